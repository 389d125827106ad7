package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// BenchmarkRecords runs the rules about .bib files over one of 2000 entries,
// of which each names the next; ten times as many take ten times as long.
func BenchmarkRecords(b *testing.B) {
	for _, n := range []int{200, 2000, 20000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			subject := check.NewSubject(document(b, cite.Example{Format: "bibtex", Source: database(n)}))
			for b.Loop() {
				for _, r := range check.All {
					if strings.HasPrefix(r.ID, "CC5") || strings.HasPrefix(r.ID, "CC7") {
						_, _ = check.Run(context.Background(), r, subject)
					}
				}
			}
		})
	}
}

// database makes a .bib file of n entries with what rules look at.
func database(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "@incollection{moore%d,\n  author = {Moore, Ann and Hill, Mary},\n  title = {Councils of Town %d},\n"+
			"  crossref = {moore%d},\n  publisher = macro%d,\n  note = {},\n  note = {},\n  fiel = {x},\n  year = %d\n}\n\n", i/2, i, i+1, i, 1900+i%100)
	}
	return b.String()
}

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

// BenchmarkTexts runs the rules about words over values that are long and full
// of signs that open something; ten times as long takes ten times the time.
func BenchmarkTexts(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			value := strings.Repeat("a_b & $5 ( `` <i>\\( \\verb| https:// London, J. M{\\\"u} &amp; \\url=", n)
			source := "@book{a,\n  title = {" + value + "},\n  publisher = {" + value + "},\n  journal = {" + value + "}\n}\n"
			subject := check.NewSubject(document(b, cite.Example{Format: "bibtex", Source: source}))
			for b.Loop() {
				for _, id := range strings.Fields("CC517 CC518 CC519 CC520 CC521 CC522 CC523 CC524 CC525 CC526 CC527 CC528 CC529 CC530 CC536 CC537") {
					_, _ = check.Run(context.Background(), check.Find(id)[0], subject)
				}
			}
		})
	}
}

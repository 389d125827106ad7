package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

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

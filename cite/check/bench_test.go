package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// long makes an article of about 100 kB that cites 300 references.
func long(t testing.TB) *cite.Document {
	var b strings.Builder
	b.WriteString("# Councils\n\n")
	for i := range 300 {
		fmt.Fprintf(&b, "Councils came first [%d], as [others](https://example.org/p%d) say; the vote, e.g. in May, was not what "+
			"the sailors (and soldiers) had asked for: they wanted bread, peace and land.\n\n", i+1, i)
	}
	b.WriteString("## References\n\n")
	for i := range 300 {
		fmt.Fprintf(&b, "%d. Miller%c, Ann, and John Smith. *The Councils of Town %d*. New York: Pantheon Books, %d. https://example.org/b%d\n",
			i+1, 'a'+rune(i%26), i, 1900+i%100, i)
	}
	return document(t, cite.Example{Format: "markdown", Source: b.String()})
}

// BenchmarkOffline runs every rule that needs no network. The aim is less than
// three milliseconds.
func BenchmarkOffline(b *testing.B) {
	article := long(b)
	b.ReportAllocs()
	for b.Loop() {
		doc := check.NewSubject(article)
		for _, r := range check.All {
			if r.Needs&check.NeedVerdicts == 0 {
				_, _ = check.Run(context.Background(), r, doc)
			}
		}
	}
}

func BenchmarkRule(b *testing.B) {
	doc := check.NewSubject(long(b))
	for _, r := range check.All {
		b.Run(r.ID, func(b *testing.B) {
			for b.Loop() {
				_, _ = check.Run(context.Background(), r, doc)
			}
		})
	}
}

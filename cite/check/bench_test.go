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

// BenchmarkGrowth runs all rules that need no network over articles of ten to
// ten thousand references, each with something to say about. The time for one
// reference must stay the same.
func BenchmarkGrowth(b *testing.B) {
	for _, n := range []int{10, 100, 1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			article := faulty(b, n)
			for b.Loop() {
				_, _ = check.RunAll(context.Background(), check.All, check.NewSubject(article), false)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/reference")
		})
	}
}

// faulty makes an article of n references and as many citations, all with
// faults.
func faulty(t testing.TB, n int) *cite.Document {
	var b strings.Builder
	b.WriteString("# Councils\n\n")
	for i := range n {
		fmt.Fprintf(&b, "TODO: councils came first (Miller%d %d) [citation needed], see [here](http://localhost/%d?utm_source=a). turn0search%d\n\n", i, 1901+i%90, i, i)
	}
	b.WriteString("## References\n\n")
	for i := range n {
		fmt.Fprintf(&b, "- Miller%d, Ann. \"The Councils (of Town %d.\" *Past & Present* %d (%d): 437–411. ISBN 0-394-47174-8 [online here] [?] https://bit.ly/%d\n", i, i, i, 1900+i%90, i)
	}
	return document(t, cite.Example{Format: "markdown", Source: b.String()})
}

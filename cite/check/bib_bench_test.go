package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// BenchmarkRecords runs every rule that needs no network over a .bib file of
// 2000 entries.
func BenchmarkRecords(b *testing.B) {
	var s strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&s, "@article{miller%d,\n  author = {Miller%c, Ann and John Smith and {\\'E}mile Durkheim},\n  title = {The Councils of Town %d: A History of {Russia}},\n"+
			"  journal = {History Today},\n  volume = {%d},\n  pages = {%d--%d},\n  year = {%d},\n  month = jan,\n  doi = {10.1000/x%d},\n  url = {https://example.org/%d}\n}\n\n",
			i, 'a'+rune(i%26), i, i%40+1, i, i+10, 1900+i%100, i, i)
	}
	doc := check.NewSubject(document(b, cite.Example{Format: "bibtex", Source: s.String()}))
	b.SetBytes(int64(s.Len()))
	b.ReportAllocs()
	for b.Loop() {
		for _, r := range check.All {
			if r.Needs&check.NeedVerdicts == 0 {
				_, _ = check.Run(context.Background(), r, doc)
			}
		}
	}
}

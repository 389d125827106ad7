package normalize_test

import (
	"testing"

	"github.com/citecheck/citecheck/cite/normalize"
)

func BenchmarkEntry(b *testing.B) {
	ref := tagged(b, "Doe, J. “On the Soviets”, History 12(3), pp. 153–60, doi:10.1000/ABC.",
		"author", "Doe, J", "title", "“On the Soviets”", "journal", "History", "volume", "12", "issue", "3", "pages", "153–60", "doi", "10.1000/ABC")
	b.ReportAllocs()
	for b.Loop() {
		if e := normalize.Entry(ref, nil); e.Type != "article-journal" {
			b.Fatal(e.Type)
		}
	}
}

package name_test

import (
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/name"
)

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		for _, tt := range worldLists {
			name.Parse(tt.list)
		}
	}
}

// TestLongLists reads lists that no one writes.
func TestLongLists(t *testing.T) {
	for _, unit := range []string{
		"a, ", "A and ", "Doe, J., ", "University of X, ", "et al. ", "(ed.) ", "((", "[]", "Müller y ", "Department and ", "A B C ",
		"王、", "김·", "von ", "Jr. ", "; A", "Dr. ", "— ", "等", "…", "1,", "; M.", "A. B, ", "Jean-", ", ", "&", "/",
	} {
		list := strings.Repeat(unit, 10_000/len(unit))
		if got := name.Parse(list); len(got) > len(list) {
			t.Errorf("%d names in %d times %q", len(got), len(list)/len(unit), unit)
		}
	}
}

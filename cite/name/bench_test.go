package name_test

import (
	"strings"
	"testing"
	"time"

	"github.com/citecheck/citecheck/cite/name"
)

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		for _, tt := range worldLists {
			name.Parse(tt.list)
		}
	}
}

// TestLongLists holds that no input takes more than linear time.
func TestLongLists(t *testing.T) {
	for _, unit := range []string{
		"a, ", "A and ", "Doe, J., ", "University of X, ", "et al. ", "(ed.) ", "((", "[]", "Müller y ", "Department and ", "A B C ",
		"王、", "김·", "von ", "Jr. ", "; A", "Dr. ", "— ", "等", "…", "1,", "; M.", "A. B, ", "Jean-", ", ", "&", "/",
	} {
		list := strings.Repeat(unit, 10_000/len(unit))
		start := time.Now()
		name.Parse(list)
		if took := time.Since(start); took > 5*time.Second {
			t.Errorf("%d times %q took %v", len(list)/len(unit), unit, took)
		}
	}
}

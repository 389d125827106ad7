package check_test

import (
	"fmt"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

func soviets(t testing.TB, name, format string) *cite.Document {
	t.Helper()
	data, err := os.ReadFile("../../testdata/soviets/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return document(t, cite.Example{Format: format, Source: string(data)})
}

// all returns what all rules find, as "CC201 105:60".
func all(t testing.TB, doc *cite.Document) []string {
	t.Helper()
	var found []string
	for _, r := range check.All {
		if r.Off {
			continue
		}
		for _, f := range findings(t, r, doc) {
			at := doc.Position(f.Span.Part, f.Span.Start)
			found = append(found, fmt.Sprintf("%s %d:%d", f.Rule, at.Line, at.Column))
		}
	}
	return found
}

// TestSoviets demands every finding of the article, each at its place, and no
// other.
func TestSoviets(t *testing.T) {
	tests := []struct {
		file, format string
		want         []string
	}{
		{"article.txt", "text", []string{
			"CC201 105:60", "CC201 107:25", "CC201 109:91",
			"CC226 4:14", "CC226 29:20", "CC226 38:25",
			"CC227 117:44", "CC227 117:49", "CC227 117:54", "CC227 117:59",
			"CC227 117:64", "CC227 117:69", "CC227 117:74", "CC227 117:79",
			"CC501 109:35",
			"CC606 111:1", "CC606 113:1", "CC606 115:128",
			"CC802 107:1", "CC802 109:35", "CC802 111:1", "CC802 113:1", "CC802 115:128",
		}},
		{"article.html", "html", []string{
			"CC201 76:72", "CC201 77:28", "CC201 78:103",
			"CC226 26:324", "CC226 38:321", "CC226 42:327",
			"CC227 82:47", "CC227 82:55", "CC227 82:64", "CC227 82:72",
			"CC227 82:81", "CC227 82:89", "CC227 82:98", "CC227 82:106",
			"CC501 78:38",
			"CC606 79:4", "CC606 80:4", "CC606 81:131",
			"CC802 77:4", "CC802 78:38", "CC802 79:4", "CC802 80:4", "CC802 81:131",
		}},
		{"healthy.html", "html", []string{
			"CC606 79:4", "CC606 80:4", "CC606 81:131",
			"CC802 77:4", "CC802 78:38", "CC802 79:4", "CC802 80:4", "CC802 81:131",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, all(t, soviets(t, tt.file, tt.format))); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSameOrder runs the rules again and demands the same findings in the same
// order.
func TestSameOrder(t *testing.T) {
	doc := soviets(t, "article.html", "html")
	first := all(t, doc)
	for range 3 {
		if diff := cmp.Diff(first, all(t, doc)); diff != "" {
			t.Fatalf("findings changed:\n%s", diff)
		}
	}
}

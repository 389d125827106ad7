package check

import (
	"context"
	"testing"

	"github.com/citecheck/citecheck/cite/source"
)

// TestWithoutParameters demands that all else of an address stays to the byte,
// in the spelling of its format.
func TestWithoutParameters(t *testing.T) {
	for _, tt := range []struct{ path, before, address, want string }{
		{"a.md", "[x](", "https://a.org/x?utm_source=n&id=3&utm_medium=y#frag", "https://a.org/x?id=3#frag"},
		{"a.md", "[x](", "https://a.org/x?a=1&&utm_source=n&b", "https://a.org/x?a=1&&b"},
		{"a.md", "[x](", "https://web.archive.org/web/2020/https://a.org/x?utm_source=n&id=3", ""},
		{"a.html", "<a href=\"", "https://a.org/x?utm_source=n&amp;id=3&amp;utm_medium=y#f", "https://a.org/x?id=3#f"},
		{"a.tex", "\\documentclass{article}\\begin{document}\\href{", `https://a.org/x?a=1\&utm_source=n`, "https://a.org/x?a=1"},
		{"a.tex", "\\documentclass{article}\\begin{document}\\href{", `https://a.org/x?utm_source=n\&a=1\%20\&b=2\#f`, `https://a.org/x?a=1\%20\&b=2\#f`},
	} {
		end := map[string]string{"a.md": ")\n", "a.html": "\">x</a>", "a.tex": "}{x}\\end{document}"}[tt.path]
		doc, err := source.Read(context.Background(), source.File{Path: tt.path, Data: []byte(tt.before + tt.address + end)})
		if err != nil || len(doc.Links) != 1 {
			t.Fatalf("%s: %v, %d links", tt.address, err, len(doc.Links))
		}
		got := ""
		if fixes := (&Pass{Doc: doc}).withoutParameters(&doc.Links[0], isTracker); len(fixes) > 0 {
			got = fixes[0].Edits[0].New
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.address, got, tt.want)
		}
	}
}

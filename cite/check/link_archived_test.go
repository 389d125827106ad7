package check

import (
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/source"
)

// The copy of a page that is gone is offered ready to paste.
func TestArchivedCopies(t *testing.T) {
	const copied = "https://web.archive.org/web/20200102030405/https://example.org/gone"
	tests := []struct {
		format, source string
		want           []string // the document after each fix
	}{
		{"markdown", "See [it](https://example.org/gone).\n", []string{"See [it](" + copied + ").\n"}},
		{"text", "See https://example.org/gone.\n", []string{"See " + copied + ".\n"}},
		{"mediawiki", "{{cite web |url=https://example.org/gone |title=It}}\n", []string{
			"{{cite web |url=https://example.org/gone |archive-url=" + copied + " |archive-date=2020-01-02 |url-status=dead |title=It}}\n",
			"{{cite web |url=" + copied + " |title=It}}\n",
		}},
		{"mediawiki", "{{cite web |url=https://example.org/gone |archive-url=https://example.net/x}}\n", []string{
			"{{cite web |url=" + copied + " |archive-url=https://example.net/x}}\n",
		}},
		{"bibtex", "@misc{a,\n  title = {It},\n  url = {https://example.org/gone}\n}\n", []string{
			"@misc{a,\n  title = {It},\n  url = {https://example.org/gone},\n  note = {Archived at \\url{" + copied + "}, 2020-01-02}\n}\n",
			"@misc{a,\n  title = {It},\n  url = {" + copied + "}\n}\n",
		}},
		{"bibtex", "@misc{a, url = {https://example.org/gone}, note = {Seen}}\n", []string{"@misc{a, url = {" + copied + "}, note = {Seen}}\n"}},
	}
	for _, tt := range tests {
		doc, err := source.Read(t.Context(), source.File{Path: "a", Data: []byte(tt.source), Format: tt.format})
		if err != nil {
			t.Fatal(err)
		}
		for i := range doc.References {
			doc.Links[0].Ref = i
		}
		fixes := archived(doc, &doc.Links[0], &cite.Verdict{Archive: copied})
		if len(fixes) != len(tt.want) {
			t.Errorf("%s: %d fixes, want %d", tt.source, len(fixes), len(tt.want))
			continue
		}
		for i, fix := range fixes {
			e := fix.Edits[0]
			if got := tt.source[:e.Span.Start] + e.New + tt.source[e.Span.End:]; got != tt.want[i] || !fix.Unsafe {
				t.Errorf("%s: %q, want %q", fix.Message, got, tt.want[i])
			}
		}
	}
}

package check_test

import (
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

// FuzzRecords demands of the rules about .bib files that they end, and that
// what they report and change stands in the file, whatever is in it.
func FuzzRecords(f *testing.F) {
	for _, r := range check.All {
		for _, e := range append(r.Info().Bad, r.Info().Good...) {
			if e.Format == "bibtex" {
				f.Add(e.Source)
			}
		}
	}
	f.Add("@book{a\x80 b,crossref=a\x80 b,file={C:\\x},url=a#,}\n@book(,\n@a")
	f.Add("@online{x,xdata={a,,x},ids={y,X},xdata=\"\"#\"\"}\narticle{x,\n=")
	f.Fuzz(func(t *testing.T, source string) {
		if strings.ContainsFunc(source, func(c rune) bool { return c < ' ' && c != '\n' && c != '\t' && c != '\r' }) {
			t.Skip("not a text file")
		}
		doc := document(t, cite.Example{Format: "bibtex", Source: source + "\n@misc{end, title = {End}}\n"})
		size := len(doc.Parts[0].Source)
		for _, r := range check.All {
			if !strings.Contains("4567", r.ID[2:3]) {
				continue
			}
			for _, found := range findings(t, r, doc) {
				if found.Span.Start >= found.Span.End || found.Span.End > size || strings.Contains(found.Message, "\n") {
					t.Errorf("%s: %+v", r.ID, found)
				}
				for _, fix := range found.Fixes {
					for _, e := range fix.Edits {
						if e.Span.Start > e.Span.End || e.Span.End > size {
							t.Errorf("%s: edit %+v", r.ID, e)
						}
					}
				}
			}
		}
	})
}

package check_test

import (
	"context"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/source"
)

// FuzzRules runs every rule over what the readers make of any bytes. No rule
// may panic, and what it finds must stand in the document.
func FuzzRules(f *testing.F) {
	for _, r := range check.All {
		for _, e := range append(r.Info().Bad, r.Info().Good...) {
			f.Add(e.Format, e.Source)
		}
	}
	f.Fuzz(func(t *testing.T, format, text string) {
		if source.ByName(format) == nil || len(text) > 1<<14 {
			t.Skip()
		}
		if _, err := source.Read(context.Background(), source.File{Path: "x", Data: []byte(text), Format: format}); err != nil {
			t.Skip()
		}
		doc := document(t, cite.Example{Format: format, Source: text})
		for i := range doc.Links {
			doc.Links[i].Verdict = &cite.Verdict{URL: doc.Links[i].URL, Status: cite.Statuses()[i%len(cite.Statuses())]}
		}
		for _, r := range check.All {
			for _, found := range findings(t, r, doc) {
				s := found.Span
				if s.Part != 0 || s.Start < 0 || s.End < s.Start || s.End > len(doc.Parts[0].Source) || found.Ref >= len(doc.References) {
					t.Errorf("%s: %+v in %d bytes", r.ID, found, len(doc.Parts[0].Source))
				}
			}
		}
	})
}

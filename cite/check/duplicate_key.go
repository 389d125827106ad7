package check

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var duplicateKey = &Rule{
	ID:       "CC702",
	Name:     "duplicate-key",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Two entries with one key",
		Why: "A citation of that key means the first for some programs and the last for others, and BibTeX stops. Keys that " +
			"differ in capitals alone are one key to BibTeX.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{Moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1991b,\n  author = {Moore, Ann},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@comment{@book{moore1991,\n  title = {Councils}\n}}\n"},
		},
	},
	Run: func(p *Pass) {
		first := make(map[string]*Record)
		for r := range p.Records() {
			key := strings.ToLower(r.Node.Key.Text)
			if before := first[key]; key != "" && before != nil {
				p.sameKey(r, before)
			} else if key != "" {
				first[key] = r
			}
		}
	},
}

func (p *Pass) sameKey(r, before *Record) {
	f := cite.Finding{
		Ref: r.Ref, Span: r.Place(), Message: "the key " + shown(r.Node.Key.Text) + " is taken already",
		Related: []cite.Related{{Span: before.Place(), Message: "first used here"}},
	}
	switch {
	case r.Node.Key.Text != before.Node.Key.Text:
		f.Message += " by " + shown(before.Node.Key.Text) + ": BibTeX does not tell capitals apart"
	case sameEntry(r, before):
		f.Message += ", by the same entry to the letter"
		f.Fixes = []cite.Fix{{Message: "leave out the second", Edits: []cite.Edit{{Span: r.Bib.At(wholeLines(r.Bib.Source, r.Node.Span))}}}}
	}
	p.Report(f)
}

// sameEntry reports entries that differ in white space at most.
func sameEntry(a, b *Record) bool {
	return bytes.Equal(bytes.Join(bytes.Fields(written(a.Bib, a.Node)), nil), bytes.Join(bytes.Fields(written(b.Bib, b.Node)), nil))
}

func written(b *Bib, n *bibtex.Node) []byte { return b.Source[n.Span.Start:n.Span.End] }

// wholeLines widens the span of an entry by the empty lines behind it, or by
// its line end.
func wholeLines(src []byte, s cite.Span) cite.Span {
	for s.End < len(src) && (src[s.End] == '\n' || src[s.End] == '\r') {
		s.End++
	}
	return s
}

package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var unicodeInBibtex = &Rule{
	ID:       "CC526",
	Name:     "unicode-in-bibtex8",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "Letters beyond ASCII in a file for classic BibTeX",
		Why:   "BibTeX counts bytes, so it sorts é behind z, and cuts letters in two where a style takes the first of them. biber has no such trouble. Turn this on where BibTeX itself is used.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Müller, Hans},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {M{\\\"u}ller, Hans},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@online{moore1991,\n  author = {Müller, Hans},\n  title = {Räte},\n  date = {1991},\n  url = {https://example.org/}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(slices.Concat(printedFields, nameFields)...) {
			at := strings.IndexFunc(f.TeX, func(r rune) bool { return r > 127 })
			if at >= 0 && r.Bib.Dialect != bibtex.Biblatex {
				c, n := utf8.DecodeRuneInString(f.TeX[at:])
				p.ReportRef(r.Ref, r.Within(f, at, at+n), "%q is beyond ASCII, which BibTeX cannot sort or shorten", c)
			}
		}
	},
}

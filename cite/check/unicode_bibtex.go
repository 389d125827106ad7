package check

import (
	"fmt"
	"strings"
	"unicode"
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
		for t := range p.pieces(texFields...) {
			at := strings.IndexFunc(t.tex, func(c rune) bool { return c > unicode.MaxASCII })
			if at < 0 || t.r.Bib.Dialect == bibtex.Biblatex || !utf8.ValidString(t.tex) {
				continue
			}
			c, n := utf8.DecodeRuneInString(t.tex[at:])
			f := cite.Finding{
				Ref: t.r.Ref, Span: t.span(at, at+n),
				Message: fmt.Sprintf("%q is beyond ASCII, which BibTeX cannot sort or shorten", c),
			}
			if written := bibtex.Escape(t.tex); isASCII(written) && len(bareSigns(t.tex)) == 0 {
				f.Fixes = []cite.Fix{t.fix("write "+shown(written), []texEdit{{0, len(t.tex), written}})}
			}
			p.Report(f)
		}
	},
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(c rune) bool { return c > unicode.MaxASCII })
}

package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var unescapedLatex = &Rule{
	ID:       "CC523",
	Name:     "unescaped-latex",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A sign in a .bib file that LaTeX reads as a command",
		Why: "\"Smith & Sons\" stops LaTeX with an error (Misplaced alignment tab), and behind a bare % the rest of the line vanishes from the list. " +
			"A backslash before the sign prints it; indices belong into a formula and addresses into \\url{}. Databases that only Markdown names are left alone: pandoc forgives.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Smith & Sons},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@string{sas = \"Smith & Sons\"}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = sas # { Ltd.},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The 1% and the Rest},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1991,\n  author = {Moore, Ann},\n  title = {The file my_list.txt},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Sinks of CO_2},\n  journal = {Climate Letters},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1991,\n  author = {Moore, Ann},\n  title = {From $5 to $10},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  howpublished = {https://example.org/a_b},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils \\& Soviets: the 1\\% of $x_1 & y^2$ in \\url{https://example.org/a_b%20c#d}},\n  publisher = {Verso},\n  url = {https://example.org/?a=1&b=2_3#c%20},\n  abstract = {100% & more},\n  note = {\\href{https://example.org/a_b}{online}, \\(a_b\\), \\verb|a_b|, see \\citet{a_b}},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Lines},\n  journal = IEEE_J_AC,\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		if !latexReads(p.Doc) {
			return
		}
		for t := range p.pieces(texFields...) {
			if separatesNames(&t) {
				continue // told of with the names
			}
			if signs := bareSigns(t.tex); len(signs) > 0 {
				p.bareSign(&t, signs)
			}
		}
	},
}

// latexReads reports whether the databases of a document may be meant for
// LaTeX, and not for pandoc or a program of its kind alone.
func latexReads(doc *cite.Document) bool {
	return doc.Format == "bibtex" || doc.Format == "latex"
}

// bareSign reports the first of the signs and mends all.
func (p *Pass) bareSign(t *texPiece, signs []texEdit) {
	first := signs[0]
	advice := "write \"" + shown(first.with) + "\""
	if first.with == "" {
		advice = "leave it out"
	}
	f := cite.Finding{
		Ref: t.r.Ref, Span: t.span(first.from, first.to),
		Message: "\"" + shown(t.tex[first.from:first.to]) + "\" means something else to LaTeX: " + advice,
	}
	fix := t.fix("write "+shown(applied(t.tex, signs)), signs)
	for _, s := range signs {
		fix.Unsafe = fix.Unsafe || strings.Contains(s.with, "$") && s.with != `\$` // the author knows what is an index
	}
	f.Fixes = []cite.Fix{fix}
	p.Report(f)
}

// separatesNames reports an ampersand between names.
func separatesNames(t *texPiece) bool {
	return slices.Contains(nameFields, t.f.Name) && strings.Contains(t.tex, " & ") && !strings.Contains(t.tex, "{")
}

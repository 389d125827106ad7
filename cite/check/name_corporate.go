package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/name"
)

var nameCorporate = &Rule{
	ID:       "CC604",
	Name:     "name-corporate-unprotected",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An organisation that BibTeX takes for a person",
		Why: "Without braces around it, \"Central Committee\" becomes \"Committee, C.\", and \"Ministry of Health and Welfare\" becomes two authors. " +
			"Braces keep the name together.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{cc1961,\n  author = {Central Committee},\n  title = {Programme},\n  publisher = {Progress},\n  year = 1961\n}\n"},
			{Format: "bibtex", Source: "@techreport{who1991,\n  author = {World Health Organization},\n  title = {Health},\n  institution = {WHO},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{bz1991,\n  author = {Bundeszentrale für politische Bildung},\n  title = {Räte},\n  publisher = {bpb},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{cc1961,\n  author = {{Central Committee} and {World Health Organization}},\n  title = {Programme},\n  publisher = {Progress},\n  year = 1961\n}\n"},
			{Format: "bibtex", Source: "@book{bank1991,\n  author = {Banks, Iain and House, Mary and Unicef and Mark Church},\n  title = {Crow Road},\n  publisher = {Scribners},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for n := range p.names() {
			if n.person() && !n.parted() && bodyLike(n.tex) {
				p.reportName(&n, n.span(), n.rewritten("write {"+n.tex+"}", "{"+n.tex+"}", false),
					"\""+excerpt(n.text)+"\" is an organisation, which BibTeX takes for a person without braces around it")
			}
		}
	},
}

// bodyLike reports whether a name in LaTeX is that of a body. What has a comma
// is a person to whoever wrote it.
func bodyLike(tex string) bool {
	if bibtex.OutsideBraces(tex, ",") >= 0 {
		return false
	}
	text := bibtex.Decode(tex)
	return strings.Contains(text, " ") && name.IsBody(text)
}

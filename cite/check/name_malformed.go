package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var nameMalformed = &Rule{
	ID:       "CC601",
	Name:     "name-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A list of names that BibTeX cannot take apart",
		Why: "An \"and\" with nothing beside it makes a nameless author, and a name has two commas at most: von Last, Jr, First. " +
			"BibTeX and biber drop what they cannot read, so an author is missing in print.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and and Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann, and Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Jr., Ann, Dr.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and {Barnes and Noble, Inc.} and King, Jr., Martin Luther and others},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{anderson1991,\n  author = {Anderson, Ann and Mandy Rand and given=Jean, prefix=de la, prefix-i=d, family=Fontaine},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		var told *BibField // one finding a field: the first fault often makes the others
		for n := range p.names() {
			if n.f == told {
				continue
			}
			if message := n.fault(); message != "" {
				p.reportName(&n, n.span(), nil, message)
				told = n.f
			}
		}
	},
}

// fault says what is wrong with the form of a name, or "".
func (n *bibName) fault() string {
	commas := bibtex.CommasIn(n.tex)
	switch {
	case n.tex == "" && n.of == 1:
		return ""
	case n.tex == "" && n.index == 0:
		return "the list of names begins with \"and\""
	case n.tex == "" && n.index == n.of-1:
		return "the list of names ends with \"and\""
	case n.tex == "":
		return "a name is missing between \"and\" and \"and\""
	case len(commas) == 0 || strings.Contains(n.tex, "=") || n.parted():
		return ""
	case strings.TrimSpace(n.tex[commas[len(commas)-1]+1:]) == "":
		return "a comma ends the name \"" + excerpt(n.text) + "\""
	case strings.TrimSpace(n.tex[:commas[0]]) == "":
		return "a comma begins the name \"" + excerpt(n.text) + "\""
	case len(commas) > 2:
		return "the name \"" + excerpt(n.text) + "\" has more than two commas, where BibTeX reads \"Last, Jr, First\""
	}
	return ""
}

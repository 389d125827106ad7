package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var nameSeparator = &Rule{
	ID:       "CC602",
	Name:     "name-separator",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Names parted by something other than \"and\"",
		Why:   "BibTeX and biber know \"and\" alone: of \"Smith, J.; Doe, A.\" they make one person with a strange name.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann; Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ann Moore \\& Mary Hill},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, A., Hill, M., Rand, B.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{hein1991,\n  author = {Anna Hein und Karl May and J. Moore, M. Hill, and B. Rand and Moss Q, Noor PR},\n  title = {Räte},\n  publisher = {Dietz},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{wang1991,\n  author = {王明、李华},\n  title = {苏维埃},\n  publisher = {商务印书馆},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Hill, Mary and {Smith & Sons} and King, Jr., M. L.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@manual{att1991,\n  author = {AT\\&T},\n  title = {Unix},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for names := range p.nameLists() {
			for i := range names {
				if names[i].parted() {
					p.partNames(names, i)
					break // one finding a list
				} else if names[i].semicolon() != "" {
					p.trimSemicolons(names, i)
					break
				}
			}
		}
	},
}

// partNames reports the first name of the list that is several, and mends all.
func (p *Pass) partNames(names []bibName, first int) {
	fix := &cite.Fix{Message: "part the names with \"and\""}
	for i := first; i < len(names) && fix != nil; i++ {
		switch more := names[i].several; {
		case more.unclear:
			fix = nil
		case len(more.names) > 1:
			fix.Edits = append(fix.Edits, cite.Edit{Span: names[i].span(), New: strings.Join(more.names, " and ")})
		}
	}
	n := &names[first]
	by := n.several.by
	if !strings.Contains(by, " ") {
		by = "\"" + by + "\""
	}
	p.reportName(n, n.span(), fix, "the names in "+n.quoted()+" must be parted by \"and\", not by "+by)
}

// semicolon returns the name without the semicolon that ends it, or "" if none
// does.
func (n *bibName) semicolon() string {
	rest := strings.TrimRight(n.tex, "; ")
	if rest == n.tex || entity.MatchString(n.tex) {
		return ""
	}
	return strings.TrimRight(rest, ", ")
}

// trimSemicolons reports the first name of the list that a semicolon ends, and
// mends all.
func (p *Pass) trimSemicolons(names []bibName, first int) {
	fix := &cite.Fix{Message: "take out the semicolons"}
	for i := first; i < len(names); i++ {
		if rest := names[i].semicolon(); rest != "" {
			fix.Edits = append(fix.Edits, cite.Edit{Span: names[i].span(), New: rest})
		}
	}
	n := &names[first]
	p.reportName(n, n.span(), fix, "a semicolon ends the name "+n.quoted())
}

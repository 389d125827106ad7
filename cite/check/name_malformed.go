package check

import (
	"slices"
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
			"BibTeX and biber drop what they cannot read, so an author is missing in print; of \"Hill, Jr.\" they make somebody called Jr. Hill.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and and Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann, and Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann, Mary, Hill},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Carl E. Moore, Jr.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and {Barnes and Noble, Inc.} and King, Jr., Martin Luther and others},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{anderson1991,\n  author = {Anderson, Ann and Mandy Rand and given=Jean, prefix=de la, prefix-i=d, family=Fontaine},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for names := range p.nameLists() {
			for i := range names {
				if message, fix := fault(names, i); message != "" {
					p.reportName(&names[i], names[i].span(), fix, message)
					break // one finding a list: the first fault often makes the others
				}
			}
		}
	},
}

// fault says what is wrong with the form of the name names[i], or "", and how
// to mend it if that is clear.
func fault(names []bibName, i int) (string, *cite.Fix) {
	n := &names[i]
	switch {
	case n.tex == "":
		return missingName(names, i)
	case n.others() && i < n.of-1:
		return "\"others\" stands for those left out only at the end of the list, here it is a name", nil
	case strings.Contains(n.tex, "=") || bibtex.Enclosed(n.tex) || n.parted():
		return "", nil
	}
	if message, fix := n.commaFault(); message != "" {
		return message, fix
	}
	if message, fix := n.suffixFault(); message != "" {
		return message, fix
	}
	return initialsFault(names, i)
}

// missingName says where in the list an "and" has nothing beside it.
func missingName(names []bibName, i int) (string, *cite.Fix) {
	n := &names[i]
	filled := func(n bibName) bool { return n.tex != "" }
	before, after := names[:i], names[i+1:]
	next := slices.IndexFunc(after, filled)
	switch {
	case n.of == 1 || !slices.ContainsFunc(names, filled):
		return "", nil
	case i == 0:
		return "the list of names begins with \"and\"", n.spliced(0, after[next].from, "")
	case next < 0:
		return "the list of names ends with \"and\"", n.spliced(before[i-1].to, len(n.f.TeX), "")
	}
	return "a name is missing between \"and\" and \"and\"", n.spliced(before[i-1].to, after[next].from, " and ")
}

// spliced is the fix that writes tex in the place of a part of the list.
func (n *bibName) spliced(from, to int, tex string) *cite.Fix {
	return &cite.Fix{
		Message: "take out the \"and\" too much",
		Edits:   []cite.Edit{{Span: n.r.Within(n.f, from, to), New: tex}},
	}
}

// commaFault says which comma of a name has nothing to part.
func (n *bibName) commaFault() (string, *cite.Fix) {
	commas := bibtex.CommasIn(n.tex)
	if len(commas) == 0 {
		return "", nil
	}
	pieces := slices.DeleteFunc(cutOutside(n.tex, ","), func(s string) bool { return strings.Trim(s, " ~") == "" })
	var fix *cite.Fix
	twoPersons := len(pieces) == 2 && strings.Contains(pieces[0], " ") && strings.Contains(pieces[1], " ") // perhaps
	if 0 < len(pieces) && len(pieces) < 3 && len(pieces) <= len(commas) && !twoPersons {
		fix = n.rewritten(strings.Join(pieces, ", "), false)
	}
	switch {
	case len(pieces) == 0:
		return "the name " + n.quoted() + " has nothing but commas", nil
	case strings.TrimSpace(n.tex[commas[len(commas)-1]+1:]) == "":
		return "a comma ends the name " + n.quoted(), fix
	case strings.TrimSpace(n.tex[:commas[0]]) == "":
		return "a comma begins the name " + n.quoted(), fix
	case len(commas) > 2:
		return "the name " + n.quoted() + " has more than two commas, where BibTeX reads \"Last, Jr, First\"", nil
	case len(pieces) < len(commas)+1:
		return "nothing stands between the commas of the name " + n.quoted(), fix
	}
	return "", nil
}

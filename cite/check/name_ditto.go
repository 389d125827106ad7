package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
)

var nameDitto = &Rule{
	ID:       "CC610",
	Name:     "name-ditto",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A dash or \"idem\" in place of an author in a database",
		Why:   "Styles put the dash for a repeated author themselves. In a database it is an author called \"———\", and the entry before it is another one as soon as the list is sorted.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {———},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ders.},\n  title = {Räte},\n  publisher = {Dietz},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {---},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Ideman, Jens and Derse, Paul},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		var before *bibName // the first author of the record before
		for names := range p.nameLists() {
			n := &names[0]
			if mark := name.Repeats(n.text); mark > 0 && mark >= len(n.text)-1 {
				p.reportName(n, n.span(), n.spelledOut(before), n.quoted()+" stands in place of a name: write the name itself")
			} else if before == nil || before.r != n.r {
				before = n
			}
		}
	},
}

// spelledOut is the fix that writes the names of the list before in the place
// of a dash. Only a person knows whether the order of the file is still that
// of the list it came from.
func (n *bibName) spelledOut(before *bibName) *cite.Fix {
	if before == nil || before.r.Bib != n.r.Bib || before.r == n.r || len(before.f.Value.Pieces) != 1 {
		return nil
	}
	return n.rewritten(before.f.TeX, true)
}

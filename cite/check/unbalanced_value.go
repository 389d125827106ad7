package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var unbalancedValue = &Rule{
	ID:       "CC524",
	Name:     "unbalanced-braces",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A bracket or quotation mark in a value without its partner",
		Why:   "Something was cut off or pasted twice; the bracket is printed as it is.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils (1905--1917},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The ``Councils of Petrograd},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History [Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils (1905--1917) and $[0,1)$: 1) how, 2) why},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The workers' ``Councils'' of the '20s},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Smile :-)},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(append([]string{"journal", "journaltitle", "publisher", "series"}, titleFields...)...) {
			if at, sign := unpaired(f.TeX); at >= 0 {
				p.ReportRef(r.Ref, r.Within(f, at, at+len(sign)), "%q has no partner in the %s", sign, f.Name)
			}
		}
	},
}

// unpaired returns the first opening sign of a value that nothing closes, or
// the closing one that nothing opened; -1 if there is none. A parenthesis that
// closes may belong to "1)" or to a smile.
func unpaired(tex string) (at int, sign string) {
	text := texText(tex)
	for _, pair := range [][2]string{{"(", ")"}, {"[", "]"}, {"``", "''"}, {"“", "”"}, {"«", "»"}} {
		open := -1
		for i := 0; i < len(tex); i++ {
			switch {
			case !text[i]:
			case strings.HasPrefix(tex[i:], pair[0]):
				if open >= 0 && pair[0] == "(" {
					return -1, "" // nested, or a list: who knows
				}
				open = i
				i += len(pair[0]) - 1
			case strings.HasPrefix(tex[i:], pair[1]):
				open = -1
				i += len(pair[1]) - 1
			}
		}
		if open >= 0 && !smiles(tex, open) {
			return open, pair[0]
		}
	}
	return -1, ""
}

func smiles(tex string, at int) bool {
	return at > 0 && strings.ContainsAny(tex[at-1:at], ":;-=")
}

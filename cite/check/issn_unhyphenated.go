package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var issnUnhyphenated = &Rule{
	ID:       "CC423",
	Name:     "issn-unhyphenated",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An ISSN without its hyphen",
		Why:   "An ISSN is written as two groups of four digits with a hyphen between them (ISO 3297). Programs that look a journal up by it expect that form.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {00182648}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018--2648}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-2648 (print), 1468-229X}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(issnFields...) {
			if _, isDOI := ident.ParseDOI(f.Text); isDOI {
				continue
			}
			numbers := bookNumbers(f.TeX)
			for _, n := range numbers {
				if len(n.digits) == 8 && !issnShape.MatchString(n.written) {
					p.reportID(r, f, n.from, n.to, r.hyphenateAll(f, numbers), "ISSN \""+n.written+"\" is written "+hyphenated(n))
					break
				}
			}
		}
	},
}

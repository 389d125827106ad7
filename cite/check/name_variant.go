package check

import (
	"github.com/citecheck/citecheck/cite"
)

var nameVariant = &Rule{
	ID:       "CC608",
	Name:     "name-variant",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A name that the file spells in two ways",
		Why: "\"Oscar Anweiler\" and \"Oskar Anweiler\" are sorted apart and counted as two people. Often one of them is a slip, or an accent was lost; " +
			"sometimes they are two people, so this is for your information.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Anweiler, Oskar},\n  title = {Die Rätebewegung},\n  publisher = {Brill},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Anweiler, Oscar},\n  title = {The Soviets},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Müller, Hans},\n  title = {Räte},\n  publisher = {Dietz},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Muller, Hans},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Mueller, Hans and Kim, Jin Soo},\n  title = {Räte},\n  publisher = {Dietz},\n  year = 1958\n}\n\n@book{a1974,\n  author = {M{\\\"u}ller, Hans and Kim, Jin-Soo},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Smith, Daniel and Anderson, John},\n  title = {Councils},\n  publisher = {Brill},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Smith, Daniela and Andersen, John and Smith, D. and M{\\\"u}ller, Hans},\n  title = {The Soviets},\n  publisher = {Pantheon},\n  year = 1974\n}\n\n@book{a1975,\n  author = {Müller, Hans},\n  title = {More Councils},\n  publisher = {Pantheon},\n  year = 1975\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, v := range p.variants() {
			rare, usual := v[0], v[1]
			p.Report(cite.Finding{
				Ref: rare.first.r.Ref, Span: rare.first.span(), Message: rare.String() + " is also spelled " + usual.String(),
				Related: []cite.Related{{Span: usual.first.span(), Message: "spelled otherwise here"}},
			})
		}
	},
}

package check

import (
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var titleTooShort = &Rule{
	ID:       "CC522",
	Name:     "title-too-short",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A title of one or two letters",
		Why:   "Hardly any work is called \"X\". Often the rest was lost, or it stands for a title to come.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {X},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {{a}},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {V.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {It},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Ulysses},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {红楼},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@manual{moore1991,\n  title = {R},\n  author = {{R Core Team}},\n  year = {2020}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("title") {
			if isOneLetter(f.Text) && r.Type != "manual" && r.Type != "software" {
				p.ReportField(r, f, "the title is \"%s\" and nothing else", f.Text)
			}
		}
	},
}

// isOneLetter reports a single letter of an alphabet, without a stop.
func isOneLetter(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}

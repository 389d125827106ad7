package check

import (
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var titleTooShort = &Rule{
	ID:       "CC522",
	Name:     "title-too-short",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A title of one letter, or one that breaks off",
		Why:   "Hardly any work is called \"X\". Often the rest was lost, or it stands for a title to come. A meeting \"on\" nothing was cut off.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Proceedings of the Second International Conference on},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {X},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {{a}},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {What the Towns Were For},\n  booktitle = {A Conference to Depend On},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {V.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {It},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Ulysses},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {红楼},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@manual{moore1991,\n  title = {R},\n  author = {{R Core Team}},\n  year = {2020}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("title", "booktitle", "journal", "journaltitle") {
			switch {
			case f.Name == "title" && isOneLetter(f.Text) && r.Type != "manual" && r.Type != "software":
				p.ReportField(r, f, "the title is \"%s\" and nothing else", shown(f.Text))
			case f.Name != "title" && breaksOff.MatchString(f.Text):
				p.ReportField(r, f, "the %s breaks off: \"%s\"", f.Name, shown(f.Text))
			}
		}
	},
}

// breaksOff matches names of meetings and journals without what they are on.
var breaksOff = pattern.New(`(?i)\b(?:conference|symposium|workshop|meeting|congress|colloquium|proceedings|transactions|journal|annals|bulletin)(?: (?:on|of|for))+(?: the)?$`)

// isOneLetter reports a single letter of an alphabet, without a stop. A sign of
// Chinese is a word.
func isOneLetter(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n == len(s) && unicode.IsLetter(r) && !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

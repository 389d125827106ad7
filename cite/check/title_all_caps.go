package check

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

var titleAllCaps = &Rule{
	ID:       "CC518",
	Name:     "title-all-caps",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A title in capitals",
		Why:   "Styles change the case of titles, but none can tell which of the capitals belong: THE SOVIETS stays as it shouts, or becomes \"the soviets\" with names and acronyms lost.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {THE COUNCILS OF PETROGRAD},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {{RUSSIA AND THE SOVIETS: A HISTORY}},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {NATO, USSR and {CPSU (B)}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {{LATEX}: {HTML}},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {КПСС},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {NASA, NOAA, ESA and IPCC},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {XML DTD},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(titleFields...) {
			if shouted(f.Text) {
				written := titleCase(f.TeX)
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Message: "\"" + shown(f.Text) + "\" is in capitals",
					Fixes: unsafe(r.edited(f, "write "+shown(written), texEdit{0, len(f.TeX), written})),
				})
			}
		}
	},
}

const (
	shoutedWords   = 3
	shoutedLetters = 12
)

// shouted reports whether a title is in capitals: it has no small letter, and
// its words are too long, or too ordinary, for a row of acronyms.
func shouted(s string) bool {
	words := strings.Fields(s)
	letters, long, ordinary := 0, 0, false
	for _, w := range words {
		n := 0
		for _, r := range w {
			if unicode.IsLower(r) {
				return false
			}
			if unicode.IsUpper(r) {
				n++
			}
		}
		letters += n
		if n > len("USSR") {
			long++
		}
		ordinary = ordinary || isWordOf(strings.ToLower(w), smallWords) && w != "A"
	}
	return len(words) >= shoutedWords && letters >= shoutedLetters && (long >= 2 || long == 1 && ordinary)
}

// unsafe marks fixes that only a person can judge.
func unsafe(fixes []cite.Fix) []cite.Fix {
	for i := range fixes {
		fixes[i].Unsafe = true
	}
	return fixes
}

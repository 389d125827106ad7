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
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {XML DTD},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(titleFields...) {
			if shouted(f.Text) {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Message: "\"" + excerpt(f.Text) + "\" is in capitals",
					Fixes: []cite.Fix{unsafe(r.Rewrite(f, "write it in small letters", capitalized(f.Text)))},
				})
			}
		}
	},
}

// shouted reports whether s has four words at least, of four letters and more
// or with them twelve letters in all, and none has a small letter.
func shouted(s string) bool {
	letters, long := 0, 0
	for _, w := range strings.Fields(s) {
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
		if n >= 4 {
			long++
		}
	}
	return letters >= 12 && long >= 2 && len(strings.Fields(s)) >= 3
}

// unsafe marks a fix that only a person can judge.
func unsafe(f cite.Fix) cite.Fix {
	f.Unsafe = true
	return f
}

package check

import (
	"strconv"

	"github.com/citecheck/citecheck/cite"
)

var isbnBefore = &Rule{
	ID:       "CC414",
	Name:     "isbn-before-its-time",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An ISBN on a book from before there were any",
		Why: "Book numbers began in 1967, so this one is of a later edition than the year says. Readers who look it up find other pages; " +
			"give the year of that edition, and the first one as origdate.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{lenin1918,\n  author = {Lenin, V. I.},\n  title = {The State and Revolution},\n  publisher = {Penguin},\n  year = 1918,\n  isbn = {0-14-018435-X}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{lenin1992,\n  author = {Lenin, V. I.},\n  title = {The State and Revolution},\n  publisher = {Penguin},\n  date = {1992},\n  origdate = {1918},\n  isbn = {0-14-018435-X}\n}\n"},
			{Format: "bibtex", Source: "@article{crow1956,\n  author = {Crow, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1956,\n  isbn = {0018-2648}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		const first = 1967 // of the SBN, which became the ISBN in 1970
		for r, f := range p.FieldsNamed("isbn") {
			if r.Entry == nil {
				continue
			}
			if year := r.Entry.Dates["issued"].Year; 0 < year && year < first && hasISBN(f) {
				p.ReportField(r, f, "%s has an ISBN, and there were none before %d: it is of a later edition", strconv.Itoa(year), first)
			}
		}
	},
}

// hasISBN reports whether a field holds an ISBN with its right check digit.
func hasISBN(f *BibField) bool {
	for _, n := range bookNumbers(f.TeX) {
		if len(n.digits) >= 10 && isbnCheck(n.digits) == "" && (len(n.digits) == 10 || n.digits[:2] == "97") {
			return true
		}
	}
	return false
}

package check

import (
	"strconv"
	"strings"

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
			{Format: "markdown", Source: "## References\n\n- Lenin, Vladimir I. *State and Revolution*. Moscow: Progress, 1918. ISBN 978-0-14-018435-8.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{lenin1918,\n  author = {Lenin, V. I.},\n  title = {The State and Revolution},\n  publisher = {Penguin},\n  year = 1918,\n  isbn = {0-14-018435-X}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lenin, Vladimir I. *State and Revolution*. London: Penguin, 1992 [1918]. ISBN 978-0-14-018435-8.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{lenin1992,\n  author = {Lenin, V. I.},\n  title = {The State and Revolution},\n  publisher = {Penguin},\n  date = {1992},\n  origdate = {1918},\n  isbn = {0-14-018435-X}\n}\n"},
			{Format: "bibtex", Source: "@article{crow1956,\n  author = {Crow, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1956,\n  isbn = {0018-2648}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenBefore()
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

// writtenBefore reports references in words that have an ISBN and no year in
// which there were any.
func (p *Pass) writtenBefore() {
	for id := range p.written(writtenISBN) {
		digits, whole := id.isbn()
		ref := &p.Doc.References[id.ref]
		if !whole || isbnCheck(digits) != "" || ref.Entry == nil {
			continue
		}
		latest := 0
		for _, y := range years(strings.ReplaceAll(ref.Text.String(), id.value, "")) {
			latest = max(latest, y)
		}
		if year := ref.Entry.Dates["issued"].Year; year > 1400 && year == latest && year < 1967 {
			p.ReportRef(id.ref, id.span, "%d has an ISBN, and there were none before 1967: it is of a later edition", year)
		}
	}
}

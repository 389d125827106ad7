package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var issnAsISBN = &Rule{
	ID:       "CC416",
	Name:     "issn-as-isbn",
	Severity: cite.Info, // programs that manage references write it so, and few styles print it
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The ISSN of a journal in the field for the ISBN of a book",
		Why: "An ISBN has ten or thirteen digits, an ISSN eight. Several programs put both into one field; a style that prints " +
			"the ISBN, or a program that looks a book up by it, then has the wrong number.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  isbn = {0018-2648}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  isbn = {0018-2648; 1468-229X}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-2648}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("isbn") {
			if n, issn := issnIn(f); issn != "" {
				var fix *cite.Fix
				if strings.TrimSpace(f.TeX) == n.written {
					fix = r.movedTo(f, "issn", issn)
				}
				p.reportID(r, f, n.from, n.to, fix, "the field isbn holds the ISSN "+issn)
			}
		}
	},
}

// issnIn returns the first ISSN of a field, or "".
func issnIn(f *BibField) (bookNumber, string) {
	if _, isDOI := ident.ParseDOI(f.Text); isDOI {
		return bookNumber{}, ""
	}
	for _, n := range bookNumbers(f.TeX) {
		if issn, ok := ident.ParseISSN(n.digits); ok {
			return n, issn
		}
	}
	return bookNumber{}, ""
}

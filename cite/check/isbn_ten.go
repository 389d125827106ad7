package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var isbnTen = &Rule{
	ID:       "CC415",
	Name:     "isbn-of-ten-digits",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "An ISBN with ten digits, where thirteen have been the rule since 2007",
		Why:   "Both name the same book, but catalogues that know only the longer form do not find it by the shorter one, and neither do comparisons.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {978-0-394-47173-0}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3, 978-0-394-47173-0}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("isbn") {
			numbers := bookNumbers(f.TeX)
			if len(numbers) != 1 || len(numbers[0].digits) != 10 || !ident.ValidISBN(numbers[0].digits) {
				continue
			}
			n, long := numbers[0], ident.ISBN13(numbers[0].digits)
			if strings.Contains(n.written, "-") {
				long = "978-" + n.written[:len(n.written)-1] + long[12:]
			}
			p.reportID(r, f, n.from, n.to, r.replaced(f, n.from, n.to, "write "+long, long), "ISBN \""+n.written+"\" has thirteen digits since 2007: "+long)
		}
	},
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var isbnChecksum = &Rule{
	ID:       "CC412",
	Name:     "isbn-mistyped",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An ISBN with a wrong check digit",
		Why:   "The last digit is worked out from the others, so one of them is mistyped. Under this number there is no book, or another one.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lewin, Moshe. *The Making of the Soviet System*. New York: Pantheon, 1985. ISBN 0-394-47174-8.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-8}\n}\n"},
			{Format: "bibtex", Source: "@book{moore2011,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 2011,\n  isbn = {9780394471731}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lewin, Moshe. *The Making of the Soviet System*. New York: Pantheon, 1985. ISBN 0 8044 2957 X, 2 vols.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999. ISBN: 978-1-78168-042-1 3 vols.\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3, 978-0-394-47173-0, 080442957x}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenISBNs()
		for r, f := range p.FieldsNamed("isbn") {
			if _, isDOI := ident.ParseDOI(f.Text); isDOI {
				continue
			}
			for _, n := range bookNumbers(f.TeX) {
				if want := isbnCheck(n.digits); want != "" {
					p.reportID(r, f, n.from, n.to, nil, "ISBN \""+n.written+"\" has a digit mistyped: after the others the last would be "+want)
					break
				}
			}
		}
	},
}

// isbnCheck returns the check digit that a number ought to have, or "" if it
// has that, or is no ISBN by its form.
func isbnCheck(digits string) string {
	switch {
	case ident.ValidISBN(digits):
		return ""
	case len(digits) == 10:
		return checkISBN10(digits)
	case len(digits) == 13 && !strings.HasSuffix(digits, "X") && (strings.HasPrefix(digits, "978") || strings.HasPrefix(digits, "979")):
		return checkISBN13(digits)
	}
	return ""
}

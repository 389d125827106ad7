package check

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var isbnMalformed = &Rule{
	ID:       "CC411",
	Name:     "isbn-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Something in the place of an ISBN that cannot be one",
		Why:   "An ISBN has ten digits, or thirteen that begin with 978 or 979. No catalogue and no shop finds a book by anything else.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lewin, Moshe. *The Making of the Soviet System*. New York: Pantheon, 1985. ISBN 0-394-4717.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-4717}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1971,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1971,\n  isbn = {571081789}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lewin, Moshe. *The Making of the Soviet System*. New York: Pantheon, 1985. SBN 394-50242-4; ISBN 0394502424.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999. ISBN 978 1 78168 042 1.\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3 (pbk.), ISBN 978 0 394 47173 0; 0-8044-2957-x}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.shortISBNs()
		for r, f := range p.FieldsNamed("isbn") {
			if strings.TrimSpace(f.TeX) == "" {
				continue
			}
			p.isbnForm(r, f)
		}
	},
}

// isbnForm reports the first thing in the field that has not the form of an
// ISBN.
func (p *Pass) isbnForm(r *Record, f *BibField) {
	numbers := bookNumbers(f.TeX)
	if doi, ok := ident.ParseDOI(f.Text); ok {
		p.reportID(r, f, 0, len(f.TeX), r.movedTo(f, "doi", doi), "the field isbn holds the DOI \""+excerpt(doi)+"\"")
		return
	}
	if len(numbers) == 0 {
		p.reportID(r, f, 0, len(f.TeX), nil, "\""+shown(f.Text)+"\" is not an ISBN, which has 10 or 13 digits")
		return
	}
	for _, n := range numbers {
		if message, fix := isbnFault(r, f, n); message != "" {
			p.reportID(r, f, n.from, n.to, fix, message)
			return
		}
	}
}

// isbnFault says what keeps a number from being an ISBN, its check digit left
// aside, and how to mend it if that is clear.
func isbnFault(r *Record, f *BibField, n bookNumber) (string, *cite.Fix) {
	switch {
	case len(n.digits) == 10:
		return "", nil
	case len(n.digits) == 13 && (strings.HasPrefix(n.digits, "978") || strings.HasPrefix(n.digits, "979")):
		return "", nil
	case len(n.digits) == 13:
		return "ISBN \"" + n.written + "\" begins with neither 978 nor 979", nil
	case ident.ValidISSN(n.digits[:min(4, len(n.digits))] + "-" + n.digits[min(4, len(n.digits)):]):
		return "", nil // for CC416
	case len(n.digits) == 9 && ident.ValidISBN("0"+n.digits):
		return "SBN \"" + n.written + "\" has 9 digits: as an ISBN it begins with a 0", r.replaced(f, n.from, n.to, "write 0"+n.written, "0"+strings.TrimSpace(n.written))
	}
	return fmt.Sprintf("ISBN %q has %d digits, where it must have 10 or 13", excerpt(n.written), len(n.digits)), nil
}

package check

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// issnFields hold ISSNs, in the words of several programs.
var issnFields = []string{"issn", "eissn", "e-issn", "pissn", "issn-l", "issnl"}

var issnMalformed = &Rule{
	ID:       "CC421",
	Name:     "issn-malformed",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Something in the field for the ISSN that has not its form",
		Why:   "An ISSN is written as two groups of four digits with a hyphen between them. Programs that look a journal up by it expect that form.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-26481}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  issn = {0-394-47173-3}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  issn = {0018-2648 (print), 1468-229X}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(issnFields...) {
			if strings.TrimSpace(f.TeX) != "" {
				p.issnForm(r, f)
			}
		}
	},
}

// issnForm reports the first thing in the field that has not the form of an
// ISSN.
func (p *Pass) issnForm(r *Record, f *BibField) {
	numbers := bookNumbers(f.TeX)
	doi, isDOI := ident.ParseDOI(f.Text)
	switch {
	case isDOI:
		p.reportID(r, f, 0, len(f.TeX), r.movedTo(f, "doi", doi), "the field "+f.Name+" holds the DOI \""+excerpt(doi)+"\"")
		return
	case len(numbers) == 0:
		p.reportID(r, f, 0, len(f.TeX), nil, "\""+shown(f.Text)+"\" is not an ISSN, which has eight digits: 1234-567X")
		return
	}
	for _, n := range numbers {
		if message, fix := issnFault(r, f, n, numbers); message != "" {
			p.reportID(r, f, n.from, n.to, fix, message)
			return
		}
	}
}

// issnShape is the form of an ISSN.
var issnShape = pattern.New(`^[0-9]{4}-[0-9]{3}[0-9Xx]$`)

func issnFault(r *Record, f *BibField, n bookNumber, all []bookNumber) (string, *cite.Fix) {
	switch {
	case len(n.digits) == 8:
		return "", nil // for CC423
	case ident.ValidISBN(n.digits) && len(all) == 1 && strings.TrimSpace(f.TeX) == n.written:
		return "the field " + f.Name + " holds the ISBN " + n.written, r.movedTo(f, "isbn", n.written)
	case ident.ValidISBN(n.digits):
		return "the field " + f.Name + " holds the ISBN " + n.written, nil
	}
	return fmt.Sprintf("ISSN %q has %d digits, where it must have 8", excerpt(n.written), len(n.digits)), nil
}

func hyphenated(n bookNumber) string { return n.digits[:4] + "-" + n.digits[4:] }

// hyphenateAll is the fix that gives every ISSN of a field its hyphen.
func (r *Record) hyphenateAll(f *BibField, numbers []bookNumber) *cite.Fix {
	tex := f.TeX
	for i := len(numbers) - 1; i >= 0; i-- {
		if n := numbers[i]; len(n.digits) == 8 {
			tex = tex[:n.from] + hyphenated(n) + tex[n.to:]
		}
	}
	return r.rewrote(f, tex)
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var emptyField = &Rule{
	ID:       "CC533",
	Name:     "empty-field",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A field without a value",
		Why:   "Somebody meant to look it up, or a program left it behind. It says nothing, and some styles print a stray comma for it.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  volume = {},\n  series = \" \",\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@inbook{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  note = {},\n  crossref = {works}\n}\n\n@book{works,\n  author = {Moore, Ann},\n  title = {Works},\n  note = {In two volumes},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed() {
			if blank(f) && !r.borrows() {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Bib.At(f.Field.Name.Span), Message: "the field " + f.Name + " is empty",
					Fixes: []cite.Fix{r.without(f, "leave it out")},
				})
			}
		}
	},
}

// blank reports a value of which nothing is printed. What is missing behind
// the "=", or is a macro, other rules speak of.
func blank(f *BibField) bool {
	for _, p := range f.Value.Pieces {
		if p.Unclosed || p.Kind == bibtex.Macro {
			return false
		}
	}
	return len(f.Value.Pieces) > 0 && strings.Trim(f.TeX, " \t\r\n{}~") == ""
}

// borrows reports a record that takes fields over: an empty one of its own
// keeps the other's out, and that may be meant.
func (r *Record) borrows() bool { return r.Has("crossref", "xdata") }

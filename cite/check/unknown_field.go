package check

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var unknownField = &Rule{
	ID:       "CC504",
	Name:     "unknown-field",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true, // reference managers and styles have fields of their own
	Doc: Doc{
		Title: "A field that styles have no use for",
		Why: "What a field of that name says is not printed: its name is misspelt, or the type has no such field. Off, " +
			"since databases may hold more than styles print.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{knuth1984,\n  auhtor = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  year = 1984\n}\n"},
			{Format: "bibtex", Source: "@thesis{moore1988,\n  author = {Moore, Ann},\n  title = {Councils},\n  institution = {University of York},\n  journaltitle = {History},\n  date = {1988},\n  location = {York}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  editor = {Hill, Christopher},\n  title = {Councils},\n  publisher = {Pantheon},\n  volume = 2,\n  number = 11,\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  volume = 27,\n  number = 2,\n  year = 1984,\n  doi = {10.1093/comjnl/27.2.97}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed() {
			if message, meant := r.useless(f); message != "" {
				finding := cite.Finding{Ref: r.Ref, Span: r.Bib.At(f.Field.Name.Span), Message: message}
				if meant != "" && !r.Has(synonyms(meant)...) {
					finding.Fixes = []cite.Fix{r.renamed(f, meant)}
				}
				p.Report(finding)
			}
		}
	},
}

// useless says why a field is not printed, and which field is meant if its
// name is misspelt.
func (r *Record) useless(f *BibField) (message, meant string) {
	plain, latex := knowsField(bibtex.BibTeX, f.Name), knowsField(bibtex.Biblatex, f.Name)
	switch {
	case !plain && !latex && privateField(f.Name):
		return "", ""
	case !plain && !latex:
		if meant = nearestField(f.Name); meant != "" {
			return "no style knows the field " + shown(f.Name) + ": " + meant + " is the nearest", meant
		}
		return "neither BibTeX nor biblatex knows the field " + shown(f.Name), ""
	case r.Bib.Dialect == bibtex.BibTeX:
		return r.outdone(f), ""
	case r.Bib.Dialect == bibtex.Biblatex && !r.takes(canonical(f.Name)):
		return "biblatex has no field " + f.Name + " in @" + r.Type, ""
	}
	return "", ""
}

// privateField reports a field that a package or a reference manager adds, or
// that editors keep out of print by a prefix (Emacs).
func privateField(name string) bool {
	return knowsField("styles", name) || strings.HasPrefix(name, "opt") || strings.HasPrefix(name, "alt") || strings.HasPrefix(name, "bdsk-") || strings.HasPrefix(name, "__")
}

// takes reports whether the type of a record has a field. A date has parts,
// and types that the model says nothing of take everything.
func (r *Record) takes(name string) bool {
	own := fieldsOf(r.Type)
	if own == nil || slices.Contains(own, name) || slices.Contains(dataModels()[bibtex.Biblatex].ofType["*"], name) {
		return true
	}
	if prefix, ok := strings.CutSuffix(name, "date"); ok {
		return r.takes(prefix + "year")
	}
	return false
}

// outdone says that the standard styles print one of two fields only.
func (r *Record) outdone(f *BibField) string {
	switch f.Name {
	case "editor":
		if (r.Type == "book" || r.Type == "inbook") && r.Has("author") {
			return "BibTeX's standard styles print the author or the editor of a @" + r.Type + ", not both"
		}
	case "number":
		if slices.Contains([]string{"book", "inbook", "incollection", "inproceedings", "conference", "proceedings"}, r.Type) && r.Has("volume") {
			return "BibTeX's standard styles print the volume or the number of a @" + r.Type + ", not both"
		}
	}
	return ""
}

// nearestField returns the field whose name a slip of the pen turns into
// name, or "". Names of a few letters are too near to each other.
func nearestField(name string) string {
	if len(name) < 4 || len(name) > 20 {
		return ""
	}
	for _, known := range fieldNames() {
		if near := len(known) - len(name); len(known) > 3 && -1 <= near && near <= 1 && distance(name, known) == 1 {
			return known
		}
	}
	return ""
}

// fieldNames are the fields of both dialects that people write, in order.
var fieldNames = sync.OnceValue(func() []string {
	names := slices.Collect(maps.Keys(dataModels()[bibtex.BibTeX].fields))
	for name, kind := range dataModels()[bibtex.Biblatex].fields {
		if !strings.HasSuffix(kind, "datepart") {
			names = append(names, name)
		}
	}
	names = append(names, "year", "month")
	slices.Sort(names)
	return slices.Compact(names)
})

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var duplicateField = &Rule{
	ID:       "CC532",
	Name:     "duplicate-field",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A field that stands twice in one entry",
		Why:   "BibTeX takes the first and drops the second, biber the other way round: one of the two is lost, and which depends on the program.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991,\n  Year = 1992\n}\n"},
			{Format: "bibtex", Source: "@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1988,\n  publisher = {Pantheon}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			p.duplicateFields(r)
		}
	},
}

func (p *Pass) duplicateFields(r *Record) {
	first := make(map[string]*BibField)
	for i := range r.Fields {
		f := &r.Fields[i]
		before := first[f.Name]
		if before == nil {
			first[f.Name] = f
			continue
		}
		same := strings.Join(strings.Fields(f.TeX), " ") == strings.Join(strings.Fields(before.TeX), " ")
		finding := cite.Finding{
			Ref: r.Ref, Span: r.Bib.At(f.Field.Name.Span), Message: "this entry has two fields " + f.Name + ", and programs take one of them",
			Related: []cite.Related{{Span: r.Bib.At(before.Field.Name.Span), Message: "the first is here"}},
		}
		if same {
			finding.Message = "this entry has the field " + f.Name + " twice, with the same value"
		}
		if same || strings.TrimSpace(f.TeX) == "" {
			finding.Fixes = []cite.Fix{r.without(f, "leave out the second "+f.Name)}
		}
		p.Report(finding)
	}
}

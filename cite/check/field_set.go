package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var inconsistentFieldSet = &Rule{
	ID:       "CC709",
	Name:     "inconsistent-field-set",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true, // what an entry lacks, its work may lack too
	Doc: Doc{
		Title: "An entry without a field that nearly all of its type have in the file",
		Why:   "A bibliography that gives the series or the language of every book but one looks unfinished there.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  pages = {3--9},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: peers(9) + "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			customs := b.fieldCustoms()
			for _, r := range b.Records {
				var missing []string
				for _, name := range customs[r.Type] {
					if !r.Has(synonyms(name)...) {
						missing = append(missing, name)
					}
				}
				if len(missing) > 0 && !r.orphaned() {
					p.ReportRecord(r, "this @%s has no %s, as nearly all others in the file do", r.Type, strings.Join(missing, " and no "))
				}
			}
		}
	},
}

// fieldCustoms returns the fields that nearly all entries of a type have.
func (b *Bib) fieldCustoms() map[string][]string {
	total, having := make(map[string]int), make(map[string]map[string]int)
	for _, r := range b.Records {
		if total[r.Type]++; having[r.Type] == nil {
			having[r.Type] = make(map[string]int)
		}
		for _, name := range r.fieldSet() {
			having[r.Type][name]++
		}
	}
	customs := make(map[string][]string)
	for name, n := range total {
		for field, have := range having[name] {
			if n >= fewestPeers && have < n && float64(have) >= mostPeers*float64(n) {
				customs[name] = append(customs[name], field)
			}
		}
		slices.Sort(customs[name])
	}
	return customs
}

// fieldSet returns the names of the fields of a record that styles know, each
// once and under one name. What programs note for themselves does not count.
func (r *Record) fieldSet() []string {
	var names []string
	for _, fields := range [...][]BibField{r.Fields, r.Lent} {
		for i := range fields {
			name := canonical(fields[i].Name)
			if name == "year" {
				name = "date"
			}
			if strings.TrimSpace(fields[i].TeX) != "" && (fieldsOf(r.Type) == nil || slices.Contains(fieldsOf(r.Type), name) || name == "date" || name == "doi" || name == "langid") {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var doiWrongField = &Rule{
	ID:       "CC405",
	Name:     "doi-in-wrong-field",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A DOI in another field than doi",
		Why:   "Styles print and link the field doi in their own way, and programs find duplicates and open copies by it. In url or note a DOI is just text.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  url = {https://doi.org/10.1017/S0018246X00014035}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  note = {doi:10.1017/S0018246X00014035}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/S0018246X00014035},\n  note = {Data: doi:10.5061/dryad.234}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  url = {https://www.history.org/doi/10.1017/S0018246X00014035}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if r.Has("doi") {
				continue
			}
			for i := range r.Fields {
				f := &r.Fields[i]
				if doi := doiElsewhere(f); doi != "" {
					p.reportID(r, f, 0, len(f.TeX), r.movedTo(f, "doi", doi), "the field "+f.Name+" holds the DOI "+excerpt(doi)+", and the entry has no doi")
					break
				}
			}
		}
	},
}

// besides are fields in which DOIs end up.
var besides = pattern.New(`^(?:url|note|howpublished|pages|number|volume|eid|eprint|addendum|ee|annote|issue|key)$`)

// lead is what may stand before a DOI that is the whole of a value.
var lead = pattern.New(`(?i)^(?:available (?:at|online)|retrieved from|online|url|doi)?[\s:.=]*(?:<\s*)?(?:url)?`)

// doiElsewhere returns the DOI that is the whole value of a field, or "".
func doiElsewhere(f *BibField) string {
	if !besides.MatchString(f.Name) || !strings.Contains(f.TeX, "10.") || strings.ContainsAny(f.TeX, "\n") {
		return ""
	}
	s := strings.TrimRight(f.Text, " .>")
	s = s[len(lead.FindString(s)):]
	if doi := addressOfDOI(s); doi != "" {
		if !strings.HasSuffix(s, doi) && !strings.ContainsAny(s, "%") {
			return ""
		}
		return doi
	}
	if doi, ok := ident.ParseDOI(s); ok && len(doi) == len(s) {
		return s
	}
	return ""
}

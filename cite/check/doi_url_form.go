package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var doiURLForm = &Rule{
	ID:       "CC404",
	Name:     "doi-as-url-form",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A DOI as an address, or under one of its former addresses",
		Why: "The field doi holds the DOI alone: styles put https://doi.org/ before it, and some do so although it is there already. " +
			"In url, dx.doi.org and http still work, but https://doi.org/ is what DOIs are shown as since 2017.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {https://doi.org/10.1017/S0018246X00014035}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/S0018246X00014035},\n  url = {http://dx.doi.org/10.1017/S0018246X00014035}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/S0018246X00014035},\n  url = {https://doi.org/10.1017/S0018246X00014035}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("doi", "url") {
			doi := addressOfDOI(f.Text)
			switch {
			case doi == "":
			case f.Name == "doi":
				p.reportID(r, f, 0, len(f.TeX), r.rewrote(f, doi), "\""+excerpt(f.Text)+"\" is an address, where the DOI alone is expected: "+excerpt(doi))
			case r.Has("doi") && !strings.HasPrefix(f.Text, "https://doi.org/"):
				p.formerAddress(r, f)
			}
		}
	},
}

// formerAddress reports an address of a DOI that is not https://doi.org/.
func (p *Pass) formerAddress(r *Record, f *BibField) {
	host := doiHost.FindString(f.TeX)
	if host == "" {
		return // \url{...}
	}
	p.reportID(r, f, 0, len(host), r.replaced(f, 0, len(host), "write https://doi.org/", "https://doi.org/"),
		"\""+host+"\" is a former address of DOIs, which is https://doi.org/")
}

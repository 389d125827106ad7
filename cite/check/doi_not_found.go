package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var doiNotFound = &Rule{
	ID:       "CC402",
	Name:     "doi-not-found",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A DOI that is not registered",
		Why:   "The registry of all DOIs does not know it: a digit is wrong, a part was lost, or there never was such a work.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://doi.org/10.1234/nope).\n", Answers: answer("https://doi.org/10.1234/nope", cite.Verdict{Status: cite.Broken, Code: 404, Evidence: "doi.org does not know 10.1234/nope"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://doi.org/10.1000/182).\n", Answers: answer("https://doi.org/10.1000/182", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [the page](https://example.org/10.1000/182).\n", Answers: answer("https://example.org/10.1000/182", cite.Verdict{Status: cite.Broken, Code: 404})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if doi := askedDOI(l); v.Status == cite.Broken && doi != "" {
				p.ReportRef(l.Ref, place(l), "DOI %q is not registered", doi)
			}
		})
	},
}

// askedDOI returns the DOI of a link that is one and nothing else, or "".
func askedDOI(l *cite.Link) string {
	url := strings.TrimSpace(l.URL)
	if !ident.IsDOIURL(url) && !strings.HasPrefix(strings.ToLower(url), "doi:") {
		return ""
	}
	doi, ok := ident.ParseDOI(url)
	if !ok {
		return ""
	}
	return doi
}

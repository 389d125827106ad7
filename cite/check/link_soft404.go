package check

import "github.com/citecheck/citecheck/cite"

var linkSoft404 = &Rule{
	ID:       "CC306",
	Name:     "link-soft-404",
	Severity: cite.Error, // as the contract ranks the statuses soft-404 and parked
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a page that says \"not found\", or to a domain for sale",
		Why:   "The host answers as if all were well, and readers find an error page or advertisements in place of the source.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.Soft404, Code: 200, Evidence: "example.org answers with an error page: \"Page not found\""})},
			{Format: "html", Source: "<p><a href=\"https://example.org/r\">Report</a></p>\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.Parked, Code: 200, Evidence: "example.org is for sale"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.Broken, Code: 404})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Parked || v.Status == cite.Soft404 && !lostOnTheWay(v) {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: deadMessage(v), Fixes: archived(p.Doc, l, v)})
			}
		})
	},
}

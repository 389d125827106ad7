package check

import "github.com/citecheck/citecheck/cite"

var linkServerError = &Rule{
	ID:       "CC302",
	Name:     "link-server-error",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link whose host did not answer in time",
		Why:   "It may be down for the moment, or for good: worth a second look before publication, but no proof of a dead link.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the list](https://example.org/l).\n", Answers: answer("https://example.org/l", cite.Verdict{Status: cite.Timeout})},
			{Format: "text", Source: "See https://example.org/l for more.\n", Answers: answer("https://example.org/l", cite.Verdict{Status: cite.Timeout, Evidence: "no answer from example.org in 20s"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the list](https://example.org/l).\n", Answers: answer("https://example.org/l", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [the list](https://example.org/l).\n", Answers: answer("https://example.org/l", cite.Verdict{Status: cite.Unsure, Code: 503})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Timeout {
				p.ReportRef(l.Ref, place(l), "%s", deadMessage(v))
			}
		})
	},
}

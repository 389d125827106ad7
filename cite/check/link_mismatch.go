package check

import "github.com/citecheck/citecheck/cite"

var linkTitleMismatch = &Rule{
	ID:       "CC307",
	Name:     "link-title-mismatch",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a page that is plainly about something else",
		Why:   "The page answers, but its title shares nothing with the work cited: the address was mistyped, or reused by others.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [The Soviets](https://example.org/s).\n", Answers: answer("https://example.org/s", cite.Verdict{Status: cite.Mismatch, Code: 200, Title: "Cheap shoes"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [The Soviets](https://example.org/s).\n", Answers: answer("https://example.org/s", cite.Verdict{Status: cite.OK, Code: 200, Title: "The Soviets"})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Mismatch {
				p.ReportRef(l.Ref, place(l), "%s", mismatchMessage(v))
			}
		})
	},
}

func mismatchMessage(v *cite.Verdict) string {
	if v.Evidence == "" && v.Title != "" {
		return host(v.URL) + " shows another page: \"" + excerpt(v.Title) + "\""
	}
	return deadMessage(v)
}

package check

import "github.com/citecheck/citecheck/cite"

var linkBlocked = &Rule{
	ID:       "CC303",
	Name:     "link-blocked",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true, // such links are counted in every report, and accuse nobody
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link that no program can check",
		Why:   "The host refuses programs or asks for a password. That says nothing about readers; switch the rule on for a list of the links to open by hand.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.Blocked, Code: 403, Evidence: "example.org answered 403 (forbidden)"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.OK, Code: 200})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Blocked || v.Status == cite.RateLimited {
				p.ReportRef(l.Ref, place(l), "could not be checked, open it by hand: %s", v.Evidence)
			}
		})
	},
}

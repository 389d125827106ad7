package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkFragmentMissing = &Rule{
	ID:       "CC316",
	Name:     "link-fragment-missing",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a place that its page does not have",
		Why:   "Readers land at the top of the page and must look for the place themselves.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the table](https://example.org/r#table-3).\n", Answers: answer("https://example.org/r#table-3", cite.Verdict{Status: cite.FragmentMissing, Code: 200})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the table](https://example.org/r#table-3).\n", Answers: answer("https://example.org/r#table-3", cite.Verdict{Status: cite.OK, Code: 200})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.FragmentMissing {
				_, fragment, _ := strings.Cut(l.URL, "#")
				p.ReportRef(l.Ref, place(l), "the page at %s has no place named %q", host(l.URL), fragment)
			}
		})
	},
}

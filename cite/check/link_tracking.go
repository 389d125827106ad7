package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkTracking = &Rule{
	ID:       "CC311",
	Name:     "link-tracking-params",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address with parameters that only count visits",
		Why:   "\"utm_source\" and \"fbclid\" came along when the address was copied. The page is the same without them; with them two addresses of one page look like two pages, and session numbers end.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://slavic.example.org/vote?id=3&utm_source=newsletter&utm_medium=email#s2).\n"},
			{Format: "html", Source: "<p><a href=\"https://slavic.example.org/vote?fbclid=IwAR3&amp;id=3\">The vote</a></p>\n"},
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {https://slavic.example.org/vote?gclid=abc},\n  date = {1999},\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://slavic.example.org/vote?id=3&source=utm) and [more](https://slavic.example.org/utm_source=x).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if !counts(l) || !isWeb(l.URL) || !strings.Contains(l.URL, "?") {
				continue
			}
			var names []string
			parameters(l.URL, func(name, value string) bool {
				if isTracker(name, value) {
					names = append(names, name)
				}
				return true
			})
			if len(names) > 0 {
				p.Report(cite.Finding{
					Ref: l.Ref, Span: place(l), Message: "the address has parameters in it that only count visits: " + strings.Join(names, ", "),
					Fixes: p.withoutParameters(l, isTracker),
				})
			}
		}
	},
}

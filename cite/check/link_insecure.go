package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkInsecure = &Rule{
	ID:       "CC309",
	Name:     "link-insecure",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "An http address of a page that answers under https",
		Why:   "Browsers warn of pages without encryption, and some networks change them on the way.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](http://example.org/r).\n", Answers: answer("http://example.org/r", cite.Verdict{Status: cite.OK, Code: 200, Final: "https://example.org/r"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](http://example.org/r).\n", Answers: answer("http://example.org/r", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.OK, Code: 200})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			secure := "https" + strings.TrimPrefix(l.URL, "http")
			if schemeOf(l.URL) == "http" && (v.Status == cite.OK || v.Status == cite.Moved) && strings.TrimRight(v.Final, "/") == strings.TrimRight(secure, "/") {
				f := cite.Finding{Ref: l.Ref, Span: place(l), Message: "the page answers under https, too"}
				if l.Target.Start < l.Target.End && strings.HasPrefix(p.Doc.Excerpt(l.Target), "http:") {
					s := l.Target
					s.End = s.Start + len("http")
					f.Fixes = []cite.Fix{{Message: "write https", Edits: []cite.Edit{{Span: s, New: "https"}}}}
				}
				p.Report(f)
			}
		})
	},
}

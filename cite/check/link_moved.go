package check

import "github.com/citecheck/citecheck/cite"

var linkRedirectPermanent = &Rule{
	ID:       "CC304",
	Name:     "link-redirect-permanent",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a page that has moved for good",
		Why:   "The old address still forwards to the new one, and will stop to one day.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](http://example.org/r).\n", Answers: answer("http://example.org/r", cite.Verdict{Status: cite.Moved, Code: 200, Final: "https://example.org/reports/r"})},
			{Format: "html", Source: "<p><a href=\"http://example.org/r\">Report</a></p>\n", Answers: answer("http://example.org/r", cite.Verdict{Status: cite.Moved, Code: 200, Final: "https://example.org/reports/r"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.OK, Code: 200, Final: "https://example.org/r?lang=en"})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Moved && v.Final != "" {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: "moved permanently to " + v.Final, Fixes: relocated(p.Doc, l, v)})
			}
		})
	},
}

// relocated offers the new address. Unsafe: the words of the link, or another
// place in the text, may name the old one.
func relocated(doc *cite.Document, l *cite.Link, v *cite.Verdict) []cite.Fix {
	if l.Target.Start >= l.Target.End {
		return nil
	}
	return []cite.Fix{{
		Message: "link to " + v.Final,
		Edits:   []cite.Edit{{Span: l.Target, New: spelled(doc, l, v.Final)}},
		Unsafe:  true,
	}}
}

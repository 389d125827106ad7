package check

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkRedirectHome = &Rule{
	ID:       "CC305",
	Name:     "link-redirect-to-home",
	Severity: cite.Error, // as the contract ranks the status soft-404
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link that ends on the front page, a search or a log-in",
		Why:   "The page is gone, and the site sends its readers somewhere else instead of saying so.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/article/12).\n", Answers: answer("https://example.org/article/12", cite.Verdict{Status: cite.Soft404, Code: 200, Final: "https://example.org/", Evidence: "redirects to the front page of example.org"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/old).\n", Answers: answer("https://example.org/old", cite.Verdict{Status: cite.Moved, Code: 200, Final: "https://example.org/new"})},
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.Soft404, Code: 200, Evidence: "answers with an error page"})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if lostOnTheWay(v) {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: deadMessage(v), Fixes: archived(p.Doc, l, v)})
			}
		})
	},
}

// lostOnTheWay reports a page that a redirect lost: it ends at another page
// than the one that was asked for, which is not that of the work.
func lostOnTheWay(v *cite.Verdict) bool {
	if v.Status != cite.Soft404 || v.Final == "" {
		return false
	}
	from, err1 := url.Parse(v.URL)
	to, err2 := url.Parse(v.Final)
	return err1 == nil && err2 == nil && (strings.Trim(from.Path, "/") != strings.Trim(to.Path, "/") || from.Hostname() != to.Hostname())
}

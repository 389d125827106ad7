package check

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkDead = &Rule{
	ID:       "CC301",
	Name:     "link-dead",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a page that is gone",
		Why: "Readers who follow it find an error page or a warning of their browser. " +
			"Hosts that merely refuse robots, answer slowly or fail for the moment are not accused.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/gone).\n", Answers: answer("https://example.org/gone", cite.Verdict{Status: cite.Broken, Code: 404, Evidence: "example.org answered 404 (page not found)"})},
			{Format: "text", Source: "See https://example.net/shop for more.\n", Answers: answer("https://example.net/shop", cite.Verdict{Status: cite.TLSError, Evidence: "the certificate of example.net expired"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the report](https://example.org/r).\n", Answers: answer("https://example.org/r", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [the paper](https://example.org/p).\n", Answers: answer("https://example.org/p", cite.Verdict{Status: cite.Blocked, Code: 403})},
			{Format: "markdown", Source: "See [the list](https://example.org/l).\n", Answers: answer("https://example.org/l", cite.Verdict{Status: cite.Timeout})},
			{Format: "markdown", Source: "Nobody asked for [this one](https://example.org/n).\n"},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if fault, _ := malformed(l); isDead(v.Status) && fault == "" && !registered(l, v) {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: deadMessage(v), Fixes: archived(p.Doc, l, v)})
			}
		})
	},
}

// isDead reports what accuses a link and has no rule of its own.
func isDead(s cite.Status) bool {
	return s == cite.Broken || s == cite.TLSError
}

// registered reports an identifier that its registry does not know, which has a
// rule of its own.
func registered(l *cite.Link, v *cite.Verdict) bool {
	return v.Status == cite.Broken && (askedDOI(l) != "" || askedArXiv(l) != "")
}

// answer is the table of a single verdict, for examples.
func answer(address string, v cite.Verdict) map[string]cite.Verdict {
	v.URL = address
	return map[string]cite.Verdict{address: v}
}

// eachVerdict calls f for the links of the article that were asked about.
func eachVerdict(doc *cite.Document, f func(*cite.Link, *cite.Verdict)) {
	for i := range doc.Links {
		if l := &doc.Links[i]; l.Verdict != nil && counts(l) {
			f(l, l.Verdict)
		}
	}
}

// host returns the host of an address, with its port, or the address if it
// has none.
func host(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" {
		return excerpt(address)
	}
	return u.Host
}

func deadMessage(v *cite.Verdict) string {
	h := host(v.URL)
	_, id, _ := strings.Cut(v.URL, ":")
	switch {
	case strings.Contains(v.Evidence, h) || id != "" && strings.Contains(v.Evidence, id):
		return v.Evidence
	case v.Evidence != "":
		return h + ": " + v.Evidence
	case v.Status == cite.Broken && v.Code != 0:
		return h + " answered " + strconv.Itoa(v.Code)
	}
	return h + " " + statusWords[v.Status]
}

// statusWords say what a status means where no evidence does.
var statusWords = map[cite.Status]string{
	cite.Broken:   "does not answer",
	cite.Soft404:  "answers with an error page",
	cite.Parked:   "is parked",
	cite.TLSError: "has no certificate that browsers accept",
	cite.Timeout:  "did not answer in time",
	cite.Mismatch: "shows another page than the one cited",
}

package check

import (
	"github.com/citecheck/citecheck/cite"
)

var linkShortener = &Rule{
	ID:       "CC310",
	Name:     "link-shortener",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address of a service that shortens addresses",
		Why:   "Readers cannot see where it leads, archives keep no copy of it, and when the service closes all its addresses are dead at once, as those of goo.gl were in 2025.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://bit.ly/3abcde) and <https://goo.gl/Xyz12>.\n"},
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {http://tinyurl.com/votes},\n  date = {1999},\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [bitly](https://bit.ly/), [a page](https://orbit.ly/x) and [the vote](https://slavic.example.org/vote), or https://youtu.be/abc, https://doi.org/10/abc.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if !counts(l) || !isWeb(l.URL) || pathOf(l.URL) == "" {
				continue
			}
			switch host, ok := knownHost(l.URL); {
			case ok && host.class == "shortener":
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: host.host + " hides where this leads: write the address of the page", Fixes: p.expanded(l)})
			case ok && host.class == "closed":
				p.ReportRef(l.Ref, place(l), "%s closed in %s: write the address of the page", host.host, host.remark)
			}
		}
	},
}

// expanded offers the address to which the service sent us, if it was asked.
func (p *Pass) expanded(l *cite.Link) []cite.Fix {
	if l.Verdict == nil || l.Verdict.Final == "" || l.Target.Start >= l.Target.End || l.Verdict.Status != cite.OK && l.Verdict.Status != cite.Moved {
		return nil
	}
	return []cite.Fix{{Message: "link to " + l.Verdict.Final, Edits: []cite.Edit{{Span: l.Target, New: spelled(p.Doc, l, l.Verdict.Final)}}, Unsafe: true}}
}

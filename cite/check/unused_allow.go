package check

import (
	"bytes"
	"slices"

	"github.com/citecheck/citecheck/cite"
)

var unusedAllow = &Rule{
	ID:       "CC120",
	Name:     "unused-allow",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedAllows,
	Doc: Doc{
		Title: "A comment that allows what is not there",
		Why: "A comment such as \"citecheck: allow todo-marker\" outlives the fault that it was written for, and would then " +
			"hide the next one. A name that no rule has allows nothing. Rules that did not run, or that ask the network, are not missed.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "<!-- citecheck: allow todo-marker -- waits for the archive -->\nThe soviets were founded in 1905.\n"},
			{Format: "markdown", Source: "TODO: find the page. <!-- citecheck: allow todo-markers -->\n"},
			{Format: "bibtex", Source: "% citecheck: allow-file year-malformed\n@book{a, title = {On Soviets}, author = {Doe, Jane}, publisher = {Verso}, year = {1999}}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "<!-- citecheck: allow todo-marker -- waits for the archive -->\nTODO: find the page.\n"},
			{Format: "markdown", Source: "TODO: find the page. <!-- citecheck: allow CC2xx -->\n"},
			{Format: "markdown", Source: "Write this:\n\n    <!-- citecheck: allow todo-marker -->\n"},
			{Format: "bibtex", Source: "% citecheck: allow year-malformed -- so on the title page\n@book{a,\n  title = {On Soviets},\n  author = {Doe, Jane},\n  publisher = {Verso},\n  year = {197},\n}\n"},
		},
	},
	Run: func(p *Pass) {
		allows := p.subject.allows()
		for _, a := range allows {
			switch known := len(a.Rules) > 0; {
			case a.Used:
			case known && slices.ContainsFunc(a.Rules, func(r *Rule) bool { return p.subject.ran[r] }) && !waits(p, a):
				p.Report(cite.Finding{
					Ref: -1, Span: a.Span, Message: "\"" + a.Name + "\" is allowed here, but nothing raises it",
					Fixes: removal(p, a, allows),
				})
			case !known:
				p.Report(cite.Finding{Ref: -1, Span: a.Span, Message: "no rule is called \"" + a.Name + "\"", Help: meant(a)})
			}
		}
	},
}

// waits reports a comment for rules of which one did not run, or asks the
// network, whose answers change from day to day.
func waits(p *Pass, a *Allow) bool {
	return slices.ContainsFunc(a.Rules, func(r *Rule) bool { return r.Needs&(NeedVerdicts|NeedAllows) != 0 || !p.subject.ran[r] && !r.Off })
}

func meant(a *Allow) string {
	if a.Near != "" {
		return "did you mean " + a.Near + "?"
	}
	return "'citecheck rules' lists them all"
}

// removal takes away the comment, with its line if it has that to itself, if it
// allows nothing else.
func removal(p *Pass, a *Allow, all []*Allow) []cite.Fix {
	for _, other := range all {
		if other.Comment == a.Comment && other != a {
			return nil
		}
	}
	s, src := a.Comment, p.Doc.Parts[a.Comment.Part].Source
	from, to := lineAround(src, s.Start)
	if len(bytes.TrimSpace(src[from:s.Start])) == 0 && len(bytes.TrimSpace(src[s.End:to])) == 0 {
		s.Start, s.End = from, min(to+1, len(src))
	} else {
		s.Start = from + len(bytes.TrimRight(src[from:s.Start], " \t"))
	}
	return []cite.Fix{{Message: "remove the comment", Edits: []cite.Edit{{Span: s}}}}
}

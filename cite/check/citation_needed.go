package check

import (
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var citationNeeded = &Rule{
	ID:       "CC212",
	Name:     "citation-needed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An editor's bracketed request for a source",
		Why:   "Somebody asked for a source and nobody answered before publication.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "Most readers never follow a link [citation needed].\n"},
			{Format: "html", Source: "<p>Some say<sup>[<a href=\"/wiki/Who\">who?</a>]</sup> that nobody reads notes.</p>\n"},
			{Format: "markdown", Source: "Most readers never follow a link {{cn|date=May 2024}}.\n"},
			{Format: "text", Source: "La mayoría de los lectores no abre los enlaces.[cita requerida]\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Nobody reads notes (citation needed), as the saying goes; \"the man [who] wrote them\" did.\n"},
			{Format: "html", Source: "<p>Some say<sup>[<a href=\"/wiki/Wikipedia:Citation_needed\">citation needed</a>]</sup> so.</p>\n"},
			{Format: "markdown", Source: "Wikipedia marks such claims with `[citation needed]`.\n"},
			{Format: "html", Source: "<p>The tag “[citation needed]” became a joke.</p>\n<pre>[citation needed]</pre>\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Blocks {
			if prose(&p.Doc.Blocks[i]) {
				p.requests(&p.Doc.Blocks[i])
			}
		}
	},
}

// sourceRequests are the words that ask for a source: see
// data/citation-needed.tsv.
var sourceRequests = sync.OnceValue(func() phraseSet { return readPhrases("citation-needed.tsv") })

// sinceWhen is what a wiki adds to its request: "источник не указан 120 дней",
// "citation needed since May 2020".
var sinceWhen = pattern.New(`(?i)(?: \d+ (?:дн(?:ей|я)|день|days)|,? (?:since|as of|seit|depuis) .{3,20}| \(?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\)?)$`)

// bracePairs are those of templates.
var bracePairs = [...][2]string{{"{{", "}}"}}

// requests reports the requests for a source in one block.
func (p *Pass) requests(b *cite.Block) {
	s, set := b.Text.String(), sourceRequests()
	for _, br := range bracketed(s, brackets[:], set.longest+4) {
		if isNumber(br.inner) {
			continue
		}
		if class, ok := set.get(sinceWhen.ReplaceAllString(br.inner, "")); ok && class == "bracket" {
			p.request(b, br)
		}
	}
	const parameters = 80 // bytes, as in {{cn|date=May 2024}}
	for _, br := range bracketed(s, bracePairs[:], set.longest+parameters) {
		name, _, _ := strings.Cut(br.inner, "|")
		if _, ok := set.get(name); ok {
			p.request(b, br)
		}
	}
}

// tracked reports a request that links to the page of a wiki which gathers
// them: there it is part of the published article.
func tracked(doc *cite.Document, s cite.Span) bool {
	for _, l := range doc.LinksIn(s) {
		if strings.Contains(l.URL, "/Wikipedia:") || strings.Contains(l.URL, "/Wikip%C3%A9dia:") {
			return true
		}
	}
	return false
}

func (p *Pass) request(b *cite.Block, br bracket) {
	span := b.Text.Span(br.start, br.end)
	if !spokenOf(p.Doc, span) && !tracked(p.Doc, span) {
		p.ReportRef(p.refAt(span), span, "%q is still waiting for a source", b.Text.String()[br.start:br.end])
	}
}

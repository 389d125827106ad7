package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var chatbotCard = &Rule{
	ID:       "CC234",
	Name:     "llm-card-markup",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Markup of the cards in which a chatbot shows its sources",
		Why:   "The tags and records with which Grok and others draw a source on their page mean nothing elsewhere; readers see them as they are.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first. grok_render_citation_card_json={\"cardIds\":[\"a1\"]}\n"},
			{Format: "text", Source: "The soviets came first <grok-card data-id=\"a1\" data-type=\"citation_card\"></grok-card>.\n"},
			{Format: "html", Source: "<p>The soviets came first ({\"attribution\":{\"attributableIndex\":\"0-1\"}}).</p>\n"},
			{Format: "html", Source: "<p>The soviets came first<grok-card data-id=\"a1\"></grok-card>.</p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Grok writes `grok_render_citation_card_json` there.\n"},
		},
	},
	Run: func(p *Pass) {
		p.removed(chatbotCards, "%q is markup of a chatbot's page")
		if p.Doc.Format == "html" || p.Doc.Format == "markdown" {
			p.rawTags("<grok-card", "%q is markup of a chatbot's page")
		}
	},
}

var chatbotCards = []filler{
	{re: pattern.New(`(grok_render_citation_card_json(?:=\{[^\n}]{0,200}\}+)?|grok_card)`)},
	{re: pattern.New(`(</?grok-card\b[^<>]{0,200}>)`)},
	{re: pattern.New(`(\(?\{"attribution":\{"attributableIndex":[^\n}]{0,200}\}+\)?)`)},
}

// rawTags reports tags that the reader of a format took for markup.
func (p *Pass) rawTags(tag, format string) {
	for part := range p.Doc.Parts {
		src := string(p.Doc.Parts[part].Source)
		for at := 0; ; {
			i := strings.Index(src[at:], tag)
			if i < 0 {
				break
			}
			start := at + i
			at = start + len(tag)
			s := cite.Span{Part: part, Start: start, End: at}
			if !spokenOf(p.Doc, s) && !inCode(p.Doc, part, start) && !p.inProse(s, tag) {
				p.ReportRef(p.refAt(s), s, format, tag+">")
			}
		}
	}
}

// inProse reports whether s is in the words of a block, which were looked
// through.
func (p *Pass) inProse(s cite.Span, tag string) bool {
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if b.Text.Len() > 0 && b.Text.Source().Contains(s) && strings.Contains(b.Text.String(), tag) {
			return true
		}
	}
	return false
}

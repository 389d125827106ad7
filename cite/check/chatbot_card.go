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
			p.cardTags()
		}
	},
}

var chatbotCards = []filler{
	{re: pattern.New(`(grok_render_citation_card_json(?:=\{[^\n}]{0,200}\}+)?|grok_card)`)},
	{re: pattern.New(`(</?grok-card\b[^<>]{0,200}>)`)},
	{re: pattern.New(`(\(?\{"attribution":\{"attributableIndex":[^\n}]{0,200}\}+\)?)`)},
}

// cardTags reports tags that the reader of a format took for markup.
func (p *Pass) cardTags() {
	for part := range p.Doc.Parts {
		src := string(p.Doc.Parts[part].Source)
		for at := 0; ; {
			i := strings.Index(src[at:], "<grok-card")
			if i < 0 {
				break
			}
			start := at + i
			end := start + len("<grok-card")
			at = end
			s := cite.Span{Part: part, Start: start, End: end}
			if !spokenOf(p.Doc, s) && !inCode(p.Doc, part, start) && !p.inProse(s) {
				p.ReportRef(p.refAt(s), s, "%q is markup of a chatbot's page", "<grok-card>")
			}
		}
	}
}

// inProse reports whether s is in the words of a block, which were looked
// through.
func (p *Pass) inProse(s cite.Span) bool {
	for i := range p.Doc.Blocks {
		b := &p.Doc.Blocks[i]
		if b.Text.Len() > 0 && b.Text.Source().Contains(s) && strings.Contains(b.Text.String(), "<grok-card") {
			return true
		}
	}
	return false
}

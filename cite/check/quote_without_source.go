package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var quoteWithoutSource = &Rule{
	ID:       "CC807",
	Name:     "quote-without-source",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A quotation set off from the text without a source near it",
		Why:   "Who says so, and where? A citation, a link or a name belongs into the quotation, before it or behind it.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first.\n\n> All power to the soviets, and bread for the towns that went hungry in the winter.\n\nThe vote came later.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Lenin wrote (1917):\n\n> All power to the soviets, and bread for the towns that went hungry in the winter.\n\nThe vote came later.\n\n> All power to the soviets, and bread for the towns that went hungry in the winter. (Lenin 1917)\n\n> Bread for the towns, and all power to the soviets, they said in the winter.\n>\n> — The sailors of Kronstadt\n"},
		},
	},
	Run: func(p *Pass) {
		for i := 0; i < len(p.Doc.Blocks); i++ {
			if !prose(&p.Doc.Blocks[i]) || !p.Doc.Blocks[i].Quote {
				continue
			}
			last := i
			for last+1 < len(p.Doc.Blocks) && p.Doc.Blocks[last+1].Quote {
				last++
			}
			const short = 60 // bytes: a remark, not a quotation
			if p.Doc.Blocks[i].Text.Len() > short && !p.sourced(i, last) {
				p.ReportRef(-1, firstWords(p.Doc.Blocks[i].Text), "no source stands near this quotation")
			}
			i = last
		}
	},
}

// sourced reports whether blocks from first to last, or one beside them, have
// a citation, a link or an attribution.
func (p *Pass) sourced(first, last int) bool {
	for i := max(0, first-1); i <= min(last+1, len(p.Doc.Blocks)-1); i++ {
		b := &p.Doc.Blocks[i]
		if b.Text.Len() == 0 {
			continue
		}
		s, at := strings.TrimSpace(b.Text.String()), b.Text.Source()
		inside := first <= i && i <= last
		if inside && (strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "--") || strings.Contains(s, " — ")) || linked(p.Doc, at) {
			return true
		}
		if !inside && i < first && (strings.HasSuffix(s, ":") || hasAny(strings.ToLower(s), " wrote", " said", " says", " writes", " put it", "according to")) {
			return true
		}
		for n := range p.Doc.Citations {
			if p.Doc.Citations[n].Text.Source().Overlaps(at) {
				return true
			}
		}
		if inside && strings.HasSuffix(strings.TrimRight(s, "."), ")") {
			return true
		}
	}
	return false
}

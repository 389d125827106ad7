package check

import (
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

var chatbotPhrase = &Rule{
	ID:       "CC235",
	Name:     "llm-assistant-phrase",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "What a chatbot said to its user",
		Why:   "\"Certainly! Here are the references\" and \"I hope this helps\" were meant for the author, and came along when the answer was copied.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "# Soviets\n\n## References\n\nCertainly! Here are the references you asked for:\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n\nI hope this helps! Let me know if you need more.\n"},
			{Format: "html", Source: "<p>As an AI language model, I cannot verify these references.</p>\n"},
			{Format: "text", Source: "Als KI-Sprachmodell kann ich keine Quellen prüfen.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "They answered \"As an AI language model\", and we write: I hope this book helps.\n"},
			{Format: "markdown", Source: "> As an AI language model, I cannot.\n\nSo it said. It was a reply to us; please feel free to ask questions.\n"},
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. \"As an AI Language Model, I Cannot: Refusals.\" *Journal of Chat* 3 (2024): 1-9.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		set := chatbotPhrases()
		if !p.mentions(set.list...) {
			return
		}
		for i := range p.Doc.Blocks {
			if b := &p.Doc.Blocks[i]; prose(b) && !b.Quote && b.Kind != cite.Heading {
				p.spokenTo(i, set.list)
			}
		}
	},
}

var chatbotPhrases = sync.OnceValue(func() phraseSet { return readPhrases("chatbot-marks.tsv") })

// spokenTo reports the first phrase that begins a sentence of a block. What
// stands deeper in a sentence is spoken of, and a title may be anything.
func (p *Pass) spokenTo(block int, phrases []string) {
	text := p.Doc.Blocks[block].Text
	low := sameLength(text.String())
	for _, m := range phrases {
		at := strings.Index(low, m)
		if at < 0 || !beginsWord(low, at) || !opensRemark(low[:at]) || politeAlone(low, at, m) {
			continue
		}
		span := text.Span(at, at+len(m))
		if p.isTitle(span) || spokenOf(p.Doc, span) || strings.ContainsRune(openQuotes, lastRune(low[:at])) {
			continue
		}
		p.ReportRef(p.refAt(span), span, "%q is what a chatbot says to its user", text.String()[at:at+len(m)])
		return
	}
}

// politeAlone reports a phrase that people use too, in a block that says no
// more of references: only at the end of one, or near a list, is it left over.
func politeAlone(low string, at int, m string) bool {
	if !hasAny(m, "i hope", "feel free", "would you like", "is there anything", "spero", "espero", "j'espère", "ich hoffe") {
		return false
	}
	return !hasAny(low, "let me know if you", "reference", "citation", "source", "quelle", "référence", "referencia", "referência", "riferiment") && len(strings.TrimSpace(low[at+len(m):])) > 60
}

func lastRune(s string) rune {
	var last rune
	for _, r := range s[max(0, len(s)-4):] {
		last = r
	}
	return last
}

// isTitle reports words in the title of a reference.
func (p *Pass) isTitle(s cite.Span) bool {
	if i := p.refAt(s); i >= 0 {
		for _, f := range p.Doc.References[i].Fields {
			if f.Name == "title" && f.Span.Overlaps(s) {
				return true
			}
		}
	}
	return false
}

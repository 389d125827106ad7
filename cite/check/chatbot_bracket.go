package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var chatbotBracket = &Rule{
	ID:       "CC232",
	Name:     "llm-source-bracket",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A bracket with the number of a source in the window of a chatbot",
		Why:   "\"【12†source】\", \"[cite: 12]\" and \"[web:3]\" count sources that were listed beside the chat and are not here.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first【12†source】, and the vote 【4:0†votes.pdf】 came later.\n"},
			{Format: "text", Source: "[cite_start]The soviets came first [cite: 12, 13]. The vote came later [web:3][attached_file:1].\n"},
			{Format: "html", Source: "<p>The soviets came first [^1^], and the vote [^2^].</p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first[^1], as `[cite: 12]` says.\n\n[^1]: Hahn 1988.\n"},
			{Format: "text", Source: "評議会【注12】は1905年に。†印は故人を示す。\n"},
			{Format: "text", Source: "[web] and [file] are words; see [source: Hahn].\n"},
		},
	},
	Run: func(p *Pass) {
		p.removed(chatbotBrackets, "%q counts a source that only the window of a chatbot listed")
	},
}

var chatbotBrackets = []filler{
	{re: pattern.New(`(【\d+(?::\d+)?†[^】\n]{0,80}】)`)},
	{re: pattern.New(`(\[cite_(?:start|end)\]|\[cite: ?\d[\d, -]*\])`)},
	{re: pattern.New(`(\[(?:web|attached_file|file|ppl-ai-file-upload|memory|conversation_history|generated_image|chart|image):\d+\])`)},
	{re: pattern.New(`(\[\^\d+\^\])`), allowed: func(s string, start, end int) bool {
		return strings.HasPrefix(s[end:], "(") && !strings.Contains(s[end:], ")")
	}},
}

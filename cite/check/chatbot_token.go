package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var chatbotToken = &Rule{
	ID:       "CC231",
	Name:     "llm-citation-token",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A mark that a chatbot left for its citation",
		Why: "Chatbots write \":contentReference[oaicite:0]{index=0}\" or \"turn0search3\" where their page shows a source. Copied " +
			"from there the mark leads nowhere, and tells readers where the text comes from.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first :contentReference[oaicite:0]{index=0}, and others :contentReference[oaicite:1]{index=1} later.\n"},
			{Format: "html", Source: "<p>The soviets came first citeturn0search1turn1view0.</p>\n"},
			{Format: "text", Source: "The soviets came first turn0search3.\n"},
			{Format: "html", Source: "<p>The soviets came first \ue200cite\ue202turn0search1\ue201.</p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "ChatGPT leaves `:contentReference[oaicite:0]{index=0}` and \"turn0search3\" behind.\n"},
			{Format: "text", Source: "In turn 0 search 3 rooms; turn2 came next.\n"},
		},
	},
	Run: func(p *Pass) {
		p.removed(chatbotTokens, "%q is the mark of a chatbot for a source that only its own page showed")
	},
}

var chatbotTokens = []filler{
	{re: pattern.New(`(:{0,2}(?:contentReference|citationReference)\[(?:oaicite|attached_file|web|\d)[^\]\n]{0,40}\](?:\{[^}\n]{0,40}\})?)`)},
	{re: pattern.New(`(\[?oai_?cite(?:ation)?:\d+\]?(?:\{index=\d+\})?|\[oaicite:[^\]\n]{1,60}\]|oai_citation(?::\d+)?(?:‡[^\s\])]{1,80})?)`)},
	{needs: strings.Fields("turn0 turn1 turn2 turn3 turn4 turn5 turn6 turn7 turn8 turn9"), re: pattern.New(`([\x{E200}-\x{E206}\x{EA01}\x{EA02}]?(?:cite|navlist|entity|image_group|filecite)?[\x{E200}-\x{E206}]?(?:turn\d+(?:search|view|news|image|video|file|academia|forecast|ref|finance|maps|fetch|product|sports|open|click)\d+[\x{E200}-\x{E206}\x{EA01}\x{EA02}]?)+)`)},
	{re: pattern.New(`([\x{E200}-\x{E206}][^\x{E200}-\x{E206}\n]{0,80}[\x{E201}\x{E203}\x{E204}])`)},
	{re: pattern.New(`(citegenerated-reference-identifier|\bts\d+_search\b)`)},
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var editorQuery = &Rule{
	ID:       "CC225",
	Name:     "editorial-note-left",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An editor's question that was left in the text",
		Why:   "\"[AU: please check]\" was meant for the author, not for the readers.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets met in May [AU: please check the month].\n"},
			{Format: "markdown", Source: "The court agreed.[^1]\n\n[^1]: Junger v. Daley, 209 F.3d 481 (6th Cir. 2000). [cite check pin cite]\n"},
			{Format: "text", Source: "He said it in 1917 [check source] and again later.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "He wrote \"recieve\" [sic], and the eds. [of Pravda] checked it; tick the box [check] or [verify](https://example.org/v).\n"},
		},
	},
	Run: func(p *Pass) {
		p.fill(queryFillers, "%q was a question to the author")
		if p.Doc.Format == "html" || p.Doc.Format == "markdown" {
			p.rawTags("<query", "%q was a question to the author")
		}
	},
}

var queryFillers = []filler{
	{re: pattern.New(`(\[(?:AU|AQ|ED|QA|Eds?\.?|Ed\. note|Query|QUERY|Author|Editor|Copyeditor|CE)\d{0,3}(?::| query)[^\[\]]{1,160}\])`)},
	{re: pattern.New(`(?:^|[^\p{L}\d])([\[(<]AQ ?\d{1,3}[\])>])`)},
	{re: pattern.New(`(?i)(\[(?:sic ?\?|cite[- ]?check[^\[\]]{0,60}|pin ?cite\??|(?:please )?(?:check|verify|confirm|prüfen|vérifier|verificar|controllare|проверить) (?:this|the|ref|reference|page|pages|cite|citation|source|date|year|quote|quotation|spelling|title|name|url|link|doi|original)[^\[\]]{0,60}|(?:page|year|date|source|ref|reference|author|publisher|place|url|doi|isbn) ?\?+)\])`), needs: strings.Fields("[sic [cite [pin [check [please [verify [confirm [prüf [vérif [verif [contr [пров [page [year [date [source [ref [author [publ [place [url [doi [isbn")},
	{re: pattern.New(`(?:^|[\s(])((?:AQ|QA|AU|QY)\s?\d{1,3}: ?[^.\n]{2,80})`)},
	{re: pattern.New(`(@@\p{L}[\p{L} ,.?!-]{2,60}@@|>>>[^<>\n]{2,60}<<<)`)},
	{re: pattern.New(`(?:\s)(#{3,})(?:[\s.,;]|$)`)},
	{re: pattern.New(`(\[Comment \[[A-Z]{1,4}\d{1,3}\](?::[^\]\n]{0,120})?)`)},
	{re: pattern.New(`(?i)(<query>[^<]{0,160})`)},
}

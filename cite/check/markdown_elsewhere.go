package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var markdownElsewhere = &Rule{
	ID:       "CC237",
	Name:     "markdown-in-other-format",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Markdown in a document of another format",
		Why:   "Chatbots answer in Markdown. In LaTeX, BibTeX or HTML its asterisks and brackets stay in the text, and its links are none.",
		Bad: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ul><li>**Lewin, Moshe**. The Making of the Soviet System. 1985.</li><li>Wood, Ellen. [The Origin](https://verso.example.org/a). 1999.</li></ul>\n"},
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\nThe soviets came first, see [the vote](https://slavic.example.org/vote) and **never** later.\n\\end{document}\n"},
			{Format: "bibtex", Source: "@book{a,\n  author = {Doe, Jane},\n  title = {**On Soviets**},\n  publisher = {Verso},\n  year = 1999,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "**Lewin** wrote [it](https://slavic.example.org/vote).\n"},
			{Format: "html", Source: "<p>x ** y ** z, and 2**10; a footnote** and another**. Code: <code>**x**</code>.</p>\n"},
			{Format: "html", Source: "<p>Wood [1] (https://verso.example.org/a).</p>\n"},
		},
	},
	Run: func(p *Pass) {
		switch p.Doc.Format {
		case "html", "latex", "bibtex", "docx", "odt", "epub", "pdf":
			p.fill(markdownSigns, "%q is Markdown, which this format does not know")
		}
	},
}

var markdownSigns = []filler{
	{re: pattern.New(`(?:^|[\s(.,;:])(\*\*[\p{L}\d"“«][^*\n]{0,120}[\p{L}\d.,!?"”»)]\*\*)(?:[\s.,;:)]|$)`)},
	{re: pattern.New(`(\[[^\[\]\n]{1,160}\]\(https?://[^()\s]{4,300}\))`), allowed: func(s string, start, _ int) bool { return strings.HasSuffix(s[:start], "]") }},
	{re: pattern.New(`(?:^|\n)(#{2,4} [\p{Lu}][^\n#]{2,80})(?:\n|$)`)},
}

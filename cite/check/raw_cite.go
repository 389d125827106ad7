package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var rawCite = &Rule{
	ID:       "CC216",
	Name:     "raw-cite-command",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The citation command of another format in the text",
		Why:   "\"\\cite{lewin}\" makes a citation in LaTeX and \"[@lewin]\" in Pandoc. On a page that neither of them made, readers see the command.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>The soviets came first \\cite{hahn1988}, as others say \\citep[p. 3]{wood1999}.</p>\n"},
			{Format: "html", Source: "<p>The soviets came first [@hahn1988; @wood1999, p. 3].</p>\n"},
			{Format: "html", Source: "<p>The soviets came first &lt;ref&gt;Hahn 1988&lt;/ref&gt;.</p>\n"},
			{Format: "text", Source: "The soviets came first \\autocite{hahn1988}.\n"},
		},
		Good: []cite.Example{
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\nThe soviets came first \\cite{hahn1988}.\n\\end{document}\n"},
			{Format: "markdown", Source: "The soviets came first [@hahn1988] and \\cite{wood1999}.\n"},
			{Format: "html", Source: "<p>Write <code>\\cite{hahn1988}</code> or \"[@hahn1988]\"; mail [@hahn] on the list.</p>\n"},
		},
	},
	Run: func(p *Pass) {
		if formatted(p.Doc) && p.mentions("cite", "@", "<ref") && !madeByBrowser(p.Doc) {
			p.fill(rawCites, "%q is a command of another format")
		}
	},
}

// madeByBrowser reports a page on which a script turns LaTeX into citations.
func madeByBrowser(doc *cite.Document) bool {
	return doc.Format == "html" && len(doc.Parts) > 0 && hasAny(strings.ToLower(string(doc.Parts[0].Source)), "mathjax", "katex", "reveal.js", "d-cite", "jquery.bib")
}

var rawCites = []filler{
	{re: pattern.New(`(\\(?:[cC]ite[a-zA-Z]{0,8}|autocite|textcite|parencite|footcite|nocite)\*?(?:\[[^\]\n]{0,80}\]){0,2}\{[^{}\s]{1,160}\})`)},
	{re: pattern.New(`(\\(?:ref|eqref|autoref|cref|Cref|pageref|nameref|vref)\{[^{}\s]{1,80}\})`)},
	{re: pattern.New(`(\[(?:see |cf\. |e\.g\.,? )?-?@[\p{L}_][\p{L}\d_:./-]*\d[\p{L}\d_:./-]*(?:, ?[^\]\[;]{0,40})?(?:; ?-?@[\p{L}_][^\]\[]{0,80})?\])`)},
	{re: pattern.New(`(?i)(<ref(?: name ?= ?[^<>]{1,60})?>)`)},
}

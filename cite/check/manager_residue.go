package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var managerResidue = &Rule{
	ID:       "CC214",
	Name:     "reference-manager-residue",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A code of a reference manager in place of the citation",
		Why: "Word plug-ins keep citations as hidden codes and print \"{Citation}\" or \"{Smith, 2004 #12}\" until the document is " +
			"refreshed. What was pasted from there, or converted, shows the code.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>The soviets came first {Citation}, and {Hahn, 1988 #12} says so.</p>\n"},
			{Format: "text", Source: "The soviets came first ADDIN ZOTERO_ITEM CSL_CITATION {\"citationID\":\"x\"}.\n"},
			{Format: "html", Source: "<p>The soviets came first ADDIN EN.CITE &lt;EndNote&gt;&lt;Cite&gt;.</p>\n"},
			{Format: "html", Source: "<p>The soviets came first (INVALID CITATION), {Updating}, [CITATION Han88 \\l 1033].</p>\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, title = {The {Citation} of {Councils}}, author = {Doe, Jane}, publisher = {Verso}, year = 1999}\n"},
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\nThe soviets \\emph{Citation} \\cite{Hahn}.\n\\end{document}\n"},
			{Format: "markdown", Source: "Zotero writes `ADDIN ZOTERO_ITEM CSL_CITATION` and \"{Citation}\" there.\n"},
		},
	},
	Run: func(p *Pass) {
		if p.Doc.Format != "bibtex" {
			p.fill(managerCodes, "%q is a code of a reference manager")
		}
	},
}

var managerCodes = []filler{
	{needs: []string{"{citation}", "{updating}", "{formatting", "{bibliography}"}, re: pattern.New(`(?:^|[\s(])(\{(?:Citation|Updating|Formatting Citation|Bibliography)\})`)},
	{needs: []string{" #"}, re: pattern.New(`(\{[\p{Lu}][\p{L}'’ .-]{1,40}, (?:\d{4}[a-z]?|n\.d\.) #\d{1,6}(?:;[^{}]{1,120})?\})`)},
	{needs: []string{"{{"}, re: pattern.New(`(\{\{\p{Lu}[^{}|#]{1,40}, \d{4}[a-z]?(?:, p\. ?\d+)?\}\})`)},
	{re: pattern.New(`((?:ADDIN )?(?:ZOTERO_(?:ITEM|BIBL)|EN\.CITE(?:\.DATA)?|EN\.REFLIST|EN\.REFLAYOUT|Mendeley (?:Citation|Bibliography)|RW\.CITE|REFMGR\.CITE|PAPERS2_CITATIONS|CSL_CITATION|CITAVI\.(?:PLACEHOLDER|BIBLIOGRAPHY))(?: CSL_(?:CITATION|BIBLIOGRAPHY))?)`)},
	{re: pattern.New(`(\(?!{0,3} ?INVALID CITATION ?!{0,3}\)?)`)},
	{re: pattern.New(`(\[CITATION [\p{L}\d_]{2,40}(?: \\[a-z] [^\]]{1,40})*\])`)},
	{re: pattern.New(`(<EndNote>\s?<Cite>)`)},
}

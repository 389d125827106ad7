package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var unresolvedOutput = &Rule{
	ID:       "CC215",
	Name:     "unresolved-citation-output",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "What a program prints for a citation that it does not know",
		Why: "Pandoc prints \"(key?)\" in bold, Quarto \"?@fig-votes\", MediaWiki \"Cite error\" where the key of a citation or of a " +
			"figure is in no list. The page was made all the same.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>The soviets came first (<strong>hahn1988?</strong>).</p>\n"},
			{Format: "html", Source: "<p>The votes are in ?@fig-votes.</p>\n"},
			{Format: "html", Source: "<p>Cite error: The named reference hahn was invoked but never defined.</p>\n"},
			{Format: "text", Source: "The soviets came first (missing reference), and (**hahn1988?**) says so.\n"},
			{Format: "html", Source: "<p>Citation 'hahn1988' on page 3 undefined.</p>\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p>Did they come first (1905?) or <b>who?</b> He asked ??? and left; see <code>?@fig-votes</code>.</p>\n"},
		},
	},
	Run: func(p *Pass) { p.fill(unresolved, "%q is printed for a citation that is in no list") },
}

var unresolved = []filler{
	{re: pattern.New(`(\((?:\*\*)?[\p{L}_][\p{L}\d_:.-]*\d{4}[a-z]?[\p{L}\d_:.-]*\?(?:\*\*)?(?:[;,] [^()]{0,80})?\))`), needs: []string{"?)", "?**", "?;", "?,"}},
	{re: pattern.New(`(\*\*[\p{L}_][\p{L}\d_:-]*\d{4}[\p{L}\d_:-]*\?\*\*|\*\*\?{2,3}\*\*)`)},
	{re: pattern.New(`(\?@(?:fig|tbl|sec|eq|lst|thm|def|cor|lem|exm|exr)-[\p{L}\d_-]+)`)},
	{re: pattern.New(`(?i)(cite error: [^.]{4,120})`)},
	{re: pattern.New(`(?i)([(\[](?:missing reference|reference missing|undefined reference|citation not found|bibkey not found|reference not found)[)\]])`)},
	{re: pattern.New(`(LaTeX Warning: (?:Citation|Reference) [^.\n]{2,80})`)},
	{re: pattern.New(`(Citation ['‘\x60"]?[\p{L}\d_:.-]+['’"]? on page \d+ undefined)`)},
}

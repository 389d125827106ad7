package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var shortcodeResidue = &Rule{
	ID:       "CC217",
	Name:     "cms-shortcode-residue",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A shortcode or a template variable that was never filled in",
		Why:   "The program that makes the page did not know the command, so that readers see \"{{< cite x >}}\" or \"[footnote]\" in place of the source.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>The soviets came first {{&lt; cite hahn1988 &gt;}}.</p>\n"},
			{Format: "html", Source: "<p>The soviets came first [footnote]Hahn 1988[/footnote].</p>\n"},
			{Format: "html", Source: "<p>The soviets came first {% cite hahn1988 %}.</p>\n"},
			{Format: "html", Source: "<h2>References</h2><ul><li>{{ author }}. <i>{{ title }}</i>. 1988.</li><li>Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</li></ul>\n"},
			{Format: "text", Source: "References\n==========\n\n#author.fullname}, Soviet Grassroots, 1988.\n\nWood, Ellen. The Origin of Capitalism. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p>Write <code>{{&lt; cite hahn1988 &gt;}}</code> or <code>[footnote]</code> in the source.</p>\n"},
			{Format: "markdown", Source: "The soviets came first {{< cite hahn1988 >}} {% cite hahn1988 %}[^1].\n\n[^1]: Hahn 1988.\n"},
			{Format: "html", Source: "<p>Let {x} be a set and {{x}} the set of that set.</p>\n"},
		},
	},
	Run: func(p *Pass) {
		if formatted(p.Doc) {
			p.fill(shortcodes, "%q is a command that was not carried out")
		}
		p.fill(variables, "%q was never filled in")
	},
}

var shortcodes = []filler{
	{re: pattern.New(`(\{\{[<%] ?/?[\p{L}_-]+[^{}]{0,120}[%>]\}\})`)},
	{needs: []string{"{{"}, re: pattern.New(`(\{\{ ?(?:page|site|post|article|author|book|entry|item|doc)\.[a-zA-Z_.]+(?: ?\|[^{}]{1,60})? ?\}\})`)},
	{re: pattern.New(`(\{% ?(?:cite|citation|bibliography|footnote|reference|include|cite_details|quote|raw)\b[^{}%]{0,120}%\})`)},
	{needs: strings.Fields("[foot [/foot [ref [/ref [efn [/efn [note [/note [mfn [/mfn [zot [bib [papercite [cit [/cit [su_ [caption [embed [gallery"), re: pattern.New(`(?i)(\[/?(?:footnote|footnotes|ref|efn_note|note|mfn|zotpress|zotpressinthetext|bibtex|papercite|bibcite|bibshow|citation|cite|references|su_[a-z_]+|caption|embed|gallery)(?: [a-z_]+=[^\]]{0,120})?\])[^(\[:]`), allowed: plainBracket},
}

// plainBracket reports "[note]", "[ref]" and their like where no closing one
// follows: a word in brackets, which other rules judge.
func plainBracket(s string, start, end int) bool {
	inner := s[start+1 : end-1]
	return inner[0] != '/' && !hasAny(inner, "=") && !hasAny(s[end:], "[/"+inner+"]")
}

var variables = []filler{
	{needs: []string{"{{"}, re: pattern.New(`(\{\{ ?(?:[a-z]+[._])?(?:authors?|title|year|date|journal|publisher|url|doi|pages?|volume|fullname|name|link|source|citation|reference)(?:\.[a-z_]+)? ?\}\})`), listed: true},
	{re: pattern.New(`(\$\{(?:[a-z]+\.)?(?:authors?|title|year|date|journal|publisher|url|doi|pages?|volume|name|link|source)\})`), listed: true},
	{re: pattern.New(`(#(?:author|title|source|date)\.[a-zA-Z]+\}?)`)},
	{needs: []string{"{author", "{title", "{year", "{date", "{journal", "{publisher", "{url", "{doi"}, re: pattern.New(`(?:^|[^\\{$\p{L}])(\{(?:authors?|title|year|date|journal|publisher|url|doi|pages?)\})`), listed: true},
	{re: pattern.New(`(%(?:AUTHOR|TITLE|YEAR|DATE|URL|SOURCE|author|title|year|url|source)%)`), listed: true},
}

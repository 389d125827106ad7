package check

import "github.com/citecheck/citecheck/cite"

var placeholderLinkText = &Rule{
	ID:       "CC201",
	Name:     "placeholder-link-text",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A bracketed promise of a link with no link behind it",
		Why: "Drafts say [online here] and mean to add the address later; pasting from a page loses the address " +
			"and keeps the words. Once published, readers have nothing to follow.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Addison-Wesley, 1984. [online here]\n2. Lamport, Leslie. *LaTeX*. Addison-Wesley, 1986.\n"},
			{Format: "html", Source: "<h2>References</h2>\n<ul>\n<li>Knuth, Donald. <i>The TeXbook</i>. Addison-Wesley, 1984. [<a href=\"\">available here</a>]</li>\n<li>Lamport, Leslie. <i>LaTeX</i>. Addison-Wesley, 1986.</li>\n</ul>\n"},
			{Format: "text", Source: "Bibliographie\n=============\n\nDupont, Jean. La Commune de Paris. Paris, Seuil, 1998, [en ligne ici].\n\nMartin, Anne. Les conseils ouvriers. Paris, Maspero, 1971.\n"},
			{Format: "text", Source: "Литература\n==========\n\nИванов И. И. История советов. Москва: Наука, 1988. [здесь]\n\nПетров П. П. Рабочий контроль. Москва: Мысль, 1990.\n"},
			{Format: "html", Source: "<figure><img src=\"wall.jpg\" alt=\"\"><figcaption>The wall in 1961. Photo: [link]</figcaption></figure>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Addison-Wesley, 1984. [[online here](https://example.org/texbook)]\n"},
			{Format: "html", Source: "<h2>References</h2>\n<ul>\n<li>Knuth, Donald. <i>The TeXbook</i>. Addison-Wesley, 1984. [<a href=\"https://example.org/texbook\">online here</a>]</li>\n</ul>\n"},
			{Format: "text", Source: "References\n==========\n\n[1] D. Knuth, The TeXbook. Addison-Wesley, 1984. [Online]. Available: https://example.org/texbook\n\n[2] L. Lamport, LaTeX. Addison-Wesley, 1986.\n"},
			{Format: "text", Source: "Литература\n==========\n\nИванов И. И. История советов [Электронный ресурс]. Москва: Наука, 1988. URL: https://example.org/sovety\n"},
			{Format: "markdown", Source: "Every man [here] wrote it down, and the press the words `[online here]` come from said so.\n"},
		},
	},
	Run: func(p *Pass) {
		for _, pr := range p.promises() {
			p.ReportRef(pr.ref, pr.span, "%q has no link behind it", pr.words)
		}
	},
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var genericLinkText = &Rule{
	ID:       "CC202",
	Name:     "generic-link-text",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A link in a reference whose words say nothing",
		Why:   "\"here\" and \"link\" mean nothing to who prints the page, to a screen reader that reads the links alone (WCAG 2.4.4), or once the link is dead. Link the title, or show the address.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988. [here](https://slavic.example.org/12)\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999. [Click here](https://slavic.example.org/13).\n"},
			{Format: "html", Source: "<h2>Literatur</h2><ul><li>Müller, Hans. <i>Die Räte</i>. Berlin: Dietz, 1974. <a href=\"https://slavic.example.org/12\">hier</a></li><li>Wood, Ellen. <i>Origins</i>. London: Verso, 1999.</li></ul>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Read it [here](https://slavic.example.org/11).\n\n## References\n\n- Hahn, Jeffrey. [*Soviet Grassroots*](https://slavic.example.org/12). Princeton: PUP, 1988. [PDF](https://slavic.example.org/12.pdf)\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999. [[online here](https://slavic.example.org/13)]\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if l.Kind != cite.Anchor || l.Ref < 0 || !leads(l) {
				continue
			}
			words := strings.TrimSpace(l.Label.String())
			if class, ok := linkWords().get(words); ok && class != "medium" && emptyWord[folded(words)] {
				p.ReportRef(l.Ref, l.Label.Source(), "the words of the link, %q, say nothing: link the title", words)
			}
		}
	},
}

// emptyWord are the words that point and say no more.
var emptyWord = map[string]bool{
	"here": true, "click here": true, "link": true, "this": true, "this link": true, "ici": true, "cliquez ici": true, "lien": true, "hier": true, "klick hier": true,
	"aquí": true, "enlace": true, "pinche aquí": true, "haga clic aquí": true, "aqui": true, "clique aqui": true, "qui": true, "clicca qui": true, "здесь": true, "тут": true,
	"ссылка": true, "tutaj": true, "kliknij tutaj": true, "burada": true, "tıklayın": true, "εδώ": true, "هنا": true, "这里": true, "点击这里": true, "こちら": true, "여기": true,
}

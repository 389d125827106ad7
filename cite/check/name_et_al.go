package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var nameEtAl = &Rule{
	ID:       "CC603",
	Name:     "name-et-al",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "\"et al.\" in a list of names, which BibTeX takes for a person",
		Why:   "Styles print \"et al.\" for \"and others\" in whatever words they have for it, and sort and shorten lists by it; \"et al.\" itself becomes somebody whose family name is \"al.\".",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Hill, Mary and et al.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ann Moore et al.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Иванов, Иван и др.},\n  title = {Советы},\n  publisher = {Наука},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Al, Etienne and others},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for n := range p.names() {
			loc := etAl.FindStringIndex(n.tex)
			if loc == nil {
				continue
			}
			before := strings.TrimRight(n.tex[:loc[0]], " ,~")
			fixed := before + " and others"
			if before == "" {
				fixed = "others"
			}
			span := n.r.Within(n.f, n.from+loc[0], n.from+loc[1])
			p.reportName(&n, span, n.rewritten("write \"and others\"", fixed, false),
				"\""+strings.Trim(n.tex[loc[0]:loc[1]], " ,~")+"\" is taken for a name, where \"and others\" stands for those left out")
		}
	},
}

// etAl matches the ways to say that names were left out.
var etAl = pattern.New(`(?i)(?:^|[\s,~]+)(?:et\.?[\s~]+al(?:ii|\b\.?|\.)|u\.[\s~]?a\.|и[\s~]+др\.?|і[\s~]+ін\.?|y[\s~]+otros|e[\s~]+outros|e[\s~]+altri|et[\s~]+autres|und[\s~]+andere|i[\s~]+in\.)\s*\}?$`)

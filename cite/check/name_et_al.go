package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
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
			{Format: "bibtex", Source: "@book{wang1991,\n  author = {王明 and 等},\n  title = {苏维埃},\n  publisher = {商务印书馆},\n  year = 1991\n}\n"},
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
			words, before, ok := n.leftOut()
			if !ok {
				continue
			}
			at := max(0, strings.LastIndex(n.tex, words))
			span := n.r.Within(n.f, n.from+at, n.from+at+len(words))
			p.reportName(&n, span, n.andOthers(before), "\""+words+"\" is taken for a name, where \"and others\" stands for those left out")
		}
	},
}

// leftOut finds the words at the end of a name that say that names were left
// out, and what stands before them. Braces around both make no difference.
func (n *bibName) leftOut() (words, before string, ok bool) {
	tex := n.tex
	if bibtex.Enclosed(tex) {
		tex = strings.TrimSpace(tex[1 : len(tex)-1])
	}
	if dots.MatchString(tex) {
		return tex, "", true
	}
	loc := etAl.FindStringSubmatchIndex(tex)
	if loc == nil {
		return "", "", false
	}
	if loc[2] < 0 { // the second group, of words without spaces before them
		loc[2], loc[3] = loc[4], loc[5]
	}
	return tex[loc[2]:loc[3]], strings.TrimRight(tex[:loc[0]], " ,~\t\r\n"), true
}

// andOthers is the fix that writes "and others" behind a name, or nil where
// others follow in the list or braces do not come out even.
func (n *bibName) andOthers(before string) *cite.Fix {
	switch {
	case n.index < n.of-1 || strings.Count(before, "{") != strings.Count(before, "}"):
		return nil
	case before == "" && n.of == 1:
		return nil
	case before == "":
		return n.rewritten("others", false)
	}
	return n.rewritten(before+" and others", false)
}

// etAl matches the ways to say that names were left out.
var etAl = pattern.New(`(?i)(?:^|[\s,~]+|,?\s*\\\w+\{|,?\s*\{\\\w+\s+)((?:and[\s~]+)?et\.?[\s~]+al(?:ii|ia|\.)?|et[\s~]+coll\.?|u\.[\s~]?a\.|и[\s~]+др(?:угие|\.)?|і[\s~]+ін(?:ші|\.)?|та[\s~]+ін(?:ші|\.)?|y[\s~]+otros|e[\s~]+outros|e[\s~]+altri|et[\s~]+autres|und[\s~]+andere|en[\s~]+anderen|m\.fl\.|i[\s~]+in\.|a[\s~]+kol\.|vd\.|ve[\s~]+diğerleri)\s*\}?$|(?:^|[\s,~，、])(等|ほか|他|외)$`)

// dots matches a name that is nothing but dots: one of those left out.
var dots = pattern.New(`^(?:\.\s?\.\s?\.+|…+|\\l?dots\s*(?:\{\})?)$`)

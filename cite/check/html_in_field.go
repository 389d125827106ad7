package check

import (
	"html"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var htmlInField = &Rule{
	ID:       "CC536",
	Name:     "html-in-field",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "HTML in a .bib file",
		Why:   "Publishers' exports leave \"<i>\" and \"&amp;\" in titles. BibTeX, biber and LaTeX print them as they stand, or stop at the &.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The genome of <i>Drosophila</i>},\n  journal = {Genes},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {Science &amp; Society},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils &#8211; and Soviets},\n  journal = {Science \\&amp; Society},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {If a < b and c > d, AT\\&T; the <canvas> element},\n  journal = {Genes},\n  abstract = {<p>Text</p>},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(slices.Concat(printedFields, nameFields)...) {
			if loc := htmlIn(f.TeX); loc != nil {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, loc[0], loc[1]),
					Message: "\"" + excerpt(f.TeX[loc[0]:loc[1]]) + "\" is HTML, which neither BibTeX nor LaTeX knows",
					Fixes:   []cite.Fix{r.Rewrite(f, "write it in LaTeX", latexOf(f.TeX))},
				})
			}
		}
	},
}

var (
	// tagInField matches the tags that publishers put into titles. Others may
	// be what the title is about.
	tagInField    = pattern.New(`(?i)</?(?:i|b|em|strong|sub|sup|inf|span|br|scp|sc|u|tt|jats:[a-z]+|mml:[a-z]+)(?:\s[^<>]*)?/?>`)
	entityInField = pattern.New(`\\?&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8}\d{0,2});`)
)

// htmlIn returns the first tag or entity of a value, or nil.
func htmlIn(tex string) []int {
	if !strings.ContainsAny(tex, "<&") {
		return nil
	}
	tag := tagInField.FindStringIndex(tex)
	for _, loc := range entityInField.FindAllStringIndex(tex, -1) {
		s := strings.TrimPrefix(tex[loc[0]:loc[1]], `\`)
		if html.UnescapeString(s) != s && (tag == nil || loc[0] < tag[0]) {
			return loc
		}
	}
	return tag
}

// tagsAsLatex are the commands for tags.
var tagsAsLatex = strings.NewReplacer(
	"<i>", `\emph{`, "</i>", "}", "<em>", `\emph{`, "</em>", "}", "<I>", `\emph{`, "</I>", "}",
	"<b>", `\textbf{`, "</b>", "}", "<strong>", `\textbf{`, "</strong>", "}",
	"<sub>", `\textsubscript{`, "</sub>", "}", "<sup>", `\textsuperscript{`, "</sup>", "}", "<inf>", `\textsubscript{`, "</inf>", "}",
	"<scp>", `\textsc{`, "</scp>", "}", "<sc>", `\textsc{`, "</sc>", "}",
)

// latexOf writes tags and entities as LaTeX. Tags that are not in pairs, or
// mean nothing to it, are dropped.
func latexOf(tex string) string {
	tex = entityInField.ReplaceAllStringFunc(tex, func(s string) string {
		plain := strings.TrimPrefix(s, `\`)
		sign := html.UnescapeString(plain)
		if sign == plain {
			return s
		}
		return texSign(sign)
	})
	if written := tagsAsLatex.Replace(tex); strings.Count(written, "{") == strings.Count(written, "}") {
		tex = written
	}
	return tagInField.ReplaceAllLiteralString(tex, "")
}

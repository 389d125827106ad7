package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var unescapedLatex = &Rule{
	ID:       "CC523",
	Name:     "unescaped-latex",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A sign in a .bib file that LaTeX reads as a command",
		Why: "\"Smith & Sons\" stops LaTeX with an error (Misplaced alignment tab), and behind a bare % the rest of the line vanishes from the list. " +
			"A backslash before the sign prints it. Databases that only Markdown names are left alone: pandoc forgives.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Smith & Sons},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The 1% and the Rest},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1991,\n  author = {Moore, Ann},\n  title = {The file my_list.txt},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@misc{moore1991,\n  author = {Moore, Ann},\n  title = {A Price of $5},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils \\& Soviets: the 1\\% of $x_1 & y^2$ in \\url{https://example.org/a_b%20c#d}},\n  publisher = {Verso},\n  url = {https://example.org/?a=1&b=2_3#c%20},\n  abstract = {100% & more},\n  note = {\\href{https://example.org/a_b}{online}, \\(a_b\\)},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		if !latexReads(p.Doc) {
			return
		}
		for r, f := range p.FieldsNamed(slices.Concat(printedFields, nameFields)...) {
			if i := bareSign(f.TeX); i >= 0 {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, i, i+1),
					Message: "\"" + f.TeX[i:i+1] + "\" means something else to LaTeX: write \"\\" + f.TeX[i:i+1] + "\"",
					Fixes:   []cite.Fix{r.Rewrite(f, "put backslashes before such signs", escapeBare(f.TeX))},
				})
			}
		}
	},
}

// latexReads reports whether the databases of a document may be meant for
// LaTeX, and not for pandoc or a program of its kind alone.
func latexReads(doc *cite.Document) bool {
	return doc.Format == "bibtex" || doc.Format == "latex"
}

// bareSign returns where the first sign stands that is no text to LaTeX, or -1.
// Entities of HTML are told of elsewhere.
func bareSign(tex string) int {
	if !strings.ContainsAny(tex, "&%#_$^") {
		return -1
	}
	text := texText(tex)
	for i := range len(tex) {
		if text[i] && strings.IndexByte("&%#_$^", tex[i]) >= 0 && !inEntity(tex, i) && !inBareAddress(tex, i) {
			return i
		}
	}
	return -1
}

// inEntity reports whether the sign at i belongs to an entity: &amp; &#8211;
func inEntity(tex string, i int) bool {
	for _, loc := range entityInField.FindAllStringIndex(tex, -1) {
		if loc[0] <= i && i < loc[1] {
			return true
		}
	}
	return false
}

// inBareAddress reports whether the sign at i stands in a bare address, which the
// author may have packages for.
func inBareAddress(tex string, i int) bool {
	from := strings.LastIndexAny(tex[:i], " \t\n{") + 1
	return strings.Contains(tex[from:i], "://")
}

// escapeBare puts a backslash before every sign that lacks one.
func escapeBare(tex string) string {
	var b strings.Builder
	text := texText(tex)
	for i := range len(tex) {
		if text[i] && strings.IndexByte("&%#_$^", tex[i]) >= 0 && !inEntity(tex, i) && !inBareAddress(tex, i) {
			b.WriteString(texSign(tex[i : i+1]))
			continue
		}
		b.WriteByte(tex[i])
	}
	return b.String()
}

// texSign writes a character as text for LaTeX.
func texSign(s string) string {
	switch s {
	case "&", "%", "#", "_", "$", "{", "}":
		return `\` + s
	case "^", "~":
		return `\` + s + "{}"
	case `\`:
		return `\textbackslash{}`
	}
	return s
}

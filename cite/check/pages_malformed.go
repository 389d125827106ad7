package check

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var pagesMalformed = &Rule{
	ID:       "CC512",
	Name:     "pages-malformed",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Pages that are not written as BibTeX wants them",
		Why: "The style adds \"pp.\", so that \"pp. pp. 12\" is printed, and TeX makes the dash of a range from two hyphens: one is " +
			"mended by many styles of BibTeX, but not by all. In biblatex one hyphen and the dash itself do as well.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {pp. 12--34}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {12-34}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {12--}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {n/a--n/a}\n}\n"},
			{Format: "bibtex", Source: "@book{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974,\n  pages = {xii, 340 p.}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@misc{a, title = {A}, pages = {12--34}}\n@misc{b, title = {B}, pages = {12}}\n@misc{c, title = {C}, pages = {e0123456}}\n@misc{d, title = {D}, pages = {xi--xx, 12--14}}\n" +
				"@misc{e, title = {E}, pages = {S12--S20}}\n@misc{f, title = {F}, pages = {045104-6}}\n@misc{g, title = {G}, pages = {A-12}}\n@misc{h, title = {H}, pages = {12+}}\n@misc{i, title = {I}, pages = {4-1}}\n@misc{j, title = {J}, pages = {12{\\textendash}34}}\n"},
			{Format: "bibtex", Source: "@report{a,\n  title = {A},\n  date = {1974},\n  location = {Oxford},\n  institution = {The Society},\n  pages = {12-34}\n}\n@report{b,\n  title = {B},\n  date = {1974},\n  location = {Oxford},\n  institution = {The Society},\n  pages = {12–34}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("pages") {
			if f.known() && !f.usesMacro() {
				p.malformedPages(r, f)
			}
		}
	},
}

// malformedPages reports the first thing that is wrong with the pages; the fix
// mends all of them.
func (p *Pass) malformedPages(r *Record, f *BibField) {
	if message := noPages(r, f.words()); message != "" {
		p.reportFixed(r, f, message)
		return
	}
	var message string
	var at pageItem
	fixed, last := "", 0
	items := pageItems(f.TeX)
	if len(items) == 0 || strings.TrimSpace(f.TeX[:items[0].from]) != "" {
		return // "Section A, page 12" needs its words
	}
	for _, item := range items {
		why, mended := mendPages(f.TeX, item, r.Bib.Dialect)
		if why == "" {
			continue
		}
		if message == "" {
			message, at = why, item
		}
		fixed += f.TeX[last:item.from] + mended
		last = item.to
	}
	if message != "" {
		fix := r.Rewrite(f, "write "+fixed+f.TeX[last:], fixed+f.TeX[last:])
		p.Report(cite.Finding{Ref: r.Ref, Span: r.Within(f, at.from, at.to), Message: message, Fixes: []cite.Fix{fix}})
	}
}

// mendPages says what is wrong with an item and how it should be written.
func mendPages(tex string, item pageItem, dialect string) (why, mended string) {
	text := tex[item.from:item.to]
	mended = strings.TrimSpace(text[len(item.label):])
	dash := strings.TrimSpace(item.dash)
	if item.label != "" {
		mended = strings.TrimLeft(mended, `~:\, `)
		why = fmt.Sprintf("pages %q have %q, which the style adds", text, item.label)
	}
	if !wrongDash(item, dash, dialect) {
		return why, mended
	}
	if why == "" {
		why = fmt.Sprintf("the range of pages %q has %q, where \"--\" is expected", text, dash)
	}
	return why, strings.Replace(mended, item.dash, "--", 1)
}

// wrongDash reports a dash between the ends of a range that does not print as
// one, or not with every engine of BibTeX.
func wrongDash(item pageItem, dash, dialect string) bool {
	if !item.isRange() || item.end() < item.first.number {
		return false
	}
	switch dash {
	case "-":
		return dialect != bibtex.Biblatex && !item.articleNumber() && item.certainRange()
	case "–", "‒":
		return dialect == bibtex.BibTeX
	case "—", "−", "‐", "‑", "$-$", "{-}", "=":
		return true
	}
	return len(dash) > 2 && strings.Trim(dash, "-") == ""
}

// certainRange reports ends that are written alike: "2-11" may be page 11 of
// the second chapter, but that has its kind of number only in a few books.
func (it pageItem) certainRange() bool {
	a, b := it.first, it.last
	return a.digits != "" || a.text == strings.ToLower(a.text) && len(a.text)+len(b.text) > 2
}

package check

import (
	"fmt"

	"github.com/citecheck/citecheck/cite"
)

var pagesReversed = &Rule{
	ID:       "CC513",
	Name:     "pages-reversed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A range of pages that ends before it begins",
		Why:   "One of the numbers is wrong, and a reader cannot tell which. An end that is cut short, as in 1425--37, is completed first.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 437–411.\n- Lewin, Moshe. \"Soviets.\" *Slavic Review* 3 (1985): 5–9.\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {437--411}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {12--14, 1425--19}\n}\n"},
			{Format: "bibtex", Source: "@incollection{miller,\n  author = {Miller, Ann},\n  title = {Preface},\n  booktitle = {Councils},\n  publisher = {Pantheon},\n  year = 1974,\n  pages = {xxi--xii}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 1437–52.\n- Lewin, Moshe. \"Soviets.\" *Slavic Review* 3 (1985): 14-2.\n"},
			{Format: "bibtex", Source: "@misc{a, title = {A}, pages = {1425--37}}\n@misc{b, title = {B}, pages = {ix--24}}\n@misc{c, title = {C}, pages = {S12--20}}\n@misc{d, title = {D}, pages = {045104--1}}\n" +
				"@misc{e, title = {E}, pages = {14-2}}\n@misc{f, title = {F}, pages = {99--102}}\n@misc{g, title = {G}, pages = {1,022--1,031}}\n@misc{h, title = {H}, pages = {3-12--3-9}}\n@misc{i, title = {I}, pages = {12v--13r}}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenPages()
		for r, f := range p.FieldsNamed("pages") {
			if f.known() {
				p.reversedPages(r, f)
			}
		}
	},
}

func (p *Pass) reversedPages(r *Record, f *BibField) {
	for _, item := range pageItems(f.TeX) {
		if item.reversed() && !item.pageOfChapter() {
			p.Report(cite.Finding{Ref: r.Ref, Span: r.Within(f, item.from, item.to), Message: fmt.Sprintf("pages %q end before they begin", f.TeX[item.from:item.to])})
			return
		}
	}
}

// pageOfChapter reports what may be one page and not a range: "14-2".
func (it pageItem) pageOfChapter() bool {
	return it.singleHyphen() && (len(it.first.digits) < 3 || len(it.last.digits) < 3)
}

// writtenPages reports ranges in references with words.
func (p *Pass) writtenPages() {
	for i := range p.Doc.References {
		for _, f := range p.Doc.References[i].Fields {
			if f.Name != "pages" {
				continue
			}
			for _, item := range pageItems(f.Value) {
				if item.reversed() && !item.pageOfChapter() && item.first.prefix == item.last.prefix {
					p.ReportRef(i, f.Span, "pages %q end before they begin", f.Value)
					break
				}
			}
		}
	}
}

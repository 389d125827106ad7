package check

import (
	"github.com/citecheck/citecheck/cite"
)

var pagesImplausible = &Rule{
	ID:       "CC514",
	Name:     "pages-implausible",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "An article or chapter of more than 500 pages, or as long as its book",
		Why:   "Either a digit is wrong, or the pages are those of the whole volume. Some journals do print monographs.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  pages = {1--1200}\n}\n"},
			{Format: "bibtex", Source: "@incollection{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  booktitle = {A Reader},\n  publisher = {Pantheon},\n  date = {1974},\n  pages = {1--320},\n  pagetotal = {320}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{a, title = {A}, journal = {J}, year = 1974, pages = {1200--1250}}\n@article{b, title = {B}, journal = {J}, year = 1974, pages = {1425--37}}\n@book{c, title = {C}, year = 1974, pages = {1--1200}}\n@incollection{d, title = {D}, booktitle = {R}, date = {1974}, pages = {20--32}, pagetotal = {320}}\n@article{e, title = {E}, journal = {J}, year = 1974, pages = {045104--6}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("pages") {
			if partOfWork[r.Type] && f.known() {
				p.implausiblePages(r, f)
			}
		}
	},
}

// partOfWork are the types that are part of a volume.
var partOfWork = map[string]bool{
	"article": true, "inproceedings": true, "conference": true, "incollection": true, "suppbook": true, "suppcollection": true, "inreference": true,
}

func (p *Pass) implausiblePages(r *Record, f *BibField) {
	const longest = 500
	for _, item := range pageItems(f.TeX) {
		if !item.isRange() || item.articleNumber() || item.first.digits == "" {
			continue
		}
		written, span := f.TeX[item.from:item.to], r.Within(f, item.from, item.to)
		switch n := item.end() - item.first.number + 1; {
		case n > longest:
			p.ReportRef(r.Ref, span, "pages %q are %d pages, more than the %d of the longest articles", written, n, longest)
			return
		case item.first.number == 1 && n == pageTotal(r):
			p.ReportRef(r.Ref, span, "pages %q are all pages of the volume", written)
			return
		}
	}
}

// pageTotal returns how many pages the volume has, or 0.
func pageTotal(r *Record) int {
	f := r.Field("pagetotal")
	if f == nil {
		return 0
	}
	return newPage(f.words()).number
}

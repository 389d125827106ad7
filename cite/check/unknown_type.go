package check

import (
	"slices"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var unknownType = &Rule{
	ID:       "CC503",
	Name:     "unknown-type",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An entry of a type that neither BibTeX nor biblatex knows",
		Why: "Styles print what they do not know as @misc and leave out most of its fields. Types that well-spread " +
			"packages add (IEEEtran, ACM, biblatex-software, gbt7714) are known.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@artcle{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  year = 1984\n}\n"},
			{Format: "bibtex", Source: "@website{ctan,\n  title = {The Comprehensive TeX Archive Network},\n  url = {https://ctan.org/}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  year = 1984\n}\n\n@Online{ctan,\n  title = {The Comprehensive TeX Archive Network},\n  url = {https://ctan.org/}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if knownAnywhere(r.Type) {
				continue
			}
			f := cite.Finding{Ref: r.Ref, Span: r.Bib.At(r.Node.Type.Span), Message: "neither BibTeX nor biblatex knows the type @" + shown(r.Node.Type.Text)}
			if meant, sure := meantType(r); meant != "" {
				fix := r.retyped(meant)
				fix.Unsafe = !sure
				f.Message += ": @" + meant + " is the nearest"
				f.Fixes = []cite.Fix{fix}
			}
			p.Report(f)
		}
	},
}

func knownAnywhere(name string) bool {
	return knowsType(bibtex.BibTeX, name) || knowsType(bibtex.Biblatex, name) || knowsType("styles", name)
}

// otherTypes are names that people give to types, and what is meant by them
// in BibTeX and in biblatex.
var otherTypes = map[string][2]string{
	"website": {"misc", "online"}, "web": {"misc", "online"}, "url": {"misc", "online"}, "link": {"misc", "online"}, "blog": {"misc", "online"},
	"internet": {"misc", "online"}, "paper": {"inproceedings", "inproceedings"}, "conferencepaper": {"inproceedings", "inproceedings"},
	"journal": {"article", "article"}, "journalarticle": {"article", "article"}, "newspaperarticle": {"article", "article"},
	"chapter": {"incollection", "incollection"}, "bookchapter": {"incollection", "incollection"}, "booksection": {"incollection", "incollection"},
	"masterthesis": {"mastersthesis", "mastersthesis"}, "masterarbeit": {"mastersthesis", "mastersthesis"}, "dissertation": {"phdthesis", "phdthesis"},
	"doctoralthesis": {"phdthesis", "phdthesis"}, "bachelorthesis": {"misc", "thesis"}, "bachelorsthesis": {"misc", "thesis"},
	"diplomathesis": {"misc", "thesis"}, "technicalreport": {"techreport", "report"}, "whitepaper": {"techreport", "report"},
	"generic": {"misc", "misc"}, "other": {"misc", "misc"}, "data": {"misc", "dataset"}, "page": {"misc", "online"}, "webpage": {"misc", "online"}, "film": {"misc", "movie"}, "ebook": {"book", "book"},
}

// meantType returns the type that a record is meant to have, and whether a
// slip of the pen explains it.
func meantType(r *Record) (name string, sure bool) {
	typed := strings.NewReplacer("_", "", "-", "").Replace(r.Type)
	if other, ok := otherTypes[typed]; ok {
		if r.Bib.Dialect == bibtex.BibTeX {
			return other[0], false
		}
		return other[1], false
	}
	best, least := "", 3
	for _, known := range typeNames() {
		if d := distance(typed, known); d < least && len(known) > 3*d {
			best, least = known, d
		}
	}
	return best, least == 1
}

// typeNames are the types of both dialects, in order.
var typeNames = sync.OnceValue(func() []string {
	var names []string
	for _, dialect := range []string{bibtex.BibTeX, bibtex.Biblatex} {
		for name := range dataModels()[dialect].types {
			names = append(names, name)
		}
		for name := range dataModels()[dialect].typeAlias {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
})

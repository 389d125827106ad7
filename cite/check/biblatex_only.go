package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var biblatexOnly = &Rule{
	ID:       "CC505",
	Name:     "biblatex-only-in-bibtex",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A type or field of biblatex in a file for BibTeX",
		Why: "BibTeX's styles print unknown types as @misc and leave out unknown fields, so that a date or a journal is lost. " +
			"Reported only in files that speak BibTeX otherwise, and only where BibTeX's own field is not there as well.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  year = 1984\n}\n\n@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journaltitle = {History Today},\n  year = 1991\n}\n\n@phdthesis{moore1988,\n  author = {Moore, Ann},\n  title = {Councils},\n  school = {University of York},\n  year = 1988\n}\n\n@online{ctan,\n  title = {The Comprehensive TeX Archive Network},\n  url = {https://ctan.org/},\n  year = 2001\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  journal = {The Computer Journal},\n  year = 1984,\n  date = {1984-05-01},\n  langid = {english}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journaltitle = {History Today},\n  date = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n\n@book{moore,\n  author = {Moore, Ann},\n  title = {Tales},\n  publisher = {Faber},\n  date = {XXXX}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if r.Bib.Dialect != bibtex.BibTeX {
				continue
			}
			p.biblatexType(r)
			for i := range r.Fields {
				p.biblatexField(r, &r.Fields[i])
			}
		}
	},
}

// plainTypes are the types of BibTeX that come nearest to those of biblatex.
// Where @misc does, BibTeX prints the same without a change.
var plainTypes = map[string]string{
	"online": "misc", "electronic": "misc", "www": "misc", "software": "misc", "dataset": "misc", "report": "techreport", "collection": "book",
	"mvbook": "book", "mvcollection": "book", "mvreference": "book", "mvproceedings": "proceedings", "reference": "book",
	"inreference": "incollection", "bookinbook": "inbook", "suppbook": "inbook", "suppcollection": "incollection",
	"suppperiodical": "article", "periodical": "misc", "patent": "misc", "movie": "misc", "video": "misc", "audio": "misc", "music": "misc",
	"thesis": "phdthesis",
}

func (p *Pass) biblatexType(r *Record) {
	name := plainTypes[r.Type]
	if name == "" || knowsType("styles", r.Type) {
		return
	}
	if t := r.Field("type"); r.Type == "thesis" && t != nil && hasAny(strings.ToLower(t.Text), "master", "mathesis", "bachelor", "bathesis", "diplom") {
		name = "mastersthesis"
	}
	fix := r.retyped(name)
	fix.Unsafe = r.Type == "thesis" && !r.Has("type")
	p.Report(cite.Finding{
		Ref: r.Ref, Span: r.Bib.At(r.Node.Type.Span), Fixes: []cite.Fix{fix},
		Message: "@" + r.Type + " is a type of biblatex, and this file is for BibTeX: @" + name + " is the nearest",
	})
}

// plainFields are the fields of BibTeX for those of biblatex; "" where there
// is none and what they say is lost.
var plainFields = map[string]string{
	"date": "year", "journaltitle": "journal", "location": "address", "annotation": "annote", "subtitle": "", "booksubtitle": "",
	"maintitle": "", "journalsubtitle": "",
}

func (p *Pass) biblatexField(r *Record, f *BibField) {
	own, ok := plainFields[f.Name]
	if !ok || strings.TrimSpace(f.TeX) == "" || f.Name == "date" && noYear.MatchString(f.TeX) || own != "" && r.Has(own) || f.Name == "location" && strings.HasSuffix(r.Type, "proceedings") {
		return // the ACM says location of where a conference took place
	}
	finding := cite.Finding{Ref: r.Ref, Span: r.Bib.At(f.Field.Name.Span)}
	if own == "" {
		finding.Message = f.Name + " is a field of biblatex, and this file is for BibTeX: its words belong behind the title"
	} else {
		finding.Message = f.Name + " is a field of biblatex, and this file is for BibTeX: write " + own
		if f.Name != "date" || onlyYear.MatchString(f.TeX) {
			finding.Fixes = []cite.Fix{r.renamed(f, own)}
		}
	}
	p.Report(finding)
}

var (
	onlyYear = pattern.New(`^\s*\d{4}\s*$`)
	noYear   = pattern.New(`^\s*[Xu]{4}\s*$`) // EDTF for a year that nobody stated: nothing is lost
)

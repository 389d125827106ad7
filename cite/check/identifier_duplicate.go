package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var identifierDuplicate = &Rule{
	ID:       "CC445",
	Name:     "identifier-duplicate",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "One identifier on two entries for different works",
		Why: "A DOI, ISBN, arXiv number or PMID names one work, so one of the entries has that of the other: copied along, as a rule. " +
			"Entries for the same work are told by duplicate-entry.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots and Their Soviets.\" *Slavic Review* 12 (1988): 3-9. doi:10.2307/2707213\n- Lewin, Moshe. \"Lenin's Last Struggle.\" *Russian History* 3 (1968): 5-9. doi:10.2307/2707213\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History},\n  year = 1991,\n  doi = {10.1017/S0018246X00014035}\n}\n\n@article{hill1992,\n  author = {Hill, Mary},\n  title = {Bread and Peace},\n  journal = {History},\n  year = 1992,\n  doi = {10.1017/s0018246x00014035}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n\n@book{hill1992,\n  author = {Hill, Mary},\n  title = {Bread and Peace},\n  publisher = {Verso},\n  year = 1992,\n  isbn = {978-0-394-47173-0}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n\n@incollection{hill1991,\n  author = {Hill, Mary},\n  title = {Bread and Peace},\n  booktitle = {Councils},\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991a,\n  author = {Moore, Ann},\n  title = {Councils},\n  volume = 1,\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n\n@book{moore1991b,\n  author = {Moore, Ann},\n  title = {Soviets},\n  volume = 2,\n  publisher = {Verso},\n  year = 1991,\n  isbn = {0-394-47173-3}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		p.sharedDOIs()
		for _, b := range p.Bibs() {
			first := make(map[string]bearer)
			for _, r := range b.Records {
				if r.Entry == nil {
					continue
				}
				for i := range r.Fields {
					p.repeatedID(first, bearer{r, &r.Fields[i]})
				}
			}
		}
	},
}

// sharedDOIs reports a DOI that references in words give to two works.
func (p *Pass) sharedDOIs() {
	first := make(map[string]int)
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		if r.Text.Len() == 0 || r.Entry == nil || isNote(p.Doc, r) {
			continue
		}
		doi, ok := ident.ParseDOI(r.Entry.Get("DOI"))
		if !ok {
			continue
		}
		j, seen := first[doi]
		if !seen {
			first[doi] = i
		} else if before := &p.Doc.References[j]; otherWork(r.Entry, before.Entry) && !bookDOI.MatchString(doi) {
			p.Report(cite.Finding{
				Ref: i, Span: doiSpan(r), Message: "DOI " + excerpt(doi) + " is also that of \"" + shown(before.Entry.Get("title")) + "\"",
				Related: []cite.Related{{Span: doiSpan(before), Message: "first given here"}},
			})
		}
	}
}

// doiSpan is where the DOI of a reference stands, or the whole of it.
func doiSpan(r *cite.Reference) cite.Span {
	if from, to, ok := ident.FindDOI(r.Text.String()); ok {
		return r.Text.Span(from, to)
	}
	return r.Text.Source()
}

// A bearer is a record with an identifier, and the field that holds it.
type bearer struct {
	r *Record
	f *BibField
}

// repeatedID reports a field with an identifier that another work has, or notes
// it under its identifier.
func (p *Pass) repeatedID(first map[string]bearer, b bearer) {
	kind, id := b.identifier()
	if id == "" {
		return
	}
	before, ok := first[kind+" "+id]
	if !ok {
		first[kind+" "+id] = b
		return
	}
	if !b.conflicts(before, kind) {
		return
	}
	p.Report(cite.Finding{
		Ref: b.r.Ref, Span: b.r.Within(b.f, 0, len(b.f.TeX)),
		Message: kind + " " + excerpt(id) + " is also that of \"" + shown(before.r.Entry.Get("title")) + "\"",
		Related: []cite.Related{{Span: before.r.Within(before.f, 0, len(before.f.TeX)), Message: "first given here"}},
	})
}

// identifier returns the identifier that a field holds, in its normal form, and
// what kind it is.
func (b bearer) identifier() (kind, id string) {
	switch b.f.Name {
	case "doi":
		id, _ = ident.ParseDOI(b.f.Text)
		return "DOI", id
	case "isbn":
		numbers := bookNumbers(b.f.TeX)
		if len(numbers) == 1 { // several may be of a set and its volumes
			id = ident.ISBN13(numbers[0].digits)
		}
		return "ISBN", id
	case "eprint", "arxivid":
		if b.f.Name == "arxivid" || b.r.onArXiv() {
			id, _ = ident.ParseArXiv(b.f.Text)
		}
		return "arXiv number", arXivVersion.ReplaceAllString(id, "")
	case "pmid":
		id, _ = ident.ParsePMID(b.f.Text)
		return "PMID", id
	}
	return "", ""
}

var arXivVersion = pattern.New(`v\d+$`)

// conflicts reports whether two records with one identifier are of different
// works, which the identifier does not allow.
func (b bearer) conflicts(other bearer, kind string) bool {
	x, y := b.r, other.r
	s, t := plain(x.Entry.Get("title")), plain(y.Entry.Get("title"))
	switch {
	case s == "" || t == "" || alike(s, t):
		return false // which CC706 tells
	case refers(x, y) || refers(y, x), x.Has("related", "crossref") || y.Has("related", "crossref"), x.Type == "set" || y.Type == "set":
		return false
	case strings.HasPrefix(x.Type, "in") || strings.HasPrefix(y.Type, "in"), isPart(x) || isPart(y):
		return kind != "ISBN" && !sameBook(x, y) && !(kind == "DOI" && bookDOI.MatchString(b.f.Text))
	case kind == "ISBN" && (!wholeBooks[x.Type] || !wholeBooks[y.Type]), kind == "DOI" && bookDOI.MatchString(b.f.Text):
		return false // parts have the number of their book
	case kind == "ISBN":
		return !x.Has("volume", "number", "maintitle") || !y.Has("volume", "number", "maintitle")
	}
	return true
}

// bookDOI matches DOIs that are made of an ISBN, which books have.
var bookDOI = pattern.New(`97[89][-\d]{10,}$`)

// wholeBooks are the types of which each work has its own ISBN.
var wholeBooks = map[string]bool{
	"book": true, "collection": true, "proceedings": true, "reference": true, "manual": true, "booklet": true, "thesis": true, "phdthesis": true,
}

// isPart reports a type of entry that is a part of a book.
func isPart(r *Record) bool {
	return strings.HasPrefix(r.Type, "supp") || r.Type == "conference" || r.Type == "bookinbook" || r.Type == "article" || r.Type == "letter"
}

// sameBook reports whether two parts are of one book, or one is the book: its
// DOI often stands for that of all parts.
func sameBook(x, y *Record) bool {
	s, t := plain(x.Entry.Get("container-title")), plain(y.Entry.Get("container-title"))
	return s != "" && !strings.EqualFold(x.Type, "article") && (s == t || s == plain(y.Entry.Get("title"))) || t != "" && t == plain(x.Entry.Get("title"))
}

// alike reports whether two titles may be of one work: one begins or ends the
// other, or half of the words are the same, as in translations of subtitles.
func alike(s, t string) bool {
	if strings.Contains(s, t) || strings.Contains(t, s) {
		return true
	}
	words := make(map[string]bool)
	for w := range strings.FieldsSeq(s) {
		words[w] = true
	}
	shared, all := 0, 0
	for w := range strings.FieldsSeq(t) {
		all++
		if words[w] {
			shared++
		}
	}
	return 2*shared > min(all, len(words))
}

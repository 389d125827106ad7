package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var wrongType = &Rule{
	ID:       "CC506",
	Name:     "wrong-type",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An entry whose fields belong to another type",
		Why: "Styles print what the type has and leave out the rest: the journal of a @book, the pages of @proceedings. " +
			"Reported only where the fields that the type itself demands are missing, or none of its fields does for them.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{davies1990,\n  author = {Davies, Ann},\n  title = {The Factory Committees},\n  booktitle = {Revolution in Russia},\n  pages = {10--31},\n  publisher = {Cambridge University Press},\n  year = 1990\n}\n"},
			{Format: "bibtex", Source: "@proceedings{hill2001,\n  author = {Hill, Mary},\n  title = {On Lists},\n  pages = {12--19},\n  year = 2001\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{frankel1992,\n  editor = {Frankel, Edith},\n  title = {Revolution in Russia},\n  booktitle = {Revolution in Russia},\n  publisher = {Cambridge University Press},\n  year = 1992\n}\n\n@inproceedings{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  booktitle = {Papers on History},\n  journal = {History Papers},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			for _, c := range contradictions {
				if slices.Contains(c.types, r.Type) && r.own(c.field) && !r.Has(c.unless...) && (c.holds == nil || c.holds(r)) {
					p.contradiction(r, c)
					break
				}
			}
		}
	},
}

// A contradiction is a field that a type has no use for, where what it should
// have instead is missing.
type contradiction struct {
	types  []string
	field  string
	unless []string // what explains the field
	holds  func(*Record) bool
	meant  string // the type that has such a field, of both dialects
}

var contradictions = []contradiction{
	{types: []string{"inproceedings", "conference", "incollection", "inbook"}, field: "journal", unless: []string{"booktitle", "maintitle", "crossref"}, meant: "article"},
	{types: []string{"inproceedings", "conference", "incollection", "inbook"}, field: "journaltitle", unless: []string{"booktitle", "maintitle", "crossref"}, meant: "article"},
	{types: []string{"book", "booklet", "manual", "proceedings", "collection"}, field: "journal", unless: []string{"publisher", "booktitle", "isbn"}, meant: "article"},
	{types: []string{"book", "booklet", "manual", "proceedings", "collection"}, field: "journaltitle", unless: []string{"publisher", "booktitle", "isbn"}, meant: "article"},
	{types: []string{"book", "collection"}, field: "booktitle", unless: []string{"crossref"}, holds: otherBooktitle, meant: "incollection"},
	{types: []string{"proceedings"}, field: "booktitle", unless: []string{"crossref"}, holds: otherBooktitle, meant: "inproceedings"},
	{types: []string{"article"}, field: "booktitle", unless: []string{"journal", "journaltitle", "crossref"}, meant: "inproceedings"},
	{types: []string{"article"}, field: "school", unless: []string{"journal", "journaltitle", "booktitle"}, meant: "phdthesis"},
	{types: []string{"proceedings"}, field: "pages", unless: []string{"crossref"}, holds: (*Record).partOnly, meant: "inproceedings"},
}

// otherBooktitle reports a book in another book. Whole books bear their own
// title a second time, for those that refer to them.
func otherBooktitle(r *Record) bool {
	title, book := r.Field("title"), r.Field("booktitle")
	return title != nil && plain(title.Text) != "" && !strings.Contains(plain(book.Text), plain(title.Text)) &&
		!strings.Contains(plain(title.Text), plain(book.Text)) && r.Has("pages", "chapter") && r.partOnly()
}

// partOnly reports pages that are a range behind the first page: a part.
func (r *Record) partOnly() bool {
	f := r.Field("pages")
	if f == nil {
		return true
	}
	first := strings.TrimLeft(f.TeX, " ")
	return strings.ContainsAny(f.Text, "-–—") && !strings.HasPrefix(first, "1-") && !strings.ContainsAny(first[:min(1, len(first))], "ivxIVX")
}

func (p *Pass) contradiction(r *Record, c contradiction) {
	f := r.Field(c.field)
	fix := r.retyped(c.meant)
	fix.Unsafe = true // or the field is wrong
	p.Report(cite.Finding{
		Ref: r.Ref, Span: r.Bib.At(r.Node.Type.Span), Fixes: []cite.Fix{fix},
		Message: "@" + r.Type + " has no use for its " + c.field + ", " + quotedText(f) + ": @" + c.meant + " has, if the field is right",
	})
}

// quotedText quotes what a reader gets of a field.
func quotedText(f *BibField) string { return "\"" + shown(f.Text) + "\"" }

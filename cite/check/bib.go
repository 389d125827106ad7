package check

import (
	"iter"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A Bib is a .bib file that the document is, or that it names.
type Bib struct {
	*bibtex.File
	Part    int    // of the document
	Dialect string // bibtex.BibTeX or bibtex.Biblatex, whichever the file speaks; "" if nothing tells

	// Records are the entries that count, in order: not those that are
	// commented out, and of a database that a document names those that it cites.
	Records []*Record
}

// A Record is an entry of a .bib file: how it is written and what it means.
type Record struct {
	Node *bibtex.Node
	Bib  *Bib
	Type string // in small letters

	// Fields are its own, in order, duplicates included; Lent are those that
	// crossref and xdata lend it.
	Fields, Lent []BibField

	Entry *cite.Entry // nil for @xdata and the like
	Ref   int         // index into Document.References, or -1
}

// A BibField is a field of a record.
type BibField struct {
	bibtex.Field
	Name string // in small letters
	TeX  string // what TeX gets: macros expanded, delimiters gone
	Text string // what a reader gets
}

// readBibs finds the .bib files among the parts of a document.
func readBibs(doc *cite.Document) []*Bib {
	var bibs []*Bib
	refs := recordRefs(doc)
	for i := range doc.Parts {
		own := i == 0 && doc.Format == "bibtex"
		if own || i > 0 && strings.HasSuffix(strings.ToLower(doc.Parts[i].Name), ".bib") {
			bibs = append(bibs, readBib(doc, i, refs, own))
		}
	}
	return bibs
}

// recordRefs finds references by the places of their records.
func recordRefs(doc *cite.Document) map[cite.Span]int {
	refs := make(map[cite.Span]int)
	for i := range doc.References {
		if r := &doc.References[i]; r.Entry != nil && r.Text.Len() == 0 {
			refs[r.Entry.Span] = i
		}
	}
	return refs
}

func readBib(doc *cite.Document, part int, refs map[cite.Span]int, all bool) *Bib {
	b := &Bib{File: bibtex.Parse(doc.Parts[part].Source), Part: part}
	b.Dialect = dialect(b.File)
	counts := func(int) bool { return true }
	if !all {
		counts = citedRefs(doc)
	}
	inherited := b.Inherited()
	for i := range b.Nodes {
		n := &b.Nodes[i]
		if n.Kind != bibtex.EntryNode || n.Commented {
			continue
		}
		ref, ok := refs[cite.Span{Part: part, Start: n.Span.Start, End: n.Span.End}]
		switch {
		case !ok:
			ref = -1
		case !counts(ref):
			continue
		}
		b.Records = append(b.Records, newRecord(doc, b, n, ref, inherited(n)))
	}
	return b
}

// citedRefs tells the references that the document cites, or all where it
// cites none or, as \nocite{*} does, every one.
func citedRefs(doc *cite.Document) func(int) bool {
	cited := make([]bool, len(doc.References))
	uncited := nocited(doc)
	some, every := false, uncited["*"]
	for i := range doc.Citations {
		every = every || slices.Contains(doc.Citations[i].Keys, "*")
		for _, t := range doc.Citations[i].Targets {
			if 0 <= t && t < len(cited) {
				cited[t], some = true, true
			}
		}
	}
	return func(i int) bool {
		return every || !some || cited[i] || i >= 0 && i < len(cited) && uncited[doc.References[i].Key]
	}
}

func newRecord(doc *cite.Document, b *Bib, n *bibtex.Node, ref int, fields []bibtex.Field) *Record {
	r := &Record{Node: n, Bib: b, Type: strings.ToLower(n.Type.Text), Ref: ref}
	if ref >= 0 {
		r.Entry = doc.References[ref].Entry
	}
	all := make([]BibField, len(fields))
	for i, f := range fields {
		all[i] = BibField{Field: f, Name: strings.ToLower(f.Name.Text), TeX: f.Value.Text()}
		all[i].Text = decoded(all[i].Name, all[i].TeX)
	}
	r.Fields, r.Lent = all[:len(n.Fields):len(n.Fields)], all[len(n.Fields):]
	return r
}

// verbatim are the fields that biblatex does not read as LaTeX.
var verbatim = []string{"url", "doi", "eprint", "file", "pdf", "urlraw", "verba", "verbb", "verbc"}

func decoded(name, tex string) string {
	if slices.Contains(verbatim, name) {
		return bibtex.Address(tex)
	}
	return bibtex.Decode(tex)
}

// Field returns the first field with one of the names, its own before those
// that are lent, or nil.
func (r *Record) Field(names ...string) *BibField {
	for _, fields := range [...][]BibField{r.Fields, r.Lent} {
		for i := range fields {
			if slices.Contains(names, fields[i].Name) {
				return &fields[i]
			}
		}
	}
	return nil
}

// Has reports whether one of the fields is there and has a value.
func (r *Record) Has(names ...string) bool {
	for _, fields := range [...][]BibField{r.Fields, r.Lent} {
		for i := range fields {
			if slices.Contains(names, fields[i].Name) && strings.TrimSpace(fields[i].TeX) != "" {
				return true
			}
		}
	}
	return false
}

// Bibs returns the .bib files of the document.
func (p *Pass) Bibs() []*Bib { return p.subject.bibs() }

// Records yields the records of all .bib files that count.
func (p *Pass) Records() iter.Seq[*Record] {
	return func(yield func(*Record) bool) {
		for _, b := range p.Bibs() {
			for _, r := range b.Records {
				if !yield(r) {
					return
				}
			}
		}
	}
}

// FieldsNamed yields the own fields of all records with one of the names, or
// every field if there are none.
func (p *Pass) FieldsNamed(names ...string) iter.Seq2[*Record, *BibField] {
	return func(yield func(*Record, *BibField) bool) {
		for r := range p.Records() {
			for i := range r.Fields {
				f := &r.Fields[i]
				if (len(names) == 0 || slices.Contains(names, f.Name)) && !yield(r, f) {
					return
				}
			}
		}
	}
}

// At returns a span of the file as one of the document.
func (b *Bib) At(s cite.Span) cite.Span {
	s.Part = b.Part
	return s
}

// ReportField reports a problem with the value of a field, or with its name
// where the value is empty.
func (p *Pass) ReportField(r *Record, f *BibField, format string, args ...any) {
	span := f.Value.Content()
	if span.Start >= span.End {
		span = f.Field.Name.Span
	}
	p.ReportRef(r.Ref, r.Bib.At(span), format, args...)
}

// ReportName reports a problem with the name of a field.
func (p *Pass) ReportName(r *Record, f *BibField, format string, args ...any) {
	p.ReportRef(r.Ref, r.Bib.At(f.Field.Name.Span), format, args...)
}

// ReportRecord reports a problem with a record as a whole, at its key.
func (p *Pass) ReportRecord(r *Record, format string, args ...any) {
	p.ReportRef(r.Ref, r.Place(), format, args...)
}

// Place is where a record as a whole is reported: at its key, or at its type
// where it has none.
func (r *Record) Place() cite.Span {
	if s := r.Node.Key.Span; s.Start < s.End {
		return r.Bib.At(s)
	}
	return r.Bib.At(r.Node.Type.Span)
}

// Within returns the place of TeX[from:to] of a field, or of its whole value
// where the value is put together from pieces.
func (r *Record) Within(f *BibField, from, to int) cite.Span {
	span := f.Value.Content()
	if len(f.Value.Pieces) == 1 && span.End-span.Start == len(f.TeX) {
		span.Start, span.End = span.Start+from, span.Start+to
	}
	return r.Bib.At(span)
}

// Rewrite returns the fix that puts value, in LaTeX, into the field.
func (r *Record) Rewrite(f *BibField, message, value string) cite.Fix {
	return cite.Fix{Message: message, Edits: []cite.Edit{{Span: r.Bib.At(f.Value.Span), New: "{" + value + "}"}}}
}

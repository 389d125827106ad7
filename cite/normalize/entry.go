// Package normalize turns the tagged fields of a reference into an entry:
// names and dates taken apart, titles cleaned, pages completed, identifiers in
// their one form, a type, a language and a key. It looks nothing up and leaves
// nothing out: words that no field took go to the note.
//
// Read entry.go first, then fields.go (what each label becomes), titles.go,
// pages.go, links.go, law.go, kind.go (the type), language.go, leftovers.go
// and keys.go.
package normalize

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
)

// Entry normalises ref, whose text was tagged. The links are those that the
// reference owns. The key is left empty; Keys gives it.
func Entry(ref *cite.Reference, links []cite.Link) *cite.Entry {
	e := &cite.Entry{
		Fields: make([]cite.Field, 0, len(ref.Fields)+2),
		Names:  map[string][]cite.Name{},
		Dates:  map[string]cite.Date{},
		Span:   ref.Text.Source(),
	}
	d := &draft{Entry: e, ref: ref}
	if ref.Text.Len() > longest {
		return d.whole()
	}
	for _, f := range ref.Fields {
		d.take(f)
	}
	d.law()
	d.address(links)
	d.leadingYear()
	d.trailingPlace()
	d.leftovers()
	e.Lang = language(e)
	e.Type = kind(evidenceOf(d))
	return e
}

// longest is how many bytes a reference may have. What is longer is none, but a
// page that lost its line breaks, and taking it apart would only cost time.
const longest = 32 << 10

// whole keeps the text as it is.
func (d *draft) whole() *cite.Entry {
	d.Type = "document"
	d.Set("note", d.ref.Text.String(), d.ref.Text.Source())
	return d.Entry
}

// A draft is an entry in the making.
type draft struct {
	*cite.Entry
	ref     *cite.Reference
	journal bool   // the tagger saw a journal
	code    string // of the document type, see codeOf
	notes   []string
}

// leadingYear dates a work that has no date but begins with a year, such as
// "1918 RFSR Constitution"; the title keeps it.
func (d *draft) leadingYear() {
	if _, ok := d.Dates["issued"]; ok {
		return
	}
	if y := firstYear.FindString(d.Get("title")); y != "" {
		issued := date.Parse(y)
		issued.Span = d.spanOf("title")
		d.Dates["issued"] = issued
	}
}

func (d *draft) spanOf(variable string) cite.Span {
	for _, f := range d.Fields {
		if f.Name == variable {
			return f.Span
		}
	}
	return cite.Span{}
}

package source

import (
	"github.com/citecheck/citecheck/cite"
)

// fieldParts are what stands before the fields of a reference that is written
// without punctuation, where another field stands before them.
var fieldParts = map[string]string{
	"given-names": " ", "suffix": " ", "forename": " ", "surname": ", ", "volume": " ", "issue": "(", "fpage": ", ", "lpage": "–", "elocation-id": ", ",
	"page-range": ", ", "year": ", ", "date": ", ", "edition": ", ", "biblScope": ", ", "pubPlace": ". ", "publisher-loc": ". ", "publisher-name": ": ",
}

// fieldPrefixes name identifiers.
var fieldPrefixes = map[string]string{"doi": "doi: ", "pmid": "PMID ", "pmcid": "", "isbn": "ISBN ", "arxiv": "arXiv:", "issn": "ISSN "}

// separate writes what parts the field that begins at an offset from the one
// before. It is mapped to the mark-up between them.
func (r *xmlReader) separate(at int) {
	if len(r.open) == 0 {
		return
	}
	e := &r.open[len(r.open)-1]
	if e.at != r.v.b.Len() {
		return // in the middle of a field
	}
	part, known := fieldParts[e.tag.name]
	if !known {
		part = ". "
	}
	switch {
	case r.v.b.Len() == 0:
		part = ""
	case e.tag.name == "surname" && r.after("forename"):
		part = " "
	case e.tag.name == "forename" && !r.after("forename"):
		part = ", "
		if r.after("title") {
			part = ". "
		}
	case part[0] == '.' && r.v.b.LastByte() == '.':
		part = " "
	}
	if e.tag.name == "pub-id" || e.tag.name == "idno" {
		name := "pub-id-type"
		if e.tag.name == "idno" {
			name = "type"
		}
		kind, _ := e.tag.attribute(r.data, name)
		part += fieldPrefixes[lowerASCII(kind)]
	}
	r.put(part, at)
}

// after reports whether the field before the innermost element is of that name:
// the last end tag of a field that stands before it.
func (r *xmlReader) after(name string) bool { return r.before == name }

// put appends what no character of the file spells, mapped to what stands
// between the last word and an offset.
func (r *xmlReader) put(s string, at int) {
	if s == "" {
		return
	}
	r.v.pending = false
	r.v.b.Append(s, cite.Span{Start: min(r.v.last, at), End: at})
	r.v.last = at
}

// attributeText shows the value of an attribute as a field.
func (r *xmlReader) attributeText(t *xmlTag, name, before string) {
	value, at := t.attribute(r.data, name)
	if value == "" {
		return
	}
	if r.v.b.Len() > 0 {
		r.put(before, at.Start)
	}
	r.v.add(at.Start, at.End, entity)
}

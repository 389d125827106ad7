package source

import (
	"github.com/citecheck/citecheck/cite"
)

// xmlFields are the fields that elements of JATS and TEI name in a reference.
var xmlFields = map[string]string{
	"article-title": "title", "chapter-title": "title", "part-title": "title", "data-title": "title", "source": "source",
	"year": "date", "month": "date", "day": "date", "date": "date", "volume": "volume", "issue": "issue", "fpage": "pages", "lpage": "pages", "page-range": "pages",
	"elocation-id": "pages", "edition": "edition", "publisher-name": "publisher", "publisher-loc": "location", "series": "collection-title", "isbn": "isbn", "issn": "issn",
	"publisher": "publisher", "pubPlace": "location",
}

// xmlPersons are elements that hold a name as a whole.
var xmlPersons = wordSet("name string-name collab author editor")

// identifierTypes are the fields of <pub-id> and <idno>, by their types.
var identifierTypes = map[string]string{"doi": "doi", "pmid": "pmid", "isbn": "isbn", "issn": "issn", "arxiv": "arxiv"}

// titleLevels are the fields of a title in TEI, by its level.
var titleLevels = map[string]string{"a": "title", "m": "source", "j": "journal", "s": "collection-title", "u": "title"}

// scopeUnits are those of <biblScope>.
var scopeUnits = map[string]string{"volume": "volume", "vol": "volume", "issue": "issue", "page": "pages", "pp": "pages"}

// named notes the field that an element named, which ends before from.
func (r *xmlReader) named(e *xmlElement, from int) {
	name := r.fieldName(e)
	if name == "" || from <= e.tag.to {
		return
	}
	span := cite.Span{Start: e.tag.to, End: from}
	if n := len(r.fields); n > 0 && r.fields[n-1].Name == name && (e.tag.name == "lpage" || name == "date") {
		r.fields[n-1].Span.End = from // one field in several elements
		return
	}
	r.fields = append(r.fields, cite.Field{Name: name, Span: span})
}

func (r *xmlReader) fieldName(e *xmlElement) string {
	attribute := func(name string) string {
		v, _ := e.tag.attribute(r.data, name)
		return lowerASCII(v)
	}
	switch {
	case e.tag.name == "pub-id":
		return identifierTypes[attribute("pub-id-type")]
	case e.tag.name == "idno":
		return identifierTypes[attribute("type")]
	case e.tag.name == "biblScope":
		return scopeUnits[attribute("unit")]
	case e.tag.name == "title":
		return titleLevels[attribute("level")]
	case xmlPersons[e.tag.name]:
		return r.personRole(e)
	}
	return xmlFields[e.tag.name]
}

// personRole is what a named person did, by the elements around.
func (r *xmlReader) personRole(e *xmlElement) string {
	if e.tag.name == "editor" {
		return "editor"
	}
	for i := len(r.open) - 1; i >= 0; i-- {
		o := &r.open[i]
		if xmlPersons[o.tag.name] {
			return "" // counts as a whole
		}
		if o.tag.name == "person-group" {
			switch kind, _ := o.tag.attribute(r.data, "person-group-type"); lowerASCII(kind) {
			case "", "author", "allauthors", "inventor":
				return "author"
			case "editor", "guest-editor":
				return "editor"
			case "translator", "transed":
				return "translator"
			}
			return ""
		}
	}
	return "author"
}

// settled returns the fields of the entry and says what a <source> is: the title
// where there is no other, else that of the journal or book that holds the work.
func (r *xmlReader) settled() []cite.Field {
	whole := "title"
	for _, f := range r.fields {
		if f.Name == "title" {
			whole = "container-title"
		}
	}
	if r.journal {
		whole = "journal"
	}
	for i := range r.fields {
		if r.fields[i].Name == "source" {
			r.fields[i].Name = whole
		}
	}
	return r.fields
}

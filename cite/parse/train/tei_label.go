package train

import (
	"encoding/xml"
	"regexp"
	"strings"
)

// teiLabel returns the label that an element of a bibl stands for, or "" if it
// is to be looked through. Names and types are compared without their case, for
// they were written by hand: pubPlace is also pubplace.
func teiLabel(e xml.StartElement) string {
	name := strings.ToLower(e.Name.Local)
	if byType, ok := teiTypes[name]; ok {
		return byType.label(e)
	}
	if label, ok := teiNames[name]; ok {
		return label
	}
	return "other"
}

// teiNames are the elements whose name says all; those without a label are
// looked through.
var teiNames = map[string]string{
	"author": "author", "editor": "editor", "date": "date", "pubplace": "location", "publisher": "publisher",
	"edition": "edition", "ref": "url",
	"bibl": "", "analytic": "", "monogr": "", "series": "", "imprint": "", "lb": "", "pb": "", "cb": "", "space": "",
	"hi": "", "emph": "", "foreign": "", "seg": "", "p": "", "s": "", "w": "", "pc": "", "g": "", "c": "", "choice": "",
}

// A teiType maps what an attribute says to a label.
type teiType struct {
	labels    map[string]string
	otherwise string
}

// label looks the type up in all attributes: GROBID's files have type, level
// and unit, and sometimes the wrong one of them.
func (t teiType) label(e xml.StartElement) string {
	for _, a := range e.Attr {
		if label, ok := t.labels[strings.ToLower(strings.TrimSpace(a.Value))]; ok {
			return label
		}
	}
	return t.otherwise
}

// book is a title of level m, until it is known what else the reference has.
const book = "book"

var scopes = teiType{map[string]string{
	"vol": "volume", "volume": "volume", "issue": "issue", "no": "issue", "number": "issue",
	"pp": "pages", "page": "pages", "pages": "pages",
}, "other"}

var teiTypes = map[string]teiType{
	"title":      {map[string]string{"a": "title", "j": "journal", "s": "collection-title", "m": book}, "title"},
	"biblscope":  scopes,
	"biblstruct": scopes, // for biblScope, now and then
	"orgname":    {map[string]string{"collaboration": "other"}, "publisher"},
	"note":       {map[string]string{"report": "genre"}, "note"},
	"ptr":        {map[string]string{"web": "url"}, "url"},
	"idno": {map[string]string{
		"doi": "doi", "arxiv": "arxiv", "isbn": "isbn", "issn": "issn", "url": "url",
		"pmid": "pmid", "pmc": "pmid", "pmcid": "pmid",
	}, "number"},
}

// settleTitles says of each book whether it is the work cited or holds it: it
// does beside the title of a part, and after "in".
func (t *labelled) settleTitles() {
	part := follows(t.spans, "title")
	for i := range t.spans {
		if t.spans[i].Label != book {
			continue
		}
		if t.spans[i].Label = "title"; part || t.afterIn(i) {
			t.spans[i].Label = "container-title"
		}
	}
}

// afterIn reports whether "in" stands before the span, or before the editors
// that stand before it.
func (t *labelled) afterIn(i int) bool {
	end := 0
	if i > 0 {
		end = t.spans[i-1].End
	}
	if inAtEnd.MatchString(string(t.text[end:t.spans[i].Start])) {
		return true
	}
	return i > 0 && t.spans[i-1].Label == "editor" && t.afterIn(i-1)
}

var inAtEnd = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:in|dans)\s*:?\s*["“«]*$`)

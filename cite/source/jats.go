package source

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// jatsFormat reads the XML of publishers: JATS and its ancestor of the NLM,
// and BITS for books. https://jats.nlm.nih.gov/
var jatsFormat = &Format{
	Name:       "jats",
	Extensions: []string{".jats", ".nxml"},
	Sniff: func(head []byte) bool {
		return bytes.Contains(head, []byte("JATS")) || bytes.Contains(head, []byte("//NLM//DTD")) ||
			bytes.Contains(head, []byte("<article")) && (bytes.Contains(head, []byte("article-type=")) || bytes.Contains(head, []byte("<front>")) || bytes.Contains(head, []byte("<ref-list")))
	},
	Read:   readJATS,
	Limits: textLimits,
}

func readJATS(ctx context.Context, f *File) (*cite.Document, error) {
	if err := checkXML(f.Data, "JATS", "article", "book", "ref-list"); err != nil {
		return nil, err
	}
	r := newXMLReader(f.Data, jatsRole)
	scanXML(f.Data, bomLen(f.Data), r)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.done(), nil
}

// jatsRoles are the elements that are more than text.
var jatsRoles = map[string]xmlRole{
	"p": xmlPara, "sec": xmlGroup, "abstract": xmlGroup, "ack": xmlGroup, "app": xmlGroup, "body": xmlPara, "back": xmlPara, "ref-list": xmlGroup,
	"fn-group": xmlGroup, "list": xmlList, "list-item": xmlItem, "def-item": xmlItem, "disp-quote": xmlQuote, "verse-group": xmlQuote, "caption": xmlCaption,
	"td": xmlCell, "th": xmlCell, "code": xmlCode, "preformat": xmlCode, "disp-formula": xmlSkip, "tex-math": xmlSkip, "fn": xmlNote, "sup": xmlRaised,
	"ext-link": xmlLink, "uri": xmlLink, "xref": xmlCite, "ref": xmlEntry, "article-title": xmlInline, "fig": xmlPara, "table-wrap": xmlPara, "boxed-text": xmlPara,
	"journal-meta": xmlSkip, "contrib-group": xmlSkip, "aff": xmlSkip, "permissions": xmlSkip, "history": xmlSkip, "pub-date": xmlSkip, "article-id": xmlSkip,
	"article-categories": xmlSkip, "kwd-group": xmlSkip, "funding-group": xmlSkip, "counts": xmlSkip, "object-id": xmlSkip, "graphic": xmlSkip, "media": xmlSkip,
	"author-notes": xmlSkip, "related-article": xmlSkip, "custom-meta-group": xmlSkip, "book-meta": xmlSkip, "self-uri": xmlSkip, "trans-title-group": xmlSkip,
	"subj-group": xmlSkip, "title-group": xmlPara, "floats-group": xmlPara, "sub-article": xmlGroup, "response": xmlGroup, "glossary": xmlGroup, "bio": xmlSkip,
}

// citationElements hold one work each; those in structuredCitations have no
// punctuation of their own.
var (
	citationElements    = wordSet("mixed-citation element-citation citation nlm-citation")
	structuredCitations = wordSet("element-citation nlm-citation")
)

// jatsRole says what an element is where it stands.
func jatsRole(r *xmlReader, t *xmlTag) xmlRole {
	if t.name == "article" || t.name == "book" {
		if lang, _ := t.attribute(r.data, "lang"); lang != "" && r.doc.Lang == "" {
			r.doc.Lang = lang
		}
		return xmlInline
	}
	parent := ""
	if n := len(r.open); n > 0 {
		parent = r.open[n-1].tag.name
	}
	switch {
	case r.place.entry && citationElements[t.name]:
		r.work(t)
		return xmlInline
	case t.name == "title" && !r.place.entry:
		if parent == "caption" {
			return xmlCaption
		}
		return xmlHead
	case (t.name == "article-title" || t.name == "book-title") && parent == "title-group", t.name == "subtitle" && parent == "title-group":
		return xmlHead
	case t.name == "label":
		if parent == "ref" || parent == "fn" || r.place.entry {
			return xmlLabel
		}
		return xmlSkip
	case t.name == "xref":
		if kind, _ := t.attribute(r.data, "ref-type"); kind != "bibr" && kind != "fn" && kind != "table-fn" {
			return xmlInline
		}
	case r.place.entry && (t.name == "p" || t.name == "list" || t.name == "list-item" || t.name == "sec"):
		return xmlInline
	case t.name == "break":
		r.v.newline(t.from, t.to)
	}
	return jatsRoles[t.name]
}

// work begins one work of an entry. A second in the same entry is a block of
// its own; of alternatives for one work the first counts.
func (r *xmlReader) work(t *xmlTag) {
	again := slices.ContainsFunc(r.open, func(e xmlElement) bool { return e.tag.name == "citation-alternatives" })
	if r.v.b.Len() > 0 && !again {
		key, entry := r.place.key, r.place.entry
		r.flush()
		r.place.key, r.place.entry = key, entry
	}
	r.place.structured = structuredCitations[t.name]
	kind, _ := t.attribute(r.data, "publication-type")
	r.journal = lowerASCII(kind) == "journal"
}

// lowerASCII is strings.ToLower for the words of attributes.
func lowerASCII(s string) string { return strings.ToLower(s) }

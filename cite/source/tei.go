package source

import (
	"bytes"
	"context"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// teiFormat reads the XML of the Text Encoding Initiative, which editions and
// GROBID write. https://tei-c.org/guidelines/p5/
var teiFormat = &Format{
	Name:       "tei",
	Extensions: []string{".tei"},
	Sniff: func(head []byte) bool {
		return bytes.Contains(head, []byte("http://www.tei-c.org/ns/1.0")) || bytes.Contains(head, []byte("<TEI"))
	},
	Read:   readTEI,
	Limits: textLimits,
}

func readTEI(ctx context.Context, f *File) (*cite.Document, error) {
	if err := checkXML(f.Data, "TEI", "TEI", "teiCorpus", "listBibl"); err != nil {
		return nil, err
	}
	r := newXMLReader(f.Data, teiRole)
	scanXML(f.Data, bomLen(f.Data), r)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.done(), nil
}

// teiRoles are the elements that are more than text.
var teiRoles = map[string]xmlRole{
	"div": xmlGroup, "head": xmlHead, "p": xmlPara, "ab": xmlPara, "l": xmlPara, "lg": xmlPara, "list": xmlList, "item": xmlItem, "quote": xmlQuote,
	"cit": xmlQuote, "figDesc": xmlCaption, "cell": xmlCell, "egXML": xmlCode, "eg": xmlCode, "code": xmlInline, "formula": xmlSkip, "graphic": xmlSkip,
	"facsimile": xmlSkip, "fw": xmlSkip, "body": xmlPara, "back": xmlPara, "front": xmlPara, "listBibl": xmlGroup, "figure": xmlPara, "floatingText": xmlPara,
	"profileDesc": xmlSkip, "encodingDesc": xmlSkip, "revisionDesc": xmlSkip, "publicationStmt": xmlSkip, "sourceDesc": xmlSkip, "editionStmt": xmlSkip,
	"respStmt": xmlSkip, "extent": xmlSkip, "seriesStmt": xmlSkip,
}

// teiRole says what an element is where it stands.
func teiRole(r *xmlReader, t *xmlTag) xmlRole {
	parent := ""
	if n := len(r.open); n > 0 {
		parent = r.open[n-1].tag.name
	}
	switch t.name {
	case "TEI", "text":
		if lang, _ := t.attribute(r.data, "lang"); lang != "" && r.doc.Lang == "" {
			r.doc.Lang = lang
		}
	case "title":
		if parent == "titleStmt" {
			return xmlHead
		}
	case "author", "editor", "funder", "sponsor", "principal":
		if parent == "titleStmt" {
			return xmlSkip
		}
	case "note":
		return r.teiNote(t)
	case "bibl", "biblStruct", "biblFull":
		return r.teiEntry(t, parent)
	case "date", "biblScope":
		r.teiAttributes(t)
	case "hi":
		if rend, _ := t.attribute(r.data, "rend"); strings.Contains(rend, "sup") {
			return xmlRaised
		}
	case "ref", "ptr":
		return r.teiRef(t)
	case "lb":
		r.v.blank(t.from, t.to)
	}
	if r.place.entry && isXMLBlock(teiRoles[t.name]) {
		return xmlInline
	}
	return teiRoles[t.name]
}

// teiNote tells notes from the raw text of a reference, which GROBID keeps.
func (r *xmlReader) teiNote(t *xmlTag) xmlRole {
	if r.place.entry {
		if kind, _ := t.attribute(r.data, "type"); kind == "raw_reference" && r.v.b.Len() > 0 {
			return xmlSkip
		}
		return xmlInline
	}
	r.noted, _ = t.attribute(r.data, "n")
	return xmlNote
}

// teiEntry begins an entry, unless the work stands in the text or in another.
func (r *xmlReader) teiEntry(t *xmlTag, parent string) xmlRole {
	if r.place.entry || parent != "listBibl" && t.name == "bibl" {
		return xmlInline
	}
	r.place.structured = false
	if t.name != "bibl" {
		defer func() { r.place.structured = true }()
	}
	return xmlEntry
}

// teiAttributes shows dates and pages that stand in attributes alone.
func (r *xmlReader) teiAttributes(t *xmlTag) {
	if !t.empty || !r.place.entry {
		return
	}
	r.attributeText(t, "when", ", ")
	r.attributeText(t, "from", ", ")
	r.attributeText(t, "to", "–")
}

// teiRef tells citations from links to elsewhere.
func (r *xmlReader) teiRef(t *xmlTag) xmlRole {
	target, _ := t.attribute(r.data, "target")
	if kind, _ := t.attribute(r.data, "type"); kind == "bibr" && strings.HasPrefix(target, "#") {
		return xmlCite
	}
	if strings.Contains(target, "://") {
		return xmlLink
	}
	return xmlInline
}

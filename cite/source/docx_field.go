package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A docxField is a field of Word: an instruction and the text that it made.
// Fields nest, and may span paragraphs.
type docxField struct {
	from   int // of the mark that begins it
	code   []byte
	pieces int       // of the instruction
	source cite.Span // of the last of them
	shown  bool      // the instruction is over

	para  *para // in which the text begins
	at    int   // where in it
	link  *paraLink
	count *int // of the containers that the field is one of
}

// maxCode bounds the instruction that is kept: that of a citation of twenty
// works with their abstracts.
const maxCode = 1 << 20

func (r *docxReader) beginField(from int) {
	r.fields = append(r.fields, &docxField{from: from})
	r.hidden++
}

// instruct appends to the instruction of the innermost field.
func (r *docxReader) instruct(data []byte, from, to int) {
	if len(r.fields) == 0 {
		return
	}
	f := r.fields[len(r.fields)-1]
	if f.shown || len(f.code)+len(data) > maxCode {
		return
	}
	f.code = append(f.code, data...)
	f.pieces++
	f.source = cite.Span{Part: r.part, Start: from, End: to}
}

var (
	biblField = pattern.New(`(?i)^BIBLIOGRAPHY\b|^ADDIN\b.*(?:ZOTERO_BIBL|BIBLIOGRAPHY|EN\.REFLIST|REFMGR\.REFLIST|RW\.BIB)|papers2_bibliography`)
	tocField  = pattern.New(`(?i)^(?:TOC|INDEX|TOA)\b`)
	linkField = pattern.New(`(?i)^HYPERLINK\s+(?:"((?:[^"\\]|\\.)*)"|([^\s"\\]+))(?:.*?\\l\s+"([^"]*)")?`)
)

// showField begins the text of the innermost field.
func (r *docxReader) showField() {
	if len(r.fields) == 0 || r.fields[len(r.fields)-1].shown {
		return
	}
	f := r.fields[len(r.fields)-1]
	f.shown = true
	r.hidden--
	if f.para = r.para(); f.para != nil {
		f.at = f.para.here()
	}
	code := strings.TrimSpace(string(f.code))
	head, _, _ := strings.Cut(code, "{")
	switch {
	case biblField.MatchString(head):
		f.count = &r.bibl
	case tocField.MatchString(head):
		f.count = &r.toc
	default:
		r.linkField(f, code)
	}
	if f.count != nil {
		*f.count++
	}
}

// linkField opens the link that a field is.
func (r *docxReader) linkField(f *docxField, code string) {
	m := linkField.FindStringSubmatch(code)
	if m == nil || f.para == nil || r.hidden > 0 {
		return
	}
	url := strings.ReplaceAll(m[1]+m[2], `\\`, `\`)
	target := r.addressIn(f, url)
	if m[3] != "" {
		url, target = url+"#"+m[3], cite.Span{Part: r.part, Start: f.from, End: f.from}
	}
	if url != "" {
		f.link = f.para.link(url, f.from, target)
	}
}

// addressIn finds an address in the source of an instruction.
func (r *docxReader) addressIn(f *docxField, url string) cite.Span {
	none := cite.Span{Part: r.part, Start: f.from, End: f.from}
	if f.pieces != 1 || url == "" {
		return none
	}
	raw := []byte(strings.ReplaceAll(url, "&", "&amp;"))
	i := bytes.Index(r.src[f.source.Start:f.source.End], raw)
	if i < 0 {
		return none
	}
	return cite.Span{Part: r.part, Start: f.source.Start + i, End: f.source.Start + i + len(raw)}
}

// endField ends the innermost field before the offset end.
func (r *docxReader) endField(end int) {
	if len(r.fields) == 0 {
		return
	}
	f := r.fields[len(r.fields)-1]
	r.fields = r.fields[:len(r.fields)-1]
	if !f.shown {
		r.hidden--
		return
	}
	if f.count != nil {
		*f.count = max(0, *f.count-1)
	}
	if f.para == nil || f.para != r.para() {
		return
	}
	if f.link != nil {
		f.para.close(f.link, end)
	}
	if items := cslItems(string(f.code)); items != nil {
		f.para.cites = append(f.para.cites, paraCite{items: items, from: f.at, to: f.para.here()})
	}
}

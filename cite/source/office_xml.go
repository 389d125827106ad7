package source

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"html"
	"io"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// officeSpaces gives the name spaces of office documents the prefixes that
// everyone knows; a file may use others. Both editions of OOXML are listed,
// ISO/IEC 29500 transitional and strict.
var officeSpaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":         "w:",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                     "w:",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":           "m:",
	"http://purl.oclc.org/ooxml/officeDocument/math":                       "m:",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":          "mc:",
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office:",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text:",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table:",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    "draw:",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":             "svg:",
	"urn:oasis:names:tc:opendocument:xmlns:form:1.0":                       "form:",
	"urn:oasis:names:tc:opendocument:xmlns:script:1.0":                     "script:",
	"urn:oasis:names:tc:opendocument:xmlns:presentation:1.0":               "presentation:",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext:",
}

// A startTag is one that begins an element, or is the whole of it.
type startTag struct {
	name     string // "w:p", with the prefix that everyone knows
	attr     []xml.Attr
	from, to int // where it stands
}

// get returns an attribute by its local name.
func (e *startTag) get(name string) string {
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// quotedValue matches the value of an attribute, after its name.
var quotedValue = pattern.New(`^\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// where finds the value of an attribute in the source of its tag; it is empty
// if it cannot be told.
func (e *startTag) where(src []byte, part int, name string) cite.Span {
	want := e.get(name)
	for i := e.from; i < e.to; {
		n := bytes.Index(src[i:e.to], []byte(name))
		if n < 0 {
			break
		}
		i += n + len(name)
		m := quotedValue.FindSubmatchIndex(src[i:e.to])
		if m == nil {
			continue
		}
		from, to := i+max(m[2], m[4]), i+max(m[3], m[5])
		if html.UnescapeString(string(src[from:to])) == want {
			return cite.Span{Part: part, Start: from, End: to}
		}
	}
	return cite.Span{Part: part, Start: e.from, End: e.from}
}

// An xmlVisitor is shown the elements of a member in order.
type xmlVisitor interface {
	// start begins an element; what is in it is left out if it says no, and
	// then its end is not shown either.
	start(e *startTag) bool
	end(name string, from, to int)
	// text is character data; src[from:to] spells it, entities and all, unless
	// it is marked as data without any.
	text(data []byte, from, to int, plain bool)
}

// errDTD refuses documents that define entities of their own: no word
// processor writes such, and a few of them can unpack to terabytes.
var errDTD = errors.New("it has a document type declaration, which no word processor writes")

// An xmlWalk shows src to a visitor.
type xmlWalk struct {
	src   []byte
	dec   *xml.Decoder
	v     xmlVisitor
	names map[xml.Name]string
	open  []string // names of the elements that are shown
	skip  int      // depth inside an element that is left out
	depth int      // that is allowed
}

// walkXML shows src to v until its end, or until it is not well-formed.
func walkXML(ctx context.Context, src []byte, depth int, v xmlVisitor) error {
	w := &xmlWalk{src: src, dec: xml.NewDecoder(bytes.NewReader(src)), v: v, names: map[xml.Name]string{}, depth: depth}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		from := int(w.dec.InputOffset())
		t, err := w.dec.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err == nil {
			err = w.token(t, from, int(w.dec.InputOffset()))
		}
		if err != nil {
			return err
		}
	}
}

func (w *xmlWalk) token(t xml.Token, from, to int) error {
	switch t := t.(type) {
	case xml.StartElement:
		return w.start(t, from, to)
	case xml.EndElement:
		w.end(from, to)
	case xml.CharData:
		w.chars(t, from, to)
	case xml.Directive:
		return errDTD
	}
	return nil
}

func (w *xmlWalk) start(t xml.StartElement, from, to int) error {
	if len(w.open)+w.skip >= w.depth {
		return fmt.Errorf("elements are nested deeper than %d", w.depth)
	}
	if w.skip > 0 {
		w.skip++
		return nil
	}
	name := w.name(t.Name)
	if !w.v.start(&startTag{name: name, attr: t.Attr, from: from, to: to}) {
		w.skip = 1
		return nil
	}
	w.open = append(w.open, name)
	return nil
}

func (w *xmlWalk) end(from, to int) {
	if w.skip > 0 {
		w.skip--
		return
	}
	last := len(w.open) - 1
	w.v.end(w.open[last], from, to)
	w.open = w.open[:last]
}

func (w *xmlWalk) chars(t xml.CharData, from, to int) {
	if w.skip > 0 {
		return
	}
	const cdata, end = "<![CDATA[", "]]>"
	plain := bytes.HasPrefix(w.src[from:to], []byte(cdata))
	if plain {
		from, to = from+len(cdata), to-len(end)
	}
	w.v.text(t, from, to, plain)
}

// name gives an element the prefix that everyone knows.
func (w *xmlWalk) name(n xml.Name) string {
	s, ok := w.names[n]
	if !ok {
		s = officeSpaces[n.Space] + n.Local
		w.names[n] = s
	}
	return s
}

// parseXML reads a small member into v, which has no use for offsets.
func parseXML(src []byte, v any) error {
	if bytes.Contains(src[:min(len(src), 4096)], []byte("<!DOCTYPE")) {
		return errDTD
	}
	return xml.Unmarshal(src, v)
}

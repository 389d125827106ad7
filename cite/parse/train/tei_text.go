package train

import (
	"encoding/xml"
	"fmt"
	"strings"
	"unicode"
)

// A labelled is the text of a reference that is being read, white space
// collapsed, with what its elements label.
type labelled struct {
	text  []rune
	spans []Span
	apart bool   // elements stand apart, with a blank between
	space bool   // white space was read and not yet written
	label string // of the element that is open
	from  int    // where its text begins, -1 before there is any
	depth int
	at    int // the depth of the element that is open, 0 if none is
}

// reference reads to the end of a reference. An element with a label labels all
// that it holds; the others are looked through.
func (t *labelled) reference(d *xml.Decoder, label func(xml.StartElement) string) error {
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			t.begin(label(token))
			t.space = t.space || breaks[strings.ToLower(token.Name.Local)]
		case xml.CharData:
			t.write(string(token))
		case xml.EndElement:
			if t.depth == 0 {
				return nil
			}
			t.end()
		}
	}
}

// breaks are the elements that stand for white space.
var breaks = map[string]bool{"lb": true, "pb": true, "cb": true, "space": true}

func (t *labelled) begin(label string) {
	t.depth++
	t.space = t.space || t.apart
	if label != "" && t.at == 0 {
		t.label, t.from, t.at = label, -1, t.depth
	}
}

// end closes an element, and labels its text if it has a label and any text.
func (t *labelled) end() {
	if t.depth == t.at {
		if t.from >= 0 {
			t.spans = append(t.spans, Span{t.from, len(t.text), t.label})
		}
		t.at = 0
	}
	t.depth--
	t.space = t.space || t.apart
}

func (t *labelled) write(s string) {
	for _, r := range s {
		if unicode.IsSpace(r) || r == '\ufeff' {
			t.space = true
			continue
		}
		if t.space && len(t.text) > 0 {
			t.text = append(t.text, ' ')
		}
		if t.from < 0 {
			t.from = len(t.text)
		}
		t.text, t.space = append(t.text, r), false
	}
}

// record returns the reference, and whether anything in it is labelled.
func (t *labelled) record(source string, n int) (Record, bool) {
	spans := values(t.text, t.spans)
	return Record{ID: fmt.Sprint(source, ":", n), Source: source, Text: string(t.text), Spans: spans}, len(spans) > 0
}

package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

// parsed is what `parse` says of one reference.
type parsed struct {
	Text       string       `json:"text"`
	Spans      []parsedSpan `json:"spans"`
	Fields     fieldMap     `json:"fields"`
	Names      []parsedName `json:"names"`
	Type       string       `json:"type"`
	Entry      *csl.Record  `json:"entry"`
	Confidence float64      `json:"confidence"`
}

// A parsedSpan is start, end and label; half open, in code points of the text.
type parsedSpan [3]any

type parsedName struct {
	Role     string `json:"role"`
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

// A fieldMap is an object from labels to values, in the order of the text.
type fieldMap []cite.Field

// MarshalJSON groups the values of a repeated label under its first place.
func (m fieldMap) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, f := range m {
		if slices.ContainsFunc(m[:i], func(g cite.Field) bool { return g.Name == f.Name }) {
			continue
		}
		if b.Len() > 1 {
			b.WriteByte(',')
		}
		if err := m.writeLabel(&b, f.Name); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func (m fieldMap) writeLabel(b *bytes.Buffer, name string) error {
	var values []string
	for _, f := range m {
		if f.Name == name {
			values = append(values, f.Value)
		}
	}
	data, err := marshal(values)
	fmt.Fprintf(b, "%q:%s", name, data) // labels are plain ASCII
	return err
}

// marshal is json.Marshal without the escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimRight(b.Bytes(), "\n"), err
}

func newParsed(ref *cite.Reference) parsed {
	p := parsed{
		Text:       ref.Text.String(),
		Spans:      []parsedSpan{},
		Fields:     ref.Fields,
		Names:      []parsedName{},
		Type:       ref.Entry.Type,
		Entry:      csl.Item(ref.Entry),
		Confidence: math.Round(ref.Confidence*1000) / 1000,
	}
	at := newRuneCounter(p.Text)
	for _, f := range ref.Fields {
		// The text was read from itself, so the spans of its fields are its own.
		p.Spans = append(p.Spans, parsedSpan{at.runes(f.Span.Start), at.runes(f.Span.End), f.Name})
	}
	for _, role := range []string{"author", "editor", "translator"} {
		for _, n := range ref.Entry.Names[role] {
			if n.Family != "" || n.Literal != "" {
				p.Names = append(p.Names, parsedName{role, n.Family, n.Given, n.Particle, n.Suffix, n.Literal})
			}
		}
	}
	return p
}

// A runeCounter turns rising byte offsets into code points in one pass.
type runeCounter struct {
	text       string
	bytes, len int
}

func newRuneCounter(text string) *runeCounter { return &runeCounter{text: text} }

func (c *runeCounter) runes(off int) int {
	off = min(off, len(c.text))
	if off < c.bytes {
		c.bytes, c.len = 0, 0
	}
	c.len += utf8.RuneCountInString(c.text[c.bytes:off])
	c.bytes = off
	return c.len
}

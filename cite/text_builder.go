package cite

import (
	"slices"
)

// A TextBuilder assembles a Text piece by piece. The zero value is ready.
type TextBuilder struct {
	s    []byte
	segs []segment
}

// Append adds s, which the source spells as span.
func (b *TextBuilder) Append(s string, span Span) {
	if s == "" {
		return
	}
	if !b.extend(len(s), span) {
		b.segs = append(b.segs, segment{len(b.s), span})
	}
	b.s = append(b.s, s...)
}

// AppendBytes adds s, which the source spells as span.
func (b *TextBuilder) AppendBytes(s []byte, span Span) {
	if len(s) == 0 {
		return
	}
	if !b.extend(len(s), span) {
		b.segs = append(b.segs, segment{len(b.s), span})
	}
	b.s = append(b.s, s...)
}

// extend grows the last segment if span follows it directly and both are exact
// copies, which keeps long texts in few segments.
func (b *TextBuilder) extend(n int, span Span) bool {
	if len(b.segs) == 0 || span.End-span.Start != n {
		return false
	}
	last := &b.segs[len(b.segs)-1]
	adjacent := last.span.Part == span.Part && last.span.End == span.Start
	if !adjacent || len(b.s)-last.at != last.span.End-last.span.Start {
		return false
	}
	last.span.End = span.End
	return true
}

// AppendText adds all of t.
func (b *TextBuilder) AppendText(t Text) {
	for n, g := range t.segs {
		b.Append(t.s[g.at:t.segEnd(n)], g.span)
	}
}

// Len returns the number of bytes appended so far.
func (b *TextBuilder) Len() int { return len(b.s) }

// LastByte returns the last byte appended, or 0 if there is none.
func (b *TextBuilder) LastByte() byte {
	if len(b.s) == 0 {
		return 0
	}
	return b.s[len(b.s)-1]
}

// Text returns what was appended; the builder may go on being used.
func (b *TextBuilder) Text() Text {
	return Text{s: string(b.s), segs: slices.Clone(b.segs)}
}

package cite

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Span is a half-open byte range in one part of a document.
type Span struct {
	Part       int // index into Document.Parts
	Start, End int // byte offsets into Part.Source
}

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool {
	return s.Part == o.Part && s.Start <= o.Start && o.End <= s.End
}

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool {
	return s.Part == o.Part && s.Start < o.End && o.Start < s.End
}

// Union is the smallest span that covers both s and o, which must lie in the
// same part. The zero Span is neutral.
func (s Span) Union(o Span) Span {
	if s == (Span{}) {
		return o
	}
	if o == (Span{}) {
		return s
	}
	return Span{Part: s.Part, Start: min(s.Start, o.Start), End: max(s.End, o.End)}
}

// A Position is what people read: 1-based line and column.
// Columns count Unicode code points.
type Position struct{ Line, Column int }

// A Part is one addressable piece of a document: the whole file for text
// formats, a page for PDF, an XML member for DOCX and EPUB.
type Part struct {
	Name     string // "" for the file itself, else "page 3", "word/document.xml"
	Source   []byte // the bytes that spans refer to, in UTF-8
	Editable bool   // spans may be rewritten in place
	Encoding string // of the file, as WHATWG calls it, if it is not UTF-8

	lines   []int    // offsets of line starts
	origins []Origin // in the file, if it is not UTF-8
}

// NewPart indexes the lines of source once, so that parts are safe to share.
func NewPart(name string, source []byte, editable bool) Part {
	p := Part{Name: name, Source: source, Editable: editable, lines: []int{0}}
	for i, b := range source {
		if b == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	return p
}

// Position converts a byte offset to a line and column. Offsets outside the
// part are moved to its nearest end.
func (p *Part) Position(off int) Position {
	off = min(max(off, 0), len(p.Source))
	if len(p.lines) == 0 {
		return Position{Line: 1, Column: 1}
	}
	n := sort.SearchInts(p.lines, off+1)
	col := utf8.RuneCount(p.Source[p.lines[n-1]:off]) + 1
	return Position{Line: n, Column: col}
}

// Line returns the text of the 1-based line n without its line end.
func (p *Part) Line(n int) string {
	if n < 1 || n > len(p.lines) {
		return ""
	}
	end := len(p.Source)
	if n < len(p.lines) {
		end = p.lines[n] - 1
	}
	return strings.TrimSuffix(string(p.Source[p.lines[n-1]:end]), "\r")
}

// A Text is a readable string that remembers where in the source it came from,
// so that a word found after entity decoding, tag removal or line joining can
// still be underlined in the original file. It is immutable; TextBuilder makes
// one.
type Text struct {
	s    string
	segs []segment
}

// A segment says that s[at:at of the next segment] was read from span. When
// both are equally long the bytes correspond one to one; otherwise (an entity,
// a run of white space) every byte maps to the whole span.
type segment struct {
	at   int
	span Span
}

// String returns what a reader sees.
func (t Text) String() string { return t.s }

// Len returns the length of the readable string in bytes.
func (t Text) Len() int { return len(t.s) }

// Source returns the smallest span that covers all of t.
func (t Text) Source() Span { return t.Span(0, len(t.s)) }

// Span maps the byte range [i, j) of the readable string back to the source.
// An empty range gives an empty span at the place of i.
func (t Text) Span(i, j int) Span {
	if len(t.segs) == 0 {
		return Span{}
	}
	i, j = min(max(i, 0), len(t.s)), min(max(j, 0), len(t.s))
	s := t.point(i)
	if i >= j {
		return Span{Part: s.Part, Start: s.Start, End: s.Start}
	}
	first, last := t.seg(i), t.seg(j-1)
	s.End = t.segs[last].span.End
	if t.exact(last) {
		s.End = t.segs[last].span.Start + (j - t.segs[last].at)
	}
	if first != last && s.Part != t.segs[last].span.Part {
		s.End = t.segs[first].span.End
	}
	return s
}

// point is the empty span at which byte i of the readable string begins.
func (t Text) point(i int) Span {
	if i == len(t.s) && i > 0 {
		g := t.segs[len(t.segs)-1].span
		return Span{Part: g.Part, Start: g.End, End: g.End}
	}
	n := t.seg(i)
	g := t.segs[n]
	start := g.span.Start
	if t.exact(n) {
		start += i - g.at
	}
	return Span{Part: g.span.Part, Start: start, End: start}
}

// seg is the index of the segment that holds byte i.
func (t Text) seg(i int) int {
	n := sort.Search(len(t.segs), func(k int) bool { return t.segs[k].at > i })
	return max(n-1, 0)
}

// exact reports whether segment n is a byte-for-byte copy of its source.
func (t Text) exact(n int) bool {
	return t.segEnd(n)-t.segs[n].at == t.segs[n].span.End-t.segs[n].span.Start
}

func (t Text) segEnd(n int) int {
	if n+1 < len(t.segs) {
		return t.segs[n+1].at
	}
	return len(t.s)
}

// Slice returns the text of the byte range [i, j), still mapped to the source.
func (t Text) Slice(i, j int) Text {
	i, j = max(i, 0), min(j, len(t.s))
	if i >= j || len(t.segs) == 0 {
		return Text{}
	}
	var b TextBuilder
	for n := t.seg(i); n < len(t.segs) && t.segs[n].at < j; n++ {
		from, to := max(i, t.segs[n].at), min(j, t.segEnd(n))
		span := t.segs[n].span
		if t.exact(n) {
			span = Span{Part: span.Part, Start: span.Start + from - t.segs[n].at, End: span.Start + to - t.segs[n].at}
		}
		b.Append(t.s[from:to], span)
	}
	return b.Text()
}

// Through returns t, whose spans count the bytes of under, with the spans that
// under has for them: a text read from what was itself decoded leads back to
// the file. Copies stay exact byte for byte where both texts are.
func (t Text) Through(under Text) Text {
	var b TextBuilder
	for n, g := range t.segs {
		s := t.s[g.at:t.segEnd(n)]
		if !t.exact(n) {
			b.Append(s, under.Span(g.span.Start, g.span.End))
			continue
		}
		for i := 0; i < len(s); {
			k := under.seg(g.span.Start + i)
			j := len(s)
			if k+1 < len(under.segs) {
				j = min(j, under.segs[k+1].at-g.span.Start)
			}
			b.Append(s[i:j], under.Span(g.span.Start+i, g.span.Start+j))
			i = j
		}
	}
	return b.Text()
}

// TrimSpace returns t without white space at both ends.
func (t Text) TrimSpace() Text {
	i := len(t.s) - len(strings.TrimLeftFunc(t.s, unicode.IsSpace))
	j := len(strings.TrimRightFunc(t.s, unicode.IsSpace))
	return t.Slice(i, j)
}

// Collapse returns t with every run of white space, line breaks included,
// replaced by one space, and none at the ends.
func (t Text) Collapse() Text {
	if !needsCollapse(t.s) {
		return t
	}
	var b TextBuilder
	for i := 0; i < len(t.s); {
		j, space := runEnd(t.s, i)
		switch {
		case !space:
			b.AppendText(t.Slice(i, j))
		case i > 0 && j < len(t.s):
			b.Append(" ", t.Span(i, j))
		}
		i = j
	}
	return b.Text()
}

// runEnd finds the end of the run of white space, or of anything else, that
// begins at i.
func runEnd(s string, i int) (end int, space bool) {
	r, n := utf8.DecodeRuneInString(s[i:])
	space = unicode.IsSpace(r)
	for end = i + n; end < len(s); end += n {
		r, n = utf8.DecodeRuneInString(s[end:])
		if unicode.IsSpace(r) != space {
			break
		}
	}
	return end, space
}

func needsCollapse(s string) bool {
	before := ' ' // a leading space needs work too
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return strings.HasSuffix(s, " ")
}

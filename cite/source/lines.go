package source

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A textLine is a line without the white space at its ends, or what is left of
// it behind the marks of lists and explicit blocks.
type textLine struct {
	from, to int
	col      int // column of from, counted from 0 with tab stops every 8
}

func (l textLine) blank() bool { return l.from >= l.to }

// textLines splits data into lines.
func textLines(data []byte) []textLine {
	lines := make([]textLine, 0, bytes.Count(data, []byte("\n"))+1)
	for at := bomLen(data); at < len(data); {
		end, next := len(data), len(data)
		if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		for end > at && isSpace(data[end-1]) {
			end--
		}
		from := at
		for from < end && isSpace(data[from]) {
			from++
		}
		lines = append(lines, textLine{from, end, columnAfter(0, data[at:from])})
		at = next
	}
	return lines
}

// columnAfter is the column behind s, which begins at column col.
func columnAfter(col int, s []byte) int {
	for _, c := range s {
		switch {
		case c == '\t':
			col += 8 - col%8
		case c&0xC0 != 0x80:
			col++
		}
	}
	return col
}

// untilBlank counts the lines before the first blank one.
func untilBlank(lines []textLine) int {
	n := 0
	for n < len(lines) && !lines[n].blank() {
		n++
	}
	return n
}

// leftmost is the leftmost column of lines, or most if all are right of it.
func leftmost(lines []textLine, most int) int {
	for _, l := range lines {
		if !l.blank() {
			most = min(most, l.col)
		}
	}
	return most
}

// A pieces joins the lines of a block, or pieces of lines, so that mark-up can
// run over their ends, and writes what readers see of them.
type pieces struct {
	data   []byte
	lines  []textLine
	breaks bool // readers see the line ends
	cell   bool // other text stands between the lines

	s     []byte // the lines, parted by "\n"
	at    []int  // where they begin in s
	v     visible
	label *visible // of the link or citation that is being read
}

func newPieces(data []byte, lines []textLine) *pieces {
	p := &pieces{data: data, lines: lines, v: visible{src: data}}
	for _, l := range lines {
		if len(p.at) > 0 {
			p.s = append(p.s, '\n')
		}
		p.at = append(p.at, len(p.s))
		p.s = append(p.s, data[l.from:max(l.from, l.to)]...)
	}
	return p
}

// line is the index of the line that s[i] stands in.
func (p *pieces) line(i int) int {
	return sort.Search(len(p.at), func(k int) bool { return p.at[k] > i }) - 1
}

// source is the offset in the file of s[i]. The end of a line belongs to it.
func (p *pieces) source(i int) int {
	k := p.line(i)
	if k < 0 {
		return 0
	}
	return p.lines[k].from + i - p.at[k]
}

// span is where s[i:j] stands in the file.
func (p *pieces) span(i, j int) cite.Span {
	if j <= i {
		return cite.Span{Start: p.source(i), End: p.source(i)}
	}
	return cite.Span{Start: p.source(i), End: p.source(j-1) + 1}
}

// each does the same to the text and to the label that is open.
func (p *pieces) each(do func(v *visible)) {
	do(&p.v)
	if p.label != nil {
		do(p.label)
	}
}

// emit writes s[i:j] as it is.
func (p *pieces) emit(i, j int) {
	for i < j {
		k := p.line(i)
		end := j
		if k+1 < len(p.at) {
			end = min(j, p.at[k+1]-1)
		}
		from := p.lines[k].from - p.at[k]
		p.each(func(v *visible) { v.add(from+i, from+end, nil) })
		if end < j {
			p.lineEnd(k)
			end++
		}
		i = end
	}
}

// lineEnd writes the end of line k.
func (p *pieces) lineEnd(k int) {
	at, next := p.lines[k].to, p.lines[k+1].from
	switch {
	case p.breaks:
		end := at
		for end < next && isSpace(p.data[end]) {
			end++
			if p.data[end-1] == '\n' {
				break
			}
		}
		p.each(func(v *visible) { v.newline(at, end) })
	case p.cell:
		p.each(func(v *visible) { v.blank(at, at) })
	default:
		p.each(func(v *visible) { v.blank(at, next) })
	}
}

// put writes what the source spells otherwise. Words of equal length would
// pass for a copy letter by letter, so the first letter goes alone.
func (p *pieces) put(s string, span cite.Span) {
	n := len(s)
	if n == span.End-span.Start && !strings.EqualFold(s, string(p.data[span.Start:span.End])) {
		_, n = utf8.DecodeRuneInString(s)
	}
	p.each(func(v *visible) {
		v.flush()
		v.b.Append(s[:n], span)
		v.b.Append(s[n:], span)
		v.last = span.End
	})
}

// bracketNumber matches a number that is a citation whether raised or not.
var bracketNumber = pattern.New(`\[\d`)

// raise adds a piece of text that is set above the line.
func raise(raised []cite.Span, s []byte, span cite.Span) []cite.Span {
	if bracketNumber.Match(s) {
		return raised
	}
	return append(raised, span)
}

// labelled returns what write writes.
func (p *pieces) labelled(write func()) cite.Text {
	outer := p.label
	p.label = &visible{src: p.data}
	write()
	t := p.label.text()
	p.label = outer
	return t
}

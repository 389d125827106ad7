package source

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
)

// An rstContext is what a body of text stands in.
type rstContext struct {
	base  int // column at which it is written
	depth int
	kind  cite.BlockKind // of its paragraphs
	level int            // of lists
	list  int
	quote bool

	marker *string // of the list item, for the first block of it to take
}

// fixed reports a context that says what all blocks in it are.
func (c rstContext) fixed() bool {
	return c.kind == cite.Note || c.kind == cite.Caption || c.kind == cite.TableCell
}

// titled reports whether sections may begin in c.
func (c rstContext) titled() bool { return c.kind == cite.Paragraph && !c.quote && c.list == 0 }

// block makes a block of the context.
func (c rstContext) block() cite.Block {
	b := cite.Block{Kind: c.kind, Level: c.level, List: c.list, Quote: c.quote}
	if c.marker != nil {
		b.Marker, *c.marker = *c.marker, ""
	}
	return b
}

// body reads the elements of lines, none of which begins left of the base.
func (r *rstReader) body(lines []textLine, c rstContext) {
	if c.depth++; c.depth > textLimits.MaxDepth {
		r.flat(lines, c)
		return
	}
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			i++
		} else {
			i += r.element(lines[i:], c)
		}
	}
}

// element reads the element that begins with lines[0] and returns how many
// lines it takes.
func (r *rstReader) element(lines []textLine, c rstContext) int {
	if lines[0].col > c.base {
		return r.blockQuote(lines, c)
	}
	kinds := [...]func(*rstReader, []textLine, rstContext) int{
		(*rstReader).explicit, (*rstReader).bullets, (*rstReader).enumerated, (*rstReader).fields,
		(*rstReader).options, (*rstReader).doctest, (*rstReader).lineBlock, (*rstReader).gridTable,
		(*rstReader).simpleTable, (*rstReader).anonymousTarget, (*rstReader).overlined, (*rstReader).underlined,
		(*rstReader).definition,
	}
	for _, read := range kinds {
		if n := read(r, lines, c); n > 0 {
			return n
		}
	}
	return r.paragraph(lines, c)
}

// flat reads what is nested too deep to keep apart: one block a paragraph.
func (r *rstReader) flat(lines []textLine, c rstContext) {
	for i := 0; i < len(lines); {
		n := untilBlank(lines[i:])
		if n > 0 {
			r.push(c.block(), lines[i:i+n])
		}
		i += n + 1
	}
}

// rstBelow counts the lines of what begins with lines[0]: all that follow
// right of base, without the blank ones at the end.
func rstBelow(lines []textLine, base int) int {
	end := 1
	for n := 1; n < len(lines) && (lines[n].blank() || lines[n].col > base); n++ {
		if !lines[n].blank() {
			end = n + 1
		}
	}
	return end
}

// inner takes n bytes of mark off lines[0] and returns the column at which
// what is left is written. Lines that hang left of the first are forgiven.
func (r *rstReader) inner(lines []textLine, n int) int {
	first := &lines[0]
	start := first.from
	for first.from += n; first.from < first.to && isSpace(r.data[first.from]); {
		first.from++
	}
	col := 1 << 30
	if !first.blank() {
		col = columnAfter(first.col, r.data[start:first.from])
	}
	first.col = leftmost(lines[1:], col)
	return first.col
}

// hanging does so where the other lines say alone at which column.
func (r *rstReader) hanging(lines []textLine, n int) int {
	r.inner(lines, n)
	lines[0].col = leftmost(lines[1:], 1<<30)
	return lines[0].col
}

func (r *rstReader) blockQuote(lines []textLine, c rstContext) int {
	n := rstBelow(lines, c.base)
	c.base = leftmost(lines[:n], lines[0].col)
	c.quote = c.quote || !r.listed() && r.bullet(lines[0]) == "" // people indent lists to please the eye
	r.body(lines[:n], c)
	return n
}

// paragraph reads up to the next blank or indented line. In a reference list
// indented lines go on with the entry, since that is how people write them.
func (r *rstReader) paragraph(lines []textLine, c rstContext) int {
	n := 1
	for n < len(lines) && !lines[n].blank() && (lines[n].col <= c.base || r.listed()) {
		n++
	}
	last := lines[n-1]
	if !bytes.HasSuffix(r.line(last), []byte("::")) {
		r.push(c.block(), lines[:n])
		return n
	}
	lines[n-1].to--
	if text := r.data[last.from : last.to-2]; n == 1 && len(text) == 0 {
		lines[0].to = lines[0].from
	} else if len(text) == 0 || isSpace(text[len(text)-1]) {
		lines[n-1].to = last.from + len(bytes.TrimRight(text, " \t"))
	}
	if n > 1 || !lines[0].blank() {
		r.push(c.block(), lines[:n])
	}
	return n + r.literal(lines[n:], c)
}

// literal reads the code that "::" announces, indented or quoted.
func (r *rstReader) literal(lines []textLine, c rstContext) int {
	i := 0
	for i < len(lines) && lines[i].blank() {
		i++
	}
	if i == len(lines) {
		return i
	}
	if lines[i].col > c.base {
		n := rstBelow(lines[i:], c.base)
		r.code(lines[i:i+n], c)
		return i + n
	}
	mark := r.data[lines[i].from]
	if !isRSTPunct(mark) {
		return i
	}
	n := i
	for n < len(lines) && !lines[n].blank() && lines[n].col == c.base && r.data[lines[n].from] == mark {
		n++
	}
	r.code(lines[i:n], c)
	return n
}

// code keeps lines that are never searched.
func (r *rstReader) code(lines []textLine, c rstContext) {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1].blank() {
		lines = lines[:len(lines)-1]
	}
	if len(lines) > 0 {
		r.push(cite.Block{Kind: cite.Code, Quote: c.quote}, lines)
	}
}

// doctest reads a session of the Python interpreter.
func (r *rstReader) doctest(lines []textLine, c rstContext) int {
	if s := r.line(lines[0]); !bytes.HasPrefix(s, []byte(">>> ")) && string(s) != ">>>" {
		return 0
	}
	n := untilBlank(lines)
	r.code(lines[:n], c)
	return n
}

// isRSTPunct reports the characters that titles are underlined with.
func isRSTPunct(c byte) bool { return c > ' ' && c < 0x7f && !isAlnum(c) }

package layout

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A chunk is a part of the file that keeps together: an entry, a definition, or
// a paragraph of what stands between them.
type chunk struct {
	node  *bibtex.Node // nil for text
	span  cite.Span
	gap   cite.Span // the white space before it
	lines int       // line breaks in the gap
	entry *entry    // its parts, to be printed anew; nil if it is printed as it is
	loose bool      // text, or an entry that is commented out: what is on its line stays there
}

// kind returns what the chunk is.
func (c *chunk) kind() bibtex.NodeKind {
	if c.node == nil {
		return bibtex.TextNode
	}
	return c.node.Kind
}

// read takes the file apart.
func (w *work) read() {
	w.at = w.bom
	for i := range w.file.Nodes {
		n := &w.file.Nodes[i]
		switch {
		case n.Kind == bibtex.TextNode:
			w.text(n.Span)
		case n.Commented:
			w.add(&chunk{node: n, span: n.Span, loose: true})
		default:
			w.add(&chunk{node: n, span: n.Span})
		}
	}
	var percent bool
	for _, c := range w.chunks {
		if percent = percent && c.lines == 0; percent {
			c.loose = true
		}
		percent = w.percentBehind(c, percent)
		if !c.loose && c.node.Kind != bibtex.CommentNode {
			c.entry = w.sound(c.node)
		}
	}
}

// text takes what stands between commands apart at its empty lines.
func (w *work) text(s cite.Span) {
	for at := max(s.Start, w.bom); ; {
		at = w.space(at, s.End)
		if at >= s.End {
			return
		}
		end := w.paragraph(at, s.End)
		w.add(&chunk{span: cite.Span{Start: at, End: end}, loose: true})
		at = end
	}
}

// paragraph returns where the paragraph ends that begins at i.
func (w *work) paragraph(i, limit int) int {
	for {
		n := bytes.IndexByte(w.src[i:limit], '\n')
		if n < 0 {
			return i + len(bytes.TrimRight(w.src[i:limit], blanks))
		}
		next := w.space(i+n, limit)
		if next == limit || bytes.IndexByte(w.src[i+n+1:next], '\n') >= 0 {
			return i + len(bytes.TrimRight(w.src[i:i+n], blanks))
		}
		i = next
	}
}

// add puts a chunk behind the last. Loose text keeps its indentation.
func (w *work) add(c *chunk) {
	c.gap = cite.Span{Start: w.at, End: c.span.Start}
	gap := w.src[w.at:c.span.Start]
	c.lines = bytes.Count(gap, []byte("\n"))
	if c.loose && (c.lines > 0 || len(w.chunks) == 0) {
		c.span.Start = w.at + bytes.LastIndexByte(gap, '\n') + 1
	}
	w.at = c.span.End
	w.chunks = append(w.chunks, c)
}

// percentBehind reports whether a "%" stands in the line that the chunk ends
// in, or was there before: biber takes what follows for a comment, as far as the
// line goes.
func (w *work) percentBehind(c *chunk, before bool) bool {
	s := w.src[c.span.Start:c.span.End]
	n := bytes.LastIndexByte(s, '\n')
	if before && n < 0 {
		return true
	}
	return c.loose && bytes.IndexByte(s[n+1:], '%') >= 0
}

// blanks are what BibTeX takes for white space.
const blanks = " \t\r\n"

func isBlank(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// space returns the end of the white space that begins at i.
func (w *work) space(i, limit int) int {
	for i < limit && isBlank(w.src[i]) {
		i++
	}
	return i
}

package layout

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// print writes all chunks.
func (w *work) print() []byte {
	w.out.Grow(len(w.src) + len(w.src)/8)
	w.raw(0, w.bom)
	var before *chunk
	for _, c := range w.chunks {
		w.separate(before, c)
		w.chunk(c)
		before = c
	}
	if before != nil && !w.endsLine() {
		w.out.WriteString(w.eol)
	}
	return w.out.Bytes()
}

// separate writes the white space between two chunks: an empty line, but what
// shares a line goes on doing so, and comments stay beside what they are about.
func (w *work) separate(before, c *chunk) {
	switch {
	case before == nil:
		// Not all programs see a command directly behind the mark.
		if w.bom > 0 && c.lines > 0 {
			w.out.WriteString(w.eol)
		}
	case c.lines == 0 && (before.loose || c.loose):
		w.raw(c.gap.Start, c.gap.End)
	case c.lines <= 1 && touching(before, c), w.o.NoBlankLines && !before.loose && !c.loose:
		w.out.WriteString(w.eol)
	default:
		w.out.WriteString(w.eol)
		w.out.WriteString(w.eol)
	}
}

// touching reports whether two chunks may stand without an empty line between.
func touching(a, b *chunk) bool {
	return a.loose || b.loose || a.kind() == bibtex.CommentNode || b.kind() == bibtex.CommentNode ||
		a.defines() && b.defines()
}

// defines reports whether c is a @string or a @preamble.
func (c *chunk) defines() bool {
	return c.kind() == bibtex.StringNode || c.kind() == bibtex.PreambleNode
}

func (w *work) chunk(c *chunk) {
	switch {
	case c.node == nil:
		w.lines(string(w.src[c.span.Start:c.span.End]))
	case c.entry == nil:
		w.raw(c.span.Start, c.span.End)
	case c.node.Kind == bibtex.EntryNode:
		w.entry(c.entry)
	default:
		w.definition(c.entry)
	}
}

// definition writes a @string or a @preamble in a line.
func (w *work) definition(e *entry) {
	w.head(e)
	f := e.fields[0]
	if f.name != "" {
		w.out.WriteString(f.name)
		w.out.WriteString(" = ")
	}
	w.value(f, 0)
	w.out.WriteByte(e.close)
}

func (w *work) head(e *entry) {
	w.out.WriteByte('@')
	if w.o.KeepCase {
		w.out.WriteString(e.kind)
	} else {
		w.out.WriteString(lower(e.kind))
	}
	w.out.WriteByte(e.open)
}

func (w *work) entry(e *entry) {
	w.head(e)
	w.out.WriteString(e.node.Key.Text)
	if e.comma || len(e.fields) > 0 {
		w.out.WriteByte(',')
	}
	w.beside(e.head)
	column := w.column(e)
	for i, f := range e.fields {
		w.below(f.above)
		w.field(f, column)
		if w.o.TrailingCommas || i+1 < len(e.fields) {
			w.out.WriteByte(',')
		}
		w.beside(f.beside)
	}
	w.below(e.tail)
	w.out.WriteString(w.eol)
	w.out.WriteByte(e.close)
}

// beside writes a comment on the same line.
func (w *work) beside(all []remark) {
	for _, r := range all {
		w.out.WriteByte(' ')
		w.out.WriteString(r.text)
	}
}

// below writes comments on lines of their own.
func (w *work) below(all []remark) {
	for _, r := range all {
		w.out.WriteString(w.eol)
		w.out.WriteString(w.indent())
		w.out.WriteString(r.text)
	}
}

func (w *work) indent() string { return cmp.Or(w.o.Indent, "  ") }

// column is how wide the names of an entry are written.
func (w *work) column(e *entry) int {
	if w.o.Align != 0 {
		return max(0, w.o.Align-1)
	}
	width := 0
	for _, f := range e.fields {
		width = max(width, utf8.RuneCountInString(f.name))
	}
	return width
}

func (w *work) field(f *field, column int) {
	w.out.WriteString(w.eol)
	w.out.WriteString(w.indent())
	w.out.WriteString(f.name)
	width := utf8.RuneCountInString(f.name)
	if pad := column - width; pad > 0 {
		w.out.WriteString(strings.Repeat(" ", pad))
	}
	w.out.WriteString(" = ")
	w.value(f, w.indentWidth()+max(width, column)+len(" = "))
}

// value writes a value, which begins at the given column; that of a definition,
// whose white space counts, at none.
func (w *work) value(f *field, column int) {
	for i, p := range f.pieces {
		if i > 0 {
			w.joint(p.breakBefore)
			w.out.WriteByte('#')
			w.joint(p.breakAfter)
		}
		switch p.kind {
		case bibtex.Braced:
			w.content(f, p, column, '{', '}')
		case bibtex.Quoted:
			w.content(f, p, column, '"', '"')
		default:
			w.out.WriteString(p.text)
		}
	}
}

// joint writes what stands beside a "#".
func (w *work) joint(broken bool) {
	if !broken || w.o.Unwrap {
		w.out.WriteByte(' ')
		return
	}
	w.out.WriteString(w.eol)
	w.out.WriteString(strings.Repeat(w.indent(), 2))
}

func (w *work) content(f *field, p piece, column int, open, end byte) {
	w.out.WriteByte(open)
	if (w.o.Wrap > 0 || w.o.Unwrap) && len(f.pieces) == 1 && column > 0 && !verbatim[lower(f.name)] {
		w.flow(p.text, column+1, w.o.Wrap)
	} else {
		w.lines(p.text)
	}
	w.out.WriteByte(end)
}

package layout

import (
	"slices"
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// An entry is a command in its parts; definitions have one field, preambles a
// field without a name.
type entry struct {
	node        *bibtex.Node
	kind        string
	open, close byte
	comma       bool     // there is one behind the key
	head        []remark // beside the key
	fields      []*field
	tail        []remark // below the last field
}

// A field is a field of an entry.
type field struct {
	source *bibtex.Field
	name   string
	pieces []piece
	above  []remark
	beside []remark
}

// A piece is a piece of a value, without its delimiters.
type piece struct {
	kind bibtex.PieceKind
	text string

	breakBefore, breakAfter bool // a line break stands before or behind the "#" before it
}

// text returns the value as TeX gets it.
func (f *field) text() string { return f.source.Value.Text() }

// sound returns the parts of a command if nothing is wrong with it.
func (w *work) sound(n *bibtex.Node) *entry {
	c := &cursor{src: w.src[:n.Span.End], at: n.Span.Start, lost: !n.Closed}
	e := &entry{node: n, kind: n.Type.Text}
	c.sign("@")
	c.space()
	c.token(n.Type.Span)
	c.space()
	e.open = c.sign("{(")
	e.close = '}'
	if e.open == '(' {
		e.close = ')'
	}
	c.space()
	e.body(c)
	c.sign(string(rune(e.close)))
	if c.lost || c.at != n.Span.End {
		w.note(cite.Span{Start: n.Span.Start, End: n.Type.Span.End}, "left as it is: "+w.complaint(n))
		return nil
	}
	e.embrace()
	return e
}

// complaint says what is wrong with a node.
func (w *work) complaint(n *bibtex.Node) string {
	all := w.file.Problems
	i := sort.Search(len(all), func(i int) bool { return all[i].Span.Start >= n.Span.Start })
	if i < len(all) && all[i].Span.Start <= n.Span.End {
		return all[i].Message
	}
	return "programs read the way in which it is written differently: write it with one key, and name = {value} for each field"
}

func (e *entry) body(c *cursor) {
	switch e.node.Kind {
	case bibtex.PreambleNode:
		f := &field{pieces: make([]piece, len(e.node.Value.Pieces))}
		e.fields = append(e.fields, f)
		pieces(c, e.node.Value, f.pieces)
		c.space()
		return
	case bibtex.StringNode:
		c.lost = c.lost || len(e.node.Fields) != 1
	default:
		e.key(c)
	}
	e.room()
	for i, f := range e.fields {
		e.field(c, f, i+1 == len(e.fields))
	}
}

// room makes all fields and their pieces at once.
func (e *entry) room() {
	n := 0
	for i := range e.node.Fields {
		n += len(e.node.Fields[i].Value.Pieces)
	}
	fields, pieces := make([]field, len(e.node.Fields)), make([]piece, n)
	e.fields = make([]*field, len(fields))
	for i := range fields {
		s := &e.node.Fields[i]
		n := len(s.Value.Pieces)
		fields[i] = field{source: s, name: s.Name.Text, pieces: pieces[:n:n]}
		e.fields[i], pieces = &fields[i], pieces[n:]
	}
}

// key goes over the key, the comma, and the comments behind it.
func (e *entry) key(c *cursor) {
	c.token(e.node.Key.Span)
	c.lost = c.lost || strings.ContainsAny(e.node.Key.Text, blanks)
	c.space()
	if e.comma = c.is(',') || len(e.node.Fields) > 0; e.comma {
		c.sign(",")
	}
	e.head, e.tail = cutBeside(c.remarks())
}

// field goes over a field, the comma, and the comments behind it. Those on
// lines of their own belong to what comes below them.
func (e *entry) field(c *cursor, f *field, last bool) {
	s := f.source
	f.above = e.tail
	c.token(s.Name.Span)
	c.space()
	c.sign("=")
	c.space()
	pieces(c, s.Value, f.pieces)
	if e.node.Kind == bibtex.StringNode {
		c.space()
		return
	}
	behind := c.remarks()
	if s.Comma >= 0 || !last {
		c.sign(",")
		behind = append(behind, c.remarks()...)
	}
	f.beside, e.tail = cutBeside(behind)
}

// cutBeside parts the comment on the same line from those below it.
func cutBeside(all []remark) (beside, below []remark) {
	if len(all) > 0 && all[0].beside {
		return all[:1], all[1:]
	}
	return nil, all
}

// pieces goes over a value and keeps its pieces in all.
func pieces(c *cursor, v bibtex.Value, all []piece) {
	c.lost = c.lost || len(v.Pieces) == 0
	for i, p := range v.Pieces {
		if i > 0 {
			all[i].breakBefore = c.gap()
			c.sign("#")
			all[i].breakAfter = c.gap()
		}
		c.token(p.Span)
		c.lost = c.lost || p.Unclosed || p.Kind == bibtex.Bare
		all[i].kind, all[i].text = p.Kind, p.Text
		if p.Kind == bibtex.Macro {
			all[i].text = string(c.src[p.Span.Start:min(p.Span.End, len(c.src))])
		}
	}
}

// gap goes over white space and reports whether a line ends in it.
func (c *cursor) gap() bool {
	from := c.at
	c.space()
	return slices.Contains(c.src[from:c.at], '\n')
}

// embrace writes an entry in braces that stands in parentheses. BibTeX ends
// keys differently in the two, so a key that might end elsewhere forbids it.
func (e *entry) embrace() {
	if e.open == '{' || e.node.Kind == bibtex.EntryNode && (!e.comma || strings.ContainsAny(e.node.Key.Text, "(){}")) {
		return
	}
	odd := func(r remark) bool { return strings.ContainsAny(r.text, "(){}") }
	remarks := slices.Concat(e.head, e.tail)
	for _, f := range e.fields {
		remarks = append(append(remarks, f.above...), f.beside...)
	}
	if !slices.ContainsFunc(remarks, odd) {
		e.open, e.close = '{', '}'
	}
}

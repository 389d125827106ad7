package layout

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// Same says where two files differ in what they say: in their commands, keys,
// fields and values as BibTeX reads them, or in a letter of the text and the
// comments between. It returns nil if they say the same.
func Same(a, b *bibtex.File) error {
	x, y := commands(a), commands(b)
	for i := range min(len(x), len(y)) {
		if err := sameCommand(a, b, x[i], y[i]); err != nil {
			return err
		}
	}
	if len(x) != len(y) {
		return fmt.Errorf("there are %d entries and definitions, not %d", len(y), len(x))
	}
	if !bytes.Equal(between(a), between(b)) {
		return fmt.Errorf("the text or the comments between the entries differ")
	}
	return nil
}

// commands returns the nodes that BibTeX reads.
func commands(f *bibtex.File) []*bibtex.Node {
	var all []*bibtex.Node
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind != bibtex.TextNode && n.Kind != bibtex.CommentNode {
			all = append(all, n)
		}
	}
	return all
}

// between returns what stands between the commands, without white space.
func between(f *bibtex.File) []byte {
	var all []byte
	for _, n := range f.Nodes {
		if n.Kind == bibtex.TextNode || n.Kind == bibtex.CommentNode {
			all = append(all, f.Source[n.Span.Start:n.Span.End]...)
		}
	}
	return bytes.Join(bytes.Fields(all), nil)
}

func sameCommand(a, b *bibtex.File, x, y *bibtex.Node) error {
	if x.Kind != y.Kind || x.Commented != y.Commented || x.Closed != y.Closed || x.Key.Text != y.Key.Text ||
		!strings.EqualFold(x.Type.Text, y.Type.Text) || len(x.Fields) != len(y.Fields) {
		return fmt.Errorf("the entry or definition %s is not the same", x.Key.Text)
	}
	if compress(x.Value.Text()) != compress(y.Value.Text()) || remarksOf(a, x) != remarksOf(b, y) {
		return fmt.Errorf("the words of a preamble, or the comments in entry %s, differ", x.Key.Text)
	}
	for i := range x.Fields {
		f, g := &x.Fields[i], &y.Fields[i]
		s, t := compress(f.Value.Text()), compress(g.Value.Text())
		if x.Kind == bibtex.EntryNode {
			s, t = strings.TrimSpace(s), strings.TrimSpace(t)
		}
		if lower(f.Name.Text) != lower(g.Name.Text) || s != t {
			return fmt.Errorf("field %s of entry %s is not the same", f.Name.Text, x.Key.Text)
		}
	}
	return nil
}

// remarksOf returns what stands between the fields of an entry but does not
// make them, without white space: comments, and what cannot be read.
func remarksOf(f *bibtex.File, n *bibtex.Node) string {
	if n.Kind != bibtex.EntryNode {
		return ""
	}
	var b strings.Builder
	at := max(n.Body.Start, n.Key.Span.End)
	for _, field := range n.Fields {
		b.Write(f.Source[at:max(at, field.Span().Start)])
		at = field.Span().End
	}
	b.Write(f.Source[at:max(at, n.Body.End)])
	return strings.Join(strings.FieldsFunc(b.String(), func(r rune) bool { return r == ',' || r < 0x80 && isBlank(byte(r)) }), "")
}

package bibtex

import (
	"fmt"

	"github.com/citecheck/citecheck/cite"
)

// An UnmergeableError says where the file is so broken that what stands behind
// it cannot be told from new entries.
type UnmergeableError struct{ Span cite.Span }

// Error says what to do about it.
func (e *UnmergeableError) Error() string {
	return "entries behind this place would be taken for a part of it: close it, then merge again"
}

// verify reads the merged file and demands that the entries of the old one are
// what they were, but for what was inserted, and that the new ones are there.
func (m *merger) verify(merged *Merged) error {
	if at, open := m.openEnd(); open && len(merged.Edits) > 0 {
		return &UnmergeableError{at}
	}
	want := m.wanted()
	got := Parse(merged.Bytes())
	n := 0
	for i := range got.Nodes {
		node := &got.Nodes[i]
		if node.Kind == TextNode {
			continue
		}
		text := got.Source[node.Span.Start:node.Span.End]
		if n >= len(want) || want[n].text != string(text) || want[n].commented != node.Commented {
			return &UnmergeableError{m.placeOf(want, n)}
		}
		if r := want[n].record; r != nil {
			if err := says(node, r); err != nil {
				return err
			}
		}
		n++
	}
	if n < len(want) {
		return &UnmergeableError{m.placeOf(want, n)}
	}
	return nil
}

// openEnd reports whether the last entry of the file is not closed. We read on
// behind such, but BibTeX takes the beginning of what follows for a part of it.
func (m *merger) openEnd() (at cite.Span, open bool) {
	for i := len(m.file.Nodes) - 1; i >= 0; i-- {
		if n := &m.file.Nodes[i]; n.Kind != TextNode && n.Kind != CommentNode {
			return n.Span, !n.Closed && !n.Commented
		}
	}
	return cite.Span{}, false
}

// A wantedNode is what a node of the merged file shall be.
type wantedNode struct {
	text      string
	commented bool
	record    *record // of an entry that is new
	at        cite.Span
}

func (m *merger) wanted() []wantedNode {
	filled := make(map[*Node]*target)
	for _, t := range m.targets {
		if t.node != nil && m.fill {
			filled[t.node] = t
		}
	}
	var all []wantedNode
	for i := range m.file.Nodes {
		n := &m.file.Nodes[i]
		if n.Kind == TextNode {
			continue
		}
		text := m.file.Source[n.Span.Start:n.Span.End]
		if t := filled[n]; t != nil {
			text = insert([]byte(t.text), t.edits)
		}
		all = append(all, wantedNode{text: string(text), commented: n.Commented, at: n.Span})
	}
	end := cite.Span{Start: len(m.file.Source), End: len(m.file.Source)}
	for _, t := range m.targets {
		if t.node == nil {
			all = append(all, wantedNode{text: string(insert([]byte(t.text), t.edits)), record: &t.record, at: end})
		}
	}
	return all
}

// placeOf is where node n of the old file stands, or the last one.
func (m *merger) placeOf(want []wantedNode, n int) cite.Span {
	for n = min(n, len(want)-1); n >= 0; n-- {
		if want[n].record == nil {
			return want[n].at
		}
	}
	return cite.Span{}
}

// says compares an entry that was written in the layout of the file with what
// was meant: its type, its key, and its fields, whatever follows them.
func says(n *Node, r *record) error {
	if small(n.Type.Text) != r.kind || n.Key.Text != r.key || !n.Closed || len(n.Fields) < len(r.fields) {
		return fmt.Errorf("entry %s: reading it back gave something else (a bug in citecheck)", r.key)
	}
	for i, f := range r.fields {
		g := n.Fields[i]
		if small(g.Name.Text) != f.name || len(g.Value.Pieces) != 1 || g.Value.Text() != f.value && g.Value.Pieces[0].Kind != Macro {
			return fmt.Errorf("entry %s: field %s: reading it back gave %q, %q was meant (a bug in citecheck)", r.key, f.name, g.Value.Text(), f.value)
		}
	}
	return nil
}

package layout

import (
	"bytes"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A unit is an entry with the comments that are about it.
type unit struct {
	chunks []*chunk
	main   *chunk
	keys   []sortKey

	pending int  // children that are not there yet
	passed  bool // its place has come
}

// sort brings the entries into order. What begins the file and what ends it
// stays there, definitions come before all entries, and comments go with the
// entry below them, or beside them.
func (w *work) sort() {
	if w.o.StripComments {
		w.chunks = slices.DeleteFunc(w.chunks, func(c *chunk) bool {
			return c.loose || c.node.Kind == bibtex.CommentNode
		})
	}
	if len(w.o.Sort) == 0 || !w.sortable() {
		return
	}
	head, definitions, units, foot := w.units()
	w.setKeys(units)
	slices.SortStableFunc(units, w.compare)
	w.chunks = slices.Clone(head)
	for _, u := range slices.Concat(definitions, parentsLast(units)) {
		if first := u.chunks[0]; first.lines == 0 || !u.main.defines() {
			first.lines = 2
		}
		w.chunks = append(w.chunks, u.chunks...)
	}
	if len(foot) > 0 {
		foot[0].lines = 2
	}
	w.chunks = append(w.chunks, foot...)
}

// sortable reports whether entries may change places: none is open at its end,
// and no macro changes its meaning on the way.
func (w *work) sortable() bool {
	macros := make(map[string]string)
	for _, c := range w.chunks { // what goes with its comment is not in the way
		n := c.node
		if n == nil {
			continue
		}
		if n.Kind != bibtex.TextNode && n.Kind != bibtex.CommentNode && !intact(n) {
			w.note(cite.Span{Start: n.Span.Start, End: n.Type.Span.End}, "not sorted: this entry has no proper end; close its braces first")
			return false
		}
		if n.Kind != bibtex.StringNode || len(n.Fields) == 0 {
			continue
		}
		name, text := lower(n.Fields[0].Name.Text), n.Fields[0].Value.Text()
		if before, have := macros[name]; have && before != text {
			w.note(n.Span, "not sorted: the macro "+n.Fields[0].Name.Text+" changes its meaning here; give it another name first")
			return false
		}
		macros[name] = text
	}
	return true
}

// intact reports whether a command and its values are closed.
func intact(n *bibtex.Node) bool {
	for _, f := range n.Fields {
		if slices.ContainsFunc(f.Value.Pieces, func(p bibtex.Piece) bool { return p.Unclosed }) {
			return false
		}
	}
	return n.Closed
}

// units gathers the chunks around the entries.
func (w *work) units() (head []*chunk, definitions, units []*unit, foot []*chunk) {
	var waiting []*chunk
	var last *unit
	for _, c := range w.chunks {
		if c.loose || c.kind() == bibtex.CommentNode {
			waiting = append(waiting, c)
			continue
		}
		if last == nil {
			head, waiting = w.header(waiting, c)
		} else {
			waiting = last.takeBeside(waiting, c.lines)
		}
		last = &unit{chunks: append(slices.Clone(waiting), c), main: c}
		waiting = nil
		if c.defines() {
			definitions = append(definitions, last)
		} else {
			units = append(units, last)
		}
	}
	if last != nil {
		waiting = last.takeBeside(waiting, 2)
	}
	return head, definitions, units, waiting
}

// header parts what is about the file from what is about its first entry: the
// lines directly above that, unless they speak to a program.
func (w *work) header(waiting []*chunk, first *chunk) (head, about []*chunk) {
	n := len(waiting)
	if n == 0 || first.lines > 1 {
		return waiting, nil
	}
	c := waiting[n-1]
	text := bytes.ToLower(w.src[c.span.Start:c.span.End])
	for _, sign := range []string{"encoding:", "-*-", "% !", "%!"} {
		if bytes.Contains(text, []byte(sign)) {
			first.lines = 2
			return waiting, nil
		}
	}
	for n--; n > 0 && waiting[n].lines < 2; n-- {
	}
	return waiting[:n], waiting[n:]
}

// takeBeside gives a unit the comments on its last line, and those directly
// below if they are not as near to what comes next.
func (u *unit) takeBeside(waiting []*chunk, next int) []*chunk {
	for i, c := range waiting {
		after := next
		if i+1 < len(waiting) {
			after = waiting[i+1].lines
		}
		if c.lines > 1 || c.lines == 1 && after < 2 {
			return waiting[i:]
		}
		u.chunks = append(u.chunks, c)
	}
	return nil
}

// parentsLast moves entries behind those that refer to them by crossref, as
// BibTeX demands.
func parentsLast(units []*unit) []*unit {
	byKey := make(map[string][]*unit)
	for _, u := range units {
		key := lower(u.main.node.Key.Text)
		byKey[key] = append(byKey[key], u)
	}
	for _, u := range units {
		for _, parent := range byKey[u.parent()] {
			parent.pending++
		}
	}
	sorted := make([]*unit, 0, len(units))
	done := make(map[*unit]bool, len(units))
	place := func(u *unit) {
		for queue := []*unit{u}; len(queue) > 0; queue = queue[1:] {
			u := queue[0]
			sorted, done[u] = append(sorted, u), true
			for _, parent := range byKey[u.parent()] {
				if parent.pending--; parent.pending == 0 && parent.passed && !done[parent] {
					queue = append(queue, parent)
				}
			}
		}
	}
	for _, u := range units {
		if u.passed = true; u.pending == 0 {
			place(u)
		}
	}
	for _, u := range units { // circles
		if !done[u] {
			sorted = append(sorted, u)
		}
	}
	return sorted
}

// parent returns the key that an entry refers to, or one that nobody has.
func (u *unit) parent() string {
	if key := lower(strings.TrimSpace(u.main.text("crossref"))); key != "" {
		return key
	}
	return "\x00"
}

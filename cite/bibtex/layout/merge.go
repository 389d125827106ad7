package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// references are the fields that name other entries.
var references = strings.Fields("crossref xref xdata related entryset")

// lenders returns the keys that other entries name.
func (w *work) lenders() map[string]bool {
	keys := make(map[string]bool)
	for i := range w.file.Nodes {
		for _, name := range references {
			if f := w.file.Nodes[i].Field(name); f != nil {
				for key := range strings.SplitSeq(f.Value.Text(), ",") {
					keys[strings.ToLower(strings.TrimSpace(key))] = true
				}
			}
		}
	}
	return keys
}

// merge makes one entry of two, and reports whether it did. Two works under one
// key stay two, and so does an entry that others refer to by another key.
func (w *work) merge(t twin, lenders map[string]bool, heirs map[*chunk]*chunk) bool {
	kept, gone := t.first, t.second
	if w.o.Merge == KeepLast {
		kept, gone = gone, kept
	}
	sameKey := strings.EqualFold(kept.node.Key.Text, gone.node.Key.Text)
	if contradict(kept, gone) || differ(kept, gone, "title") {
		return false
	}
	if !sameKey && lenders[strings.ToLower(gone.node.Key.Text)] {
		return false
	}
	switch w.o.Merge {
	case KeepCombined, KeepOverwritten:
		w.combine(kept.entry, gone.entry)
	}
	if !sameKey {
		w.note(gone.node.Key.Span, fmt.Sprintf("%s is merged into %s: cite that instead", name(gone), name(kept)))
	}
	heirs[gone] = kept
	w.discard(kept, gone)
	return true
}

// differ reports whether both have a field and it says different things.
func differ(a, b *chunk, name string) bool {
	s, t := plainly(bibtex.Decode(a.text(name))), plainly(bibtex.Decode(b.text(name)))
	return s != "" && t != "" && s != t
}

// combine gives an entry the fields that another has.
func (w *work) combine(kept, gone *entry) {
	for _, f := range gone.fields {
		i := slices.IndexFunc(kept.fields, func(k *field) bool { return strings.EqualFold(k.name, f.name) })
		switch {
		case i < 0:
			kept.fields = append(kept.fields, &field{source: f.source, name: f.name, pieces: f.pieces})
		case w.o.Merge == KeepOverwritten:
			kept.fields[i].source, kept.fields[i].pieces = f.source, f.pieces
		}
	}
	if w.o.SortFields != nil {
		slices.SortStableFunc(kept.fields, func(a, b *field) int { return w.rank(a) - w.rank(b) })
	}
}

// discard takes an entry out, but not the comments inside of it, which move to
// the one that is kept. In its place nothing is left.
func (w *work) discard(kept, gone *chunk) {
	e := kept.entry
	e.tail = append(e.tail, gone.entry.head...)
	for _, f := range gone.entry.fields {
		e.tail = append(append(e.tail, f.above...), f.beside...)
	}
	e.tail = append(e.tail, gone.entry.tail...)
	at := gone.span.Start
	gone.node, gone.entry, gone.span = nil, nil, cite.Span{Start: at, End: at}
}

package layout

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
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

// mergeTwins makes one entry of each two that are the same, and reports whether
// there were any.
func (w *work) mergeTwins(rules []Rule, lenders map[string]bool) bool {
	heirs := make(map[*chunk]*chunk) // of those that are gone
	for _, t := range w.twins(rules) {
		first := t.first
		for heirs[t.first] != nil {
			t.first = heirs[t.first]
		}
		if first != t.first {
			heirs[first] = t.first
		}
		kept, gone := t.first, t.second
		if w.o.Merge == KeepLast {
			kept, gone = gone, kept
		}
		if w.mergeable(kept, gone, lenders) {
			w.merge(kept, gone)
			heirs[gone] = kept
		}
	}
	return len(heirs) > 0
}

// mergeable reports whether one of two entries can go. Two works under one key
// stay two, and so does an entry that others refer to by another key.
func (w *work) mergeable(kept, gone *chunk, lenders map[string]bool) bool {
	sameKey := strings.EqualFold(kept.node.Key.Text, gone.node.Key.Text)
	return (sameKey || !lenders[strings.ToLower(gone.node.Key.Text)]) && !contradict(kept, gone) && sameTitle(kept, gone)
}

func (w *work) merge(kept, gone *chunk) {
	if w.o.Merge == KeepCombined || w.o.Merge == KeepOverwritten {
		w.combine(kept.entry, gone.entry)
	}
	if !strings.EqualFold(kept.node.Key.Text, gone.node.Key.Text) {
		w.note(gone.node.Key.Span, fmt.Sprintf("%s is merged into %s: cite that instead", name(gone), name(kept)))
	}
	w.discard(kept, gone)
}

// sameTitle reports whether the titles are the same, but perhaps for a subtitle,
// as far as both have one.
func sameTitle(a, b *chunk) bool {
	s, t := a.plain("title"), b.plain("title")
	return strings.HasPrefix(s, t) || strings.HasPrefix(t, s)
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

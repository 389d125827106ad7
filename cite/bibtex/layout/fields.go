package layout

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// change brings the parts of a command into the form that the options ask for.
func (w *work) change(e *entry) {
	switch e.node.Kind {
	case bibtex.EntryNode:
		w.changeEntry(e)
	case bibtex.StringNode:
		w.changePieces(e.fields[0].pieces, false)
	default: // preambles stay as they are
	}
}

func (w *work) changeEntry(e *entry) {
	w.drop(e)
	for _, f := range e.fields {
		w.spell(f)
		w.month(f)
		w.changePieces(f.pieces, true)
	}
	if !w.o.KeepCase {
		e.kind = lower(e.kind)
		for _, f := range e.fields {
			f.name = lower(f.name)
		}
	}
	if w.o.SortFields != nil {
		slices.SortStableFunc(e.fields, func(a, b *field) int { return w.rank(a) - w.rank(b) })
	}
}

// rank is the place of a field in the order; those that it does not name come
// behind all others.
func (w *work) rank(f *field) int {
	i := slices.IndexFunc(w.o.SortFields, func(name string) bool { return strings.EqualFold(name, f.name) })
	if i < 0 {
		return len(w.o.SortFields)
	}
	return i
}

// drop takes out the fields that are not wanted. Their comments stay.
func (w *work) drop(e *entry) {
	if len(w.o.Omit) == 0 && !w.o.RemoveEmptyFields && !w.o.RemoveDuplicateFields {
		return
	}
	seen := make(map[string]string)
	var kept []*field
	var orphans []remark
	for _, f := range e.fields {
		if w.unwanted(f, seen) {
			orphans = append(append(orphans, f.above...), f.beside...)
			continue
		}
		f.above = append(orphans, f.above...)
		kept, orphans = append(kept, f), nil
	}
	e.fields, e.tail = kept, append(orphans, e.tail...)
}

// unwanted reports whether a field is to go. Of fields with one name BibTeX
// takes the first, so only one that says the same as that goes for a duplicate.
func (w *work) unwanted(f *field, seen map[string]string) bool {
	name, value := lower(f.name), strings.TrimSpace(compress(f.text()))
	first, have := seen[name]
	if !have {
		seen[name] = value
	}
	return w.o.RemoveEmptyFields && value == "" ||
		w.o.RemoveDuplicateFields && have && first == value ||
		named(w.o.Omit, f.name)
}

// named reports whether the list has the name, in whichever case.
func named(list []string, name string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return strings.EqualFold(s, name) })
}

// compress writes all white space as one space, as BibTeX does.
func compress(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	inGap := false
	for i := range len(s) {
		if blank := isBlank(s[i]); !blank {
			b.WriteByte(s[i])
			inGap = false
		} else if !inGap {
			b.WriteByte(' ')
			inGap = true
		}
	}
	return b.String()
}

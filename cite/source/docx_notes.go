package source

import (
	"cmp"
	"slices"

	"github.com/citecheck/citecheck/cite"
)

// docxNotes are the footnotes or the endnotes of a document. Their numbers are
// nowhere in the file: they come from the order of the marks.
type docxNotes struct {
	member string
	format string            // of the numbers
	marks  map[string]string // numbers by the identifiers of notes
	order  map[string]int    // of the marks
	count  int
	cited  []docxNoteMark
}

func newDocxNotes(member, format string) docxNotes {
	return docxNotes{member: member, format: format, marks: map[string]string{}, order: map[string]int{}}
}

// A docxNoteMark is where the text has the mark of a note.
type docxNoteMark struct {
	id   string
	text cite.Text
}

// noteMark reads the mark of a note in the text.
func (r *docxReader) noteMark(n *docxNotes, e *startTag) {
	id := e.get("id")
	if _, again := n.marks[id]; again || r.inNote || !r.shown() {
		return
	}
	if custom := e.get("customMarkFollows"); custom != "" && onValue(custom) {
		n.marks[id] = "" // the text has a mark of its own
		return
	}
	n.count++
	n.order[id] = n.count
	n.marks[id] = numerals(n.count, n.format)
	var b cite.TextBuilder
	b.Append(n.marks[id], cite.Span{Part: r.part, Start: e.from, End: e.to})
	n.cited = append(n.cited, docxNoteMark{id, b.Text()})
}

// readNotes reads the notes that have marks.
func (r *docxReader) readNotes(n *docxNotes) {
	if len(n.marks) == 0 {
		return
	}
	r.archive.optional(r.draft, n.member, "notes are missed", func(data []byte) error {
		r.turn(n.member, data)
		r.links = r.relsOf(n.member)
		return r.walk(true)
	})
	slices.SortStableFunc(r.notes, func(a, b *para) int {
		return cmp.Or(cmp.Compare(a.v.part, b.v.part), cmp.Compare(a.order, b.order))
	})
	answered := map[string]bool{}
	for _, p := range r.notes {
		answered[p.block.Marker] = answered[p.block.Marker] || p.v.part == r.part
	}
	for _, c := range n.cited {
		if answered[n.marks[c.id]] {
			r.doc.Citations = append(r.doc.Citations, noted(c.text))
		}
	}
}

// beginNote reads a note if the text has its mark; separators have none.
func (r *docxReader) beginNote(e *startTag) bool {
	n := &r.footnotes
	if e.name == "w:endnote" {
		n = &r.endnotes
	}
	mark, ok := n.marks[e.get("id")]
	if kind := e.get("type"); !ok || kind != "" && kind != "normal" {
		return false
	}
	r.note, r.inNote, r.noteOrder = mark, true, n.order[e.get("id")]
	return true
}

package source

import (
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// An rstInline reads the text of one block.
type rstInline struct {
	*pieces
	r       *rstReader
	taken   []cite.Span
	raised  []cite.Span
	plain   bool // no links, citations or substitutions are wanted
	missing [rstKinds]bool
}

func newRSTInline(r *rstReader, b *rstBlock) *rstInline {
	p := newPieces(r.data, b.lines)
	p.breaks, p.cell = b.breaks, b.cell
	return &rstInline{pieces: p, r: r}
}

// scan reads s[i:end] with the mark-up in it.
func (w *rstInline) scan(i, end int) {
	from := i
	for i < end {
		m, next := w.match(i, end)
		if m.end <= i {
			i = next
			continue
		}
		w.emit(from, i)
		w.show(m)
		i, from = m.end, m.end
	}
	w.emit(from, end)
}

// text writes s[i:j] with the escapes in it, but no other mark-up.
func (w *rstInline) text(i, j int) {
	from := i
	for i < j {
		if w.s[i] != '\\' {
			i++
			continue
		}
		w.emit(from, i)
		i = w.escape(i, j)
		from = i
	}
	w.emit(from, j)
}

// escape writes what a backslash protects. White space vanishes behind one.
func (w *rstInline) escape(i, end int) int {
	if i+1 >= end {
		return i + 1
	}
	r, n := utf8.DecodeRune(w.s[i+1 : end])
	if n == 1 && isSpace(w.s[i+1]) {
		return i + 2
	}
	w.put(string(r), w.span(i, i+1+n))
	return i + 1 + n
}

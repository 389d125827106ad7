package source

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// An rstInline reads the text of one block.
type rstInline struct {
	r     *rstReader
	block *rstBlock
	s     []byte // the lines of the block, parted by "\n"
	at    []int  // where the lines begin in s

	v       visible
	label   *visible // of the link or citation that is being read
	taken   []cite.Span
	raised  []cite.Span
	plain   bool // no links, citations or substitutions are wanted
	missing [rstKinds]bool
}

func newRSTInline(r *rstReader, b *rstBlock) *rstInline {
	w := &rstInline{r: r, block: b, v: visible{src: r.data}}
	for _, l := range b.lines {
		if len(w.at) > 0 {
			w.s = append(w.s, '\n')
		}
		w.at = append(w.at, len(w.s))
		w.s = append(w.s, r.data[l.from:max(l.from, l.to)]...)
	}
	return w
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

// line is the index of the line that s[i] stands in.
func (w *rstInline) line(i int) int {
	return sort.Search(len(w.at), func(k int) bool { return w.at[k] > i }) - 1
}

// source is the offset in the file of s[i]. The end of a line belongs to it.
func (w *rstInline) source(i int) int {
	k := w.line(i)
	if k < 0 {
		return 0
	}
	return w.block.lines[k].from + i - w.at[k]
}

// span is where s[i:j] stands in the file.
func (w *rstInline) span(i, j int) cite.Span {
	if j <= i {
		return cite.Span{Start: w.source(i), End: w.source(i)}
	}
	return cite.Span{Start: w.source(i), End: w.source(j-1) + 1}
}

// each does the same to the text and to the label that is open.
func (w *rstInline) each(do func(v *visible)) {
	do(&w.v)
	if w.label != nil {
		do(w.label)
	}
}

// emit writes s[i:j] as it is.
func (w *rstInline) emit(i, j int) {
	for i < j {
		k := w.line(i)
		end := j
		if k+1 < len(w.at) {
			end = min(j, w.at[k+1]-1)
		}
		from := w.block.lines[k].from - w.at[k]
		w.each(func(v *visible) { v.add(from+i, from+end, nil) })
		if end < j {
			w.lineEnd(k)
			end++
		}
		i = end
	}
}

// lineEnd writes the end of line k.
func (w *rstInline) lineEnd(k int) {
	at, next := w.block.lines[k].to, w.block.lines[k+1].from
	switch {
	case w.block.breaks:
		end := at
		for end < next && isSpace(w.r.data[end]) {
			end++
			if w.r.data[end-1] == '\n' {
				break
			}
		}
		w.each(func(v *visible) { v.newline(at, end) })
	case w.block.cell:
		w.each(func(v *visible) { v.blank(at, at) })
	default:
		w.each(func(v *visible) { v.blank(at, next) })
	}
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

// put writes what the source spells otherwise. Words of equal length would
// pass for a copy letter by letter, so the first letter goes alone.
func (w *rstInline) put(s string, span cite.Span) {
	n := len(s)
	if n == span.End-span.Start && !strings.EqualFold(s, string(w.r.data[span.Start:span.End])) {
		_, n = utf8.DecodeRuneInString(s)
	}
	w.each(func(v *visible) {
		v.flush()
		v.b.Append(s[:n], span)
		v.b.Append(s[n:], span)
		v.last = span.End
	})
}

// labelled returns what write writes.
func (w *rstInline) labelled(write func()) cite.Text {
	outer := w.label
	w.label = &visible{src: w.r.data}
	write()
	t := w.label.text()
	w.label = outer
	return t
}

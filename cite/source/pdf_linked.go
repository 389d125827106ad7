package source

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A linkPiece is a part of a word that a link covers.
type linkPiece struct {
	word     *pdfWord
	from, to int // bytes of the word
}

// hold finds the words under the links of a page, while the places of their
// letters are known.
func (page *pdfPage) hold(ws []*pdfWord) {
	byHeight := slices.Clone(ws)
	slices.SortStableFunc(byHeight, func(a, b *pdfWord) int { return cmp.Compare(b.y, a.y) })
	for i := range page.links {
		l := &page.links[i]
		for _, r := range l.rects {
			l.cover(r, byHeight)
		}
	}
	for i := range page.links {
		page.links[i].spell()
	}
	for _, w := range ws {
		w.from, w.at = nil, nil
	}
}

// cover notes the words in a part of a link; ws are sorted from the top.
func (l *pdfLink) cover(r rect, ws []*pdfWord) {
	from := sort.Search(len(ws), func(i int) bool { return ws[i].y <= r.y1 })
	for _, w := range ws[from:] {
		if w.y < r.y0-maxDescent || len(l.pieces) >= maxPieces {
			return
		}
		if w.x1 < r.x0 || w.x0 > r.x1 || !r.holds((max(w.x0, r.x0)+min(w.x1, r.x1))/2, w.y+0.25*w.size) {
			continue
		}
		if from, to := w.slice(r.x0, r.x1); from < to {
			l.pieces = append(l.pieces, linkPiece{w, from, to})
		}
	}
}

// maxDescent is how far, in points, a baseline may be below what is linked.
const maxDescent = 20

// maxPieces bounds the words of a link.
const maxPieces = 500

// spell notes the words that spell an address, however wide they are set.
func (l *pdfLink) spell() {
	var b strings.Builder
	for _, p := range l.pieces {
		b.WriteString(p.word.text)
	}
	if s := strings.TrimRight(b.String(), ".,;"); len(s) > 5 && strings.Contains(l.uri, s) {
		for _, p := range l.pieces {
			p.word.link = l
		}
	}
}

// spans are where the words of a link stand in the text of the page, as one
// range.
func (l *pdfLink) span(part int) (cite.Span, bool) {
	s, ok := cite.Span{Part: part}, false
	for _, p := range l.pieces {
		if p.word.end == 0 {
			continue // a line number
		}
		from, to := p.word.start+p.from, min(p.word.start+p.to, p.word.end)
		if !ok {
			s.Start, s.End, ok = from, to, true
		}
		s.Start, s.End = min(s.Start, from), max(s.End, to)
	}
	return s, ok && s.Start < s.End
}

// joinLinks joins the parts of a link that is broken over lines, or was made
// twice.
func (page *pdfPage) joinLinks() []cite.Link {
	var all []cite.Link
	for i := range page.links {
		l := &page.links[i]
		if s, ok := l.span(page.part); ok {
			all = append(all, cite.Link{URL: l.uri, Kind: cite.Anchor, Span: s, Ref: -1})
		}
	}
	slices.SortStableFunc(all, func(a, b cite.Link) int { return bySource(a.Span, b.Span) })
	var out []cite.Link
	for _, l := range all {
		if n := len(out); n > 0 && out[n-1].URL == l.URL && page.adjacent(out[n-1].Span, l.Span) {
			out[n-1].Span.End = max(out[n-1].Span.End, l.Span.End)
			continue
		}
		out = append(out, l)
	}
	for i := range out {
		page.label(&out[i])
	}
	return out
}

// adjacent reports whether nothing but white space stands between two spans,
// of which a begins first.
func (page *pdfPage) adjacent(a, b cite.Span) bool {
	return b.Start <= a.End || strings.TrimSpace(string(page.text[a.End:b.Start])) == ""
}

// label reads what a link shows. If that is its address, it is the target.
func (page *pdfPage) label(l *cite.Link) {
	v := visible{src: page.text, part: page.part}
	v.add(l.Span.Start, l.Span.End, nil)
	l.Label = v.text()
	l.Target = l.Span
	if withoutSpace(l.Label.String()) != l.URL {
		l.Target.End = l.Span.Start
		return
	}
	var b cite.TextBuilder // an address that is broken over lines
	for i, c := range page.text[l.Span.Start:l.Span.End] {
		if at := l.Span.Start + i; !isSpace(c) {
			b.Append(string(page.text[at:at+1]), cite.Span{Part: page.part, Start: at, End: at + 1})
		}
	}
	l.Label = b.Text()
}

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }

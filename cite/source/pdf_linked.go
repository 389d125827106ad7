package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A linkPiece is a part of a word that a link covers.
type linkPiece struct {
	word     *pdfWord
	from, to int // bytes of the word, from its end if negative
}

// hold finds the words under the links of a page, while the places of their
// letters are known.
func (page *pdfPage) hold(ws []*pdfWord) {
	for i := range page.links {
		l := &page.links[i]
		for _, r := range l.rects {
			for _, w := range ws {
				if w.x1 < r.x0 || w.x0 > r.x1 || !r.holds((max(w.x0, r.x0)+min(w.x1, r.x1))/2, w.y+0.25*w.size) {
					continue
				}
				if from, to := w.slice(r.x0, r.x1); from < to {
					l.pieces = append(l.pieces, linkPiece{w, from, to})
				}
			}
		}
	}
	for i := range page.links {
		page.links[i].spell()
	}
	for _, w := range ws {
		w.from, w.at = nil, nil
	}
}

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

// joinLinks joins the parts of a link that is broken over lines.
func (page *pdfPage) joinLinks() []cite.Link {
	var out []cite.Link
	for i := range page.links {
		l := &page.links[i]
		s, ok := l.span(page.part)
		if !ok {
			continue
		}
		if n := len(out); n > 0 && out[n-1].URL == l.uri && s.Start >= out[n-1].Span.End &&
			strings.TrimSpace(string(page.text[out[n-1].Span.End:s.Start])) == "" {
			out[n-1].Span.End = s.End
			continue
		}
		out = append(out, cite.Link{URL: l.uri, Kind: cite.Anchor, Span: s, Ref: -1})
	}
	for i := range out {
		page.label(&out[i])
	}
	return out
}

// label reads what a link shows. If that is its address, it is the target.
func (page *pdfPage) label(l *cite.Link) {
	v := visible{src: page.text, part: page.part}
	v.add(l.Span.Start, l.Span.End, nil)
	l.Label = v.text()
	l.Target = l.Span
	if withoutSpace(l.Label.String()) != l.URL {
		l.Target.End = l.Span.Start
	}
}

func withoutSpace(s string) string { return strings.Join(strings.Fields(s), "") }

package source

import (
	"math"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// noteStart matches the mark of a footnote at the start of its line.
var noteStart = pattern.New(`^(?:\d{1,3}|[*†‡§¶‖∗⋆#]{1,3}|[a-z])$`)

// footMark is the mark that a line begins with, if it is that of a footnote: a
// raised number or letter, or a sign.
func footMark(l *pdfLine) (mark string, size int) {
	w := l.words[0]
	if !noteStart.MatchString(w.text) || len(l.words) < 2 {
		return "", 0
	}
	sign := strings.ContainsAny(w.text, "*†‡§¶‖∗⋆#")
	if !w.raised && !sign {
		return "", 0
	}
	size = len(w.text)
	if !l.words[1].glue {
		size++
	}
	return w.text, size
}

// underRule reports whether a short rule stands between two lines, as over
// footnotes.
func underRule(above, l *pdfLine) bool {
	for _, r := range l.page.rules {
		if r.y0 < above.y && r.y0 > l.y+0.5*l.size && math.Abs(r.x0-l.x0) < 2*l.size && r.x1-r.x0 > 3*l.size && r.x1-r.x0 < 0.45*l.page.width {
			return true
		}
	}
	return false
}

// firstNote is the index of the group with which the footnotes of a region
// begin: groups in smaller type at its end, of which the first has a mark or
// stands under a rule.
func (y *pdfLayout) firstNote(gs [][]*pdfLine) int {
	first := len(gs)
	for i := len(gs) - 1; i > 0; i-- {
		if gs[i][0].size > 0.95*y.body {
			break
		}
		above := gs[i-1][len(gs[i-1])-1]
		if mark, _ := footMark(gs[i][0]); mark != "" || underRule(above, gs[i][0]) {
			first = i
		}
	}
	if first < len(gs) {
		if _, ok := y.heading(gs[first-1]); ok {
			return len(gs) // a list of sources in small type
		}
	}
	return first
}

// notes makes the blocks of footnotes: one begins with each mark.
func (y *pdfLayout) notes(ls []*pdfLine) []*pdfBlock {
	var out []*pdfBlock
	for _, l := range ls {
		mark, size := footMark(l)
		if mark == "" && len(out) > 0 {
			out[len(out)-1].lines = append(out[len(out)-1].lines, l)
			continue
		}
		out = append(out, &pdfBlock{kind: cite.Note, lines: []*pdfLine{l}, marker: mark, skip: size})
	}
	return out
}

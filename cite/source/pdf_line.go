package source

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A pdfLine is a line of text in one column.
type pdfLine struct {
	words      []*pdfWord
	x0, x1, y  float64
	size       float64 // of most of its type
	chars      int
	part       int // of the document: the page
	start, end int // bytes in the text of the page
	furniture  bool
	bold       bool // all of it
	italic     bool
	mono       bool
	maths      float64 // how much of it is in fonts for mathematics
	gaps       int     // wide gaps: columns of a table
	page       *pdfPage
}

func (l *pdfLine) text() string {
	if l.page != nil && l.end > l.start {
		return string(l.page.text[l.start:l.end])
	}
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 && !w.glue {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// lines sorts words into lines from top to bottom. Large type makes the lines;
// raised and lowered words join the line that they overlap.
func lines(words []*pdfWord, page *pdfPage) []*pdfLine {
	byType := slices.Clone(words)
	slices.SortStableFunc(byType, func(a, b *pdfWord) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0))
	})
	var out []*pdfLine
	index := &lineIndex{}
	for _, w := range byType {
		l := index.find(w)
		if l == nil {
			l = &pdfLine{y: w.y, size: w.size, page: page}
			out = append(out, l)
			index.add(l)
		}
		l.words = append(l.words, w)
	}
	for _, l := range out {
		l.close()
	}
	slices.SortStableFunc(out, func(a, b *pdfLine) int {
		return cmp.Or(cmp.Compare(b.y, a.y), cmp.Compare(a.x0, b.x0))
	})
	return out
}

// weight puts words that make lines before those that join them: initials
// that are several lines high come last.
func (w *pdfWord) weight() float64 {
	if w.chars <= 2 {
		return w.size / 100
	}
	return w.size
}

// A lineIndex finds the line that a word overlaps. Lines are kept by height in
// steps, so that a page of many lines takes no longer.
type lineIndex struct{ steps map[int][]*pdfLine }

const lineStep = 16 // points

func (x *lineIndex) add(l *pdfLine) {
	if x.steps == nil {
		x.steps = map[int][]*pdfLine{}
	}
	k := int(l.y) / lineStep
	x.steps[k] = append(x.steps[k], l)
}

func (x *lineIndex) find(w *pdfWord) *pdfLine {
	low, high := w.y-0.2*w.size, w.y+0.7*w.size
	var best *pdfLine
	most := 0.45 * (high - low)
	for k := int(low)/lineStep - 2; k <= int(high)/lineStep+1; k++ {
		for _, l := range x.steps[k] {
			o := min(high, l.y+0.75*l.size) - max(low, l.y-0.25*l.size)
			if w.size > 1.8*l.size { // an initial: the top line is its own
				o = min(high, l.y+0.75*l.size) - max(high-l.size, l.y-0.25*l.size)
				if o > 0.5*l.size && (best == nil || l.y > best.y) {
					best, most = l, (high-low)*2
				}
				continue
			}
			if o > most {
				best, most = l, o
			}
		}
	}
	return best
}

// close puts the words of a line in order and measures it.
func (l *pdfLine) close() {
	slices.SortStableFunc(l.words, func(a, b *pdfWord) int { return cmp.Compare(a.x0, b.x0) })
	weight := map[float64]int{}
	bold, italic, mono, maths := 0, 0, 0, 0
	l.chars = 0
	for _, w := range l.words {
		l.chars += w.chars
		weight[w.size] += w.chars
		if weight[w.size] > weight[l.size] {
			l.size = w.size
		}
		bold += w.chars * boolInt(w.font.bold)
		italic += w.chars * boolInt(w.font.italic)
		mono += w.chars * boolInt(w.font.mono)
		maths += w.chars * boolInt(w.font.maths)
	}
	l.bold, l.italic, l.mono = most(bold, l.chars), most(italic, l.chars), most(mono, l.chars)
	l.maths = float64(maths) / float64(max(l.chars, 1))
	l.measure()
}

// wideGap is a gap, in parts of the size, that lines have between the columns
// of a table.
const wideGap = 1.5

func most(n, all int) bool { return n*10 >= all*9 }

// measure finds the extent of a line and its spaces.
func (l *pdfLine) measure() {
	l.x0, l.x1 = l.words[0].x0, l.words[0].x1
	l.gaps = 0
	least, widest := math.Inf(1), 0.0
	for i, w := range l.words {
		if w.size < 0.9*l.size && w.y > l.y+0.12*l.size || w.y > l.y+0.25*l.size && w.size < 1.1*l.size {
			w.raised = true
		}
		if i == 0 {
			continue
		}
		gap := w.x0 - l.x1
		w.glue = !w.spaced && gap < l.words[i-1].limit(w) || w.link != nil && w.link == l.words[i-1].link
		if gap > wideGap*l.size {
			l.gaps++
		}
		least, widest = min(least, gap), max(widest, gap)
		l.x0, l.x1 = min(l.x0, w.x0), max(l.x1, w.x1)
	}
	if widest-least < 0.4*l.size {
		l.gaps = 0 // not a row of a table, but words set wide to fill a line
	}
	l.joinAddress()
}

// joinAddress joins the pieces of an address that is set with spaces around
// its punctuation, as "https : / / www . example . org".
func (l *pdfLine) joinAddress() {
	for i := 0; i+3 < len(l.words); i++ {
		w := l.words
		s := w[i].text + w[i+1].text + w[i+2].text + w[i+3].text
		if !schemeEnd.MatchString(w[i].text) || !spacedScheme.MatchString(s) {
			continue
		}
		for k := i + 1; k < len(w); k++ {
			a, b := w[k-1].text, w[k].text
			joint := strings.ContainsAny(a[len(a)-1:]+b[:1], "/.-_:?=&%#~+")
			if !joint || w[k].x0-w[k-1].x1 > 0.75*l.size || a[len(a)-1] == '.' && b[0] < 'a' && b[0] >= 'A' {
				break
			}
			w[k].glue = true
		}
	}
}

var (
	schemeEnd    = pattern.New(`(?i)https?:?$`)
	spacedScheme = pattern.New(`(?i)https?:/`)
)

// limit is the gap from which a space parts w from next.
func (w *pdfWord) limit(next *pdfWord) float64 {
	size := max(w.size, next.size)
	if w.size != next.size {
		size = min(w.size, next.size)
	}
	return wordGap * size
}

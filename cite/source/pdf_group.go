package source

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// lead is what is usual between baselines around line i, among lines of its
// size: a low value of those near it, since lists have wider gaps between
// their items.
func lead(ls []*pdfLine, i int) float64 {
	var gaps []float64
	for k := max(1, i-6); k < min(len(ls), i+7); k++ {
		if sameSize(ls[k-1], ls[k]) && sameSize(ls[k], ls[i]) {
			if d := ls[k-1].y - ls[k].y; d > 0.5*ls[i].size && d < 3*ls[i].size {
				gaps = append(gaps, d)
			}
		}
	}
	if len(gaps) == 0 {
		return 1.2 * ls[i].size
	}
	sort.Float64s(gaps)
	return gaps[len(gaps)*35/100]
}

func sameSize(a, b *pdfLine) bool { return math.Abs(a.size-b.size) <= 0.07*max(a.size, b.size) }

// groups parts the lines of a region where a reader sees a gap, another size
// of type, or bold type beside plain.
func groups(ls []*pdfLine) [][]*pdfLine {
	var out [][]*pdfLine
	from := 0
	for i := 1; i <= len(ls); i++ {
		if i == len(ls) || parted(ls, i) {
			out = append(out, ls[from:i])
			from = i
		}
	}
	return out
}

// gapBetween is the gap, in parts of the usual one, from which lines part.
const gapBetween = 1.28

func parted(ls []*pdfLine, i int) bool {
	a, b := ls[i-1], ls[i]
	d := a.y - b.y
	switch {
	case d > gapBetween*lead(ls, i), d < -0.5*a.size:
		return true
	case !sameSize(a, b):
		return !(b.mono != a.mono && d < 1.4*max(a.size, b.size)) && b.chars > 2 && a.chars > 2
	case a.bold && !b.bold && b.chars > 2 && (a.x1 < b.x1-2*a.size || d > 1.12*lead(ls, i)),
		b.bold && !a.bold && a.chars > 2 && (b.x1 < a.x1-2*b.size || d > 1.12*lead(ls, i)):
		return true // a heading, and no bold words that fill a line
	}
	return isRow(ls, i-1) != isRow(ls, i)
}

// isRow reports whether line i is a row of a table: it has wide gaps, as a line
// beside it, and columns with that.
func isRow(ls []*pdfLine, i int) bool {
	return i > 0 && aligned(ls[i-1], ls[i]) || i+1 < len(ls) && aligned(ls[i], ls[i+1])
}

// aligned reports whether two lines have most of their columns in common, the
// first left aside.
func aligned(a, b *pdfLine) bool {
	if a.gaps < 2 || b.gaps < 2 {
		return false
	}
	ac, bc, same := a.cells(), b.cells(), 0
	for i, x := range ac {
		for k, o := range bc {
			last := i+1 == len(ac) && k+1 == len(bc) // where all full lines end
			same += boolInt(math.Abs(x.x0-o.x0) < 1 || math.Abs(x.x1-o.x1) < 1 && !last)
		}
	}
	return same >= 2 && 2*same > min(len(ac), len(bc))
}

// cells lists the columns of a line behind the first, as parts of its height.
func (l *pdfLine) cells() []rect {
	var out []rect
	x1 := l.words[0].x1
	for _, w := range l.words[1:] {
		if w.x0-x1 > wideGap*l.size {
			out = append(out, rect{x0: w.x0, x1: w.x1})
		} else if n := len(out); n > 0 {
			out[n-1].x1 = w.x1
		}
		x1 = max(x1, w.x1)
	}
	return out
}

// rightEdge is where full lines end: the rightmost place that two lines reach,
// so that one line that is too long does not make all others short.
func rightEdge(ls []*pdfLine) float64 {
	ends := make([]float64, len(ls))
	for i, l := range ls {
		ends[i] = l.x1
	}
	slices.Sort(ends)
	slices.Reverse(ends)
	for i := 0; i+1 < len(ends) && i < len(ends)/4+1; i++ {
		if ends[i]-ends[i+1] < 0.8*ls[0].size {
			return ends[i]
		}
	}
	return ends[0]
}

func leftEdge(ls []*pdfLine) float64 {
	x := ls[0].x0
	for _, l := range ls {
		x = min(x, l.x0)
	}
	return x
}

// short reports whether line a ends before the edge although the first word of
// b had room in it: a paragraph ends there.
func short(a, b *pdfLine, edge float64) bool {
	w := b.words[0]
	x1 := w.x1
	for _, next := range b.words[1:] {
		if !next.glue {
			break
		}
		x1 = next.x1
	}
	return edge-a.x1 > x1-w.x0+0.9*b.size
}

// A label is a number or a name at the start of a line that may be that of an
// item.
type label struct {
	text   string // "[12]", "12."
	kind   byte   // '[', '(', '.', ' '
	number int    // -1 for a name
	size   int    // bytes of the line, space behind it included
}

var (
	bracketStart = pattern.New(`^\[\s?([^\[\]\s]{1,20}(?: [^\[\]\s]{1,8})?)\s?\](?:\s*:|\.)?\s*`)
	datedStart   = pattern.New(`^(\[[^\[\]]{2,80}[ (]\d{4}[a-z]?\)?\])\s*`)
	parenStart   = pattern.New(`^\((\d{1,3})\)\s+`)
	numberStart  = pattern.New(`^(\d{1,3}(?:\.\)?|\)))(?:\s+|\pL)`)
	bareStart    = pattern.New(`^(\d{1,3})\s*`)
	bulletStart  = pattern.New(`^(?:[•◦▪‣∙●■□◆►➢✓·∗*]|[–—-]\s)\s*`)
	leaders      = pattern.New(`(?:\. ?){5,}|…{3,}`)
)

// lineLabel reads the label at the start of a line.
func lineLabel(l *pdfLine) (label, bool) {
	s := l.text()
	if m := bracketStart.FindStringSubmatch(s); m != nil && len(m[0]) < len(s) {
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 0 {
			n = -1
		}
		return label{"[" + m[1] + "]", '[', n, len(m[0])}, n >= 0 || mnemonicLabel(m[1])
	}
	if m := datedStart.FindStringSubmatch(s); m != nil && len(m[0]) < len(s) {
		return label{m[1], '[', -1, len(m[0])}, true
	}
	if m := parenStart.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return label{"(" + m[1] + ")", '(', n, len(m[0])}, true
	}
	if m := numberStart.FindStringSubmatch(s); m != nil && len(m[0]) < len(s) {
		n, _ := strconv.Atoi(strings.TrimRight(m[1], ".)"))
		return label{m[1], '.', n, len(s) - len(strings.TrimLeft(s[len(m[1]):], " "))}, true
	}
	m := bareStart.FindStringSubmatch(s)
	if m == nil || len(m[0]) == len(s) || len(l.words) < 2 || l.words[0].text != m[1] {
		return label{}, false
	}
	n, _ := strconv.Atoi(m[1])
	wide := l.words[1].x0-l.words[0].x1 > 0.55*l.size || l.words[0].raised
	return label{m[1], ' ', n, len(m[0])}, wide
}

// mnemonicLabel tells "Knu84" and "WORDS" from words in brackets.
func mnemonicLabel(s string) bool {
	if strings.ContainsAny(s, "0123456789+") {
		return true
	}
	return s == strings.ToUpper(s) && s != strings.ToLower(s) && utf8.RuneCountInString(s) > 1
}

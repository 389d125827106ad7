package source

import (
	"math"
	"strings"
	"unicode/utf8"
)

// A pdfWord is a run of glyphs without a gap.
type pdfWord struct {
	text       string
	x0, x1, y  float64
	size       float64
	font       *pdfFont
	artifact   bool
	raised     bool     // stands above the line
	spaced     bool     // a space is drawn before it
	glue       bool     // no space before it
	link       *pdfLink // whose address it spells, with others
	from       []float64
	at         []int // byte in text where the glyph at from begins
	start, end int   // bytes in the text of the page
	chars      int
}

// Gaps between glyphs, in parts of the size of the type. TeX sets words no
// closer than 0.16 em even in tight lines, and kerns letters by 0.08 em at
// most.
const (
	wordGap    = 0.13
	spacedGap  = 0.04 // beside a space that is drawn
	overlap    = -0.4 // further back begins another run
	lineShift  = 0.12 // another baseline
	columnGap  = 0.7  // words further apart may stand in two columns: LaTeX parts them by 1 em
	typeChange = 1.6  // words do not mix type of such different size
)

// wordsOf joins glyphs to words, in the order of drawing.
func wordsOf(glyphs []pdfGlyph) []*pdfWord {
	var out []*pdfWord
	var w *pdfWord
	spaced := false
	for i := range glyphs {
		g := &glyphs[i]
		if strings.TrimSpace(g.text) == "" {
			spaced = true
			continue
		}
		lead := len(g.text) > 0 && g.text[0] == ' '
		if w == nil || w.apart(g, spaced || lead) {
			w = &pdfWord{x0: g.x, y: g.y, size: g.size, font: g.font, artifact: g.artifact, spaced: spaced || lead}
			out = append(out, w)
		}
		w.take(g)
		spaced = strings.HasSuffix(g.text, " ")
	}
	return out
}

// apart reports whether a glyph does not belong to w.
func (w *pdfWord) apart(g *pdfGlyph, spaced bool) bool {
	size := max(w.size, g.size)
	gap := (g.x - w.x1) / size
	limit := wordGap
	if spaced {
		limit = spacedGap
	}
	return gap > limit || gap < overlap || math.Abs(g.y-w.y) > lineShift*size ||
		size > typeChange*min(w.size, g.size) || w.artifact != g.artifact
}

// take appends a glyph.
func (w *pdfWord) take(g *pdfGlyph) {
	text := strings.TrimSpace(g.text)
	w.from, w.at = append(w.from, g.x), append(w.at, len(w.text))
	w.text += text
	w.chars += utf8.RuneCountInString(text)
	w.x1 = max(w.x1, g.x+g.dx)
	w.x0 = min(w.x0, g.x)
	w.size = max(w.size, g.size)
}

// slice is the range of bytes of w whose glyphs stand between x0 and x1.
func (w *pdfWord) slice(x0, x1 float64) (from, to int) {
	from, to = len(w.text), 0
	for i, x := range w.from {
		end, next := w.x1, len(w.text)
		if i+1 < len(w.from) {
			end, next = max(w.from[i+1], x), w.at[i+1]
		}
		if middle := (x + end) / 2; x0 <= middle && middle <= x1 {
			from, to = min(from, w.at[i]), max(to, next)
		}
	}
	return from, to
}

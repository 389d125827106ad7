package source

import (
	"cmp"
	"math"
	"slices"
)

// A strip is a run of words on one baseline with no gap that may be one
// between columns.
type strip struct {
	words     []*pdfWord
	x0, x1, y float64
	size      float64
	chars     int
}

// maxColumns bounds how often a page is cut into columns.
const maxColumns = 4

// maxStrips bounds the strips among which columns are looked for; a page of a
// newspaper has some 2000.
const maxStrips = 5000

// pageRegions cuts a page into parts whose lines follow each other, in reading
// order: columns, and what runs over all of them.
func (page *pdfPage) pageRegions(ws []*pdfWord) [][]*pdfLine {
	var out [][]*pdfLine
	for _, group := range columns(strips(ws), 0) {
		var in []*pdfWord
		for _, s := range group {
			in = append(in, s.words...)
		}
		if l := lines(in, page); len(l) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// strips joins words that stand close on a baseline.
func strips(ws []*pdfWord) []*strip {
	sorted := slices.Clone(ws)
	slices.SortStableFunc(sorted, func(a, b *pdfWord) int {
		return cmp.Or(cmp.Compare(math.Round(b.y), math.Round(a.y)), cmp.Compare(a.x0, b.x0))
	})
	var out []*strip
	for _, w := range sorted {
		if n := len(out); n > 0 && out[n-1].continues(w) {
			s := out[n-1]
			s.words, s.x1, s.size, s.chars = append(s.words, w), max(s.x1, w.x1), max(s.size, w.size), s.chars+w.chars
			continue
		}
		out = append(out, newStrip([]*pdfWord{w}))
	}
	return out
}

func (s *strip) continues(w *pdfWord) bool {
	gap := w.x0 - s.x1
	return math.Abs(s.y-w.y) < 1.5 && gap < columnGap*max(s.size, w.size) && gap > -s.size
}

// columns cuts strips at the best gutter, and the columns again.
func columns(all []*strip, depth int) [][]*strip {
	if len(all) == 0 {
		return nil
	}
	if len(all) > maxStrips {
		return [][]*strip{all}
	}
	x, ok := gutter(all)
	if !ok || depth >= maxColumns {
		return [][]*strip{all}
	}
	var out [][]*strip
	for _, b := range cutBands(cutStrips(all, x), x) {
		if b.full != nil {
			out = append(out, b.full)
			continue
		}
		out = append(out, columns(b.left, depth+1)...)
		out = append(out, columns(b.right, depth+1)...)
	}
	return out
}

// cutStrips cuts the strips in which a line of the right column follows one of
// the left that is too long, with no space between.
func cutStrips(all []*strip, x float64) []*strip {
	var out []*strip
	for _, s := range all {
		i := slices.IndexFunc(s.words, func(w *pdfWord) bool { return math.Abs(w.x0-x) < 1.5 })
		if i > 0 && s.words[i-1].x1 > s.words[i].x0-wordGap*s.size {
			out = append(out, newStrip(s.words[:i]), newStrip(s.words[i:]))
		} else {
			out = append(out, s)
		}
	}
	return out
}

func newStrip(ws []*pdfWord) *strip {
	s := &strip{words: ws, x0: ws[0].x0, x1: ws[0].x1, y: ws[0].y}
	for _, w := range ws {
		s.x1, s.size, s.chars = max(s.x1, w.x1), max(s.size, w.size), s.chars+w.chars
	}
	return s
}

// A band is a part of a page from top to bottom: strips that run over the
// gutter, or those on both sides of it.
type band struct{ full, left, right []*strip }

// crosses reports whether s runs over the gutter that ends at x.
func (s *strip) crosses(x float64) bool { return s.x0 < x-s.size/2 && s.x1 > x+2*s.size }

// cutBands parts strips, which are sorted from the top, at a gutter. The last
// line of a full-width paragraph, which may be short, goes with it.
func cutBands(all []*strip, x float64) []band {
	var out []band
	cur := func() *band {
		if len(out) == 0 {
			out = append(out, band{})
		}
		return &out[len(out)-1]
	}
	for i, s := range all {
		b := cur()
		switch {
		case s.crosses(x) && !overfull(all, i, x), b.full != nil && s.ends(b.full, all, i, x):
			if b.full == nil && (b.left != nil || b.right != nil) {
				begun := b.giveUp(s.y)
				out = append(out, band{full: begun})
				b = cur()
			}
			b.full = append(b.full, s)
		default:
			if b.full != nil {
				out = append(out, band{})
				b = cur()
			}
			if s.x0 < x-s.size/2 {
				b.left = append(b.left, s)
			} else {
				b.right = append(b.right, s)
			}
		}
	}
	return out
}

// overfull reports whether strip i only sticks out of the left column, as long
// addresses do: it runs into a line of the right one.
func overfull(all []*strip, i int, x float64) bool {
	s := all[i]
	hit := func(o *strip) bool {
		return o.x0 > x-s.size/2 && o.x0 < x+3*s.size && o.x0 < s.x1+wordGap*s.size
	}
	for k := i - 1; k >= 0 && all[k].y-s.y < 0.8*s.size; k-- {
		if hit(all[k]) {
			return true
		}
	}
	for k := i + 1; k < len(all) && s.y-all[k].y < 0.8*s.size; k++ {
		if hit(all[k]) {
			return true
		}
	}
	return false
}

// giveUp takes the strips at height y out of the left column: they begin a
// line that runs over the gutter, as a label does.
func (b *band) giveUp(y float64) []*strip {
	n := len(b.left)
	for n > 0 && math.Abs(b.left[n-1].y-y) < 1 {
		n--
	}
	begun := slices.Clone(b.left[n:])
	b.left = b.left[:n]
	return begun
}

// ends reports whether strip i is the last line of the full-width paragraph
// above it: close below, at its left edge, and with nothing beside it.
func (s *strip) ends(full, all []*strip, i int, x float64) bool {
	above := full[len(full)-1]
	if above.y-s.y < 1 && above.crosses(x) {
		return true // part of the same line
	}
	if above.y-s.y > 1.45*s.size || math.Abs(above.size-s.size) > 0.06*s.size || s.x0 > x || math.Abs(s.x0-above.x0) > 3*s.size {
		return false
	}
	for _, o := range all[i+1:] {
		if s.y-o.y > 0.8*s.size {
			break
		}
		if o.x0 > x-o.size/2 {
			return false
		}
	}
	return true
}

package source

import (
	"cmp"
	"math"
	"slices"
)

// Bounds on what counts as a gutter: lines on either side of it, their length
// in characters, and how many left edges are tried.
const (
	minColumnLines = 4
	minColumnChars = 14
	maxEdges       = 40
)

// gutter finds the left edge of a column that has text beside it over the
// most lines, and no text over its edge there.
func gutter(all []*strip) (x float64, ok bool) {
	best := 0
	edges := leftEdges(all)
	score := make([]int, len(edges))
	for i, edge := range edges {
		if score[i] = besides(all, edge); score[i] > best {
			best, x = score[i], edge
		}
	}
	// Labels that hang out of the column belong to it.
	edge := x
	for i, e := range edges {
		if score[i]*10 >= best*7 && e < edge && x-e < maxHang {
			edge = e
		}
	}
	return edge, best > 0
}

// maxHang bounds, in points, how far labels hang out of their column.
const maxHang = 60

// leftEdges lists where many strips begin, the most frequent first.
func leftEdges(all []*strip) []float64 {
	count := map[int]int{}
	at := map[int]float64{}
	for _, s := range all {
		k := int(math.Round(s.x0 / 3))
		count[k] += s.chars
		if v, ok := at[k]; !ok || s.x0 < v {
			at[k] = s.x0
		}
	}
	keys := make([]int, 0, len(count))
	for k := range count {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b int) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	var out []float64
	for _, k := range keys[:min(len(keys), maxEdges)] {
		out = append(out, at[k])
	}
	return out
}

// besides counts the lines that stand beside each other at a gutter.
func besides(all []*strip, x float64) int {
	total := 0
	for _, b := range cutBands(cutStrips(all, x), x) {
		l, lc := b.count(b.left)
		r, rc := b.count(b.right)
		if l < minColumnLines || r < minColumnLines || lc < minColumnChars*l || rc < minColumnChars*r {
			continue
		}
		if overlapInHeight(b.left, b.right) && 10*touching(b.left, x) <= l {
			total += min(lc, rc)
		}
	}
	return total
}

// touching counts the strips of a left column that end behind x, as few may
// that are too long.
func touching(left []*strip, x float64) int {
	n := 0
	for _, s := range left {
		n += boolInt(s.x1 > x+0.1*s.size)
	}
	return n
}

func (b *band) count(side []*strip) (lines, chars int) {
	last := math.Inf(1)
	for _, s := range side {
		if last-s.y > 0.5*s.size {
			lines++
		}
		last = s.y
		chars += s.chars
	}
	return lines, chars
}

// overlapInHeight reports whether two columns stand beside each other and not
// one below the other.
func overlapInHeight(a, b []*strip) bool {
	top := min(a[0].y, b[0].y)
	bottom := max(a[len(a)-1].y, b[len(b)-1].y)
	return top-bottom > 3*a[0].size
}

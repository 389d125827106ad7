package source

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// pageNumber matches a line that has nothing but the number of the page.
var pageNumber = pattern.New(`(?i)^[\s\-–—|·•]*(?:(?:page|seite|pág(?:ina)?\.?|p\.|с\.|стр\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/|von|de|sur|из)\s*\d{1,4})?[\s\-–—|·•]*$`)

// margin is how many lines at the top and at the bottom of a page may be
// running heads and feet.
const margin = 3

// A slot is a line near the edge of a page.
type slot struct {
	line  *pdfLine
	key   string  // its text without numbers
	apart float64 // from the next line, in parts of its size
	far   bool    // further than lines are
	next  float64 // height of the next line
	rank  int     // lines between it and the edge; negative from below
}

// markFurniture finds running heads, feet and page numbers: what stands at the
// same height of several pages with the same words, page numbers apart, and
// numbers alone at the edge.
func markFurniture(pages [][]*pdfLine) {
	var all []slot
	usual := 1.35 * usualLead(pages)
	for _, ls := range pages {
		all = append(all, edges(ls)...)
	}
	for i := range all {
		all[i].far = all[i].apart > max(1.5, usual)
	}
	repeated, numbered, alone := repeats(all), heads(all), apartLines(all)
	isHead := func(s *slot) bool {
		n := repeated[s.place(s.key)]
		if s.line.words[0].raised {
			return false // a footnote
		}
		return n > 1 && repeatsEnough(n, len(pages)) && (n > 2 || s.far) || numbered[s.line] || alone[s.line]
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].line.page == all[0].line.page {
			n++
		}
		markFrom(all[:n], 0, 1, isHead)
		markFrom(all[:n], -1, -1, isHead)
		all = all[n:]
	}
}

// markFrom marks the furniture of one page from an edge inwards, as far as
// there is nothing else.
func markFrom(all []slot, rank, step int, isHead func(*slot) bool) {
	for range margin {
		found, other, number := false, false, false
		for i := range all {
			s := &all[i]
			if s.rank != rank {
				continue
			}
			is := (s.far || s.apart == 0) && pageNumber.MatchString(s.line.text())
			number = number || is
			s.line.furniture = s.line.furniture || is || isHead(s)
			found, other = found || s.line.furniture, other || !s.line.furniture
		}
		if number {
			markBeside(all, rank)
		}
		if !found || other {
			return
		}
		rank += step
	}
}

// markBeside marks what stands beside the number of the page.
func markBeside(all []slot, rank int) {
	for i := range all {
		if s := &all[i]; s.rank == rank && s.far {
			s.line.furniture = true
		}
	}
}

// usualLead is the usual distance of lines, in parts of their size.
func usualLead(pages [][]*pdfLine) float64 {
	var all []float64
	for _, ls := range pages {
		for i := 1; i < len(ls); i++ {
			if d := (ls[i-1].y - ls[i].y) / ls[i].size; d > 0.8 && d < 4 {
				all = append(all, d)
			}
		}
	}
	if len(all) == 0 {
		return 1.2
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// repeatsEnough tells a running head from a line that two pages share.
func repeatsEnough(n, pages int) bool { return n >= 3 || pages <= 4 || n*4 >= pages }

// A pageSlot is a height on the page and what stands there.
type pageSlot struct {
	key string
	y   int
}

func (s *slot) place(key string) pageSlot { return pageSlot{key, int(math.Round(s.line.y / 3))} }

// repeats counts the same words at the same height, a few points more or less.
func repeats(all []slot) map[pageSlot]int {
	exact := map[pageSlot]int{}
	for _, s := range all {
		if strings.Trim(s.key, "# ") != "" {
			exact[s.place(s.key)]++
		}
	}
	out := map[pageSlot]int{}
	for p := range exact {
		for d := -1; d <= 1; d++ {
			out[p] += exact[pageSlot{p.key, p.y + d}]
		}
	}
	return out
}

// numberOf is the number that a running head ends or begins with.
func (s *slot) numberOf(end bool) (int, bool) {
	w := s.line.words[0]
	if end {
		w = s.line.words[len(s.line.words)-1]
	}
	n, err := strconv.Atoi(w.text)
	return n, err == nil && len(s.line.words) > 1
}

// A numbering is where running heads have the number of the page, and how far
// that is from the count of pages.
type numbering struct {
	y, offset int
	end       bool
}

// heads finds running heads that change from page to page, by the number of
// the page at their end, or at their start on several pages.
func heads(all []slot) map[*pdfLine]bool {
	count := map[numbering]int{}
	each := func(f func(s *slot, k numbering)) {
		for i := range all {
			s := &all[i]
			for _, end := range []bool{false, true} {
				if n, ok := s.numberOf(end); ok && s.outermost() && s.far {
					f(s, numbering{s.place("").y, n - s.line.page.number, end})
				}
			}
		}
	}
	each(func(_ *slot, k numbering) {
		for d := -1; d <= 1; d++ {
			count[numbering{k.y + d, k.offset, k.end}]++
		}
	})
	out := map[*pdfLine]bool{}
	each(func(s *slot, k numbering) {
		out[s.line] = out[s.line] || count[k] >= 3 || k.end && (count[k] == 2 || k.offset == 0)
	})
	return out
}

// apartLines finds running heads that differ from page to page: at the edge
// of several pages there is a line apart at the same height, the text begins
// at the same height below it, and on no page in its place.
func apartLines(all []slot) map[*pdfLine]bool {
	text, apart := map[int]int{}, map[[2]int]int{}
	for i := range all {
		s := &all[i]
		if !s.outermost() {
			continue
		}
		y, next := s.place("").y, int(math.Round(s.next/3))
		for d := -1; d <= 1; d++ {
			text[y+d] += boolInt(!s.far)
			apart[[2]int{y, next + d}] += boolInt(s.far)
		}
	}
	out := map[*pdfLine]bool{}
	for i := range all {
		s := &all[i]
		y, next := s.place("").y, int(math.Round(s.next/3))
		out[s.line] = s.outermost() && apart[[2]int{y, next}] >= 2 && text[y] == 0 && !s.line.bold && len(s.line.words) > 1
	}
	return out
}

func (s *slot) outermost() bool { return s.rank == 0 || s.rank == -1 }

// edges lists the lines at the top and at the bottom of a page.
func edges(ls []*pdfLine) []slot {
	sorted := make([]*pdfLine, 0, len(ls))
	for _, l := range ls {
		if !l.furniture {
			sorted = append(sorted, l)
		}
	}
	slices.SortStableFunc(sorted, func(a, b *pdfLine) int { return cmp.Compare(b.y, a.y) })
	height := make([]int, len(sorted)) // lines side by side are at one height
	for i := 1; i < len(sorted); i++ {
		height[i] = height[i-1] + boolInt(sorted[i-1].y-sorted[i].y > 0.5*sorted[i].size)
	}
	var out []slot
	for i, l := range sorted {
		last := height[len(sorted)-1]
		s := slot{line: l, rank: height[i]}
		if height[i] > last/2 {
			s.rank = height[i] - last - 1
		}
		switch {
		case s.rank >= margin || s.rank < -margin:
			continue
		case s.rank < 0:
			s.apart, s.next = distance(l, sorted, i-1, -1)
		default:
			s.apart, s.next = distance(l, sorted, i+1, 1)
		}
		s.key = withoutNumbers(l.text())
		out = append(out, s)
	}
	return out
}

// distance is how far the next line at another height is, and its height.
func distance(l *pdfLine, sorted []*pdfLine, i, step int) (apart, y float64) {
	for ; i >= 0 && i < len(sorted); i += step {
		if d := math.Abs(l.y - sorted[i].y); d > 0.5*l.size {
			return d / max(l.size, 1), sorted[i].y
		}
	}
	return 0, 0
}

var numbersIn = pattern.New(`\d+`)

func withoutNumbers(s string) string {
	return strings.ToLower(numbersIn.ReplaceAllString(s, "#"))
}

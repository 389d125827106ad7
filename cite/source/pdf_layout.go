package source

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// layOut sorts the glyphs of a page into lines and regions, forgets them, and
// returns the number of words.
func (page *pdfPage) layOut() int {
	ws := page.dashes(wordsOf(compose(page.glyphs)))
	ws = slices.DeleteFunc(ws, func(w *pdfWord) bool { return strings.Trim(w.text, "\u00ad") == "" })
	for _, w := range ws {
		page.chars += w.chars
		page.unread += strings.Count(w.text, "\ufffd")
	}
	page.hold(ws)
	heads := lines(slices.DeleteFunc(slices.Clone(ws), func(w *pdfWord) bool { return !w.artifact }), page)
	for _, l := range heads {
		page.edge(l)
	}
	ws = slices.DeleteFunc(ws, func(w *pdfWord) bool { return w.artifact })
	page.regions = page.pageRegions(withoutLineNumbers(ws))
	page.stamps()
	page.glyphs, page.aside = nil, nil
	return len(ws)
}

// dashes adds the dashes that are drawn as rules, for the names of the entry
// above in lists of references: a rule at the height of a dash, with text
// right behind it.
func (page *pdfPage) dashes(ws []*pdfWord) []*pdfWord {
	at := map[int][]rect{} // rules by height
	for _, r := range page.rules {
		at[int(r.y0)] = append(at[int(r.y0)], r)
	}
	var out []*pdfWord
	for _, w := range ws {
		for y := int(w.y + 0.1*w.size); y <= int(w.y+0.45*w.size) && len(at) > 0; y++ {
			for _, r := range at[y] {
				gap, long := w.x0-r.x1, r.x1-r.x0
				if gap > -0.1*w.size && gap < 0.5*w.size && long > 0.9*w.size && long < 4.5*w.size {
					out = append(out, &pdfWord{
						text: "———", chars: 3, x0: r.x0, x1: r.x1, y: w.y, size: w.size, font: w.font, artifact: w.artifact,
					})
				}
			}
		}
	}
	return append(ws, out...)
}

// edge puts a line that is no content at the top or the bottom.
func (page *pdfPage) edge(l *pdfLine) {
	l.furniture = true
	if l.y > page.height/2 {
		page.top = append(page.top, l)
	} else {
		page.bottom = append(page.bottom, l)
	}
}

// stamps adds text that runs up or down the page, as archives print it on the
// edge.
func (page *pdfPage) stamps() {
	for d := range 4 {
		turn := identity
		for range d {
			turn = turn.times(matrix{0, -1, 1, 0, 0, page.width})
		}
		var in []pdfGlyph
		for _, g := range page.aside {
			if g.direction == d {
				g.x, g.y, g.dx, g.dy = turned(turn, g)
				in = append(in, g)
			}
		}
		for _, l := range lines(wordsOf(compose(in)), page) {
			l.furniture = true
			page.bottom = append(page.bottom, l)
		}
	}
}

// minLineNumbers is how many numbers one below the other are line numbers, as
// manuscripts have them in the margin.
const minLineNumbers = 10

// withoutLineNumbers leaves out numbers that count the lines.
func withoutLineNumbers(ws []*pdfWord) []*pdfWord {
	columns := map[int][]*pdfWord{}
	for _, w := range ws {
		if _, err := strconv.Atoi(w.text); err == nil && len(w.text) <= 4 {
			columns[int(w.x1/3)] = append(columns[int(w.x1/3)], w)
		}
	}
	drop := map[*pdfWord]bool{}
	for k := range columns {
		both := slices.Concat(columns[k], columns[k+1])
		if counts(both) && atMargin(both, ws) {
			for _, w := range both {
				drop[w] = true
			}
		}
	}
	return slices.DeleteFunc(ws, func(w *pdfWord) bool { return drop[w] })
}

// counts reports numbers that grow by the same step down the page.
func counts(ws []*pdfWord) bool {
	if len(ws) < minLineNumbers {
		return false
	}
	slices.SortStableFunc(ws, func(a, b *pdfWord) int { return cmp.Compare(b.y, a.y) })
	a, _ := strconv.Atoi(ws[0].text)
	b, _ := strconv.Atoi(ws[1].text)
	step, good := b-a, 0
	if step != 1 && step != 5 {
		return false
	}
	for i := 1; i < len(ws); i++ {
		a, _ = strconv.Atoi(ws[i-1].text)
		b, _ = strconv.Atoi(ws[i].text)
		good += boolInt(b-a == step)
	}
	return good*10 >= (len(ws)-1)*9
}

// atMargin reports whether all other words stand on one side of numbers.
func atMargin(numbers, ws []*pdfWord) bool {
	x0, x1 := numbers[0].x0, numbers[0].x1
	for _, w := range numbers {
		x0, x1 = min(x0, w.x0), max(x1, w.x1)
	}
	left, right := 0, 0
	for _, w := range ws {
		left += boolInt(w.x1 < x0)
		right += boolInt(w.x0 > x1)
	}
	return min(left, right)*50 < max(left, right)
}

// sortFurniture moves running heads and feet out of the regions.
func (page *pdfPage) sortFurniture() {
	for i, r := range page.regions {
		for _, l := range r {
			if l.furniture {
				page.edge(l)
			}
		}
		page.regions[i] = slices.DeleteFunc(r, func(l *pdfLine) bool { return l.furniture })
	}
	page.regions = slices.DeleteFunc(page.regions, func(r []*pdfLine) bool { return len(r) == 0 })
}

// write lays out the text of the page: its lines in reading order, blocks
// apart.
func (page *pdfPage) write() {
	var b bytes.Buffer
	for _, l := range page.top {
		page.line(&b, l)
	}
	for _, r := range page.blocks {
		for _, k := range r {
			if b.Len() > 0 {
				b.WriteByte('\n')
			}
			for _, l := range k.lines {
				page.line(&b, l)
			}
		}
	}
	if b.Len() > 0 && len(page.bottom) > 0 {
		b.WriteByte('\n')
	}
	for _, l := range page.bottom {
		page.line(&b, l)
	}
	page.text = b.Bytes()
}

// line writes a line and notes where its words stand.
func (page *pdfPage) line(b *bytes.Buffer, l *pdfLine) {
	start := b.Len()
	for i, w := range l.words {
		if i > 0 && !w.glue {
			b.WriteByte(' ')
		}
		if i+1 < len(l.words) {
			w.text = strings.ReplaceAll(w.text, "\u00ad", "-")
		}
		w.start = b.Len()
		b.WriteString(w.text)
		w.end = b.Len()
	}
	l.start, l.end, l.part = start, b.Len(), page.part
	b.WriteByte('\n')
}

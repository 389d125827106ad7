package source

import (
	"errors"
	"math"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A pdfPage is what a page shows, turned so that its text runs to the right.
type pdfPage struct {
	number        int // from 1
	width, height float64
	glyphs        []pdfGlyph // in the order of drawing
	aside         []pdfGlyph // text that runs in another direction: stamps, labels of axes
	links         []pdfLink
	rules         []rect // thin lines, as over footnotes
	damaged       bool   // the content could not be unpacked
	picture       bool   // it shows one
	cut           bool   // more was to be read than is read of one file

	part        int    // of the document
	text        []byte // as laid out
	top, bottom []*pdfLine
	regions     [][]*pdfLine
	blocks      [][]*pdfBlock // of the regions
	unread      int           // characters whose meaning the fonts do not give
	chars       int
}

// maxPages bounds how many pages are read; the longest books have some 5,000.
const maxPages = 20_000

var errNoPages = errors.New("the PDF has no page that can be found: open it in a viewer, print it to a new PDF and check that")

// eachPage calls f for the pages in order, with what they inherit.
func (p *pdfFile) eachPage(f func(page types.Dict) error) error {
	root, err := p.x.Catalog()
	if err != nil || root == nil {
		return errNoPages
	}
	seen := map[int]bool{}
	pages := 0
	var walk func(o types.Object, above types.Dict, depth int) error
	walk = func(o types.Object, above types.Dict, depth int) error {
		n := objectNumber(o)
		if depth > maxNesting*2 || n > 0 && seen[n] || pages >= maxPages {
			return nil
		}
		seen[n] = true
		node := inherit(p.dict(o), above)
		if kids := p.array(node["Kids"]); kids != nil {
			for _, k := range kids {
				if err := walk(k, node, depth+1); err != nil {
					return err
				}
			}
			return nil
		}
		if node == nil || p.name(node["Type"]) == "Pages" {
			return nil
		}
		pages++
		return f(node)
	}
	if err := walk(root["Pages"], nil, 0); err != nil {
		return err
	}
	if pages == 0 {
		return errNoPages
	}
	return nil
}

// inherit adds what a node of the page tree takes from the one above.
func inherit(d, above types.Dict) types.Dict {
	if d == nil {
		return nil
	}
	out := types.Dict{}
	for k, v := range d {
		out[k] = v
	}
	for _, k := range []string{"Resources", "MediaBox", "CropBox", "Rotate"} {
		if out[k] == nil && above[k] != nil {
			out[k] = above[k]
		}
	}
	return out
}

// readPage interprets a page. A panic of the library, which damaged objects
// may cause, costs the rest of this page.
func (p *pdfFile) readPage(d types.Dict, number int, work *int) (page *pdfPage) {
	page = &pdfPage{number: number}
	g := &painter{pdfFile: p, resources: p.dict(d["Resources"]), work: work}
	g.graphics = graphics{ctm: p.pageMatrix(d, page), scale: 1}
	defer func() {
		if recover() != nil {
			page.damaged = true
		}
		page.rules, page.picture = g.rules, g.pictures > 0
		page.take(g.glyphs)
	}()
	g.tm, g.line = identity, identity
	content := p.contents(d["Contents"])
	page.damaged = content == nil && d["Contents"] != nil || p.damaged
	p.damaged = false
	page.links = p.annotations(d, g.ctm)
	g.run(content)
	return page
}

// contents joins the content streams of a page.
func (p *pdfFile) contents(o types.Object) []byte {
	if a := p.array(o); a != nil {
		var all []byte
		for _, e := range a {
			all = append(append(all, p.stream(e)...), '\n')
		}
		return all
	}
	return p.stream(o)
}

// pageMatrix moves the corner of the page to the origin and turns the page as
// it is shown.
func (p *pdfFile) pageMatrix(d types.Dict, page *pdfPage) matrix {
	box := p.numbers(d["CropBox"], 4)
	if box == nil || box[2] == box[0] || box[3] == box[1] {
		box = p.numbers(d["MediaBox"], 4)
	}
	if box == nil || box[2] == box[0] || box[3] == box[1] {
		box = []float64{0, 0, 612, 792}
	}
	x, y := min(box[0], box[2]), min(box[1], box[3])
	page.width, page.height = math.Abs(box[2]-box[0]), math.Abs(box[3]-box[1])
	m := matrix{1, 0, 0, 1, -x, -y}
	turns := (int(p.num(d["Rotate"], 0))/90%4 + 4) % 4
	for range turns {
		m, page.width, page.height = m.times(matrix{0, -1, 1, 0, 0, page.width}), page.height, page.width
	}
	return m
}

// take sorts the glyphs by direction and turns the page if most run another
// way.
func (page *pdfPage) take(glyphs []pdfGlyph) {
	var count [4]int
	for i := range glyphs {
		if d := glyphs[i].direction; d >= 0 {
			count[d]++
		}
	}
	main := 0
	for d, n := range count {
		if n > 2*count[main] {
			main = d
		}
	}
	turn := identity
	for range main {
		turn = turn.times(matrix{0, -1, 1, 0, 0, page.width})
		page.width, page.height = page.height, page.width
	}
	for _, g := range glyphs {
		d := g.direction
		g.x, g.y, g.dx, g.dy = turned(turn, g)
		switch {
		case !page.shows(&g):
		case d == main:
			page.glyphs = append(page.glyphs, g)
		case d >= 0:
			page.aside = append(page.aside, g)
		}
	}
	for i := range page.links {
		page.links[i].turn(turn)
	}
	for i, r := range page.rules {
		page.rules[i] = r.turn(turn)
	}
}

func turned(m matrix, g pdfGlyph) (x, y, dx, dy float64) {
	x, y = m.apply(g.x, g.y)
	x1, y1 := m.apply(g.x+g.dx, g.y+g.dy)
	return x, y, x1 - x, y1 - y
}

// shows reports whether a glyph stands on the page and not beside it.
func (page *pdfPage) shows(g *pdfGlyph) bool {
	return g.x > -g.size && g.x < page.width && g.y > -g.size && g.y < page.height+g.size
}

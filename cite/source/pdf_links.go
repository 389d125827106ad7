package source

import (
	"strings"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// A pdfLink is a part of the page that leads to an address.
type pdfLink struct {
	uri    string
	rects  []rect
	pieces []linkPiece
}

// A rect is a part of a page, in points.
type rect struct{ x0, y0, x1, y1 float64 }

func (r rect) holds(x, y float64) bool { return r.x0 <= x && x <= r.x1 && r.y0 <= y && y <= r.y1 }

func (r rect) turn(m matrix) rect {
	x0, y0 := m.apply(r.x0, r.y0)
	x1, y1 := m.apply(r.x1, r.y1)
	return rect{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)}
}

func (l *pdfLink) turn(m matrix) {
	for i, r := range l.rects {
		l.rects[i] = r.turn(m)
	}
}

// maxLinks bounds the links of one page.
const maxLinks = 5000

// annotations reads the links of a page that lead to addresses.
func (p *pdfFile) annotations(page types.Dict, ctm matrix) []pdfLink {
	var links []pdfLink
	for _, o := range p.array(page["Annots"]) {
		d := p.dict(o)
		uri := p.uri(d)
		box := p.numbers(d["Rect"], 4)
		if p.name(d["Subtype"]) != "Link" || uri == "" || box == nil || len(links) >= maxLinks {
			continue
		}
		l := pdfLink{uri: uri, rects: p.quads(d, box)}
		l.turn(ctm)
		links = append(links, l)
	}
	return links
}

// uri is the address that a link leads to, "" if it stays in the file.
func (p *pdfFile) uri(d types.Dict) string {
	a := p.dict(d["A"])
	if p.name(a["S"]) != "URI" {
		return ""
	}
	uri := strings.TrimSpace(p.text(a["URI"]))
	return strings.ToValidUTF8(uri, "\ufffd")
}

// quads are the parts of a link that is broken over lines.
func (p *pdfFile) quads(d types.Dict, box []float64) []rect {
	all := p.array(d["QuadPoints"])
	if len(all) < 16 || len(all)%8 != 0 || len(all) > 800 {
		return []rect{{min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])}}
	}
	var out []rect
	for i := 0; i < len(all); i += 8 {
		q := p.numbers(all[i:i+8], 8)
		out = append(out, rect{
			min(q[0], q[2], q[4], q[6]), min(q[1], q[3], q[5], q[7]),
			max(q[0], q[2], q[4], q[6]), max(q[1], q[3], q[5], q[7]),
		})
	}
	return out
}

package source

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A pdfBlock is a block of the document while it is made of lines.
type pdfBlock struct {
	kind      cite.BlockKind
	lines     []*pdfLine
	furniture bool
	entry     bool // an item of a reference list
	labelled  bool // begins with the label of an item
	marker    string
	skip      int // bytes of the first line that the marker takes
	style     headingStyle
	edge      float64 // where full lines of its group end
	left      float64
	list      int
}

// A pdfLayout is what is known of the whole document.
type pdfLayout struct {
	body  float64 // size of the running text
	bold  bool    // the running text is bold
	mono  bool
	words map[string]int // words and compounds inside of lines
	flow  flow
}

// measureBody finds the size of the running text: the largest of those in which
// much is set, since lists of references may be longer than the text.
func (y *pdfLayout) measureBody(pages [][]*pdfLine) {
	weight := map[float64]int{}
	all, most, bold, mono := 0, 0, 0, 0
	for _, ls := range pages {
		for _, l := range ls {
			if l.furniture || l.chars < 15 {
				continue
			}
			k := math.Round(l.size*5) / 5
			weight[k] += l.chars
			all += l.chars
			bold += l.chars * boolInt(l.bold)
			mono += l.chars * boolInt(l.mono)
			most = max(most, weight[k])
		}
	}
	for k, n := range weight {
		if 5*n > 2*most {
			y.body = max(y.body, k)
		}
	}
	y.bold, y.mono = 2*bold > all, 2*mono > all
}

// blocks makes the blocks of one region.
func (y *pdfLayout) blocks(region []*pdfLine) []*pdfBlock {
	var out []*pdfBlock
	gs := groups(region)
	notes := y.firstNote(gs)
	for i, g := range gs {
		switch {
		case i >= notes:
			out = append(out, y.notes(g)...)
		default:
			out = append(out, y.group(g)...)
		}
	}
	return out
}

// group makes the blocks of lines that stand together.
func (y *pdfLayout) group(ls []*pdfLine) []*pdfBlock {
	if s, ok := y.heading(ls); ok {
		y.flow = flow{}
		return []*pdfBlock{{kind: cite.Heading, lines: ls, style: s}}
	}
	switch {
	case captionStart.MatchString(ls[0].text()):
		return []*pdfBlock{{kind: cite.Caption, lines: ls}}
	case y.isCode(ls):
		return []*pdfBlock{{kind: cite.Code, lines: ls}}
	case isRow(ls, 0):
		return tableRows(ls)
	}
	return y.paragraphs(ls, cite.Paragraph)
}

// captionStart matches the beginning of a caption.
var captionStart = pattern.New(`(?i)^(?:fig(?:ure|\.)?|tab(?:le|\.|elle)?|abb(?:ildung|\.)|figura|tableau|рис(?:унок|\.)|табл(?:ица|\.)|scheme|listing|algorithm|图|表|図)\s*[\dIVX]+(?:\.\d+)?[a-z]?\s*[.:|–—]`)

// tableRows makes a block of each row of a table.
func tableRows(ls []*pdfLine) []*pdfBlock {
	var out []*pdfBlock
	for _, l := range ls {
		out = append(out, &pdfBlock{kind: cite.TableCell, lines: []*pdfLine{l}})
	}
	return out
}

// isCode reports displayed mathematics, and listings in typewriter type.
func (y *pdfLayout) isCode(ls []*pdfLine) bool {
	chars, maths, mono, address := 0, 0.0, true, false
	for _, l := range ls {
		chars += l.chars
		maths += l.maths * float64(l.chars)
		mono = mono && l.mono
		address = address || strings.Contains(l.text(), "://") || strings.Contains(l.text(), "@") || len(l.words) == 1
	}
	return maths > 0.4*float64(chars) || mono && !y.mono && !address && chars > 12
}

// paragraphs parts a group where paragraphs and items begin.
func (y *pdfLayout) paragraphs(ls []*pdfLine, kind cite.BlockKind) []*pdfBlock {
	starts, labels := y.flow.starts(ls)
	edge, left := rightEdge(ls), leftEdge(ls)
	var out []*pdfBlock
	for i, l := range ls {
		if !starts[i] {
			b := out[len(out)-1]
			b.lines = append(b.lines, l)
			continue
		}
		out = append(out, &pdfBlock{kind: kind, lines: []*pdfLine{l}, labelled: labels[i], edge: edge, left: left})
	}
	return out
}

// number turns a paragraph that begins with the label of an item, or with a
// bullet, to an item.
func (b *pdfBlock) number(before, after *pdfBlock) {
	if b.kind != cite.Paragraph {
		return
	}
	s := b.lines[0].text()
	if m := bulletStart.FindString(s); m != "" && len(m) < len(s) && !unicode.IsDigit(rune(s[len(m)])) {
		b.kind, b.marker, b.skip = cite.ListItem, strings.TrimSpace(m), len(m)
		return
	}
	k, ok := lineLabel(b.lines[0])
	if !ok {
		return
	}
	if b.labelled || sequel(before, k, 1) || sequel(after, k, -1) {
		b.kind, b.marker, b.skip = cite.ListItem, k.text, k.size
	}
}

// sequel reports whether block o has the label next to k.
func sequel(o *pdfBlock, k label, back int) bool {
	if o == nil || o.kind != cite.Paragraph && o.kind != cite.ListItem {
		return false
	}
	other, ok := lineLabel(o.lines[0])
	return ok && other.kind == k.kind && other.number+back == k.number
}

// itemise finds the items among blocks, and numbers their lists.
func itemise(blocks []*pdfBlock, list func() int) {
	flowing := slices.DeleteFunc(slices.Clone(blocks), func(b *pdfBlock) bool {
		return b.furniture || b.kind == cite.Note || b.kind == cite.Caption || b.kind == cite.TableCell
	})
	for i, b := range flowing {
		var before, after *pdfBlock
		if i > 0 {
			before = flowing[i-1]
		}
		if i+1 < len(flowing) {
			after = flowing[i+1]
		}
		b.number(before, after)
		if b.kind == cite.ListItem {
			if before != nil && before.kind == cite.ListItem {
				b.list = before.list
			} else {
				b.list = list()
			}
		}
	}
	trust(flowing)
}

// minTrusted is how many items a list must have to be a reference list without
// a heading.
const minTrusted = 5

// trust marks the items of a list [1], [2] ... that stands under no heading,
// as journals of physics print it, as references.
func trust(blocks []*pdfBlock) {
	for i, b := range blocks {
		if b.marker != "[1]" || i == 0 || blocks[i-1].kind == cite.Heading {
			continue
		}
		n := 1
		for i+n < len(blocks) && blocks[i+n].marker == fmt.Sprintf("[%d]", n+1) {
			n++
		}
		for _, e := range blocks[i : i+n] {
			e.entry = n >= minTrusted
		}
	}
}

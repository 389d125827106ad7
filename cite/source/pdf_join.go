package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// joinBlocks joins paragraphs that go on in the next column or on the next
// page. What stands between, as figures and footnotes, stays where it is.
func (y *pdfLayout) joinBlocks(regions [][]*pdfBlock) []*pdfBlock {
	var out []*pdfBlock
	var open *pdfBlock // the last paragraph of the regions before
	for _, r := range regions {
		at := y.continuation(open, r)
		for i, b := range r {
			if i == at {
				open.lines = append(open.lines, b.lines...)
			} else {
				out = append(out, b)
			}
		}
		switch last := lastText(r); {
		case last < 0, last == at, at < 0 && y.isFloat(r) && open.unfinished():
		default:
			open = r[last]
		}
	}
	return out
}

// running reports blocks of running text.
func (b *pdfBlock) running() bool {
	return !b.furniture && (b.kind == cite.Paragraph || b.kind == cite.Heading)
}

func lastText(r []*pdfBlock) int {
	for i := len(r) - 1; i >= 0; i-- {
		if r[i].running() {
			return i
		}
	}
	return -1
}

// continuation is the index of the block of region r with which paragraph a
// goes on: the first, or the one behind a figure or table at the top.
func (y *pdfLayout) continuation(a *pdfBlock, r []*pdfBlock) int {
	first := -1
	for i, b := range r {
		if !b.running() || a == nil {
			continue
		}
		if b.kind == cite.Heading && first < 0 {
			return -1
		}
		behind := i > 0 && (r[i-1].kind == cite.Caption || r[i-1].kind == cite.TableCell)
		if (first < 0 || behind) && y.goesOn(a, b) && (startsLower(b.lines[0].text()) || broken(a.last().text(), b.lines[0].text())) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	if first >= 0 && y.goesOn(a, r[first]) && !y.isFloat(r[:min(first+2, len(r))]) {
		return first
	}
	return -1
}

// isFloat reports a region with a figure or a table in it.
func (y *pdfLayout) isFloat(r []*pdfBlock) bool {
	return slices.ContainsFunc(r, func(b *pdfBlock) bool { return b.kind == cite.Caption || b.kind == cite.TableCell })
}

func (b *pdfBlock) last() *pdfLine { return b.lines[len(b.lines)-1] }

// unfinished reports a paragraph that ends in the middle of a sentence.
func (b *pdfBlock) unfinished() bool {
	return b != nil && b.kind == cite.Paragraph && !finished(b.last().text()) && !b.endsShort()
}

// goesOn reports whether paragraph b continues a.
func (y *pdfLayout) goesOn(a, b *pdfBlock) bool {
	if a.kind == cite.Heading || b.kind == cite.Heading {
		return false
	}
	last, first := a.last(), b.lines[0]
	if !sameSize(last, first) || last.bold != first.bold {
		return false
	}
	if a.hangs() && b.hangs() {
		return false // the next entry
	}
	s, t := last.text(), first.text()
	if b.labelled || bulletStart.MatchString(t) || captionStart.MatchString(t) {
		return false
	}
	switch {
	case broken(s, t):
		return true
	case a.edge-last.x1 > 0.25*(a.edge-a.left) && finished(s):
		return false
	case startsLower(t):
		return true
	case finished(s):
		return !a.endsShort() && b.outdented(a)
	}
	return !a.endsShort()
}

// hangs reports whether all but the first line of b are indented.
func (b *pdfBlock) hangs() bool {
	return len(b.lines) > 1 && b.lines[1].x0 > b.lines[0].x0+0.7*b.lines[0].size && b.lines[0].x0 < b.left+0.7*b.lines[0].size
}

// endsShort reports whether the last line of b ends well before the edge.
func (b *pdfBlock) endsShort() bool {
	last := b.last()
	return b.edge-last.x1 > 1.5*last.size
}

// outdented reports whether the first line of b stands where lines stand that
// do not begin a paragraph, judged by how its own group is indented and how
// that of a was.
func (b *pdfBlock) outdented(a *pdfBlock) bool {
	first := b.lines[0]
	in := first.x0 > b.left+0.7*first.size
	switch {
	case len(a.lines) > 1 && a.lines[1].x0 > a.lines[0].x0+0.7*first.size: // hanging
		return in
	case len(a.lines) > 1 && a.lines[0].x0 > a.lines[1].x0+0.7*first.size: // indented
		return !in
	}
	return false
}

func startsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "(“\"‘'"))
	return unicode.IsLower(r)
}

package source

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"github.com/citecheck/citecheck/cite"
)

// A draft is a document of one editable part while it is being read.
type draft struct {
	doc   *cite.Document
	lists int // lists numbered so far
}

func newDraft(data []byte) *draft {
	return &draft{doc: &cite.Document{Parts: []cite.Part{cite.NewPart("", data, true)}}}
}

// part adds a piece that spans can refer to, and returns its index.
func (d *draft) part(name string, data []byte) int {
	d.doc.Parts = append(d.doc.Parts, cite.NewPart(name, data, false))
	return len(d.doc.Parts) - 1
}

// notice remarks on how the document could be read.
func (d *draft) notice(at cite.Span, format string, args ...any) {
	d.doc.Notices = append(d.doc.Notices, cite.Notice{Span: at, Message: fmt.Sprintf(format, args...)})
}

// list hands out the number of the next list.
func (d *draft) list() int {
	d.lists++
	return d.lists
}

// add appends a block, if it says anything, and the addresses that stand in
// its text. None is looked for in the source spans of taken: they are links or
// code already.
func (d *draft) add(b cite.Block, taken []cite.Span) {
	if b.Text.Len() == 0 && b.Kind != cite.ThematicBreak {
		return
	}
	d.doc.Blocks = append(d.doc.Blocks, b)
	if b.Kind == cite.Code {
		return
	}
	taken = disjoint(taken)
	eachAddress(b.Text.String(), func(a address) {
		target := b.Text.Span(a.start, a.end)
		if overlapsAny(taken, target) {
			return
		}
		d.doc.Links = append(d.doc.Links, cite.Link{
			URL:    a.url,
			Kind:   cite.Autolink,
			Region: b.Region,
			Label:  b.Text.Slice(a.start, a.end),
			Span:   b.Text.Span(a.from, a.to),
			Target: target,
			Ref:    -1,
		})
	})
}

// finish puts the links in the order of the source, and takes the title from
// the first heading if nothing else gave it.
func (d *draft) finish() *cite.Document {
	if d.doc.Title == "" {
		d.doc.Title = firstHeading(d.doc.Blocks)
	}
	slices.SortStableFunc(d.doc.Links, func(a, b cite.Link) int { return bySource(a.Span, b.Span) })
	slices.SortStableFunc(d.doc.Citations, func(a, b cite.Citation) int {
		return bySource(a.Text.Source(), b.Text.Source())
	})
	return d.doc
}

// bySource compares where two spans begin.
func bySource(a, b cite.Span) int {
	return cmp.Or(cmp.Compare(a.Part, b.Part), cmp.Compare(a.Start, b.Start))
}

func firstHeading(blocks []cite.Block) string {
	for i := range blocks {
		if blocks[i].Kind == cite.Heading && blocks[i].Level == 1 && blocks[i].Region == cite.Content {
			return blocks[i].Text.Collapse().String()
		}
	}
	return ""
}

// disjoint sorts spans and joins those that overlap.
func disjoint(spans []cite.Span) []cite.Span {
	slices.SortFunc(spans, bySource)
	var out []cite.Span
	for _, s := range spans {
		if n := len(out); n > 0 && s.Part == out[n-1].Part && s.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// overlapsAny reports whether s shares a byte with one of spans, which are in
// order and do not overlap.
func overlapsAny(spans []cite.Span, s cite.Span) bool {
	i := sort.Search(len(spans), func(i int) bool {
		return spans[i].Part > s.Part || spans[i].Part == s.Part && spans[i].End > s.Start
	})
	return i < len(spans) && spans[i].Overlaps(s)
}

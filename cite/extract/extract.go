// Package extract finds what an article cites: its reference lists, split into
// single references, and the places of the text that name them.
//
// It looks at blocks of text alone, so it serves every format. It does not
// read files, does not say what the words of a reference mean (see cite/parse)
// and never asks the network. Where it doubts it finds nothing: a false
// reference costs an editor more than a missed one.
//
// Read heading.go (which words stand over a list) and score.go (what a
// reference looks like) first, then section.go and tail.go (where lists are),
// marked.go (lists that the format marks), split.go, label.go, leadin.go and trim.go (from blocks to references), and
// last citation.go with the kinds of citations: authordate.go, narrative.go and
// numeric.go, resolved by index.go and labels.go.
package extract

import (
	"cmp"
	"slices"
	"sort"

	"github.com/citecheck/citecheck/cite"
)

// References returns the references of all lists in doc, in reading order.
// Text is on one line, without Label and LeadIn; Entry and Fields are empty.
// In a document that comes with references of its own, from a database, only
// lists under a heading are looked for.
func References(doc *cite.Document) []cite.Reference {
	runs := append(marked(doc), headed(doc)...)
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.items[0].block, b.items[0].block) })
	if len(runs) == 0 && len(doc.References) == 0 {
		runs = tail(doc)
	}
	if len(runs) == 0 && len(doc.References) == 0 {
		runs = notes(doc)
	}
	var refs []cite.Reference
	for i, run := range runs {
		for _, it := range run.items {
			refs = append(refs, it.reference(i))
		}
	}
	link(doc, refs)
	return refs
}

// Headings returns the indexes of the headings that are sure to stand over a
// reference list.
func Headings(doc *cite.Document) []int {
	var all []int
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == cite.Heading && b.Region == cite.Content && headingOf(b) == strong {
			all = append(all, i)
		}
	}
	return all
}

// A run is one reference list.
type run struct {
	items []item
}

// reference turns an item into the i-th list's reference.
func (it *item) reference(list int) cite.Reference {
	return cite.Reference{
		Text:   it.text.Collapse(),
		LeadIn: it.leadIn.Collapse(),
		Label:  it.label,
		Key:    it.key,
		List:   list,
		Block:  it.block,
	}
}

// link gives every reference the links that stand in its source, lead-in
// included.
func link(doc *cite.Document, refs []cite.Reference) {
	for i := range refs {
		span := refs[i].Text.Source()
		if refs[i].LeadIn.Len() > 0 {
			span = refs[i].LeadIn.Source().Union(span)
		}
		for n := firstLink(doc, span); n < len(doc.Links); n++ {
			l := doc.Links[n].Span
			if l.Part != span.Part || l.Start >= span.End {
				break
			}
			if l.Overlaps(span) || span.Contains(l) {
				refs[i].Links = append(refs[i].Links, n)
			}
		}
	}
}

// firstLink is the index of the first link that may reach into s. Links are in
// the order of the source, and few are within each other.
func firstLink(doc *cite.Document, s cite.Span) int {
	n := sort.Search(len(doc.Links), func(i int) bool {
		l := doc.Links[i].Span
		return l.Part > s.Part || l.Part == s.Part && l.Start >= s.Start
	})
	for n > 0 && doc.Links[n-1].Span.Part == s.Part && doc.Links[n-1].Span.End > s.Start {
		n--
	}
	return n
}

package check

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// prose reports whether a block is words of the article that its readers see:
// no code and nothing that the site puts around it.
func prose(b *cite.Block) bool {
	return b.Region == cite.Content && b.Kind != cite.Code && b.Kind != cite.ThematicBreak && b.Text.Len() > 0
}

// refAt returns the index of the reference whose words or lead-in share a byte
// with s, or -1.
func (p *Pass) refAt(s cite.Span) int {
	const most = 4 // places that may stand between s and one that reaches over it
	all := p.subject.sources()
	i := sort.Search(len(all), func(i int) bool {
		return all[i].span.Part > s.Part || all[i].span.Part == s.Part && all[i].span.Start >= s.End
	})
	found := -1
	for n := i - 1; n >= max(0, i-most); n-- {
		if all[n].span.Overlaps(s) && (found < 0 || all[n].ref < found) {
			found = all[n].ref
		}
	}
	return found
}

// A refPlace is where words of a reference stand.
type refPlace struct {
	span cite.Span
	ref  int
}

// refPlaces returns where the references of a document and their lead-ins
// stand, in the order of the source.
func refPlaces(doc *cite.Document) []refPlace {
	all := make([]refPlace, 0, len(doc.References))
	for i := range doc.References {
		r := &doc.References[i]
		if r.LeadIn.Len() > 0 {
			all = append(all, refPlace{r.LeadIn.Source(), i})
		}
		if r.Text.Len() > 0 {
			all = append(all, refPlace{r.Text.Source(), i})
		}
	}
	slices.SortStableFunc(all, func(a, b refPlace) int {
		return cmp.Or(cmp.Compare(a.span.Part, b.span.Part), cmp.Compare(a.span.Start, b.span.Start))
	})
	return all
}

// refInBlock returns the index of the last reference of block b that begins at
// or before s, or -1: what follows its words on the same lines is its own.
func (p *Pass) refInBlock(b int, s cite.Span) int {
	found := -1
	for _, i := range p.subject.inBlock()[b] {
		if p.Doc.References[i].Text.Source().Start <= s.Start {
			found = i
		}
	}
	return found
}

// nextProse returns the block of the article after block i, or nil if it is
// the last.
func nextProse(doc *cite.Document, i int) *cite.Block {
	for j := i + 1; j < len(doc.Blocks); j++ {
		b := &doc.Blocks[j]
		if b.Region == cite.Content && (b.Text.Len() > 0 || b.Kind == cite.ThematicBreak) {
			return b
		}
	}
	return nil
}

// spokenOf reports whether the words at s are quoted, or set as code in a
// line: then the text speaks of them and does not mean them.
func spokenOf(doc *cite.Document, s cite.Span) bool {
	if s.Part < 0 || s.Part >= len(doc.Parts) {
		return false
	}
	src := doc.Parts[s.Part].Source
	if s.Start > len(src) || s.End > len(src) || s.Start > s.End {
		return false
	}
	return quoted(src, s) || inlineCode(doc.Format, src, s)
}

// quotes are the marks that may stand right before and after quoted words.
const openQuotes, closeQuotes = "\"'“”‘‚„«‹「『`", "\"'”“’»›」』`"

func quoted(src []byte, s cite.Span) bool {
	before, _ := utf8.DecodeLastRune(src[:s.Start])
	after, _ := utf8.DecodeRune(src[s.End:])
	return strings.ContainsRune(openQuotes, before) && strings.ContainsRune(closeQuotes, after)
}

// lookBack bounds how far before a word the start of inline code is looked
// for, in bytes.
const lookBack = 300

func inlineCode(format string, src []byte, s cite.Span) bool {
	before := string(src[max(0, s.Start-lookBack):s.Start])
	switch format {
	case "markdown":
		line := before[strings.LastIndexByte(before, '\n')+1:]
		return strings.Count(line, "`")%2 == 1
	case "html":
		for _, name := range []string{"code", "kbd", "samp", "tt", "var", "q"} {
			if strings.LastIndex(before, "<"+name) > strings.LastIndex(before, "</"+name) {
				return true
			}
		}
	}
	return false
}

// excerpt shortens words for a message to what fits on a line.
func excerpt(s string) string {
	const longest = 60 // code points
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}

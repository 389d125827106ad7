package check

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// creditLabels are the labels that a source must follow: see
// data/credit-labels.tsv.
var creditLabels = sync.OnceValue(func() phraseSet { return readPhrases("credit-labels.tsv") })

// A label is a known label in a string, colon included.
type label struct {
	start, end int
	class      string
}

// labelBefore finds the longest known label that ends at the colon s[colon].
// It must begin a word, save in scripts that put no spaces between words.
func labelBefore(s string, colon int) (label, bool) {
	set := creditLabels()
	head := strings.TrimRightFunc(s[:colon], unicode.IsSpace)
	_, width := utf8.DecodeRuneInString(s[colon:])
	for from := max(0, len(head)-set.longest-8); from < len(head); from++ {
		if !utf8.RuneStart(s[from]) || !beginsWord(head, from) {
			continue
		}
		if class, ok := set.get(head[from:]); ok {
			return label{from, colon + width, class}, true
		}
	}
	return label{}, false
}

// beginsWord reports whether a word begins at s[i].
func beginsWord(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	if !unicode.IsLetter(r) {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
		return true
	}
	return i == 0 || !unicode.IsLetter(before) && !unicode.IsDigit(before) && before != '-' && before != '\'' && before != '’'
}

// danglingLabel finds a label at the end of a block with nothing behind it.
func danglingLabel(doc *cite.Document, i int) (cite.Span, string, bool) {
	b := &doc.Blocks[i]
	if !prose(b) || b.Kind == cite.Heading {
		return cite.Span{}, "", false
	}
	s := b.Text.String()
	colon := lastColon(s)
	if colon < 0 {
		return cite.Span{}, "", false
	}
	l, ok := labelBefore(s, colon)
	if !ok || !setOff(b, l) || introduces(doc, i, l) || linkBehind(doc, i, l) {
		return cite.Span{}, "", false
	}
	span := b.Text.Span(l.start, l.end)
	return span, s[l.start:l.end], !spokenOf(doc, span)
}

// lastColon returns where the colon is behind which s has no word, or -1.
func lastColon(s string) int {
	end := strings.LastIndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	if end < 0 {
		return -1
	}
	rest := s[end:]
	_, width := utf8.DecodeRuneInString(rest)
	if k := strings.IndexAny(rest[width:], ":："); k >= 0 && strings.TrimSpace(strings.Trim(rest[width:width+k], "*_")) == "" {
		return end + width + k
	}
	return -1
}

// setOff reports whether a label begins a statement of its own: at the start
// of the block or behind punctuation, with a capital if its script has them.
func setOff(b *cite.Block, l label) bool {
	s := b.Text.String()
	before := strings.TrimRight(s[:l.start], " \u00a0")
	if before == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s[l.start:])
	if unicode.IsLower(first) && !identifierLabel(s[l.start:l.end]) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return b.Kind == cite.Caption || !unicode.IsLetter(last) && !unicode.IsDigit(last)
}

// identifierLabel reports a label that people also write in small letters.
func identifierLabel(s string) bool {
	switch folded(s) {
	case "doi", "isbn", "issn", "url", "arxiv", "pmid":
		return true
	}
	return false
}

// introduces reports whether the block after block i is what the label speaks
// of: then the label is a heading, or the first half of a pair.
func introduces(doc *cite.Document, i int, l label) bool {
	b, next := &doc.Blocks[i], nextProse(doc, i)
	if next == nil || next.Kind == cite.Heading || next.Kind == cite.ThematicBreak {
		return false
	}
	alone := strings.IndexFunc(b.Text.String()[:l.start], func(r rune) bool { return !isPunctuation(r) }) < 0
	switch b.Kind {
	case cite.Caption:
		return alone && next.Kind == cite.Caption
	case cite.ListItem:
		nested := next.Kind == cite.ListItem && next.Level > b.Level
		return nested || definedBy(doc, b, next)
	case cite.TableCell:
		return next.Kind == cite.TableCell
	default:
		return alone || l.class == "list" && next.Kind == cite.ListItem
	}
}

// definedBy reports whether next is what a term of a definition list is
// explained by: <dt>Credits:</dt><dd>…</dd>.
func definedBy(doc *cite.Document, b, next *cite.Block) bool {
	return strings.Contains(between(doc, b, next), "<dd")
}

// between returns the source between two blocks of one part.
func between(doc *cite.Document, b, next *cite.Block) string {
	from, to := b.Text.Source(), next.Text.Source()
	if from.Part != to.Part {
		return ""
	}
	return doc.Excerpt(cite.Span{Part: from.Part, Start: from.End, End: to.Start})
}

// linkBehind reports whether a link that leads somewhere stands behind the
// label, before the next block: its words may be a picture.
func linkBehind(doc *cite.Document, i int, l label) bool {
	at := doc.Blocks[i].Text.Span(l.start, l.end)
	end := at.End
	if at.Part < len(doc.Parts) {
		end = len(doc.Parts[at.Part].Source)
	}
	for j := i + 1; j < len(doc.Blocks); j++ {
		if next := doc.Blocks[j].Text; next.Len() > 0 && next.Source().Part == at.Part {
			end = next.Source().Start
			break
		}
	}
	for k := linksBefore(doc, at.Part, at.Start); k < len(doc.Links); k++ {
		l := &doc.Links[k]
		if l.Span.Part != at.Part || l.Span.Start >= end {
			break
		}
		if l.Span.End <= end && leads(l) {
			return true
		}
	}
	return false
}

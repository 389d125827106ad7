package check

import (
	"regexp"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

// linkWords are the words that promise a link: see data/link-words.tsv.
var linkWords = sync.OnceValue(func() phraseSet { return readPhrases("link-words.tsv") })

// A promise is a bracketed pseudo-link that leads nowhere: "[online here]".
type promise struct {
	span  cite.Span
	words string
	ref   int // the reference that makes it, or -1
}

// promises returns the pseudo-links of doc in the order of its text.
func promises(doc *cite.Document) []promise {
	var found []promise
	for i := range doc.Blocks {
		b := &doc.Blocks[i]
		if !prose(b) || b.Kind == cite.Heading {
			continue
		}
		for _, br := range bracketed(b.Text.String(), brackets[:], linkWords().longest+4) {
			if isNumber(br.inner) {
				continue
			}
			if class, ok := linkWords().get(br.inner); ok {
				if p, ok := promised(doc, i, br, class); ok {
					found = append(found, p)
				}
			}
		}
	}
	return found
}

// promised judges the bracketed link word br of block i.
func promised(doc *cite.Document, i int, br bracket, class string) (promise, bool) {
	text := doc.Blocks[i].Text
	p := promise{span: text.Span(br.start, br.end), words: text.String()[br.start:br.end]}
	if linked(doc, p.span) || spokenOf(doc, p.span) {
		return p, false
	}
	if p.ref = refAt(doc, p.span); p.ref < 0 {
		p.ref = refInBlock(doc, i, p.span)
	}
	if p.ref < 0 && !inApparatus(doc, i, br) {
		return p, false
	}
	return p, !kept(doc, i, br, p, class)
}

// kept reports whether an address that the reader sees keeps the promise:
// right behind it, or for a mark of the medium anywhere in the entry.
func kept(doc *cite.Document, i int, br bracket, p promise, class string) bool {
	text := doc.Blocks[i].Text
	start, end := entryBounds(doc, i, p)
	if class == "medium" {
		return addressIn(doc, cite.Span{Part: p.span.Part, Start: start, End: end})
	}
	rest := text.Slice(br.end, text.Len())
	behind := strings.IndexFunc(rest.String(), func(r rune) bool { return !isPunctuation(r) })
	if behind < 0 {
		return false
	}
	next := rest.Span(behind, behind+1)
	return next.Start < end && linked(doc, next)
}

// entryBounds returns the source range of the entry that makes a promise: the
// part of its block up to the next reference in it.
func entryBounds(doc *cite.Document, i int, p promise) (start, end int) {
	whole := doc.Blocks[i].Text.Source()
	start, end = whole.Start, whole.End
	for n := range doc.References {
		r := &doc.References[n]
		if at := r.Text.Source().Start; r.Block == i && n > p.ref && at > p.span.Start {
			end = min(end, at)
		}
	}
	if p.ref >= 0 && doc.References[p.ref].Block == i {
		start = doc.References[p.ref].Text.Source().Start
	}
	return start, end
}

// bareDOI matches a DOI without its resolver.
var bareDOI = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b10\.\d{4,9}/\S`) })

// addressIn reports whether an address stands in s, if only a misspelt one.
func addressIn(doc *cite.Document, s cite.Span) bool {
	if linked(doc, s) {
		return true
	}
	text := strings.ToLower(doc.Excerpt(s))
	return hasAny(text, "://", "http:", "https:", "www.", "doi:") || bareDOI().MatchString(text)
}

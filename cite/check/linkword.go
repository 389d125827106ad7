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
func (p *Pass) promises() []promise {
	doc := p.Doc
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
				if pr, ok := p.promised(i, br, class); ok {
					found = append(found, pr)
				}
			}
		}
	}
	return found
}

// promised judges the bracketed link word br of block i.
func (p *Pass) promised(i int, br bracket, class string) (promise, bool) {
	doc, text := p.Doc, p.Doc.Blocks[i].Text
	pr := promise{span: text.Span(br.start, br.end), words: text.String()[br.start:br.end]}
	if linked(doc, pr.span) || spokenOf(doc, pr.span) {
		return pr, false
	}
	if pr.ref = p.refAt(pr.span); pr.ref < 0 {
		pr.ref = p.refInBlock(i, pr.span)
	}
	if pr.ref < 0 && !inApparatus(doc, i, br) {
		return pr, false
	}
	return pr, !p.kept(i, br, pr, class)
}

// kept reports whether an address that the reader sees keeps the promise:
// right behind it, or for a mark of the medium anywhere in the entry.
func (p *Pass) kept(i int, br bracket, pr promise, class string) bool {
	text := p.Doc.Blocks[i].Text
	start, end := p.entryBounds(i, pr)
	if class == "medium" {
		return addressIn(p.Doc, cite.Span{Part: pr.span.Part, Start: start, End: end})
	}
	rest := text.Slice(br.end, text.Len())
	behind := strings.IndexFunc(rest.String(), func(r rune) bool { return !isPunctuation(r) })
	if behind < 0 {
		return false
	}
	next := rest.Span(behind, behind+1)
	return next.Start < end && linked(p.Doc, next)
}

// entryBounds returns the source range of the entry that makes a promise: the
// part of its block up to the next reference in it.
func (p *Pass) entryBounds(i int, pr promise) (start, end int) {
	whole := p.Doc.Blocks[i].Text.Source()
	start, end = whole.Start, whole.End
	for _, n := range p.subject.inBlock()[i] {
		if at := p.Doc.References[n].Text.Source().Start; n > pr.ref && at > pr.span.Start {
			end = min(end, at)
			break
		}
	}
	if pr.ref >= 0 && p.Doc.References[pr.ref].Block == i {
		start = p.Doc.References[pr.ref].Text.Source().Start
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

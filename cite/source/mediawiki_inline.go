package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// inline reads data[from:to] as running text into v.
func (r *wikiReader) inline(from, to int) {
	if r.depth++; r.depth > textLimits.MaxDepth {
		r.depth--
		return
	}
	plain := from
	for at := from; at < to; {
		end := r.markup(at, to)
		if end == at {
			at++
			continue
		}
		r.v.add(plain, at, entity)
		before := r.v.b.Len()
		if next := r.read(at, end); next > at {
			if r.v.b.Len() == before { // no address reaches over what shows nothing
				r.taken = append(r.taken, cite.Span{Start: at, End: next})
			}
			at = next
		}
		plain = at
	}
	r.v.add(plain, to, entity)
	r.depth--
}

// wikiTag matches the tags of HTML that wikis allow.
var wikiTag = pattern.New(`^</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]{0,400})?/?>`)

// markup returns where the mark-up that begins at an offset ends, or the
// offset itself if none does.
func (r *wikiReader) markup(at, to int) int {
	s := r.data[at:to]
	if end := r.pairs[at]; end > at && end <= to {
		return end
	}
	switch s[0] {
	case '\'':
		n := 0
		for n < len(s) && s[n] == '\'' {
			n++
		}
		if n >= 2 {
			return at + n
		}
	case '<':
		if m := wikiTag.Find(s[:min(len(s), maxTag)]); m != nil {
			return at + len(m)
		}
	case '[':
		if n := externalLink(s); n > 0 {
			return at + n
		}
	case '_':
		if m := magicWord.Find(s[:min(len(s), 40)]); m != nil {
			return at + len(m)
		}
	}
	return at
}

// magicWord matches __NOTOC__ and the like.
var magicWord = pattern.New(`^__[A-Z]{3,20}__`)

// externalLink is the length of "[http://x words]" at the start of s, or 0.
func externalLink(s []byte) int {
	if n := scheme(string(s[1:min(len(s), 12)]) + " "); n == 0 && !bytes.HasPrefix(s[1:], []byte("//")) && !bytes.HasPrefix(s[1:], []byte("mailto:")) {
		return 0
	}
	n := bytes.IndexAny(s[:min(len(s), 2000)], "]\n")
	if n < 0 || s[n] != ']' {
		return 0
	}
	return n + 1
}

// read takes in the mark-up data[at:end] and returns where to go on.
func (r *wikiReader) read(at, end int) int {
	s := r.data[at:end]
	switch {
	case bytes.HasPrefix(s, []byte("<!--")), s[0] == '\'', s[0] == '_':
		// shows nothing
	case hasFold(s, "<references"):
		return r.tag(at, end)
	case hasFold(s, "<ref") && r.pairs[at] == end:
		r.ref(at, end)
	case hasFold(s, "<nowiki"):
		open := bytes.IndexByte(s, '>') + 1
		r.v.add(at+open, end-len("</nowiki>"), entity)
	case s[0] == '<':
		return r.tag(at, end)
	case bytes.HasPrefix(s, []byte("{{")):
		r.template(at, end)
	case bytes.HasPrefix(s, []byte("[[")):
		r.internal(at, end)
	default:
		r.external(at, end)
	}
	return end
}

// tag reads a tag, or an element that is paired.
func (r *wikiReader) tag(at, end int) int {
	s := bytes.ToLower(r.data[at:min(end, at+24)])
	switch {
	case bytes.HasPrefix(s, []byte("<br")):
		r.v.newline(at, end)
	case bytes.HasPrefix(s, []byte("<references")):
		r.flush(cite.Paragraph, cite.Block{})
		r.definedIn(at, end)
		r.references(r.attribute(at, end, "group"))
	case r.pairs[at] == end: // pre, source, math
		code := r.v.b.Len() == 0
		if open := bytes.IndexByte(r.data[at:end], '>') + 1; code && bytes.IndexByte(s[:min(len(s), 5)], 'm') < 0 {
			closing := bytes.LastIndexByte(r.data[at:end], '<')
			r.v.verbatim(at+open, at+max(open, closing), nil)
			r.flush(cite.Code, cite.Block{})
		}
	case bytes.HasPrefix(s, []byte("<sup")):
		if n := bytes.Index(r.data[end:min(len(r.data), end+60)], []byte("</sup>")); n > 0 {
			r.raised = append(r.raised, cite.Span{Start: end, End: end + n})
		}
	case bytes.HasPrefix(s, []byte("<code")), bytes.HasPrefix(s, []byte("<tt")):
		if n := bytes.Index(r.data[end:min(len(r.data), end+300)], []byte("</")); n > 0 {
			r.taken = append(r.taken, cite.Span{Start: end, End: end + n})
		}
	}
	return end
}

// unshown are the namespaces of links that show no words in the text.
var unshown = pattern.New(`^(?i:\s*(?:category|kategorie|catégorie|categoría|categoria|категория|file|image|datei|bild|fichier|archivo|ficheiro|файл|media|[a-z]{2,3}(?:-[a-z]+)?)\s*:)`)

// internal reads [[Page|words]].
func (r *wikiReader) internal(at, end int) {
	inner := r.data[at+2 : end-2]
	if unshown.Match(inner) {
		return
	}
	start := at + 2
	target := cite.Span{Start: start, End: end - 2}
	if bar := bytes.IndexByte(inner, '|'); bar >= 0 {
		target.End = start + bar
		start += bar + 1
	}
	r.link(at, end, target, start, end-2)
}

// external reads [http://x words].
func (r *wikiReader) external(at, end int) {
	inner := r.data[at+1 : end-1]
	target := cite.Span{Start: at + 1, End: end - 1}
	start := at + 1
	if space := bytes.IndexByte(inner, ' '); space >= 0 {
		target.End = at + 1 + space
		start = target.End + 1
	}
	r.link(at, end, target, start, end-1)
}

// link adds a link whose words are data[from:to].
func (r *wikiReader) link(at, end int, target cite.Span, from, to int) {
	before := r.v.b.Len()
	r.inline(from, to)
	words := r.v.b.Text().Slice(before, r.v.b.Len()).TrimSpace()
	r.doc.Links = append(r.doc.Links, cite.Link{
		URL:    strings.ToValidUTF8(string(bytes.TrimSpace(r.data[target.Start:target.End])), "\uFFFD"),
		Kind:   cite.Anchor,
		Label:  words,
		Span:   cite.Span{Start: at, End: end},
		Target: target,
		Ref:    -1,
	})
	r.taken = append(r.taken, cite.Span{Start: at, End: end})
}

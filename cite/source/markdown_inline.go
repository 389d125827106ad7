package source

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/citecheck/citecheck/cite"
)

// An openLink is a link whose label is being read.
type openLink struct {
	index int  // in doc.Links, or -1 if it is none
	raw   bool // opened by an <a> in the text
	start int
	label visible
	outer *openLink
}

// inlines reads what is in a paragraph or in an inline element.
func (r *markdownReader) inlines(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		r.inline(n)
	}
}

func (r *markdownReader) inline(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.Image:
		r.image(n)
	case *ast.AutoLink:
		r.autolink(n)
	case *ast.RawHTML:
		r.rawHTML(n)
	case *noteMark:
		r.noteMark(n)
	default:
		r.inlines(n)
	}
}

// write puts data[from:to] into the text and into the label of the link.
func (r *markdownReader) write(from, to int, decode decoder) {
	r.v.add(from, to, decode)
	if r.open != nil {
		r.open.label.add(from, to, decode)
	}
	r.last = max(r.last, to)
}

func (r *markdownReader) text(n *ast.Text) {
	decode := decoder(markdownNotation)
	if n.IsRaw() {
		decode = nil
	}
	end := r.base + n.Segment.Stop
	r.write(r.base+n.Segment.Start, end, decode)
	if !n.SoftLineBreak() && !n.HardLineBreak() {
		return
	}
	next := end
	for next < len(r.data) && r.data[next] != '\n' {
		next++
	}
	r.lineBreak(end, min(next+1, len(r.data)), n.HardLineBreak())
}

// lineBreak reads a line end; only a hard one is seen by readers.
func (r *markdownReader) lineBreak(from, to int, hard bool) {
	if hard {
		r.v.newline(from, to)
	} else {
		r.v.blank(from, to)
	}
	if r.open != nil {
		r.open.label.blank(from, to)
	}
}

func (r *markdownReader) codeSpan(n ast.Node) {
	from, to := -1, -1
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		if from < 0 {
			from = r.base + t.Segment.Start
		}
		to = r.base + t.Segment.Stop
		r.write(r.base+t.Segment.Start, to, nil)
	}
	if from >= 0 {
		r.taken = append(r.taken, cite.Span{Start: from, End: to})
	}
}

// link reads [label](destination) and [label][reference].
func (r *markdownReader) link(n *ast.Link) {
	start, ends := r.base+n.Pos(), r.links.ends[n]
	span := cite.Span{Start: start, End: max(r.base+ends.link, start)}
	r.openLink(cite.Link{
		URL:    markdownURL(n.Destination),
		Kind:   cite.Anchor,
		Span:   span,
		Target: r.target(n, ends, span),
	}, false)
	r.inlines(n)
	r.closeLink(span.End)
}

// target finds the address of a link, which for a reference link stands where
// the reference is defined.
func (r *markdownReader) target(n *ast.Link, ends linkEnds, span cite.Span) cite.Span {
	if from, ok := locate(r.src, n.Destination); ok {
		return cite.Span{Start: r.base + from, End: r.base + from + len(n.Destination)}
	}
	if len(n.Destination) > 0 && ends.label < ends.link && ends.link <= len(r.src) {
		if i := bytes.Index(r.src[ends.label:ends.link], n.Destination); i >= 0 {
			at := r.base + ends.label + i
			return cite.Span{Start: at, End: at + len(n.Destination)}
		}
	}
	if from, ok := locate(r.data, n.Destination); ok {
		return cite.Span{Start: from, End: from + len(n.Destination)} // in another cell of a notebook
	}
	at := max(span.End-1, span.Start) // before the ")"
	return cite.Span{Start: at, End: at}
}

// locate returns where sub, a part of src and no copy, begins in it.
func locate(src, sub []byte) (int, bool) {
	at := cap(src) - cap(sub)
	if len(sub) == 0 || at < 0 || at+len(sub) > len(src) {
		return 0, false
	}
	return at, &src[at] == &sub[0]
}

// markdownURL decodes a destination.
func markdownURL(raw []byte) string {
	v := visible{src: raw}
	v.verbatim(0, len(raw), markdownNotation)
	return strings.TrimSpace(v.b.Text().String())
}

func (r *markdownReader) openLink(l cite.Link, raw bool) {
	l.Ref = -1
	r.doc.Links = append(r.doc.Links, l)
	r.open = &openLink{
		index: len(r.doc.Links) - 1, raw: raw, start: l.Span.Start,
		label: visible{src: r.data}, outer: r.open,
	}
}

// closeLink ends the innermost link at data[end].
func (r *markdownReader) closeLink(end int) {
	if r.open == nil {
		return
	}
	l := &r.doc.Links[r.open.index]
	l.Label = r.open.label.text()
	l.Span.End = max(l.Span.End, end)
	r.taken = append(r.taken, l.Span)
	r.open = r.open.outer
}

// image puts the alternative text of an image into the label of the link that
// it stands in; in the text it is not seen.
func (r *markdownReader) image(n *ast.Image) {
	if r.open == nil {
		return
	}
	hidden := r.v
	r.v = visible{src: r.data}
	r.inlines(n)
	r.v = hidden
}

// autolink reads <https://example.org>.
func (r *markdownReader) autolink(n *ast.AutoLink) {
	label := n.Label(r.src)
	at, ok := locate(r.src, label)
	if !ok {
		return
	}
	target := cite.Span{Start: r.base + at, End: r.base + at + len(label)}
	span := cite.Span{Start: target.Start - 1, End: target.End + 1}
	if n.AutoLinkType != ast.AutoLinkURL || r.open != nil {
		r.write(target.Start, target.End, nil)
		r.taken = append(r.taken, span)
		return
	}
	r.openLink(cite.Link{
		URL: strings.ToValidUTF8(string(label), "\uFFFD"), Kind: cite.Autolink, Span: span, Target: target,
	}, false)
	r.write(target.Start, target.End, nil)
	r.closeLink(span.End)
}

// rawHTML reads a tag in the text: links and line breaks count, the rest is
// formatting.
func (r *markdownReader) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	from := r.base + n.Segments.At(0).Start
	to := r.base + n.Segments.At(n.Segments.Len()-1).Stop
	switch tag := bytes.ToLower(r.data[from:to]); {
	case bytes.HasPrefix(tag, []byte("<br")):
		r.lineBreak(from, to, true)
	case bytes.HasPrefix(tag, []byte("<cite")) || bytes.HasPrefix(tag, []byte("</cite")):
		r.rawCite(from, to)
	case bytes.HasPrefix(tag, []byte("</a")) && r.open != nil && r.open.raw && !isAlnum(tag[3]):
		r.closeLink(to)
	case bytes.HasPrefix(tag, []byte("<a")) && !isAlnum(tag[2]):
		r.rawLink(from, to)
	}
}

// rawLink reads the start tag of a link.
func (r *markdownReader) rawLink(from, to int) {
	tokens := tokenizeHTML(r.data, from, to, 0).tokens
	if len(tokens) == 0 {
		return
	}
	a := tokens[0].anchor
	l := cite.Link{
		URL: a.href, Kind: cite.Anchor,
		Span:   cite.Span{Start: from, End: to},
		Target: cite.Span{Start: a.hrefStart, End: a.hrefEnd},
	}
	if !a.hasHref {
		for _, name := range []string{"name", "id"} {
			if i, j := attrValue(r.data, from, to, name); i < j {
				return // only a place to jump to
			}
		}
		l.Kind = cite.NoTarget
	}
	if r.open != nil && r.open.raw {
		r.closeLink(r.last)
	}
	r.openLink(l, true)
}

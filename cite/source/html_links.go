package source

import (
	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// link reads an <a>. The tree may hold one anchor of the source in several
// elements, when it reaches over the end of a paragraph; they make one link.
func (r *htmlReader) link(n *html.Node, p place) {
	number := r.numberOf(n)
	if number < 0 || r.open >= 0 {
		r.children(n, p)
		return
	}
	if r.labels[number] == nil {
		r.startLink(n, number, p)
	}
	r.open = number
	if r.last < r.stream.tokens[number].start {
		r.last = r.stream.tokens[number].start
	}
	if role := attr(n, "role"); role == "button" && !hasAttr(n, "href") {
		r.labels[number] = nil
	}
	r.children(n, p)
	r.holdLink()
	r.open = -1
}

// startLink notes the link; its label is filled in by closeLinks.
func (r *htmlReader) startLink(n *html.Node, number int, p place) {
	t := &r.stream.tokens[number]
	label := r.stream.visible()
	r.labels[number] = &label
	if !t.anchor.hasHref && isTarget(n) {
		return
	}
	kind := cite.Anchor
	if !t.anchor.hasHref {
		kind = cite.NoTarget
	}
	r.mark(n, t.anchor.href, p)
	r.links[number] = len(r.doc.Links)
	r.doc.Links = append(r.doc.Links, cite.Link{
		URL:    t.anchor.href,
		Kind:   kind,
		Region: p.region,
		Span:   r.stream.span(t.start, max(t.end, t.anchor.end)),
		Target: r.stream.span(t.anchor.hrefStart, t.anchor.hrefEnd),
		Ref:    -1,
	})
}

// isTarget reports an <a> without href that only marks a place to jump to, or
// a control of a script.
func isTarget(n *html.Node) bool {
	if attr(n, "name") != "" || attr(n, "role") == "button" {
		return true
	}
	return attr(n, "id") != "" && isEmpty(n)
}

// isEmpty reports whether nothing but white space is below n.
func isEmpty(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		blank := c.Type == html.TextNode && (c.Data == "" || c.Data[0] == ' ' || c.Data[0] == '\t') && len(c.Data) == blankBits
		if !blank && (c.Type != html.ElementNode || c.Data == "img" || !isEmpty(c)) {
			return false
		}
	}
	return true
}

// holdLink keeps addresses from being looked for in the link we are in.
func (r *htmlReader) holdLink() {
	if r.open >= 0 {
		start := r.stream.tokens[r.open].start
		r.take(r.stream.span(start, max(r.last, start)))
	}
	if l := r.labels[r.open]; l != nil {
		l.blank(r.last, r.last)
	}
}

// closeLinks gives the links their labels, and an end to those that the source
// never closes: that of their last word.
func (r *htmlReader) closeLinks() {
	for number, i := range r.links {
		l := &r.doc.Links[i]
		if v := r.labels[number]; v != nil {
			l.Label = v.text()
		}
		if r.stream.tokens[number].anchor.end == 0 {
			l.Span.End = max(l.Span.End, l.Label.Source().End)
		}
	}
}

// image puts the alternative text of an image into the label of the link that
// it stands in: it is what the link says to those who cannot see it.
func (r *htmlReader) image(n *html.Node) {
	t, l := r.tokenOf(n), r.labels[r.open]
	if t == nil || l == nil || t.alt[1] <= t.alt[0] || t.start < l.last {
		return
	}
	l.blank(t.start, t.start)
	l.add(t.alt[0], t.alt[1], entity)
	l.blank(t.end, t.end)
}

// citation reads the citations of Distill articles, which a script fills in:
// <d-cite key="a,b"></d-cite>. What is printed in the file is the tag.
func (r *htmlReader) citation(n *html.Node) {
	t, keys := r.tokenOf(n), keyList(attr(n, "key"))
	if t == nil || len(keys) == 0 {
		return
	}
	v := r.stream.visible()
	v.add(t.start, t.end, nil)
	r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByKey, Text: v.text(), Keys: keys})
}

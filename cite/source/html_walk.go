package source

import (
	"bytes"
	"strconv"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// An htmlReader turns a tree into blocks and links. The text of the block
// being read gathers in v until an element that begins or ends a block.
type htmlReader struct {
	*draft
	stream  *tokenStream
	regions regions

	v     visible
	taken []cite.Span // links and code in v
	cites []citeMark  // in v
	spans []citeMark  // in v, those of Pandoc
	ids   []string    // of the elements in v
	last  int         // end of the last word read

	member  string // name of the file in a book, else ""
	anchors *anchors
	links   map[int]int // number of an <a> to its index in doc.Links
	labels  map[int]*visible
	open    int    // number of the <a> we are in, or -1
	marker  string // shown before the next dd or td, read from the cell before

	numbers map[*html.Node]int // next number of each <ol>
}

func newHTMLReader(d *draft, s *tokenStream) *htmlReader {
	return &htmlReader{
		draft: d, stream: s, open: -1,
		v: s.visible(), anchors: &anchors{},
		links: map[int]int{}, labels: map[int]*visible{}, numbers: map[*html.Node]int{},
	}
}

// A place is what the elements around a text say about it.
type place struct {
	kind    cite.BlockKind
	region  cite.Region
	level   int // of a heading
	list    int // number of the list
	depth   int // of the list
	item    *item
	quote   bool
	note    bool // in a section of notes
	article bool // in the article, by the tags
	code    bool // not searched for addresses
	pre     bool // white space is kept
	lines   bool // line ends count, and blank lines part paragraphs
	sources bool // in a bibliography, by its role
	entry   bool // in an item of a reference list: one block, whatever is in it
	cited   bool // in a citation that names its sources

	ids []string // of the elements around it, as keys
}

// An item is a list item whose marker the first block in it takes.
type item struct{ marker string }

func (r *htmlReader) children(n *html.Node, p place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.text(c.Data, p)
		case html.ElementNode:
			r.element(c, p)
		}
	}
}

// text takes in a text of the rewritten tree. Tags that stand where they may
// not make the tree move a text before one that is above it in the file; since
// the spans of a block must not run backwards, that begins a new block.
func (r *htmlReader) text(marks string, p place) {
	r.stream.eachPlace(marks, func(t *token) {
		if t.start < r.v.last {
			r.flush(p)
		}
		if l := r.labels[r.open]; l != nil && t.start >= l.last {
			l.add(t.start, t.end, entity)
		}
		switch {
		case p.pre:
			r.v.verbatim(t.start, t.end, entity)
		case p.lines:
			r.lines(t, p)
		default:
			r.v.add(t.start, t.end, entity)
		}
		if !t.blank {
			r.last = t.end
		}
	})
}

// lines takes in lines of a text file.
func (r *htmlReader) lines(t *token, p place) {
	for at := t.start; at < t.end; {
		n := bytes.IndexByte(r.stream.src[at:t.end], '\n')
		if n < 0 {
			r.v.add(at, t.end, entity)
			return
		}
		r.v.add(at, at+n, entity)
		if r.v.b.LastByte() == '\n' {
			r.flush(p)
		} else {
			r.v.newline(at+n, at+n+1)
		}
		at += n + 1
	}
}

func (r *htmlReader) element(n *html.Node, p place) {
	if isSkipped(n) {
		return
	}
	p = r.identify(n, p, r.regions.enter(n, p))
	switch n.Data {
	case "a":
		r.link(n, p)
	case "br":
		r.lineBreak(n)
	case "img":
		r.image(n)
	case "d-cite", "dt-cite":
		r.citation(n)
		r.children(n, p)
	case "cite":
		r.dataCite(n, p)
	case "span":
		r.span(n, p)
	case "hr":
		r.flush(p)
		r.add(cite.Block{Kind: cite.ThematicBreak, Region: p.region}, nil)
	case "code", "kbd", "samp":
		from := r.last
		p.code = true
		r.children(n, p)
		if r.last > from {
			r.take(r.stream.span(from, r.last))
		}
	default:
		r.container(n, p)
	}
}

// container reads an element that has only text and other elements in it.
func (r *htmlReader) container(n *html.Node, p place) {
	role, ok := htmlRoles[n.Data]
	if !ok {
		r.children(n, p)
		return
	}
	if p.entry && n.Data != "pre" {
		r.entryPart(n, p)
		return
	}
	r.flush(p)
	q := p
	if role != nil {
		q = role(r, n, p)
	}
	if isEntry(n) || p.sources && (n.Data == "li" || n.Data == "dd") {
		q.entry, q.ids = true, r.idOf(n)
	}
	if caption := classed(n, captionClasses); caption && q.kind == cite.Paragraph {
		q.kind = cite.Caption
	}
	r.children(n, q)
	if isLabelled(n) && r.label(n) {
		return
	}
	r.flush(q)
}

// entryPart reads an element inside an entry, on a line of its own.
func (r *htmlReader) entryPart(n *html.Node, p place) {
	r.v.newline(r.last, r.last)
	r.children(n, p)
	r.v.newline(r.last, r.last)
}

// flush ends the block being read.
func (r *htmlReader) flush(p place) {
	b := cite.Block{
		Kind: p.kind, Region: p.region, Level: p.depth, List: p.list,
		Quote: p.quote, Text: r.v.text(),
	}
	if p.entry {
		b.Entry, b.Kind = true, cite.ListItem
	}
	switch {
	case b.Entry:
	case p.kind == cite.Heading:
		b.Level, b.List = p.level, 0
	case p.note && p.kind != cite.TableCell && p.kind != cite.Code:
		b.Kind = cite.Note
	}
	if b.Text.Len() > 0 {
		if b.Kind != cite.Heading {
			b.Marker, p.item.marker = p.item.marker, ""
		}
		r.holdLink()
		r.doc.Citations = append(r.doc.Citations, citations(&r.v, r.cites)...)
		r.anchors.spans = append(r.anchors.spans, citations(&r.v, r.spans)...)
		r.anchor(&b, p)
		r.add(b, r.taken)
	}
	r.begin()
}

// begin starts a block with nothing in it.
func (r *htmlReader) begin() {
	r.v = r.stream.visible()
	r.taken, r.cites, r.spans, r.ids = nil, nil, nil, nil
}

// take keeps addresses from being looked for in s.
func (r *htmlReader) take(s cite.Span) { r.taken = append(r.taken, s) }

// lineBreak reads a <br>.
func (r *htmlReader) lineBreak(n *html.Node) {
	t := r.tokenOf(n)
	if t == nil {
		return
	}
	r.v.newline(t.start, t.end)
	if l := r.labels[r.open]; l != nil {
		l.blank(t.start, t.end)
	}
}

// tokenOf returns the token that the number of n stands for.
func (r *htmlReader) tokenOf(n *html.Node) *token {
	i := r.numberOf(n)
	if i < 0 {
		return nil
	}
	return &r.stream.tokens[i]
}

// numberOf returns the number of n, or -1.
func (r *htmlReader) numberOf(n *html.Node) int {
	i, err := strconv.Atoi(attr(n, placeAttr))
	if err != nil || i < 0 || i >= len(r.stream.tokens) {
		return -1
	}
	return i
}

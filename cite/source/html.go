package source

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// htmlFormat reads web pages: the tree is built as browsers do, and the site
// around the article is told apart from it (see html_region.go).
var htmlFormat = &Format{
	Name:       "html",
	Extensions: []string{".html", ".htm", ".xhtml"},
	Sniff:      sniffHTML,
	Read:       readHTML,
	Limits:     textLimits,
}

// sniffHTML looks for what begins a page, behind comments and white space.
func sniffHTML(head []byte) bool {
	head = bytes.ToLower(bytes.TrimSpace(head))
	for bytes.HasPrefix(head, []byte("<!--")) || bytes.HasPrefix(head, []byte("<?xml")) {
		n := bytes.IndexByte(head, '>')
		if n < 0 {
			return false
		}
		head = bytes.TrimSpace(head[n+1:])
	}
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1"} {
		if bytes.HasPrefix(head, []byte(tag)) {
			return true
		}
	}
	return false
}

func readHTML(ctx context.Context, f *File) (*cite.Document, error) {
	data := f.Data
	d := newDraft(data)
	stream, tree, err := parseHTML(data, bomLen(data), len(data))
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if stream.limit.max > 0 {
		d.doc.Notices = append(d.doc.Notices, cite.Notice{
			Message: fmt.Sprintf("elements are nested more than %d deep: the innermost are read as plain text", stream.limit.max),
		})
	}
	r := newHTMLReader(d, stream)
	r.page(tree)
	r.anchors.settle(d)
	return d.finish(), nil
}

// parseHTML builds the tree of data[from:to]. The parser refuses elements
// that are nested more than 512 deep; then the innermost tags are left out.
func parseHTML(data []byte, from, to int) (*tokenStream, *goquery.Document, error) {
	return buildTree(func(depth int) *tokenStream { return tokenizeHTML(data, from, to, depth) })
}

// parseXHTML builds the tree of a file that is XML by its type: part n of a
// document.
func parseXHTML(data []byte, part int) (*tokenStream, *goquery.Document, error) {
	return buildTree(func(depth int) *tokenStream {
		s := &tokenStream{src: data, part: part, xml: true, limit: depthLimit{max: depth}}
		s.read(bomLen(data), len(data))
		return s
	})
}

func buildTree(tokenize func(maxDepth int) *tokenStream) (*tokenStream, *goquery.Document, error) {
	var err error
	for _, depth := range []int{0, textLimits.MaxDepth} {
		stream := tokenize(depth)
		tree, e := goquery.NewDocumentFromReader(bytes.NewReader(stream.out.Bytes()))
		if e == nil {
			stream.out = bytes.Buffer{} // as large as the file
			return stream, tree, nil
		}
		err = e
	}
	return nil, nil, fmt.Errorf("the tags make no tree: %w", err)
}

// page reads a whole page.
func (r *htmlReader) page(tree *goquery.Document) {
	root := tree.Find("html").First()
	r.doc.Lang = root.AttrOr("lang", root.AttrOr("xml:lang", ""))
	r.doc.Title = strings.Join(strings.Fields(tree.Find(`meta[property="og:title"]`).AttrOr("content", "")), " ")
	if r.doc.Title == "" {
		r.doc.Title = r.plain(tree.Find("head title").First().Text())
	}
	p := place{item: new(item)}
	r.regions = surveyRegions(tree, r.stream)
	if r.regions.main != nil {
		p.region = cite.Furniture
	}
	r.body(tree, p)
}

// body walks everything below the body element.
func (r *htmlReader) body(tree *goquery.Document, p place) {
	for _, n := range tree.Find("body").Nodes {
		r.children(n, r.identify(n, p, r.regions.enter(n, p)))
	}
	r.flush(p)
	r.closeLinks()
}

// plain returns the words of a text of the rewritten tree.
func (r *htmlReader) plain(marks string) string {
	v := r.stream.visible()
	r.stream.eachPlace(marks, func(t *token) { v.add(t.start, t.end, entity) })
	return v.text().String()
}

// attr returns the value of an attribute, or "".
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// hasAttr reports whether the attribute is there.
func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

package source

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A role says what the texts in an element are, given the place of the
// element itself.
type role func(r *htmlReader, n *html.Node, p place) place

// htmlRoles lists the elements that begin and end blocks; a nil role changes
// nothing else.
var htmlRoles = map[string]role{
	"h1": heading(1), "h2": heading(2), "h3": heading(3),
	"h4": heading(4), "h5": heading(5), "h6": heading(6),

	"ul": list, "menu": list, "ol": list, "dl": list, "li": listItem, "dd": definition, "dt": definition,

	"table": table, "td": cell, "th": cell, "caption": caption, "figcaption": caption,

	"blockquote": quotation, "pre": preformatted, "listing": preformatted, "xmp": preformatted,

	"p": nil, "div": nil, "section": nil, "article": nil, "main": nil, "header": nil, "footer": nil,
	"nav": nil, "aside": nil, "address": nil, "center": nil, "details": nil, "summary": nil,
	"dialog": nil, "dir": nil, "fieldset": nil, "legend": nil, "figure": nil, "form": nil,
	"hgroup": nil, "search": nil, "tr": nil, "thead": nil, "tbody": nil, "tfoot": nil, "body": nil,
}

func heading(level int) role {
	return func(_ *htmlReader, _ *html.Node, p place) place {
		p.kind, p.level = cite.Heading, level
		return p
	}
}

// list opens a list; items find it through their place.
func list(r *htmlReader, _ *html.Node, p place) place {
	p.list = r.list()
	p.depth++
	return p
}

func listItem(r *htmlReader, n *html.Node, p place) place {
	p.kind = cite.ListItem
	p.item = &item{marker: r.itemMarker(n)}
	return p
}

func definition(r *htmlReader, _ *html.Node, p place) place {
	p.kind = cite.ListItem
	p.item = &item{marker: r.marker}
	r.marker = ""
	return p
}

func table(_ *htmlReader, _ *html.Node, p place) place {
	p.item = new(item)
	return p
}

func cell(r *htmlReader, _ *html.Node, p place) place {
	p.kind = cite.TableCell
	p.item = &item{marker: r.marker}
	r.marker = ""
	return p
}

func caption(_ *htmlReader, _ *html.Node, p place) place {
	p.kind = cite.Caption
	return p
}

func quotation(_ *htmlReader, _ *html.Node, p place) place {
	p.quote = true
	return p
}

func preformatted(r *htmlReader, n *html.Node, p place) place {
	if r.regions.isTextFile(n) {
		p.lines = true
		return p
	}
	p.kind, p.pre, p.code = cite.Code, true, true
	return p
}

// captionClasses are those that site builders give to captions that are plain
// paragraphs.
var captionClasses = wordSet("caption wp-caption-text wp-caption-dd gallery-caption thumbcaption image-caption figure-caption tr-caption")

// itemMarker returns what a browser shows before a list item: its number if
// the list is numbered, else "-" for a bullet.
func (r *htmlReader) itemMarker(n *html.Node) string {
	list := n.Parent
	if list == nil || list.Data != "ol" {
		return "-"
	}
	number, seen := r.numbers[list]
	if v, err := strconv.Atoi(strings.TrimSpace(attr(n, "value"))); err == nil {
		number = v
	} else if !seen {
		number = 1
		if v, err := strconv.Atoi(strings.TrimSpace(attr(list, "start"))); err == nil {
			number = v
		}
	}
	r.numbers[list] = number + 1
	return strconv.Itoa(number) + "."
}

// isLabelled reports whether n may be the label of the cell behind it, as in
// the lists that LaTeX converters make: <dt>[1]</dt><dd>Knuth …</dd>.
func isLabelled(n *html.Node) bool {
	next := n.NextSibling
	for next != nil && next.Type != html.ElementNode {
		next = next.NextSibling
	}
	if next == nil {
		return false
	}
	return n.Data == "dt" && next.Data == "dd" || n.Data == "td" && next.Data == "td"
}

// labelText matches the labels of references: [12], [Knu84], 12.
var labelText = pattern.New(`^(?:\[[^\[\]\s]{1,20}\]|\d{1,3}[.)])$`)

// labelClasses say that a cell is a label (docutils, Sphinx, LaTeXML).
var labelClasses = wordSet("label ltx_tag bibtexnumber")

// maxLabel bounds a label that only its class tells from text, in bytes.
const maxLabel = 40

// label keeps the text of n as the marker of the cell behind it, if it is one.
func (r *htmlReader) label(n *html.Node) bool {
	text := r.v.text().String()
	told := classed(n, labelClasses) && 0 < len(text) && len(text) <= maxLabel
	if !told && !labelText.MatchString(text) {
		return false
	}
	r.marker = text
	r.begin()
	return true
}

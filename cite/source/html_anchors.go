package source

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/citecheck/citecheck/cite"
)

// The links of a page, or of all pages of a book, say which blocks are notes
// and entries of a reference list; and the other way about, a link to such a
// block is a citation. So both are gathered and settled at the end.
type anchors struct {
	book   bool // any link to a note or entry cites it, with or without a role
	blocks []anchored
	links  []calling
	spans  []cite.Citation // those of Pandoc
}

// An anchored block has ids by which links can call it, nearest first.
type anchored struct {
	block  int
	own    string // id of the block itself, if it has one
	ids    []string
	marked bool // as a note or an entry
}

// A calling is a link into the text.
type calling struct {
	link int // index in doc.Links
	key  string
	kind cite.CitationKind
	sure bool // its role says that it cites
}

// noteGroups are the tags, and noteGroupNames the classes and roles, of what
// holds several notes: its id names none of them.
var (
	noteGroups     = wordSet("section div ol ul dl aside body table")
	noteGroupNames = wordSet("footnotes endnotes doc-endnotes rearnotes")
)

func isNoteGroup(n *html.Node) bool {
	return noteGroups[n.Data] && (hasRole(n, noteGroupNames) || classed(n, noteGroupNames))
}

// key is the name of the id in a document of one or of several files. The
// prefix is that of Pandoc, whose keys need none.
func (r *htmlReader) key(id string) string {
	id = strings.ToValidUTF8(id, "\uFFFD")
	if r.member != "" {
		return r.member + "#" + id
	}
	return strings.TrimPrefix(id, "ref-")
}

// idOf returns the id of n as a list of keys.
func (r *htmlReader) idOf(n *html.Node) []string {
	id := attr(n, "id")
	if id == "" && n.Data == "a" {
		id = attr(n, "name")
	}
	if id == "" {
		return nil
	}
	return []string{r.key(id)}
}

// maxAround is how many ids of elements around a block may be what it is
// called by, beside the nearest.
const maxAround = 3

// identify notes the id of n, which stands at p; outer is the place around it.
func (r *htmlReader) identify(n *html.Node, outer, p place) place {
	if p.note && !outer.note {
		p.ids = nil
	}
	id := r.idOf(n)
	_, begins := htmlRoles[n.Data]
	switch {
	case id == nil || isNoteGroup(n):
	case begins && !p.entry:
		p.ids = append(id, p.ids[:min(len(p.ids), maxAround)]...)
	default:
		r.ids = append(r.ids, id...)
	}
	return p
}

// anchor notes the ids of a block that is about to be added at p.
func (r *htmlReader) anchor(b *cite.Block, p place) {
	if len(p.ids)+len(r.ids) == 0 {
		return
	}
	a := anchored{
		block:  len(r.doc.Blocks),
		ids:    append(slices.Clip(p.ids), r.ids...),
		marked: b.Entry || b.Kind == cite.Note,
	}
	if len(p.ids) > 0 {
		a.own = p.ids[0]
	}
	if a.marked {
		b.Key = a.own
	}
	r.anchors.blocks = append(r.anchors.blocks, a)
}

// mark notes the link that is about to be added, if it leads to a place in the
// text.
func (r *htmlReader) mark(n *html.Node, href string, p place) {
	key := r.target(href)
	if key == "" || p.region != cite.Content || p.cited {
		return
	}
	c := calling{link: len(r.doc.Links), key: key, kind: cite.ByKey, sure: hasRole(n, entryMarkRoles)}
	if hasRole(n, noteMarkRoles) {
		c.kind, c.sure = cite.ByNote, true
	}
	r.anchors.links = append(r.anchors.links, c)
}

// target returns the key of what an address leads to in the text, or "".
func (r *htmlReader) target(href string) string {
	file, id, _ := strings.Cut(href, "#")
	switch {
	case id == "" || file != "" && (r.member == "" || strings.Contains(file, ":")):
		return ""
	case file == "":
		return r.key(unescaped(id))
	}
	return strings.ToValidUTF8(path.Join(path.Dir(r.member), unescaped(file))+"#"+unescaped(id), "\uFFFD")
}

// unescaped undoes percent encoding, where it is right.
func unescaped(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

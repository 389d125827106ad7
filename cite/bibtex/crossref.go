package bibtex

import (
	"slices"
	"strings"
)

// A lender finds the fields that entries take over from others.
type lender struct {
	byKey map[string]*Node
	room  int // bytes that may still be lent
}

// maxDepth is how far entries that lend are followed.
const maxDepth = 5

func newLender(f *File) *lender {
	l := &lender{byKey: make(map[string]*Node), room: maxExpansion + 4*len(f.Source)}
	for i := range f.Nodes {
		n := &f.Nodes[i]
		if key := small(n.Key.Text); n.Kind == EntryNode && l.byKey[key] == nil {
			l.byKey[key] = n
		}
	}
	return l
}

// fields returns the fields of an entry, its own first.
func (l *lender) fields(n *Node) []Field { return l.fieldsOf(n, 0) }

func (l *lender) fieldsOf(n *Node, depth int) []Field {
	if depth == maxDepth || n.Field("crossref") == nil && n.Field("xdata") == nil {
		return n.Fields
	}
	b := &borrower{lender: l, node: n, fields: slices.Clone(n.Fields), have: make(map[string]bool)}
	for _, f := range n.Fields {
		b.have[small(f.Name.Text)] = true
	}
	b.room -= 16 * len(n.Fields)
	if f := n.Field("xdata"); f != nil {
		for _, key := range cutAt(f.Value.Text(), ",") {
			b.take(key, depth, func(_ *Node, name string) []string { return []string{name} })
		}
	}
	if f := n.Field("crossref"); f != nil {
		b.take(strings.TrimSpace(f.Value.Text()), depth, b.lentAs)
	}
	return b.fields
}

// A borrower collects the fields of one entry.
type borrower struct {
	*lender
	node   *Node
	fields []Field
	have   map[string]bool
}

// take takes over what the entry of that key has of its own and from others,
// each field under the names that rename gives it.
func (b *borrower) take(key string, depth int, rename func(parent *Node, name string) []string) {
	parent := b.byKey[small(key)]
	if parent == nil || b.room <= 0 {
		return
	}
	b.room -= 64 // a look-up has its price too
	lent := b.fieldsOf(parent, depth+1)
	given := make(map[string]bool, len(lent))
	for _, f := range lent {
		given[small(f.Name.Text)] = true
	}
	for _, f := range lent {
		b.room -= 16
		own := small(f.Name.Text)
		if unlent[own] {
			continue
		}
		for _, name := range rename(parent, own) {
			if name == own || !given[name] {
				b.add(f, name)
			}
		}
	}
}

// add enters a field under that name, unless there is one already.
func (b *borrower) add(f Field, name string) {
	size := f.Value.Span.End - f.Value.Span.Start
	if b.have[name] || size > b.room {
		return
	}
	b.room -= size
	b.have[name] = true
	f.Name.Text = name
	b.fields = append(b.fields, f)
}

// unlent are the fields that belong to one entry alone: those of biblatex,
// appendix B, and those that speak of the work that has them.
var unlent = func() map[string]bool {
	all := make(map[string]bool)
	for _, name := range strings.Fields(`crossref xref xdata ids key keywords label execute options presort sortkey sortname sorttitle
		sortyear shorthand shorthandintro shorttitle entryset entrysubtype gender indextitle indexsorttitle abstract annote annotation
		file note related relatedoptions relatedstring relatedtype`) {
		all[name] = true
	}
	return all
}()

// A rank says what kind of whole or part a type is.
type rank uint8

const (
	otherRank   rank = iota
	setRank          // a work in several volumes
	volumeRank       // a book
	partRank         // what stands in a book
	chapterRank      // what stands in a book by the same author
	journalRank      // a whole journal, or an issue of one
	articleRank      // what stands in a journal
)

var ranks = map[string]rank{
	"mvbook": setRank, "mvcollection": setRank, "mvproceedings": setRank, "mvreference": setRank,
	"book": volumeRank, "collection": volumeRank, "proceedings": volumeRank, "reference": volumeRank,
	"incollection": partRank, "suppcollection": partRank, "inreference": partRank, "inproceedings": partRank, "conference": partRank,
	"inbook": chapterRank, "bookinbook": chapterRank, "suppbook": chapterRank,
	"periodical": journalRank, "article": articleRank, "suppperiodical": articleRank,
}

// lentAs returns the names that a field of the parent has in the entry, by the
// table of biblatex, appendix B. BibTeX renames nothing; its users give a book
// that others refer to a booktitle for that reason.
func (b *borrower) lentAs(parent *Node, name string) []string {
	to, from := ranks[small(b.node.Type.Text)], ranks[small(parent.Type.Text)]
	part := to == partRank || to == chapterRank
	switch {
	case to == chapterRank && from != setRank && b.node.Field("title") == nil:
		return []string{name} // in BibTeX the title of such an entry is that of the book
	case name == "author" && to == chapterRank:
		return []string{"author", "bookauthor"}
	case !titles[name]:
	case from == setRank && (part || to == volumeRank):
		return []string{"main" + name}
	case part:
		return []string{"book" + name}
	case to == articleRank && from != articleRank:
		return []string{"journal" + name}
	}
	return []string{name}
}

// titles are the fields that make up the title of a work.
var titles = map[string]bool{"title": true, "subtitle": true, "titleaddon": true}

// Inherited returns a function that gives the fields of an entry of the file:
// its own in their order, then those that xdata and crossref lend it, under
// the names that they have there.
func (f *File) Inherited() func(*Node) []Field {
	return newLender(f).fields
}

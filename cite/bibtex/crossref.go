package bibtex

import "strings"

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
func (l *lender) fields(n *Node) []Field {
	if n.Field("crossref") == nil && n.Field("xdata") == nil {
		return n.Fields
	}
	b := &borrower{lender: l, fields: append([]Field(nil), n.Fields...), have: make(map[string]bool)}
	for _, f := range n.Fields {
		b.have[small(f.Name.Text)] = true
	}
	b.from(n, small(n.Type.Text), 0)
	return b.fields
}

// A borrower collects the fields of one entry.
type borrower struct {
	*lender
	fields []Field
	have   map[string]bool
}

// from takes over what the entries that n names have.
func (b *borrower) from(n *Node, kind string, depth int) {
	if depth == maxDepth {
		return
	}
	if f := n.Field("xdata"); f != nil {
		for _, key := range cutAt(f.Value.Text(), ",") {
			b.take(key, kind, depth, func(name string) string { return name })
		}
	}
	if f := n.Field("crossref"); f != nil {
		b.take(strings.TrimSpace(f.Value.Text()), kind, depth, func(name string) string { return lentAs(name, kind) })
	}
}

func (b *borrower) take(key, kind string, depth int, rename func(string) string) {
	parent := b.byKey[small(key)]
	if parent == nil || b.room <= 0 {
		return
	}
	b.room -= 64 // a look-up has its price too
	for _, f := range parent.Fields {
		own := small(f.Name.Text)
		name := rename(own)
		size := f.Value.Span.End - f.Value.Span.Start
		b.room -= 16
		if name != own && parent.Field(name) != nil || b.have[name] || unlent[own] || size > b.room {
			continue
		}
		b.room -= size
		b.have[name] = true
		f.Name.Text = name
		b.fields = append(b.fields, f)
	}
	b.from(parent, kind, depth+1)
}

// unlent are the fields that belong to one entry alone (biblatex, appendix B).
var unlent = func() map[string]bool {
	all := make(map[string]bool)
	for _, name := range strings.Fields(`crossref xref xdata ids key keywords label execute options presort sortkey sortname sorttitle
		sortyear shorthand shorttitle entryset entrysubtype gender indextitle indexsorttitle abstract annote annotation file note`) {
		all[name] = true
	}
	return all
}()

// lentAs returns the name that a field of a book or a journal has in an entry
// of the given type that stands in it.
func lentAs(name, kind string) string {
	part := strings.HasPrefix(kind, "in") || strings.HasPrefix(kind, "supp") || kind == "conference" || kind == "bookinbook"
	switch {
	case part && name == "title":
		return "booktitle"
	case part && name == "subtitle":
		return "booksubtitle"
	case part && name == "author":
		return "bookauthor"
	case kind == "article" && name == "title":
		return "journaltitle"
	case kind == "article" && name == "subtitle":
		return "journalsubtitle"
	case kind == "book" && name == "title":
		return "maintitle"
	}
	return name
}

// Inherited returns a function that gives the fields of an entry of the file:
// its own in their order, then those that xdata and crossref lend it, under
// the names that they have there.
func (f *File) Inherited() func(*Node) []Field {
	return newLender(f).fields
}

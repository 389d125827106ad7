package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// settle gives notes and entries the keys by which links call them, and adds
// the links that cite to the citations.
func (a *anchors) settle(d *draft) {
	wanted, noted := map[string]bool{}, map[string]bool{}
	for _, l := range a.links {
		wanted[l.key] = true
		noted[l.key] = noted[l.key] || l.sure && l.kind == cite.ByNote
	}
	known := map[string]cite.CitationKind{}
	for _, x := range a.blocks {
		b := &d.doc.Blocks[x.block]
		if !x.marked && !becomesNote(b, x.ids, noted, known) {
			continue
		}
		if b.Key = x.called(wanted); b.Entry {
			known[b.Key] = cite.ByKey
		} else {
			known[b.Key] = cite.ByNote
		}
	}
	for _, l := range a.links {
		a.cite(d, l, known)
	}
	a.pandoc(d, known)
}

// called returns the first id that a link wants, else that of the block.
func (x *anchored) called(wanted map[string]bool) string {
	for _, id := range x.ids {
		if wanted[id] {
			return id
		}
	}
	return x.own
}

// becomesNote makes a note of a block that only the links to it say is one. It
// must be the first block with that id: the others are not what is meant.
func becomesNote(b *cite.Block, ids []string, noted map[string]bool, known map[string]cite.CitationKind) bool {
	if b.Kind != cite.Paragraph && b.Kind != cite.ListItem || b.Region != cite.Content {
		return false
	}
	for _, id := range ids {
		if _, taken := known[id]; noted[id] && !taken {
			b.Kind = cite.Note
			return true
		}
	}
	return false
}

// maxMark bounds the label of a link that cites although no role says so.
const maxMark = 40

// cite adds a link to the citations, if it cites.
func (a *anchors) cite(d *draft, l calling, known map[string]cite.CitationKind) {
	kind, ok := known[l.key]
	label := d.doc.Links[l.link].Label
	switch {
	case label.Len() == 0:
		return
	case ok && (l.sure || a.book && label.Len() <= maxMark):
	case l.sure && l.kind == cite.ByNote && a.book:
		kind = l.kind // to a note that is not there
	default:
		return
	}
	d.doc.Citations = append(d.doc.Citations, cite.Citation{Kind: kind, Text: label, Keys: []string{l.key}})
}

// pandoc adds the citations of Pandoc whose sources are listed. In a book
// their keys name the file.
func (a *anchors) pandoc(d *draft, known map[string]cite.CitationKind) {
	listed := map[string]string{}
	for key, kind := range known {
		_, id, ok := strings.Cut(key, "#ref-")
		if !ok {
			id = key
		}
		if kind == cite.ByKey && listed[id] < key {
			listed[id] = key
		}
	}
	for _, c := range a.spans {
		answered := false
		for i, key := range c.Keys {
			if listed[key] != "" {
				c.Keys[i], answered = listed[key], true
			}
		}
		if answered {
			d.doc.Citations = append(d.doc.Citations, c)
		}
	}
}

package extract

import (
	"slices"

	"github.com/citecheck/citecheck/cite"
)

// marked takes the lists whose items the format itself marks as references.
// What stands between two marked items, a heading or a paragraph, parts two
// lists. Of the items only those are left out that are plainly prose: wikis
// mark remarks and references alike.
func marked(doc *cite.Document) []run {
	var runs []run
	open := false
	for i := 0; i < len(doc.Blocks); i++ {
		b := &doc.Blocks[i]
		if !b.Entry {
			open = open && b.Region != cite.Content
			continue
		}
		if !open {
			runs, open = append(runs, run{}), true
		}
		end := entryEnd(doc, i)
		if it := markedItem(doc, i, end); doc.Format != "mediawiki" || !isRemark(it.text.String()) {
			last := &runs[len(runs)-1]
			last.items = append(last.items, it)
		}
		i = end - 1
	}
	return slices.DeleteFunc(runs, func(r run) bool {
		return len(r.items) == 0 || doc.Format == "pdf" && !guessedWell(r.items)
	})
}

// guessedWell reports whether half the items of a list look like references. In a
// PDF the marks are what a reader guessed from numbers and indents, which the
// output of programs has as well.
func guessedWell(its []item) bool {
	good := 0
	for i := range its {
		if scoreTo(its[i].text.Collapse().String(), likely) >= likely {
			good++
		}
	}
	return 2*good >= len(its)
}

// isRemark reports sentences that have little of a reference.
func isRemark(s string) bool {
	return prose(s) >= 1.5 && scoreTo(s, plausible) < plausible
}

// entryEnd is the index of the block behind the entry that begins with block
// i: blocks of one key go together.
func entryEnd(doc *cite.Document, i int) int {
	end := i + 1
	for end < len(doc.Blocks) && doc.Blocks[end].Entry && doc.Blocks[end].Marker == "" &&
		doc.Blocks[i].Key != "" && doc.Blocks[end].Key == doc.Blocks[i].Key {
		end++
	}
	return end
}

// markedItem makes an item of blocks[from:to].
func markedItem(doc *cite.Document, from, to int) item {
	b := &doc.Blocks[from]
	c := []chunk{{block: from, kind: b.Kind, text: b.Text, marker: b.Marker, list: b.List, level: b.Level}}
	for i := from + 1; i < to; i++ {
		extend(c, &doc.Blocks[i])
	}
	it := item{chunk: c[0], text: c[0].text, trusted: true, key: b.Key}
	it.unmark()
	it.finish(0)
	return it
}

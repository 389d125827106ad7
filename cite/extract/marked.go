package extract

import (
	"github.com/citecheck/citecheck/cite"
)

// marked takes the lists whose items the format itself marks as references.
// What stands between two marked items, a heading or a paragraph, parts two
// lists; no judgement is made of them.
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
		last := &runs[len(runs)-1]
		last.items = append(last.items, markedItem(doc, i, end))
		i = end - 1
	}
	return runs
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

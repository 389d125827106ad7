package source

import (
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// printedLabel matches the label that a reference manager writes before an
// entry as plain text, most often with a tab: "[12] ", "12. ", "12 ".
var printedLabel = pattern.New(`^(\[[^\[\]\s]{1,20}\]|(\d{1,4})[.)]?)\s+`)

// labelEntries makes markers of the labels of lists of references.
func labelEntries(blocks []cite.Block) {
	for i := 0; i < len(blocks); {
		end := i
		for end < len(blocks) && blocks[end].Entry {
			end++
		}
		labelList(blocks[i:end])
		i = max(end, i+1)
	}
}

// labelList does so for one list, if all of its entries have a label and the
// numbers follow each other.
func labelList(entries []cite.Block) {
	if len(entries) == 0 {
		return
	}
	labels := make([][]int, len(entries))
	before := -1
	for i := range entries {
		s := entries[i].Text.String()
		m := printedLabel.FindStringSubmatchIndex(s)
		if m == nil || entries[i].Marker != "" {
			return
		}
		labels[i] = m
		if m[4] < 0 {
			continue
		}
		n, _ := strconv.Atoi(s[m[4]:m[5]])
		bare := m[5] == m[3]
		if before >= 0 && n != before+1 || before < 0 && n != 1 || bare && len(entries) == 1 {
			return
		}
		before = n
	}
	for i, m := range labels {
		b := &entries[i]
		b.Marker, b.Text = b.Text.String()[:m[3]], b.Text.Slice(m[1], b.Text.Len())
	}
}

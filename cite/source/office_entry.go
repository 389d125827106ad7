package source

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// splitEntries parts the lists of references that are one paragraph with line
// breaks: some programs and many authors part entries so.
func splitEntries(blocks []cite.Block) []cite.Block {
	var out []cite.Block
	for i := range blocks {
		alone := (i == 0 || !blocks[i-1].Entry) && (i+1 == len(blocks) || !blocks[i+1].Entry)
		if lines := entryLines(&blocks[i]); alone && len(lines) > 1 {
			out = append(out, lines...)
		} else {
			out = append(out, blocks[i])
		}
	}
	return out
}

// entryLines returns the lines of an entry as entries of their own, if each of
// them has a year.
func entryLines(b *cite.Block) []cite.Block {
	if !b.Entry || b.Marker != "" || !strings.Contains(b.Text.String(), "\n") {
		return nil
	}
	var out []cite.Block
	at := 0
	for line := range strings.SplitSeq(b.Text.String(), "\n") {
		c := *b
		c.Text = b.Text.Slice(at, at+len(line)).TrimSpace()
		at += len(line) + 1
		if c.Text.Len() == 0 {
			continue
		}
		if !fullYear.MatchString(line) {
			return nil
		}
		c.Raised = insideOf(b.Raised, c.Text.Source())
		out = append(out, c)
	}
	return out
}

// insideOf returns the spans that lie inside s.
func insideOf(spans []cite.Span, s cite.Span) []cite.Span {
	var out []cite.Span
	for _, r := range spans {
		if s.Contains(r) {
			out = append(out, r)
		}
	}
	return out
}

// labelled finds entries by the label that LibreOffice prints before them.
type labelled struct {
	blocks []cite.Block
	by     map[string]int // entries by label
	size   map[int]int    // length of the label with what sets it off
	used   bool
}

// entryLabel matches the label of an entry: "Knu84: ", "[12] ".
var entryLabel = pattern.New(`^(?:\[([^\[\]]{1,40})\]:?|([^\s:\[\]]{1,40}):)\s+`)

// index reads the labels of all entries.
func (l *labelled) index() {
	l.by, l.size = map[string]int{}, map[int]int{}
	for i := range l.blocks {
		b := &l.blocks[i]
		if !b.Entry {
			continue
		}
		if b.Marker != "" {
			l.by[strings.Trim(b.Marker, "[](){}.: ")] = i
		} else if m := entryLabel.FindStringSubmatch(b.Text.String()); m != nil {
			l.by[m[1]+m[2]], l.size[i] = i, len(m[0])
		}
	}
}

// keys gives the entry that a citation names its key.
func (l *labelled) keys(c citedItems) []string {
	if l.by == nil {
		l.index()
	}
	i, ok := l.by[strings.Trim(c.text.String(), "[](){} ")]
	if !ok {
		return nil
	}
	l.used = true
	if b := &l.blocks[i]; b.Key == "" {
		b.Key = c.id
	}
	return []string{l.blocks[i].Key}
}

// unmark moves the labels out of the texts, once a citation showed that they
// are labels.
func (l *labelled) unmark() {
	if !l.used {
		return
	}
	for i, n := range l.size {
		b := &l.blocks[i]
		b.Marker = strings.Trim(b.Text.String()[:n], ": ")
		b.Text = b.Text.Slice(n, b.Text.Len())
	}
}

package extract

import (
	"github.com/citecheck/citecheck/cite"
)

// A chunk is a piece of the page that holds one reference or several: a
// paragraph, or a list item with all of its paragraphs.
type chunk struct {
	block  int
	kind   cite.BlockKind
	text   cite.Text
	marker string
	list   int
	level  int
	gap    int  // blank lines or rules before it
	after  bool // the first behind a heading below that of the section
	soft   bool // line ends in text are those of wrapped lines
}

// chunks gathers blocks[from:to] of the article itself. Code, captions, notes
// and quotations hold no references of a list.
func chunks(doc *cite.Document, from, to int) []chunk {
	var out []chunk
	rule, heading := 0, false
	for i := from; i < to; i++ {
		b := &doc.Blocks[i]
		if b.Region != cite.Content || b.Entry {
			continue // marked.go takes what the format marks
		}
		switch b.Kind {
		case cite.ThematicBreak:
			rule = 2
			continue
		case cite.Heading:
			heading = true
			continue
		case cite.Code, cite.Caption, cite.Note:
			continue
		case cite.Paragraph, cite.ListItem, cite.TableCell:
		}
		if b.Text.Len() == 0 || out != nil && continues(&out[len(out)-1], b) {
			extend(out, b)
			continue
		}
		out = append(out, chunk{
			block: i, kind: b.Kind, text: b.Text, marker: b.Marker, list: b.List, level: b.Level,
			gap: max(b.Gap, rule), after: heading, soft: doc.Format == "text",
		})
		rule, heading = 0, false
	}
	return out
}

// continues reports whether b goes on with the list item of c, or says what
// the number in c stands before.
func continues(c *chunk, b *cite.Block) bool {
	if b.List > 0 && b.List == c.list && b.Marker == "" {
		return true
	}
	return b.Kind == cite.TableCell && c.kind == cite.TableCell && onlyLabel(c.text.String())
}

func onlyLabel(s string) bool {
	_, n := bracketLabel(s)
	if n == 0 {
		_, n = numberLabel(s)
	}
	return n > 0 && n == len(s)
}

// extend adds the text of b to the last chunk, on a line of its own.
func extend(out []chunk, b *cite.Block) {
	if len(out) == 0 || b.Text.Len() == 0 || onlyButtons(b.Text.String()) {
		return
	}
	c := &out[len(out)-1]
	end, start := c.text.Source(), b.Text.Source()
	var t cite.TextBuilder
	t.AppendText(c.text)
	if end.Part == start.Part && end.End < start.Start {
		t.Append("\n", cite.Span{Part: end.Part, Start: end.End, End: start.Start})
	} else {
		t.Append("\n", cite.Span{Part: end.Part, Start: end.End, End: end.End})
	}
	t.AppendText(b.Text)
	c.text = t.Text()
}

package source

import (
	"bytes"
	"context"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// textFormat reads plain text: paragraphs parted by blank lines, underlined
// headings, and rules made of - = _ or *.
var textFormat = &Format{
	Name:       "text",
	Extensions: []string{".txt", ".text"},
	Read:       readText,
	Limits:     textLimits,
}

// maxTitle bounds, in code points, the line that an underline makes a heading;
// a longer one is a paragraph above a rule.
const maxTitle = 120

// A textReader holds the paragraph that is being read.
type textReader struct {
	*draft
	data  []byte
	lines [][2]int // byte ranges of the lines of the paragraph, ends excluded
	gap   int      // blank lines before it
	blank int      // blank lines since the last text
}

func readText(ctx context.Context, f *File) (*cite.Document, error) {
	data := f.Data
	r := &textReader{draft: newDraft(data), data: data}
	for at := bomLen(data); at < len(data); {
		end, next := len(data), len(data)
		if n := bytes.IndexByte(data[at:], '\n'); n >= 0 {
			end, next = at+n, at+n+1
		}
		r.line(at, end)
		at = next
	}
	r.close(cite.Paragraph, 0)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

// line takes in data[from:to], a line without its "\n".
func (r *textReader) line(from, to int) {
	line := bytes.TrimSpace(r.data[from:to])
	switch {
	case len(line) == 0:
		r.close(cite.Paragraph, 0)
		r.blank++
	case isRule(line):
		if level := r.underline(line); level > 0 {
			r.close(cite.Heading, level)
			return
		}
		r.close(cite.Paragraph, 0)
		r.add(cite.Block{Kind: cite.ThematicBreak, Gap: r.blank}, nil)
		r.blank = 0
	default:
		if len(r.lines) == 0 {
			r.gap, r.blank = r.blank, 0
		}
		r.lines = append(r.lines, [2]int{from, to})
	}
}

// isRule reports three or more of one of - = _ * ~ ^, perhaps spaced.
func isRule(line []byte) bool {
	n := 0
	for _, c := range line {
		if c == line[0] {
			n++
		} else if c != ' ' {
			return false
		}
	}
	return n >= 3 && bytes.IndexByte([]byte("-=_*~^"), line[0]) >= 0
}

// underline returns the level of the heading that rule makes of the line
// above it, or 0. The order of levels is that of Markdown, then of habit in
// reStructuredText.
func (r *textReader) underline(rule []byte) int {
	if len(r.lines) != 1 || bytes.IndexByte(rule, ' ') >= 0 {
		return 0
	}
	title := bytes.TrimSpace(r.data[r.lines[0][0]:r.lines[0][1]])
	if len(title) > utf8.UTFMax*maxTitle || utf8.RuneCount(title) > maxTitle {
		return 0
	}
	return bytes.IndexByte([]byte("=-~^"), rule[0]) + 1
}

// close ends the paragraph, if one is open.
func (r *textReader) close(kind cite.BlockKind, level int) {
	if len(r.lines) == 0 {
		return
	}
	v := visible{src: r.data}
	for i, l := range r.lines {
		if i > 0 {
			r.lineEnd(&v, r.lines[i-1][1], l[0])
		}
		v.add(l[0], l[1], nil)
	}
	r.add(cite.Block{Kind: kind, Level: level, Text: v.text(), Gap: r.gap}, nil)
	r.lines = r.lines[:0]
}

// lineEnd appends the line end at data[end:start]. One space after it tells
// that the next line is indented, which parts entries in some lists.
func (r *textReader) lineEnd(v *visible, end, start int) {
	if end > 0 && r.data[end-1] == '\r' {
		end--
	}
	v.newline(end, start)
	indent := start
	for indent < len(r.data) && isSpace(r.data[indent]) {
		indent++
	}
	if indent > start {
		v.b.Append(" ", cite.Span{Start: start, End: indent})
	}
}

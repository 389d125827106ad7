package source

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	orgItem = pattern.New(`^(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)`)
	// orgItemExtra matches the number that an item sets, and its box.
	orgItemExtra = pattern.New(`^(?:\[@\d{1,9}\][ \t]*)?(?:\[[ X-]\](?:[ \t]+|$))?`)
	orgNote      = pattern.New(`^\[fn:([\w-]{1,100})\][ \t]*`)
)

// itemMark is the length of the mark that an item of a list begins with, or 0.
// A star at the margin is a headline.
func (r *orgReader) itemMark(l textLine) int {
	s := r.line(l)
	if s[0] == '*' && l.col == 0 {
		return 0
	}
	if c := s[0]; c != '-' && c != '+' && c != '*' && (c < '0' || c > '9') {
		return 0
	}
	return len(orgItem.Find(s[:min(len(s), 100)]))
}

// extent counts the lines of an item: those right of its mark, up to two blank
// lines.
func (r *orgReader) extent(lines []textLine) int {
	end, blanks := 1, 0
	for n := 1; n < len(lines) && blanks < 2; n++ {
		switch {
		case lines[n].blank():
			blanks++
			continue
		case lines[n].col <= lines[0].col:
			return end
		}
		end, blanks = n+1, 0
	}
	return end
}

// items reads a list.
func (r *orgReader) items(lines []textLine, c orgContext) int {
	if r.itemMark(lines[0]) == 0 {
		return 0
	}
	col := lines[0].col
	item := c
	if c.kind != cite.Note {
		item.kind, item.list = cite.ListItem, r.list()
		item.level++
	}
	end := 0
	for i := 0; i < len(lines) && i < end+2; i++ {
		if lines[i].blank() {
			continue
		}
		n := r.itemMark(lines[i])
		if n == 0 || lines[i].col != col {
			break
		}
		end = i + r.extent(lines[i:])
		r.item(lines[i:end], n, item)
		i = end - 1
	}
	return end
}

// item reads an item behind its mark of n bytes.
func (r *orgReader) item(lines []textLine, n int, c orgContext) {
	first := &lines[0]
	s := r.line(*first)
	if c.kind != cite.Note {
		marker := string(trimRight(s[:n]))
		c.marker = &marker
	}
	n += len(orgItemExtra.Find(s[n:]))
	first.col = columnAfter(first.col, s[:n])
	first.from += n
	r.body(lines, c)
}

func trimRight(s []byte) []byte {
	for len(s) > 0 && isSpace(s[len(s)-1]) {
		s = s[:len(s)-1]
	}
	return s
}

// footnote reads the definition of a footnote, which goes on up to the next or
// to two blank lines.
func (r *orgReader) footnote(lines []textLine, c orgContext) int {
	if lines[0].col > 0 || r.data[lines[0].from] != '[' {
		return 0
	}
	m := orgNote.FindSubmatch(r.line(lines[0]))
	if m == nil {
		return 0
	}
	n, blanks := 1, 0
	for ; n < len(lines) && blanks < 2; n++ {
		if lines[n].blank() {
			blanks++
			continue
		}
		if blanks = 0; lines[n].col == 0 && orgNote.Match(r.line(lines[n])) {
			break
		}
	}
	marker := "[" + string(m[1]) + "]"
	lines[0].from += len(m[0])
	lines[0].col = 1
	r.body(lines[:n], orgContext{kind: cite.Note, depth: c.depth, marker: &marker})
	return n
}

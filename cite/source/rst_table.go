package source

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	rstGridTop    = pattern.New(`^\+-[-+]*-\+$`)
	rstSimpleRule = pattern.New(`^=+(?: +=+)+$`)
	rstSpanRule   = pattern.New(`^-+(?: +-+)*$`)
)

// A rstRow gathers the pieces of lines that make the cells of a row, by the
// column in which they begin.
type rstRow struct {
	r     *rstReader
	c     rstContext
	cells [][]textLine
}

// close hands out the cells from column i to j.
func (t *rstRow) close(i, j int) {
	for ; i < j; i++ {
		lines := t.cells[i]
		t.cells[i] = nil
		for len(lines) > 0 {
			n := untilBlank(lines)
			if n > 0 {
				b := cite.Block{Kind: cite.TableCell, Quote: t.c.quote}
				if t.c.kind == cite.Note {
					b.Kind = cite.Note
				}
				t.r.push(b, lines[:n]).cell = true
			}
			lines = lines[min(n+1, len(lines)):]
		}
	}
}

// piece adds data[from:to] to the cell that begins in column i.
func (t *rstRow) piece(i, from, to int) {
	for from < to && isSpace(t.r.data[from]) {
		from++
	}
	for to > from && isSpace(t.r.data[to-1]) {
		to--
	}
	t.cells[i] = append(t.cells[i], textLine{from: from, to: to})
}

// gridTable reads a table drawn with + - = and |.
func (r *rstReader) gridTable(lines []textLine, c rstContext) int {
	top := r.line(lines[0])
	if !rstGridTop.Match(top) {
		return 0
	}
	n := 1
	for n < len(lines) && !lines[n].blank() && bytes.IndexByte([]byte("+|"), r.data[lines[n].from]) >= 0 {
		n++
	}
	if n < 3 {
		return 0
	}
	var columns []int
	for i, b := range top {
		if b == '+' {
			columns = append(columns, i)
		}
	}
	row := &rstRow{r: r, c: c, cells: make([][]textLine, len(columns))}
	for _, l := range lines[1:n] {
		row.gridLine(l, columns)
	}
	row.close(0, len(columns))
	return n
}

// gridLine parts a line where it has a bar or a corner in a column.
func (t *rstRow) gridLine(l textLine, columns []int) {
	s := t.r.line(l)
	at := rstColumns(s, columns)
	for i := 0; i+1 < len(columns); {
		j := i + 1
		for j+1 < len(columns) && !rstBorder(s, at[j]) {
			j++
		}
		from, to := min(at[i]+1, len(s)), min(at[j], len(s))
		if from < to && len(bytes.Trim(s[from:to], "-=+")) == 0 {
			t.close(i, j)
		} else {
			t.piece(i, l.from+from, l.from+max(from, to))
		}
		i = j
	}
}

func rstBorder(s []byte, i int) bool { return i < len(s) && (s[i] == '|' || s[i] == '+') }

// rstColumns returns the offsets in s of what stands in some columns, which
// are in order. East Asian characters take two columns.
func rstColumns(s []byte, columns []int) []int {
	out := make([]int, 0, len(columns))
	col := 0
	for i := 0; i < len(s) && len(out) < len(columns); {
		for len(out) < len(columns) && col >= columns[len(out)] {
			out = append(out, i)
		}
		r, n := utf8.DecodeRune(s[i:])
		col += rstWidth(r)
		i += n
	}
	for len(out) < len(columns) {
		out = append(out, len(s))
	}
	return out
}

func rstWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul), 0x3000 <= r && r < 0x3040, 0xFF00 <= r && r < 0xFF61:
		return 2
	}
	return 1
}

// simpleTable reads a table whose columns are drawn with = alone.
func (r *rstReader) simpleTable(lines []textLine, c rstContext) int {
	top := r.line(lines[0])
	if !rstSimpleRule.Match(top) {
		return 0
	}
	n := r.simpleEnd(lines)
	if n == 0 {
		return 0
	}
	var columns []int
	for i, b := range top {
		if b == '=' && (i == 0 || top[i-1] == ' ') {
			columns = append(columns, i)
		}
	}
	row := &rstRow{r: r, c: c, cells: make([][]textLine, len(columns))}
	for _, l := range lines[1:n] {
		row.simpleLine(l, columns, c.base)
	}
	row.close(0, len(columns))
	return n
}

// simpleEnd counts the lines up to the rule that ends the table, which is
// followed by a blank line; the rule below the heading is not, as a rule.
func (r *rstReader) simpleEnd(lines []textLine) int {
	rules := 0
	for i := 1; i < len(lines); i++ {
		if !rstSimpleRule.Match(r.line(lines[i])) {
			continue
		}
		if rules++; rules == 2 || i+1 == len(lines) || lines[i+1].blank() {
			return i + 1
		}
	}
	return 0
}

// simpleLine parts a line where its columns begin. A line whose first column
// is empty goes on with the row.
func (t *rstRow) simpleLine(l textLine, columns []int, base int) {
	s := t.r.line(l)
	if len(s) == 0 || rstSimpleRule.Match(s) || rstSpanRule.Match(s) {
		t.close(0, len(columns))
		return
	}
	indent := l.col - base
	shifted := make([]int, len(columns))
	for i, col := range columns {
		shifted[i] = max(0, col-indent)
	}
	at := rstColumns(s, shifted)
	if len(columns) < 2 || at[1] > 0 {
		t.close(0, len(columns))
	}
	for i := 0; i < len(columns); {
		j := i + 1
		for j < len(columns) && at[j] > 0 && at[j] < len(s) && !isSpace(s[at[j]-1]) {
			j++ // the cell goes on in the next column
		}
		to := len(s)
		if j < len(columns) {
			to = at[j]
		}
		if to > at[i] {
			t.piece(i, l.from+at[i], l.from+to)
		}
		i = j
	}
}

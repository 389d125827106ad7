package layout

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// leastWidth is how narrow the lines of a value may become.
const leastWidth = 20

// lines writes text whose lines are kept, without the white space at their
// ends.
func (w *work) lines(s string) {
	for {
		n := strings.IndexByte(s, '\n')
		if n < 0 {
			w.out.WriteString(s)
			return
		}
		w.out.WriteString(strings.TrimRight(s[:n], blanks))
		w.out.WriteString(w.eol)
		s = s[n+1:]
	}
}

// flow writes the paragraphs of s in lines that end before width and go on at
// the column indent. A width of 0 is as wide as it needs.
func (w *work) flow(s string, indent, width int) {
	column := indent
	if width > 0 && indent > width-leastWidth {
		indent = min(indent, 2*w.indentWidth())
	}
	for i, paragraph := range paragraphs(s) {
		if i > 0 {
			w.out.WriteString(w.eol)
			w.newLine(indent)
			column = indent
		}
		for j, word := range strings.FieldsFunc(paragraph, func(r rune) bool { return r < utf8.RuneSelf && isBlank(byte(r)) }) {
			size := utf8.RuneCountInString(word)
			switch {
			case j == 0:
			case width > 0 && column+1+size > width:
				w.newLine(indent)
				column = indent
			default:
				w.out.WriteByte(' ')
				column++
			}
			w.out.WriteString(word)
			column += size
		}
	}
}

func (w *work) newLine(indent int) {
	w.out.WriteString(w.eol)
	w.out.WriteString(strings.Repeat(" ", indent))
}

func (w *work) indentWidth() int { return utf8.RuneCountInString(w.indent()) }

// paragraphs parts s at its empty lines.
func paragraphs(s string) []string {
	var all []string
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] != '\n' {
			continue
		}
		next := i + 1
		for next < len(s) && isBlank(s[next]) {
			next++
		}
		if strings.IndexByte(s[i+1:next], '\n') >= 0 {
			all = append(all, s[from:i])
			from = next
		}
		i = next - 1
	}
	return append(all, s[from:])
}

// raw writes a part of the source as it is.
func (w *work) raw(from, to int) { w.out.Write(w.src[from:to]) }

// endsLine reports whether what is written ends with a line.
func (w *work) endsLine() bool { return bytes.HasSuffix(w.out.Bytes(), []byte("\n")) }

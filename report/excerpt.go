package report

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"github.com/citecheck/citecheck/cite"
)

// excerptWidth is how many columns of a source line are shown where no terminal
// says otherwise. A paragraph of a blog is one line of thousands; only the words
// around the fault help.
const excerptWidth = 96

// excerptColumns is how many fit a terminal of that width beside the number of
// the line and the dots of what is left out; more than a line of print helps
// nobody.
func excerptColumns(terminal int) int {
	if terminal <= 0 {
		return excerptWidth
	}
	return min(max(terminal-15, 40), 120)
}

// excerpt shows the line of a group of findings with the wrong words
// underlined.
func (p *textPrinter) excerpt(group []cite.Located) {
	first := group[0]
	if first.Span.Part < 0 || first.Span.Part >= len(first.Doc.Parts) || first.Doc.Parts[first.Span.Part].Source == nil {
		return
	}
	line := []rune(first.Doc.Parts[first.Span.Part].Line(first.From.Line))
	cut, shift := window(line, columnsOf(first, line), columnsOf(group[len(group)-1], line), p.width)
	number := fmt.Sprintf("%5d", first.From.Line)
	p.printf("%s\n", p.paint.faint(number+" | ")+visible(cut))
	p.printf("%s\n", p.paint.faint(strings.Repeat(" ", len(number))+" | ")+p.paint.sgr(red, underline(cut, shift, group, line)))
}

// A stretch is a range of code points of a line.
type stretch struct{ start, end int }

// columnsOf is where a finding stands in its line; what goes on in the next
// line ends with this one.
func columnsOf(f cite.Located, line []rune) stretch {
	s := stretch{f.From.Column - 1, f.To.Column - 1}
	if f.To.Line != f.From.Line {
		s.end = len(line)
	}
	s.start = min(max(s.start, 0), len(line))
	s.end = min(max(s.end, s.start), len(line))
	return s
}

// underline puts carets under the words of each finding, one at least, so that
// an empty place shows too.
func underline(cut []rune, shift int, group []cite.Located, line []rune) string {
	var b strings.Builder
	at := 0
	for _, f := range group {
		s := columnsOf(f, line)
		start, end := min(max(s.start-shift, at), len(cut)), min(s.end-shift, len(cut))
		gap := columns(cut[at:start])
		carets := 1
		if end > start {
			carets = columns(cut[start:end])
		}
		b.WriteString(strings.Repeat(" ", gap) + strings.Repeat("^", max(1, carets)))
		at = max(start, end)
	}
	return b.String()
}

// window cuts a long line down to what surrounds the words from first to
// last, at most width columns of it, and says by how much that moved them to
// the left.
func window(line []rune, first, last stretch, width int) (cut []rune, shift int) {
	from, to := frame(line, first, last, width)
	for n := to - from; columns(line[from:to]) > width && n > 1; { // wide characters
		n -= max(1, (columns(line[from:to])-width)/2)
		from, to = frame(line, first, last, n)
	}
	if from == 0 && to == len(line) {
		return line, 0
	}
	cut = append(cut, line[from:to]...)
	shift = from
	if from > 0 {
		cut, shift = append([]rune(ellipsis), cut...), from-len(ellipsis)
	}
	if to < len(line) {
		cut = append(cut, []rune(ellipsis)...)
	}
	return cut, shift
}

// frame chooses which code points of a line are shown.
func frame(line []rune, first, last stretch, width int) (from, to int) {
	if len(line) <= width {
		return 0, len(line)
	}
	wide := min(last.end-first.start, width)
	from = max(0, first.start-(width-wide)*2/3)
	to = min(len(line), from+width)
	return max(0, to-width), to
}

const ellipsis = "..."

// visible replaces what would move the cursor or hide text, so that no
// document can write to the terminal in our name.
func visible(line []rune) string {
	return strings.Map(printable, string(line))
}

func printable(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case unicode.IsControl(r), r == '\u2028', r == '\u2029', isBidiControl(r):
		return '\uFFFD'
	}
	return r
}

// isBidiControl names the characters that reorder the text around them (UAX #9).
func isBidiControl(r rune) bool {
	return r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069' || r == '\u200E' || r == '\u200F' || r == '\u061C'
}

// clean makes a message safe to print on one line.
func clean(s string) string { return strings.Map(printable, s) }

// columns is the width on a terminal: East Asian wide characters take two
// columns (UAX #11), combining marks none.
func columns(line []rune) int {
	n := 0
	for _, r := range line {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) && !isBidiControl(r):
		case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

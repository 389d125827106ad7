package report

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"github.com/citecheck/citecheck/cite"
)

// excerptWidth is how many columns of a source line are shown. A paragraph of
// a blog is one line of thousands; only the words around the fault help.
const excerptWidth = 96

// excerpt shows the line of a finding with the wrong words underlined.
func (p *textPrinter) excerpt(doc *cite.Document, s cite.Span, from, to cite.Position) {
	if s.Part < 0 || s.Part >= len(doc.Parts) {
		return
	}
	line := []rune(doc.Parts[s.Part].Line(from.Line))
	start, end := from.Column-1, to.Column-1
	if to.Line != from.Line {
		end = len(line)
	}
	line, start, end = window(line, min(start, len(line)), min(end, len(line)))
	number := fmt.Sprintf("%5d", from.Line)
	p.printf("%s\n", p.paint.faint(number+" | ")+visible(line))
	p.printf("%s\n", p.paint.faint(strings.Repeat(" ", len(number))+" | ")+
		strings.Repeat(" ", columns(line[:start]))+p.paint.sgr(red, carets(line[start:end])))
}

// carets underlines at least one column, so that an empty place shows too.
func carets(wrong []rune) string {
	return strings.Repeat("^", max(1, columns(wrong)))
}

// window cuts a long line down to the words around [start, end).
func window(line []rune, start, end int) (cut []rune, from, to int) {
	end = min(max(end, start), start+excerptWidth)
	if len(line) <= excerptWidth {
		return line, start, end
	}
	lead := max(0, (excerptWidth-(end-start))*2/3)
	first := max(0, start-lead)
	last := min(len(line), first+excerptWidth)
	first = max(0, min(first, last-excerptWidth))
	cut = append([]rune(nil), line[first:last]...)
	if first > 0 {
		cut, start, end = append([]rune("..."), cut...), start+3, end+3
	}
	if last < len(line) {
		cut = append(cut, []rune("...")...)
	}
	return cut, start - first, end - first
}

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

package check

import (
	"slices"
	"strings"
)

// printedFields are the fields of both dialects that standard styles print as
// text. Names are lists of their own; see nameFields.
var printedFields = strings.Fields(`title subtitle titleaddon booktitle booksubtitle booktitleaddon maintitle mainsubtitle journal journaltitle
	journalsubtitle issuetitle series publisher address location institution school organization note addendum howpublished edition type
	number volume pages chapter eventtitle venue origtitle shorttitle part`)

// titleFields are those of them that are titles.
var titleFields = strings.Fields("title subtitle booktitle booksubtitle maintitle mainsubtitle journalsubtitle")

// texText marks the bytes of a value in LaTeX that are text to LaTeX: outside
// of formulas, of the names of commands, and of what \url and its kin take
// verbatim. A backslash with the sign behind it is a command.
func texText(tex string) []bool {
	text := make([]bool, len(tex))
	for i := 0; i < len(tex); {
		switch c := tex[i]; {
		case c == '\\':
			i = afterCommand(tex, i)
		case c == '$':
			end := formulaEnd(tex, i)
			if end < 0 {
				text[i] = true // a dollar that closes nowhere
				i++
				continue
			}
			i = end
		default:
			text[i] = true
			i++
		}
	}
	return text
}

// verbatimCommands take an address or code as it is.
var verbatimCommands = []string{"url", "href", "path", "nolinkurl", "verb", "detokenize", "ensuremath", "doi", "texttt@", "includegraphics"}

// afterCommand returns where the command that begins at i ends, with its first
// argument if that is not text.
func afterCommand(tex string, i int) int {
	to := i + 1
	for to < len(tex) && isASCIILetter(tex[to]) {
		to++
	}
	if to == i+1 {
		if to < len(tex) && tex[to] == '(' { // \( ... \)
			if end := strings.Index(tex[to:], `\)`); end >= 0 {
				return to + end + 2
			}
		}
		return min(to+1, len(tex))
	}
	if !slices.Contains(verbatimCommands, tex[i+1:to]) {
		return to
	}
	open := to + len(tex[to:]) - len(strings.TrimLeft(tex[to:], " \t\n"))
	if open < len(tex) && tex[open] == '{' {
		return closingBrace(tex, open)
	}
	return to
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// closingBrace returns the end of the group that opens at i.
func closingBrace(tex string, i int) int {
	depth := 0
	for ; i < len(tex); i++ {
		switch tex[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(tex)
}

// formulaEnd returns the end of the formula that the dollar at i begins, or -1.
func formulaEnd(tex string, i int) int {
	mark := "$"
	if strings.HasPrefix(tex[i:], "$$") {
		mark = "$$"
	}
	for at := i + len(mark); at < len(tex); at++ {
		switch {
		case tex[at] == '\\':
			at++
		case strings.HasPrefix(tex[at:], mark):
			return at + len(mark)
		}
	}
	return -1
}

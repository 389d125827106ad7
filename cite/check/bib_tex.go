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

// texFields are the fields that LaTeX typesets.
var texFields = slices.Concat(printedFields, nameFields)

// titleFields are those of them that are titles.
var titleFields = strings.Fields("title subtitle booktitle booksubtitle maintitle mainsubtitle journalsubtitle")

// texText marks the bytes of a value in LaTeX that are text to LaTeX: outside
// of formulas, of the names of commands, and of what \url and its kin take
// verbatim. A backslash with the sign behind it is a command.
func texText(tex string) []bool {
	text := make([]bool, len(tex))
	for i := 0; i < len(tex); {
		to := i
		switch tex[i] {
		case '\\':
			to = afterCommand(tex, i)
		case '$':
			to = formulaEnd(tex, i)
		}
		if to <= i { // a letter, or a dollar that closes nowhere
			text[i] = true
			to = i + 1
		}
		i = to
	}
	return text
}

// verbatimCommands take an address, a name or code as it is, or a formula.
var verbatimCommands = map[string]bool{
	"url": true, "Url": true, "href": true, "path": true, "nolinkurl": true, "doi": true, "detokenize": true, "includegraphics": true,
	"ensuremath": true, "ce": true, "chem": true, "SI": true, "si": true, "num": true, "unit": true, "qty": true,
	"ref": true, "pageref": true, "eqref": true, "autoref": true, "cref": true, "Cref": true, "nameref": true, "label": true,
	"gls": true, "ac": true, "input": true, "hyperref": true, "hypertarget": true, "hyperlink": true,
}

// longFormula is more than a formula in a reference has, so that looking for
// its end stays cheap.
const longFormula = 1000

// afterCommand returns where the command that begins at i ends, with its first
// argument if that is not text.
func afterCommand(tex string, i int) int {
	to := commandNameEnd(tex, i)
	switch name := tex[i+1 : to]; {
	case name == "(":
		if end := strings.Index(tex[to:min(len(tex), to+longFormula)], `\)`); end >= 0 {
			return to + end + len(`\)`)
		}
	case name == "verb" || name == "lstinline":
		return afterVerb(tex, to)
	case verbatimCommands[name] || strings.HasSuffix(name, "cite") || strings.HasPrefix(name, "cite"):
		open := to + len(tex[to:]) - len(strings.TrimLeft(tex[to:], " \t\n"))
		if open < len(tex) && tex[open] == '{' {
			return closingBrace(tex, open)
		}
		if name == "url" || name == "path" || name == "nolinkurl" {
			return afterVerb(tex, open)
		}
	}
	return to
}

// commandNameEnd returns the end of the name of the command at i: letters, or
// one other sign.
func commandNameEnd(tex string, i int) int {
	to := i + 1
	for to < len(tex) && isASCIILetter(tex[to]) {
		to++
	}
	if to == i+1 {
		return min(to+1, len(tex))
	}
	return to
}

// afterVerb returns the end of the code that \verb takes between two equal
// signs.
func afterVerb(tex string, i int) int {
	if i < len(tex) && tex[i] == '*' {
		i++
	}
	if i < len(tex) && tex[i] != '{' {
		if end := strings.IndexByte(tex[i+1:], tex[i]); end >= 0 {
			return i + 1 + end + 1
		}
	}
	return i
}

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isASCIIDigit(c byte) bool { return '0' <= c && c <= '9' }

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

// formulaEnd returns the end of the formula that the dollar at i begins, or -1
// if it is no formula: nothing closes it in its group, or it is a price.
func formulaEnd(tex string, i int) int {
	mark := "$"
	if strings.HasPrefix(tex[i:], "$$") {
		mark = "$$"
	}
	depth := 0
	for at := i + len(mark); at < len(tex); at++ {
		switch c := tex[at]; {
		case c == '\\':
			at++
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth < 0 {
				return -1
			}
		case strings.HasPrefix(tex[at:], mark):
			if isPrice(tex[i+len(mark):at], tex[at+len(mark):]) {
				return -1
			}
			return at + len(mark)
		}
	}
	return -1
}

// isPrice reports whether the words between two dollars are prose between two
// prices, as in "from $5 to $10".
func isPrice(between, behind string) bool {
	return between != "" && behind != "" && isASCIIDigit(between[0]) && isASCIIDigit(behind[0]) &&
		strings.Contains(between, " ") && !strings.ContainsAny(between, `\^_=`)
}

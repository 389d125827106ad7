package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// texSpecials are the signs that are no text to LaTeX.
const texSpecials = "&%#_$^"

// bareSigns returns the signs of a value that are no text to LaTeX, in order,
// and what to write for them. Entities of HTML are told of elsewhere.
func bareSigns(tex string) []texEdit {
	if !strings.ContainsAny(tex, texSpecials) {
		return nil
	}
	text := texText(tex)
	for _, loc := range entityInField.FindAllStringIndex(tex, -1) {
		unmark(text, loc[0], loc[1])
	}
	var edits []texEdit
	addresses := addressInText.FindAllStringIndex(tex, -1)
	for i := 0; i < len(tex); i++ {
		if len(addresses) > 0 && addresses[0][1] <= i {
			addresses = addresses[1:]
		}
		var address []int
		if len(addresses) > 0 && addresses[0][0] <= i {
			address = addresses[0]
		}
		if edit, ok := mended(tex, i, address); ok && text[i] {
			edits = append(edits, edit)
			i = edit.to - 1
		}
	}
	return edits
}

// mended returns what to write where the sign or the address at i is no text;
// address is where the one stands that i is in.
func mended(tex string, i int, address []int) (texEdit, bool) {
	if len(address) > 0 && address[0] == i && loose(tex[i:address[1]]) {
		to := i + len(strings.TrimRight(tex[i:address[1]], endsSentence))
		return texEdit{i, to, `\url{` + tex[i:to] + "}"}, true
	}
	if strings.IndexByte(texSpecials, tex[i]) < 0 {
		return texEdit{}, false
	}
	return asText(tex, i, len(address) > 0), true
}

func unmark(text []bool, from, to int) {
	for i := from; i < to; i++ {
		text[i] = false
	}
}

// endsSentence are signs behind an address that are seldom part of it.
const endsSentence = ".,;:!?)"

var addressInText = pattern.New(`(?:https?://|\b10\.\d{4,}/)[^\s{}<>"]+`)

// loose reports whether an address has signs in it that \url takes and text
// does not. One that its author wrote with backslashes is text.
func loose(address string) bool {
	return strings.HasPrefix(address, "http") && strings.ContainsAny(strings.TrimRight(address, endsSentence), texSpecials) && !strings.Contains(address, `\`)
}

// asText returns how to write the sign at i. In an address nothing is an index.
func asText(tex string, i int, inAddress bool) texEdit {
	if strings.HasPrefix(tex[i:], "%\n") {
		return texEdit{i, i + 1, ""} // where TeX would join lines, which BibTeX has done
	}
	if tex[i] != '^' && tex[i] != '_' {
		return texEdit{i, i + 1, `\` + tex[i:i+1]}
	}
	if from, to := formulaAround(tex, i); to > i && !inAddress {
		return texEdit{from, to, "$" + tex[from:to] + "$"}
	}
	if tex[i] == '^' {
		return texEdit{i, i + 1, `\textasciicircum{}`}
	}
	return texEdit{i, i + 1, `\_`}
}

// formulaAround returns the formula that the index or exponent at i is meant
// to be in: C^r, CO_2, b_{v}. The underscore of a name like my_list is in none.
func formulaAround(tex string, i int) (from, to int) {
	from = i
	if i > 0 && isASCIIWord(tex[i-1]) && (i == 1 || !isASCIIWord(tex[i-2]) && tex[i-2] != '\\') {
		from = i - 1
	}
	for to = i; to < len(tex) && (tex[to] == '^' || tex[to] == '_'); {
		end := scriptEnd(tex, to+1)
		if end < 0 {
			break
		}
		to = end
	}
	return from, to
}

// scriptEnd returns the end of the index or exponent that begins at i: a group
// or a single letter or figure. It is -1 for anything else.
func scriptEnd(tex string, i int) int {
	switch {
	case i >= len(tex):
		return -1
	case tex[i] == '{':
		if end := closingBrace(tex, i); tex[end-1] == '}' && end > i+len("{}") {
			return end
		}
	case isASCIIWord(tex[i]) && (i+1 == len(tex) || !isASCIIWord(tex[i+1])):
		return i + 1
	}
	return -1
}

func isASCIIWord(c byte) bool { return isASCIILetter(c) || isASCIIDigit(c) }

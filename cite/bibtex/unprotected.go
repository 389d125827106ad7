package bibtex

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Unprotected returns the words of a title in LaTeX that Print would protect
// and that stand outside of braces: acronyms, names, words with a capital
// inside. BibTeX styles that write titles in sentence case make them small.
func Unprotected(tex, lang string) []Range {
	var found []Range
	g := slices.Min(append(guardsFor(titleWords(Decode(tex)), lang), capitals)) // the most cautious of them
	first := true
	depth := 0
	for i := 0; i < len(tex); {
		switch c := tex[i]; {
		case c == '\\':
			i = commandEnd(tex, i)
			first = false
			continue
		case c == '{':
			depth++
			first = false
		case c == '}':
			depth = max(0, depth-1)
		case c == '$':
			i += formulaLen(tex[i:])
			continue
		}
		n := 0
		if depth == 0 {
			n = wordLen(tex[i:])
		}
		if n == 0 {
			_, size := utf8.DecodeRuneInString(tex[i:])
			first = first || depth == 0 && (tex[i] == ':' || tex[i] == '.' || tex[i] == '?' || tex[i] == '!')
			i += size
			continue
		}
		n = wordInTeX(tex[i:], n)
		w := titleWord{text: Decode(tex[i : i+n]), letters: true, position: positionIf[first]}
		if g.protects(w) && lowered(w) && !opensUnmarked(w.text) {
			found = append(found, Range{i, i + n})
		}
		first = false
		i += n
	}
	return found
}

// wordInTeX is the length of the word that s begins with, of which the first n
// bytes are plain letters: with the accents in braces behind them.
func wordInTeX(s string, n int) int {
	for n < len(s) {
		more := wordLen(s[n:])
		if strings.HasPrefix(s[n:], `{\`) {
			more = groupLen(s[n:])
		}
		if more == 0 {
			return n
		}
		n += more
	}
	return n
}

// longestAccent is more than a letter with its accents takes.
const longestAccent = 40

// groupLen is the length of the group that s begins with, 0 if it is too long
// to be a letter.
func groupLen(s string) int {
	depth := 0
	for i := range min(len(s), longestAccent) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// opensUnmarked reports a word that has a capital only because something begins
// with it that no sign sets off.
func opensUnmarked(word string) bool {
	return slices.Contains([]string{"A", "An", "The", "Der", "Die", "Das", "Le", "La", "Les", "El", "Los", "Il", "What", "How", "Why", "Is", "In", "On"}, word)
}

// positionIf is the position of a word that is the first of a part, or is not.
var positionIf = map[bool]position{true: opening, false: inside}

// lowered reports whether sentence case changes the word: the first letter of
// a title and of its subtitle stays.
func lowered(w titleWord) bool { return w.position == inside || innerCapital(w.text) }

// commandEnd returns the end of the command at i; its letters are no word.
func commandEnd(tex string, i int) int {
	for i++; i < len(tex) && ('a' <= tex[i]|0x20 && tex[i]|0x20 <= 'z'); i++ {
	}
	if i < len(tex) && tex[i-1] == '\\' {
		_, size := utf8.DecodeRuneInString(tex[i:])
		i += size
	}
	return i
}

// formulaLen is the length of the formula that s begins with, 1 at least.
func formulaLen(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i] == '$' && s[i-1] != '\\' {
			return i + 1
		}
	}
	return 1
}

package name

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A mark stands at the beginning of a list for the authors of the work before:
// a word, or a long dash. One short dash is a list's bullet unless punctuation
// follows it.
var (
	dittoWord = pattern.New(`^(?i:` + dittoWords + `)(?:$|\.?(?:[\s,:;/&(\[]|$)|\.)`)
	dittoLine = pattern.New(`^` + dittoDash)
)

// dashes are what the lines of dittoLine begin with.
const dashes = "-–—―_⸺⸻"

func dittoMark(s string) []int {
	if first, _ := utf8.DecodeRuneInString(s); strings.ContainsRune(dashes, first) {
		return dittoLine.FindStringIndex(s)
	}
	return dittoWord.FindStringIndex(s)
}

// dittoDash is three hyphens, two dashes or underscores, or one dash before
// punctuation or at the end.
const dittoDash = `(?:(?:-[ ]?){3,}|(?:[–—―_⸺⸻][ ]?){2,}|[—―⸺⸻](?:\s*[.,:;(\[]|\s*$)|[–—―_-]\s*$|[–]\s*[.,:;])`

const dittoWords = `(?:ders\.|ders|derselbe|dies\.|dies|dieselben?|idem|id\.|eadem|eaedem|iidem|ead\.|он же|она же|они же|его же|её же|ее же|их же|той же|він же|вона же|le même|la même|les mêmes|el mismo|la misma|los mismos|las mismas|lo stesso|la stessa|gli stessi|o mesmo|a mesma|os mesmos|mismo autor|mesmo autor|tenże|tegoż|tejże|taż|týž|táž|ugyanő|同上|同氏|위와 같음)`

// Repeats returns how many bytes of s, from its beginning, are a mark that
// stands for the names of the work before, such as "Ders.", "Idem", "Он же" or
// "———"; 0 if s begins with none.
func Repeats(s string) int {
	loc := dittoMark(s)
	if loc == nil {
		return 0
	}
	mark := strings.TrimRight(s[:loc[1]], " \t\n,:;/&([")
	if word := strings.TrimRight(mark, ". "); !shortened[strings.ToLower(word)] {
		return len(word)
	}
	return len(mark)
}

// shortened marks have a stop of their own.
var shortened = words("ders dies id ead")

package bibtex

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A Range is a stretch of bytes of a value in LaTeX: a name of a list, a word.
type Range struct{ From, To int }

// SplitNames takes a list of names apart at every "and" between white space
// outside of braces, and also where it stands at the beginning or the end.
// Empty ones stand where an "and" has no name on one side.
func SplitNames(list string) []Range {
	var names []Range
	from := 0
	add := func(to int) {
		f, t := from, to
		for f < t && isSpace(list[f]) {
			f++
		}
		for t > f && isSpace(list[t-1]) {
			t--
		}
		names = append(names, Range{f, t})
	}
	outside(list, func(i int) {
		if i < from || i+3 > len(list) || (list[i]|0x20) != 'a' {
			return
		}
		word := list[i : i+3]
		opens := i == 0 || isSpace(list[i-1])
		closes := i+3 == len(list) || isSpace(list[i+3])
		if opens && closes && (word == "and" || word == "AND" || word == "And") {
			add(i)
			from = i + 3
		}
	})
	add(len(list))
	return names
}

// NameParts reads one name in LaTeX by BibTeX's rules. It returns false if no
// single person or organisation comes out.
func NameParts(tex string) (cite.Name, bool) {
	names := readName(tex)
	if len(names) != 1 {
		return cite.Name{}, false
	}
	return names[0], true
}

// Enclosed reports whether braces hold the whole name, so that BibTeX takes it
// for one word: an organisation.
func Enclosed(tex string) bool {
	_, ok := whole(tex)
	return ok
}

// CommasIn returns where the commas of a name stand that BibTeX sees.
func CommasIn(tex string) []int { return AllOutside(tex, ",") }

// AllOutside returns where the bytes stand outside of braces.
func AllOutside(tex, any string) []int {
	var found []int
	outside(tex, func(i int) {
		if strings.IndexByte(any, tex[i]) >= 0 {
			found = append(found, i)
		}
	})
	return found
}

// OutsideBraces returns where one of the bytes first stands outside of braces,
// or -1.
func OutsideBraces(tex, any string) int {
	if found := AllOutside(tex, any); found != nil {
		return found[0]
	}
	return -1
}

package normalize

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A keyKind is a token of a KeyPattern.
type keyKind struct {
	words  func(s *keySource, n int) []string
	counts bool // a number may follow: [auth3]
}

// keyTokens are the tokens by their names in small letters. Those with other
// names in JabRef or Better BibTeX are here under these as well.
var keyTokens = map[string]keyKind{
	"auth":           {(*keySource).auth, true},
	"authors":        {(*keySource).authors, true},
	"authetal":       {(*keySource).authEtAl, false},
	"year":           {func(s *keySource, _ int) []string { return one(s.year) }, false},
	"shortyear":      {func(s *keySource, _ int) []string { return one(s.year[max(0, len(s.year)-2):]) }, false},
	"title":          {func(s *keySource, n int) []string { return firstWords(s.title, n, len(s.title)) }, true},
	"shorttitle":     {func(s *keySource, n int) []string { return firstWords(s.title, n, 3) }, true},
	"veryshorttitle": {func(s *keySource, _ int) []string { return firstWords(s.title, 1, 1) }, false},
	"journal":        {func(s *keySource, _ int) []string { return telltale(s.Get("container-title")) }, false},
	"volume":         {func(s *keySource, _ int) []string { return one(keyLetters(s.Get("volume"))) }, false},
	"firstpage":      {func(s *keySource, _ int) []string { return one(firstPage(s.Get("page"))) }, false},
	"type":           {func(s *keySource, _ int) []string { return one(keyLetters(s.Type)) }, false},
}

var keyTokenNames = slices.Sorted(maps.Keys(keyTokens))

// keyModifiers change the words of a token.
var keyModifiers = map[string]func([]string) []string{
	"lower":      each(strings.ToLower),
	"upper":      each(strings.ToUpper),
	"capitalize": each(capitalised),
	"camel": func(words []string) []string {
		return append(each(strings.ToLower)(words[:min(1, len(words))]), each(capitalised)(words[min(1, len(words)):])...)
	},
	"abbr": each(func(w string) string { return w[:min(1, len(w))] }),
}

var keyModifierNames = slices.Sorted(maps.Keys(keyModifiers))

func each(f func(string) string) func([]string) []string {
	return func(words []string) []string {
		out := make([]string, len(words))
		for i, w := range words {
			out[i] = f(w)
		}
		return out
	}
}

func capitalised(w string) string {
	return strings.ToUpper(w[:min(1, len(w))]) + w[min(1, len(w)):]
}

// A keySource is what keys are made of: ASCII words, capitals kept.
type keySource struct {
	*cite.Entry
	names  []string // family names, or the first telling words of bodies
	others bool     // there are more
	year   string
	title  []string
}

// newKeySource reads an entry. Where nobody is named and names are asked for,
// the first word of the title stands in.
func newKeySource(e *cite.Entry, named bool) *keySource {
	s := &keySource{Entry: e, title: each(capitalised)(telltale(e.Get("title")))}
	for _, n := range e.Authors() {
		if family := first(n); family != "" {
			s.names = append(s.names, family)
		}
		s.others = s.others || n.Others
	}
	if len(s.names) == 0 && len(s.title) > 0 && named {
		s.names, s.title = s.title[:1], s.title[1:]
	}
	if y := e.Dates["issued"].Year; y > 0 {
		s.year = strconv.Itoa(y)
	}
	return s
}

func (s *keySource) auth(n int) []string {
	if len(s.names) == 0 {
		return nil
	}
	name := s.names[0]
	if n > 0 {
		name = name[:min(n, len(name))]
	}
	return []string{name}
}

func (s *keySource) authors(n int) []string {
	if n == 0 || n >= len(s.names) && !s.others {
		return s.names
	}
	return append(firstWords(s.names, n, n), "EtAl")
}

func (s *keySource) authEtAl(int) []string {
	if len(s.names) > 2 || s.others {
		return s.authors(1)
	}
	return s.names
}

// firstWords returns the first n words, or usual ones if n is 0. The result
// may be appended to.
func firstWords(words []string, n, usual int) []string {
	if n == 0 {
		n = usual
	}
	return slices.Clip(words[:min(n, len(words))])
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// firstPage is the first number or numbered page of a range.
func firstPage(pages string) string {
	word, _ := nextWord(pages, isLetterOrDigit)
	return keyLetters(word)
}

// nearest returns the name that s is probably meant to be, or "".
func nearest(s string, names []string) string {
	best, least := "", 3
	for _, name := range names {
		if d := edits(s, name); d < least {
			best, least = name, d
		}
		if least > 1 && len(s) > 2 && (strings.HasPrefix(name, s) || strings.HasPrefix(s, name)) {
			best, least = name, 1
		}
	}
	return best
}

// edits counts the letters to be changed, left out or put in to get from a to
// b (Levenshtein).
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

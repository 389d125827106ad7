package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nextWord cuts the first run of characters of the class off s: the word, and
// what follows it. The word is "" if there is none.
func nextWord(s string, class func(rune) bool) (word, rest string) {
	from := strings.IndexFunc(s, class)
	if from < 0 {
		return "", ""
	}
	s = s[from:]
	for i, r := range s {
		if !class(r) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// isLetter is unicode.IsLetter, quick for ASCII.
func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r)
}

func isLetterOrDigit(r rune) bool {
	return isLetter(r) || '0' <= r && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
}

// longestWord is how many bytes the words of our lists have at most, with room
// to spare.
const longestWord = 32

// known looks a word up in a list of words in small letters, without a copy of
// it where it is ASCII.
func known[V any](list map[string]V, word string) V {
	var small [longestWord]byte
	if len(word) > len(small) {
		var none V
		return none
	}
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return list[strings.ToLower(word)]
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		small[i] = c
	}
	return list[string(small[:len(word)])]
}

// collapse turns every run of white space into one space and drops those at
// the ends.
func collapse(s string) string {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf && otherSpace(s[i:]) || c < ' ' && c >= '\t' && c <= '\r' || c == ' ' && before == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		before = c
	}
	return strings.TrimSuffix(s, " ")
}

// otherSpace reports whether s begins with white space beyond ASCII.
func otherSpace(s string) bool {
	switch s[0] {
	case 0xc2, 0xe1, 0xe2, 0xe3: // first bytes of U+0085, U+00A0, U+1680, U+2000 to U+205F, U+3000
		r, _ := utf8.DecodeRuneInString(s)
		return unicode.IsSpace(r)
	}
	return false
}

package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// byRule reads "First von Last", "von Last, First" and "von Last, Jr, First".
func byRule(parts []string) cite.Name {
	words := wordsOf(parts[0])
	if len(parts) == 1 {
		from, to := von(words)
		return cite.Name{Given: joined(words[:from]), Particle: joined(words[from:to]), Family: joined(words[to:])}
	}
	_, to := von(words)
	n := cite.Name{Particle: joined(words[:to]), Family: joined(words[to:])}
	n.Given = Decode(parts[len(parts)-1])
	if len(parts) == 3 {
		n.Suffix = Decode(parts[1])
	}
	if !smallWord(words[0]) {
		n.Particle, n.Family = "", joined(words)
	}
	return n
}

// wordsOf cuts a part of a name at its spaces and ties; there is at least one.
// The tilde of an accent is no tie.
func wordsOf(s string) []string {
	s = strings.ReplaceAll(s, `\~`, tilde)
	var words []string
	for _, w := range cutAt(s, " \t\r\n~") {
		w = strings.ReplaceAll(w, tilde, `\~`)
		if w != "" {
			words = append(words, w)
		}
	}
	if words == nil {
		words = []string{""}
	}
	return words
}

// tilde stands for the accent while names are cut.
const tilde = "\\\x00"

func joined(words []string) string { return Decode(strings.Join(words, " ")) }

// von returns which of the words are the "von" part: from the first to the last
// in small letters, the last word of all left aside.
func von(words []string) (from, to int) {
	last := len(words) - 1
	from, to = last, last
	for i := last - 1; i >= 0; i-- {
		if smallWord(words[i]) {
			if to == last && from == last {
				to = i + 1
			}
			from = i
		}
	}
	return from, to
}

// smallWord reports whether a word belongs to the "von" part: it begins with a
// small letter, and no capital follows a hyphen in it, as in al-Hasan, for which
// BibTeX ends the "von" part at the hyphen.
func smallWord(w string) bool {
	if i := strings.IndexByte(w, '-'); i > 0 && firstSize(w[i+1:]) == upperCase {
		return false
	}
	return firstSize(w) == lowerCase
}

// A size is that of the first letter of a word.
type size uint8

const (
	unsized size = iota
	lowerCase
	upperCase
)

// firstSize returns the size of the first letter of a word. What stands in
// braces has no size, unless they make it one character: {\'e}.
func firstSize(w string) size {
	depth := 0
	for i := 0; i < len(w); {
		r, n := utf8.DecodeRuneInString(w[i:])
		switch {
		case r == '\\' && depth == 0 || r == '{' && depth == 0 && strings.HasPrefix(w[i+1:], `\`):
			return sizeOf(firstLetter(Decode(w[i:])))
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0 && unicode.IsLetter(r):
			return sizeOf(r)
		}
		i += n
	}
	return unsized
}

func firstLetter(s string) rune {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return r
		}
	}
	return 0
}

func sizeOf(r rune) size {
	switch {
	case unicode.IsLower(r):
		return lowerCase
	case unicode.IsUpper(r):
		return upperCase
	}
	return unsized
}

// trailing takes the particles that stand behind the given names for what they
// are, as in "Gaulle, Charles de".
func trailing(n cite.Name) cite.Name {
	words := strings.Fields(n.Given)
	end := len(words)
	for end > 0 && droppings[words[end-1]] {
		end--
	}
	if end == 0 || end == len(words) || n.Particle != "" || n.Family == "" {
		return n
	}
	n.Given, n.Dropping = strings.Join(words[:end], " "), strings.Join(words[end:], " ")
	return n
}

// droppings are the particles that may stand behind the given names.
var droppings = func() map[string]bool {
	all := make(map[string]bool)
	for _, word := range strings.Fields("van von vom zu zum zur der den de het ten ter te 't la le du des da do das dos di del della af av") {
		all[word] = true
	}
	return all
}()

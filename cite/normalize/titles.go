package normalize

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// French sets a space before the colon; bibliographies do not.
	spacedColon = strings.NewReplacer(" : ", ": ", " ; ", "; ")
	spacedMark  = strings.NewReplacer(" ?", "?", " !", "!", " »", "»", " ,", ",", " .", ".")
	// inWord stands before the title of a host: "In: ".
	inWord = pattern.New(`(?i)^(?:in|dans|en|em|в кн\.?)\s*:\s+`)
	// volumeWords stand before numbers.
	volumeWords = pattern.New(`(?i)^(?:vol(?:ume|s)?|bd|band|jg|jahrgang|t|tome|tom|т|том|no|nr|number|núm|num|issue|heft|h|fasc|n|№|n°|nº)(?:\.\s*|\s+)|^(?:№|n°|nº)\s*`)
)

// quotes that open and close, in the languages of the lists.
const quotes = "\"“”„‟«»‹›「」『』"

// cleanTitle collapses white space, turns " : " into ": ", and drops the
// quotation marks around the title and the punctuation behind it. The case is
// the author's business and stays.
func cleanTitle(s string) string {
	s = cleanPlain(s)
	if spaced(s) {
		s = spacedMark.Replace(spacedColon.Replace(s))
	}
	for before := ""; before != s; {
		before = s
		s = unquote(strings.TrimSpace(s))
		s = strings.TrimLeft(strings.TrimRight(s, " .,;:"), " .,;:")
		s = keepStop(s, before)
	}
	return s
}

// spaced reports whether a space stands before a mark. The white space of s is
// collapsed.
func spaced(s string) bool {
	for i := strings.IndexByte(s, ' '); i >= 0 && i+1 < len(s); {
		if strings.IndexByte(":;?!,.\xc2", s[i+1]) >= 0 {
			return true
		}
		next := strings.IndexByte(s[i+1:], ' ')
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// keepStop gives back a stop that belongs to an ellipsis or an abbreviation
// with inner stops ("in the U.S.").
func keepStop(s, before string) string {
	rest := strings.TrimPrefix(before, s)
	if len(rest) == len(before) || !strings.HasPrefix(rest, ".") {
		return s
	}
	if strings.HasPrefix(rest, "...") {
		return s + "..."
	}
	if abbreviation.MatchString(s) {
		return s + "."
	}
	return s
}

var abbreviation = pattern.New(`(?:^|\s)(?:\p{Lu}\.)+\p{Lu}$`)

// unquote drops one pair of quotation marks around the whole of s, and marks
// that have lost their partner.
func unquote(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	open, shut := isQuote(first), isQuote(last)
	if !open && !shut {
		return s
	}
	inner := 0
	for _, c := range s {
		if isQuote(c) {
			inner++
		}
	}
	switch {
	case open && (inner == 1 || inner == 2 && shut && len(s) > size):
		return strings.Trim(s, quotes)
	case shut && inner == 1:
		return strings.TrimRight(s, quotes)
	}
	return s
}

func isQuote(r rune) bool {
	return r == '"' || r >= utf8.RuneSelf && r != utf8.RuneError && strings.ContainsRune(quotes, r)
}

func cleanContainer(s string) string { return cleanTitle(inWord.ReplaceAllString(cleanPlain(s), "")) }

// cleanPlain collapses white space and drops punctuation at the ends.
func cleanPlain(s string) string {
	return strings.Trim(collapse(s), " ,;:")
}

// numberOf drops the word before a volume or issue number.
func numberOf(s string) string {
	s = strings.Trim(collapse(s), " ,;:.()")
	if s == "" || '0' <= s[0] && s[0] <= '9' {
		return s
	}
	return strings.TrimSpace(volumeWords.ReplaceAllString(s, ""))
}

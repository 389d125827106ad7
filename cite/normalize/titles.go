package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// French sets a space before the colon; bibliographies do not.
	spacedColon = pattern.New(`[\s\x{a0}\x{202f}]+([:;])[\s\x{a0}\x{202f}]+`)
	spacedMark  = pattern.New(`[\s\x{a0}\x{202f}]+([?!»,.])`)
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
	s = spacedColon.ReplaceAllString(s, "$1 ")
	s = spacedMark.ReplaceAllString(s, "$1")
	for before := ""; before != s; {
		before = s
		s = unquote(strings.TrimSpace(s))
		s = strings.TrimLeft(strings.TrimRight(s, " .,;:"), " .,;:")
		s = keepStop(s, before)
	}
	return s
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
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	open, shut := strings.ContainsRune(quotes, r[0]), strings.ContainsRune(quotes, r[len(r)-1])
	inner := 0
	for _, c := range r {
		if strings.ContainsRune(quotes, c) {
			inner++
		}
	}
	switch {
	case open && (inner == 1 || inner == 2 && shut && len(r) > 1):
		return strings.Trim(s, quotes)
	case shut && inner == 1:
		return strings.TrimRight(s, quotes)
	}
	return s
}

func cleanContainer(s string) string { return cleanTitle(inWord.ReplaceAllString(cleanPlain(s), "")) }

// cleanPlain collapses white space and drops punctuation at the ends.
func cleanPlain(s string) string {
	return strings.Trim(strings.Join(strings.Fields(s), " "), " ,;:")
}

// numberOf drops the word before a volume or issue number.
func numberOf(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " ,;:.()")
	return strings.TrimSpace(volumeWords.ReplaceAllString(s, ""))
}

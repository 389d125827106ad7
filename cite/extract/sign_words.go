package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// hasIdentifier reports a DOI, an ISBN or another number that only
// publications have.
func hasIdentifier(lower string) bool {
	for _, w := range []string{"doi", "isbn", "issn", "arxiv", "pmid", "pmc"} {
		if i := strings.Index(lower, w); i >= 0 && !wordBefore(lower, i) && identifies(w, lower[i+len(w):]) {
			return true
		}
	}
	return hasDOI(lower)
}

// identifies reports whether what follows the name of an identifier is one.
func identifies(name, rest string) bool {
	rest = strings.TrimLeft(rest, ": ")
	switch name {
	case "arxiv", "pmc":
		return rest != "" && isDigit(rest[0])
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !unicode.IsLetter(r) || strings.HasPrefix(rest, "org")
}

// hasDOI reports "10.1000/".
func hasDOI(s string) bool {
	for from := 0; ; {
		i := strings.Index(s[from:], "10.")
		if i < 0 {
			return false
		}
		i += from
		digits := s[i+3:]
		n := len(digits) - len(strings.TrimLeft(digits, "0123456789"))
		if 4 <= n && n <= 9 && strings.HasPrefix(digits[n:], "/") && !wordBefore(s, i) {
			return true
		}
		from = i + 3
	}
}

// hasLink reports an address.
func hasLink(lower string) bool {
	return strings.Contains(lower, "http://") || strings.Contains(lower, "https://") || strings.Contains(lower, "ftp://") ||
		strings.Contains(lower, "www.")
}

// accessWords stand before the date on which somebody looked at a page.
var accessWords = []string{
	"retrieved", "accessed", "archived from", "consulté", "consultado", "abruf", "zugriff", "stand:", "дата обращения", "acesso em",
	"visitato", "閲覧", "访问",
}

func hasAccess(lower string) bool {
	for _, w := range accessWords {
		if i := strings.Index(lower, w); i >= 0 && (!wordBefore(lower, i) || lower[i] >= utf8.RuneSelf) {
			return true
		}
	}
	return false
}

var (
	// publisherWords are those of publishers, journals and kinds of publications.
	publisherWords = set(`press verlag publishers publishing publisher édition éditions édit editorial editora ediciones edizioni editore
		издательство изд-во wydawnictwo nakladatelství routledge springer elsevier wiley suhrkamp verso gallimard maspero penguin
		macmillan blackwell pantheon norton mcgraw addison o'reilly books university universität université universidad universidade
		journal proceedings conference magazine review revue revista zeitschrift quarterly arxiv thesis dissertation tesis tese thèse
		constitution lexicon`)
	// hanPublishers are such words in scripts without spaces.
	hanPublishers = []string{"出版", "쪽", "社、", "書店", "書房", "新聞", "书局", "学报", "学刊", "大学", "論集", "評論"}
)

func hasPublisher(lower string) bool {
	start, east := -1, false
	for i, r := range lower {
		east = east || r >= '\u3000'
		if unicode.IsLetter(r) || r == '\'' || r == '-' {
			if start < 0 {
				start = i
			}
			continue
		}
		if start >= 0 && publisherWord(lower[start:i]) {
			return true
		}
		start = -1
	}
	if start >= 0 && publisherWord(lower[start:]) {
		return true
	}
	return east && containsAny(lower, hanPublishers)
}

// publisherWord reports whether w, or its part before a hyphen, is one.
func publisherWord(w string) bool {
	if publisherWords[w] {
		return true
	}
	for part := range strings.SplitSeq(w, "-") {
		if publisherWords[part] {
			return true
		}
	}
	return false
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

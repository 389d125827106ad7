package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// addressStart matches the beginning of an address in a word.
var addressStart = pattern.New(`(?i)(?:https?://|ftp://|www\.|doi:\s?10\.|\b10\.\d{4,9}/|\bhttps?:/{0,2}$)`)

// addressAtEnd is the address that a line ends with: one that began before, if
// the line is one word, or one that begins in its last word.
func addressAtEnd(before, line string) string {
	last := lastToken(line)
	if before != "" && last == line && len(before) < maxBroken {
		return before + line
	}
	if m := addressStart.FindStringIndex(last); m != nil {
		return last[m[0]:]
	}
	return ""
}

// addressGoesOn reports whether an address at the end of a line goes on in the
// next: the links of the page know, or how both look.
func addressGoesOn(page *pdfPage, address, whole string) bool {
	next := firstToken(whole)
	bare := strings.TrimRight(next, ".,;)]>")
	for _, l := range page.links {
		if strings.Contains(l.uri, address+bare) {
			return true
		}
	}
	for _, l := range page.links {
		if l.uri == address {
			return false
		}
	}
	last, _ := utf8.DecodeLastRuneInString(address)
	first, n := utf8.DecodeRuneInString(next)
	switch {
	case next == "" || !addressCharacters(next):
		return false
	case strings.ContainsRune("-_=&?%#~+", last):
		return true
	case strings.ContainsRune("/_-?=&#%~", first) && len(next) > n:
		return true
	case last == '/' || last == ':':
		return !plainWord(bare) || unicode.IsLower(first) && !afterAddress[bare]
	case first == '.' && len(bare) > 2:
		return true
	case last == '.':
		return addressLike(bare) || next == whole && strings.Contains(address, "10.")
	}
	return (unicode.IsLetter(last) || unicode.IsDigit(last)) && addressLike(bare)
}

// afterAddress are words that follow an address in a sentence.
var afterAddress = map[string]bool{
	"and": true, "or": true, "for": true, "the": true, "in": true, "on": true, "accessed": true, "is": true, "was": true, "are": true,
	"to": true, "of": true, "with": true, "by": true, "at": true, "as": true, "which": true, "last": true, "retrieved": true, "visited": true,
	"und": true, "et": true, "y": true, "e": true, "abgerufen": true, "consulté": true,
}

// addressCharacters reports a word that may be part of an address.
func addressCharacters(s string) bool {
	return !strings.ContainsAny(s, "\"“”‘’«»{}|\\^`[") && !strings.HasPrefix(s, "(")
}

// plainWord reports a word of letters alone.
func plainWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) < 0
}

// addressLike reports a word that is hardly one of a sentence: with a slash, a
// sign of queries, a dot inside, or digits among letters.
func addressLike(s string) bool {
	if strings.ContainsAny(s, "/_=&%?#~") {
		return true
	}
	letters, digits := false, false
	for _, r := range s {
		letters = letters || unicode.IsLetter(r)
		digits = digits || unicode.IsDigit(r)
	}
	return letters && (digits || strings.Contains(strings.Trim(s, "."), ".")) || digits && !letters && len(s) > 4
}

package ident

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// encodedPrefix is the prefix of a DOI whose slash is percent-encoded.
var encodedPrefix = pattern.New(`(?i)\b(10\.[0-9]{4,9}(?:\.[0-9]+)*)%2F`)

// FindDOI returns the byte range of the first DOI in s, without the address or
// the label before it and without the punctuation of the sentence after it.
func FindDOI(s string) (start, end int, ok bool) {
	for from := 0; from < len(s); {
		at := strings.Index(s[from:], "10.")
		if at < 0 {
			return 0, 0, false
		}
		start = from + at
		suffix := start + prefixLen(s[start:])
		from = start + len("10.")
		if suffix == start || start > 0 && isWordByte(s[start-1]) {
			continue
		}
		if end := suffix + suffixLen(s[suffix:]); end > suffix {
			return start, end, true
		}
		from = suffix
	}
	return 0, 0, false
}

// prefixLen returns how much of s, which begins with the directory indicator
// "10.", is the prefix of a DOI with its slash: the registrant code may be
// subdivided. ISO 26324:2022, 4.3; registrants have four to nine digits so far:
// https://www.crossref.org/blog/dois-and-matching-regular-expressions/
func prefixLen(s string) int {
	end := len("10.")
	for first := true; ; first = false {
		n := 0
		for end+n < len(s) && isDigit(s[end+n]) {
			n++
		}
		end += n
		switch {
		case n == 0, first && (n < 4 || n > 9), end == len(s):
			return 0
		case s[end] == '/':
			return end + 1
		case s[end] != '.':
			return 0
		}
		end++
	}
}

// isWordByte reports whether c is of a word as regular expressions see it.
func isWordByte(c byte) bool {
	return isDigit(c) || c == '_' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// longestSuffix is how many bytes of a suffix are read. The standard sets no
// limit; the longest that are registered have a few hundred.
const longestSuffix = 2000

// suffixLen returns how much of s is the suffix of a DOI.
func suffixLen(s string) int {
	end := min(len(s), longestSuffix)
	for i, r := range s[:end] {
		if unicode.IsSpace(r) || !unicode.IsGraphic(r) || r == utf8.RuneError || strings.ContainsRune(doiStop, r) {
			end = i
			break
		}
	}
	for {
		trimmed := trimOne(s[:end])
		if trimmed == end {
			return end
		}
		end = trimmed
	}
}

// doiStop are characters that a DOI may contain by the standard, but that in
// print only ever follow one.
const doiStop = "\"“”„«»‘’`{}|\\^，。；、）】」』"

// trimOne takes one character off the end of a suffix where it belongs to the
// sentence: a stop, or a closing bracket that was not opened inside.
func trimOne(s string) int {
	if s == "" {
		return 0
	}
	last := s[len(s)-1]
	switch {
	case strings.IndexByte(".,;:!?'*_-/&", last) >= 0:
		return len(s) - 1
	case last == '>' && strings.HasSuffix(s, "</a>"):
		return len(s) - len("</a>")
	}
	if open := strings.IndexByte(")]>", last); open >= 0 {
		pair := "([<"[open : open+1]
		if strings.Count(s, pair) < strings.Count(s, string(last)) {
			return len(s) - 1
		}
	}
	return len(s)
}

// ParseDOI returns the DOI in s in lower case, since DOIs are compared without
// regard to the case of ASCII letters (DOI Handbook, 2.4). It accepts a bare
// DOI, "doi:10...", "info:doi/10...", and addresses at doi.org or elsewhere that
// contain one, percent-encoded or not.
func ParseDOI(s string) (string, bool) {
	if s = strings.TrimSpace(s); strings.Contains(s, "%") {
		s = encodedPrefix.ReplaceAllString(s, "$1/")
	}
	if strings.Contains(s, "://") {
		s, _, _ = strings.Cut(s, "#")
		if !IsDOIURL(s) {
			s, _, _ = strings.Cut(s, "?") // what follows is the publisher's own
		}
		s = unescape(s)
	}
	start, end, ok := FindDOI(s)
	if !ok {
		return "", false
	}
	return lowerASCII(s[start:end]), true
}

// ValidDOI reports whether s is a DOI in normal form: bare, in lower case.
func ValidDOI(s string) bool {
	start, end, ok := FindDOI(s)
	return ok && start == 0 && end == len(s) && s == lowerASCII(s)
}

// doiHosts answer for every DOI. The two with "dx." are older and still work.
var doiHosts = pattern.New(`(?i)^https?://(?:dx\.|www\.)?(?:doi\.org|doi\.acm\.org)/`)

// IsDOIURL reports whether the address is one of the DOI resolver, whatever
// follows the host.
func IsDOIURL(address string) bool { return doiHosts.MatchString(strings.TrimSpace(address)) }

// DOIURL returns the address at which a DOI resolves. Characters that an
// address may not hold are percent-encoded (DOI Handbook, 2.5.2.4).
func DOIURL(doi string) string {
	var b strings.Builder
	b.WriteString("https://doi.org/")
	for i := range len(doi) {
		c := doi[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"#%<>?[\\]^`{|}", c) >= 0 {
			const hex = "0123456789ABCDEF"
			b.WriteByte('%')
			b.WriteByte(hex[c>>4])
			b.WriteByte(hex[c&15])
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

package source

import (
	"bytes"
	"html"
	"strings"
)

// maxEntity bounds the name of an entity; the longest is
// &CounterClockwiseContourIntegral; with 33 bytes.
const maxEntity = 33

// entity decodes a character reference as HTML does: some old names need no
// semicolon.
func entity(src []byte, at, end int) (string, int) {
	if src[at] != '&' {
		return "", 0
	}
	ref := string(src[at:reference(src, at, end)])
	whole := html.UnescapeString(ref)
	if whole == ref {
		return "", 0
	}
	if strings.HasPrefix(ref, "&#") {
		return whole, len(ref)
	}
	for n := 3; n < len(ref); n++ {
		// The name may end before the word does: "&ampx" is "&x".
		s := html.UnescapeString(ref[:n])
		if s != ref[:n] && s+ref[n:] == whole {
			return s, n
		}
	}
	return whole, len(ref)
}

// reference finds the end of what may be a character reference at src[at].
func reference(src []byte, at, end int) int {
	i, limit := at+1, end
	if i < end && src[i] == '#' {
		if i++; i < end && (src[i] == 'x' || src[i] == 'X') {
			i++
		}
	} else {
		limit = min(end, at+maxEntity)
	}
	for i < limit && isAlnum(src[i]) {
		if src[at+1] == '#' && !isHex(src, at, i) {
			break
		}
		i++
	}
	if i < limit && src[i] == ';' {
		i++
	}
	return i
}

// isHex reports whether src[i] is a digit of the numeric reference at src[at].
func isHex(src []byte, at, i int) bool {
	if '0' <= src[i] && src[i] <= '9' {
		return true
	}
	c := src[i] | 0x20
	return (src[at+2] == 'x' || src[at+2] == 'X') && 'a' <= c && c <= 'f'
}

// markdownNotation decodes what CommonMark does: entities with a semicolon
// and backslashes before ASCII punctuation.
func markdownNotation(src []byte, at, end int) (string, int) {
	if src[at] == '\\' {
		if at+1 < end && isPunct(src[at+1]) {
			return string(rune(src[at+1])), 2
		}
		return "", 0
	}
	s, n := entity(src, at, end)
	if n == 0 || src[at+n-1] != ';' || bytes.IndexByte(src[at:at+n], '&') != 0 {
		return "", 0
	}
	return s, n
}

func isAlnum(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// isPunct reports ASCII punctuation.
func isPunct(c byte) bool {
	return '!' <= c && c <= '~' && !isAlnum(c)
}

package bibtex

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Escape writes a value that is LaTeX already in ASCII: other letters become
// macros, and the signs & % # _ get the backslash that they lack. Formulas,
// addresses and the arguments of commands that take names or addresses (\url,
// \cite, \ref) stay as they are, and so do letters that LaTeX has no macro for.
// What Escape wrote it does not change again.
func Escape(tex string) string {
	var b strings.Builder
	b.Grow(len(tex))
	for i := 0; i < len(tex); {
		n := 0
		if tex[i] != 'h' || i == 0 || !isWord(tex[i-1]) {
			n = verbatimLength(tex[i:])
		}
		if n > 0 {
			b.WriteString(tex[i : i+n])
		} else {
			n = escapeNext(&b, tex[i:])
		}
		i += n
	}
	return b.String()
}

// escapeNext writes the first letter of s, with the marks on it, and returns
// how long it is.
func escapeNext(b *strings.Builder, s string) int {
	if s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		if strings.IndexByte("&%#_", s[0]) >= 0 {
			b.WriteByte('\\')
		}
		b.WriteByte(s[0])
		return 1
	}
	if r, size := utf8.DecodeRuneInString(s); r == utf8.RuneError && size == 1 {
		b.WriteByte(s[0]) // of another encoding
		return 1
	}
	n := norm.NFC.NextBoundaryInString(s, true)
	if bad := invalidAt(s[:max(n, 0)]); bad > 0 {
		n = bad
	}
	if n <= 0 {
		n = 1
	}
	for _, r := range norm.NFC.String(s[:n]) {
		escapeRune(b, r)
	}
	return n
}

// invalidAt returns where the first byte stands that is no UTF-8, or -1.
func invalidAt(s string) int {
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

func escapeRune(b *strings.Builder, r rune) {
	switch macro, ok := asciiSpelling(r); {
	case r == '\u00A0':
		b.WriteByte('~')
	case ok && r > unicode.MaxASCII:
		b.WriteString(macro)
	case r < unicode.MaxASCII && strings.ContainsRune("&%#_", r):
		b.WriteString(`\` + string(r))
	default:
		b.WriteRune(r)
	}
}

// verbatim are the beginnings of what is no text: a command that takes names or
// addresses, an escaped sign, a bare address.
var verbatim = regexp.MustCompile(`^(?:\\(?:url|href|path|nolinkurl|[a-zA-Z]*cite[a-z]*|ref|label|input|includegraphics|ensuremath)\s*\{[^{}]*\}|\\[^a-zA-Z\x80-\xff]|https?://[^\s{}]*)`)

// verbatimLength returns how much of the beginning of s is no text.
func verbatimLength(s string) int {
	switch s[0] {
	case '$':
		return formulaLength(s)
	case '\\', 'h':
		return len(verbatim.FindString(s))
	}
	return 0
}

// formulaLength returns the length of the formula that s begins with, or 1 for
// a sign of money.
func formulaLength(s string) int {
	sign := "$"
	if strings.HasPrefix(s, "$$") {
		sign = "$$"
	}
	if n := strings.Index(s[len(sign):], sign); n >= 0 {
		return n + 2*len(sign)
	}
	return len(sign)
}

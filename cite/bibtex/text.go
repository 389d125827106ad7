package bibtex

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// A texter turns readable text into LaTeX and remembers what ASCII cannot say.
type texter struct {
	ascii  bool
	missed []rune
}

// texSpecials are the characters that mean something to TeX.
var texSpecials = map[rune]string{
	'&': `\&`, '%': `\%`, '$': `\$`, '#': `\#`, '_': `\_`,
	'~': `\textasciitilde{}`, '^': `\textasciicircum{}`, '\\': `\textbackslash{}`,
	'{': `\{`, '}': `\}`,
	'<': `\textless{}`, '>': `\textgreater{}`, '|': `\textbar{}`, // other signs in the fonts that LaTeX begins with
}

// lonelyBraces spell braces as words. BibTeX counts braces even behind a
// backslash, so those without a partner must not appear as such.
var lonelyBraces = map[rune]string{'{': `\textbraceleft{}`, '}': `\textbraceright{}`}

// text escapes s for a field that TeX will typeset.
func (t *texter) text(s string) string { return t.escape(clean(s)) }

// escape does the work of text for a string that is clean already.
func (t *texter) escape(s string) string { return t.escapePiece(s, balanced(s)) }

// escapePiece escapes a piece of a value. The pieces of one value must agree
// on whether all its braces have their partners.
func (t *texter) escapePiece(s string, paired bool) string {
	var b strings.Builder
	for _, r := range s {
		special, ok := texSpecials[r]
		switch lonely, brace := lonelyBraces[r]; {
		case brace && !paired:
			b.WriteString(lonely)
		case ok:
			b.WriteString(special)
		case r < unicode.MaxASCII || !t.ascii:
			b.WriteRune(r)
		default:
			b.WriteString(t.macro(r))
		}
	}
	return b.String()
}

// macro spells r in ASCII, or keeps it and takes note.
func (t *texter) macro(r rune) string {
	if s, ok := asciiSpelling(r); ok {
		return s
	}
	t.missed = append(t.missed, r)
	return string(r)
}

// clean brings s into the form of all our values: composed characters (NFC),
// valid UTF-8, one space between words, and nothing that cannot be seen.
func clean(s string) string {
	if plain(s) {
		return s
	}
	s = joinedLetters.Replace(strings.Map(visible, strings.ToValidUTF8(s, "\uFFFD")))
	return strings.Join(strings.Fields(norm.NFC.String(s)), " ")
}

// joinedLetters are how PDF files spell some pairs of letters. No style and no
// search knows them, and LaTeX sets them by itself.
var joinedLetters = strings.NewReplacer("\uFB00", "ff", "\uFB01", "fi", "\uFB02", "fl", "\uFB03", "ffi", "\uFB04", "ffl", "\uFB05", "st", "\uFB06", "st")

// plain is the common case of clean: printable ASCII with single spaces.
func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7F || s[i] == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// visible drops control and format characters, which no reader sees and some
// parsers take for the end of the file. The joiners stay: Persian and Hindi
// words are spelled with them.
func visible(r rune) rune {
	const zeroWidthNonJoiner, zeroWidthJoiner = '\u200C', '\u200D'
	switch {
	case unicode.IsSpace(r):
		return ' '
	case r == zeroWidthJoiner || r == zeroWidthNonJoiner:
		return r
	case unicode.In(r, unicode.Cc, unicode.Cf):
		return -1
	}
	return r
}

// address writes a URL, a DOI or another identifier. TeX does not typeset it,
// so nothing is escaped; only what would end the value or stop a parser is
// written in percents, "@" among it (RFC 3986, 2.1: the same address).
func (t *texter) address(s string) string {
	var b strings.Builder
	for _, r := range clean(s) {
		if strings.ContainsRune(`{}\"@ <>^`+"`|", r) || t.ascii && r > unicode.MaxASCII {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

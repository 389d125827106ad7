package parse

import (
	"unicode"
	"unicode/utf8"
)

// A kind says what a token is made of.
type kind uint8

const (
	kindWord      kind = iota // letters of one script that writes words
	kindNumber                // digits
	kindIdeograph             // one character of a script without spaces
	kindPunct                 // one mark or symbol, or one byte that is not UTF-8
	kindURL
	kindDOILink // an address that names a DOI
	kindDOI
	kindArXiv
	kindISBN
	kindISSN
	kindPMC
)

// A token is the smallest piece that can carry a label: text is cut at white
// space, at every punctuation mark and where letters meet digits, but an
// identifier is one piece.
type token struct {
	start, end int // bytes
	kind       kind
	space      bool // white space stands before it
}

// tokenize appends the tokens of text to tokens.
func tokenize(tokens []token, text string) []token {
	var cue cues
	space := false
	for i := 0; i < len(text); {
		r, n := decode(text, i)
		if r != utf8.RuneError && unicode.IsSpace(r) {
			space = true
			i += n
			continue
		}
		end, k := cue.identifier(text, i)
		if end == i {
			end, k = run(text, i)
		}
		tokens = append(tokens, token{start: i, end: end, kind: k, space: space})
		cue.note(text, i, end, k)
		space = false
		i = end
	}
	return tokens
}

// decode is utf8.DecodeRuneInString with a short way for ASCII.
func decode(text string, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[i:])
}

// run returns the end and the kind of the token at i that is no identifier.
func run(text string, i int) (int, kind) {
	r, n := decode(text, i)
	k := kindOf(r)
	end := i + n
	if k != kindWord && k != kindNumber {
		return end, k
	}
	for end < len(text) {
		r, n = decode(text, end)
		next := kindOf(r)
		if next != k && !(k == kindWord && r >= 0x300 && unicode.Is(unicode.Mn, r)) {
			break
		}
		end += n
	}
	return end, k
}

// firstIdeograph is where the CJK blocks begin: nothing below needs the lookup.
const firstIdeograph = 0x2e80

func kindOf(r rune) kind {
	switch {
	case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z':
		return kindWord
	case '0' <= r && r <= '9':
		return kindNumber
	case r < utf8.RuneSelf || r == utf8.RuneError:
		return kindPunct
	case r >= firstIdeograph && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return kindIdeograph
	case unicode.IsLetter(r):
		return kindWord
	case unicode.IsDigit(r):
		return kindNumber
	}
	return kindPunct
}

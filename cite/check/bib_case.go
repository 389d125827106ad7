package check

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// smallWords are those that titles in English leave small.
var smallWords = strings.Fields("a an and as at but by for from in into nor of on onto or over the to upon via with within without")

// titleCase writes a title in capitals, in LaTeX, with capitals at the
// beginnings of its words alone. Commands, formulas and addresses stay, but
// for those commands that are capital letters.
func titleCase(tex string) string {
	var b strings.Builder
	text := texText(tex)
	begins := true // the title, or a part of it
	for i := 0; i < len(tex); {
		n := caseWordLen(tex, text, i)
		switch word := tex[i : i+n]; {
		case n == 0:
			_, size := utf8.DecodeRuneInString(tex[i:])
			begins = begins || strings.IndexByte(":.?!", tex[i]) >= 0
			b.WriteString(tex[i : i+size])
			i += size
			continue
		case !begins && isWordOf(strings.ToLower(strings.Trim(word, "{}")), smallWords):
			b.WriteString(strings.ToLower(word))
		case !begins && !latin(word):
			b.WriteString(strings.ToLower(word)) // Title Case is a habit of English
		default:
			b.WriteString(raised(word))
		}
		begins = false
		i += n
	}
	return b.String()
}

// latin reports whether a word is in the alphabet of English, accents allowed.
func latin(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) })
}

// caseWordLen is the length of the word at i with the braces and the commands
// in it, 0 if none begins there.
func caseWordLen(tex string, text []bool, i int) int {
	to := i
	for to < len(tex) {
		r, size := utf8.DecodeRuneInString(tex[to:])
		switch {
		case text[to] && (unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)):
			to += size
		case r == '{' || r == '}' || to > i && r == '\'':
			to++
		case !text[to] && joins(tex, to):
			to = commandNameEnd(tex, to)
		default:
			return to - i
		}
	}
	return to - i
}

// joins reports whether a command at i may be part of a word: its name is of
// letters, or it is an accent.
func joins(tex string, i int) bool {
	return tex[i] == '\\' && i+1 < len(tex) && (isASCIILetter(tex[i+1]) || strings.IndexByte("'`\"^~=.", tex[i+1]) >= 0)
}

// capitalCommands are the letters with commands of their own.
var capitalCommands = map[string]string{
	"AE": "ae", "OE": "oe", "AA": "aa", "O": "o", "L": "l", "DH": "dh", "DJ": "dj", "NG": "ng", "TH": "th", "SS": "ss", "IJ": "ij",
}

// raised writes a word with all but its first letter small.
func raised(word string) string {
	var b strings.Builder
	first := true
	for i := 0; i < len(word); {
		if word[i] == '\\' {
			to := commandNameEnd(word, i)
			name := word[i+1 : to]
			if small, letter := capitalCommands[name]; letter {
				if !first {
					name = small
				}
				first = false
			}
			b.WriteString(`\` + name)
			i = to
			continue
		}
		r, size := utf8.DecodeRuneInString(word[i:])
		if unicode.IsLetter(r) && !first {
			r = unicode.ToLower(r)
		}
		first = first && !unicode.IsLetter(r)
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

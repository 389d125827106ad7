package page

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// countWords counts words, and in scripts without spaces two characters as one.
func countWords(s string) int {
	words, wide, inside := 0, 0, false
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			letter := r|0x20 >= 'a' && r|0x20 <= 'z' || r >= '0' && r <= '9'
			if letter && !inside {
				words++
			}
			inside = letter || inside && r == '\''
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai):
			wide++
			inside = false
		case unicode.IsLetter(r) || unicode.IsMark(r):
			if !inside {
				words++
			}
			inside = true
		default:
			inside = false
		}
	}
	return words + wide/2
}

// oneLineOf is the beginning of s on one line, so many bytes at most.
func oneLineOf(s string, most int) string {
	var b strings.Builder
	for f := range strings.FieldsSeq(s) {
		if b.Len()+len(f) >= most {
			break
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.ToValidUTF8(f, "\uFFFD"))
	}
	return b.String()
}

// lower is s in lower case with plain apostrophes.
func lower(s string) string { return strings.ReplaceAll(strings.ToLower(s), "’", "'") }

func equalFold(a, b string) bool { return strings.EqualFold(a, b) }

func lastIndexFold(s, sub string) int {
	for i := len(s) - len(sub); i >= 0; i-- {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// yearPoints is what the years of s are worth: a point for one, and half a
// point each for one in brackets and one at the end, where references have
// them.
func yearPoints(s string) float64 {
	points, found, brackets := 0.0, strings.Contains(s, "年") && hanYear.MatchString(s), false
	for at := nextYear(s, 0); at >= 0; at = nextYear(s, at+4) {
		found = true
		brackets = brackets || bracketedYear(s, at)
		if lastYear(s, at) {
			points += 0.5
		}
	}
	if found {
		points++
	}
	if brackets || strings.Contains(s, "(") && bracketedWord.MatchString(s) {
		points += 0.5
	}
	return points
}

var (
	hanYear       = pattern.New(`\d年`)
	bracketedWord = pattern.New(`\((?:in press|forthcoming|n\.d\.|n\.y\.|o\. ?J\.|s\. ?d\.)`)
)

// nextYear returns where the next year from 1500 to 2099 begins in s[from:]:
// four digits, perhaps with a letter, that are no part of a longer word.
// Negative if there is none.
func nextYear(s string, from int) int {
	for i := from; i+4 <= len(s); i++ {
		if fourDigits(s[i:]) && !wordBefore(s, i) && yearEnds(s, i+4) {
			return i
		}
	}
	return -1
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wordBefore reports whether a letter or digit stands right before s[i].
func wordBefore(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return i > 0 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// yearEnds reports whether a year may end before s[i]: no word goes on there,
// save for the letter of 1984a, and no percent sign follows.
func yearEnds(s string, i int) bool {
	if i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
		i++
	}
	if i == len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r == '年' || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%'
}

// bracketedYear reports whether the year at s[at:] stands in round brackets,
// with at most a few words.
func bracketedYear(s string, at int) bool {
	const near = 22 // bytes on either side
	before := s[max(0, at-near):at]
	open := strings.LastIndexAny(before, "(（)）")
	if open < 0 || strings.HasPrefix(before[open:], ")") || strings.HasPrefix(before[open:], "）") {
		return false
	}
	_, width := utf8.DecodeRuneInString(before[open:])
	if words := before[open+width:]; words != "" && !strings.ContainsAny(words[len(words)-1:], " ,.\n") {
		return false
	}
	behind := s[at+4 : min(len(s), at+4+near+3)]
	behind = strings.TrimLeftFunc(behind, unicode.IsLower)
	closing := strings.IndexAny(behind, "()）")
	if closing < 0 || behind[closing] == '(' {
		return false
	}
	return closing == 0 || behind[0] == ',' || behind[0] == ';'
}

// lastYear reports whether nothing but a letter, full stops and brackets
// follow the year at s[at:].
func lastYear(s string, at int) bool {
	rest := s[at+4:]
	if rest != "" && 'a' <= rest[0] && rest[0] <= 'z' {
		rest = rest[1:]
	}
	return strings.Trim(rest, ".)") == ""
}

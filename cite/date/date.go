// Package date reads the dates that references print, in the main European
// languages, Russian, Ukrainian, Chinese, Japanese and Korean, into EDTF level
// 1 (ISO 8601-2:2019). It reads what is there and guesses little: "3/4/2019" is
// a day in 2019, but nobody knows which. It does not look for dates in running
// text.
//
// Read date.go for the order of attempts, edtf.go for dates that are EDTF
// already, range.go for two dates in one, scan.go for a single one, and
// words.go for the vocabulary.
package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// longest is how many bytes a date may have. What is longer is no date.
const longest = 200

// Parse reads a date. What it cannot read at all comes back as Literal, as do
// words that stand for a date ("n.d.", "forthcoming"), and dates without a year,
// so far as they are known. A year with such a word has both. Reading the EDTF
// form of a result gives the same form again.
func Parse(s string) cite.Date {
	s = tidy(s)
	if s == "" {
		return cite.Date{}
	}
	if len(s) > longest {
		return cite.Date{Literal: s}
	}
	if d, ok := edtf(s); ok {
		return d
	}
	if isLiteral(s) {
		return cite.Date{Literal: s}
	}
	d, ok := parseRange(s)
	if !ok {
		d, ok = single(s)
	}
	switch {
	case !ok:
		return cite.Date{Literal: s}
	case d.Year == 0:
		d.Literal = s
	default:
		d.Literal = state(s)
	}
	return d
}

// Original reads a date field that names two years of publication, the one of
// the edition used and the one of the first: "1986 [1927]", "1927, Ed. 1986",
// "1927/1986". It is not ok if there is one date, or a range of dates.
func Original(s string) (issued, original cite.Date, ok bool) {
	if figuresIn(s) < len("19861927") {
		return issued, original, false
	}
	years := yearInText.FindAllStringIndex(s, -1)
	if len(years) != 2 || len(s) > longest {
		return issued, original, false
	}
	first, second := years[0], years[1]
	a, b := number(s[first[0]:first[1]]), number(s[second[0]:second[1]])
	if a == b || !reprint(s, s[first[1]:second[0]], b-a) {
		return issued, original, false
	}
	original, issued = whole(s[:first[1]], a), whole(s[first[1]:], b)
	if a > b {
		issued, original = whole(s[:second[0]], a), whole(s[second[0]:], b)
	}
	return issued, original, true
}

// figuresIn counts the digits of s.
func figuresIn(s string) (n int) {
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

var yearInText = pattern.New(`\b[12][0-9]{3}`)

// whole reads a date of which the year is known.
func whole(s string, year int) cite.Date {
	d, ok := single(strings.Trim(s, " ,;/[]()"))
	if !ok || d.Year != year {
		return cite.Date{Year: year}
	}
	return d
}

// reprintGap is how many years must lie between two dates joined by a slash
// before they are a first edition and a reprint (APA 7, 9.41) rather than a
// double volume.
const reprintGap = 10

// reprint reports whether what stands between two years, gap years apart, says
// that one of them is the first edition.
func reprint(s, between string, gap int) bool {
	if strings.TrimSpace(between) == "/" {
		return gap >= reprintGap || gap < 0
	}
	if strings.ContainsAny(between, "[]()=") {
		return true
	}
	if _, ranged := parseRange(tidy(s)); ranged {
		return false
	}
	return strings.ContainsAny(between, ",;") || strings.ContainsFunc(between, unicode.IsLetter)
}

// tidy collapses white space and takes off brackets and the punctuation round a
// date. A question mark stays: it says how sure the date is.
func tidy(s string) string {
	if !plainYear(s) {
		s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	}
	for {
		short := strings.Trim(s, " ,;:")
		if !keepsStop(short) {
			short = strings.TrimSuffix(short, ".")
		}
		short = unbracket(short)
		if short == s {
			return s
		}
		s = short
	}
}

// plainYear reports whether s has no white space and nothing beyond ASCII.
func plainYear(s string) bool {
	for i := range len(s) {
		if s[i] <= ' ' || s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// keepsStop reports whether the stop at the end belongs to an abbreviation.
func keepsStop(s string) bool {
	body, stopped := strings.CutSuffix(s, ".")
	return stopped && body != "" && !unicode.IsDigit(rune(body[len(body)-1]))
}

// unbracket takes off one pair of brackets that holds everything.
func unbracket(s string) string {
	for _, pair := range []string{"()", "[]"} {
		if len(s) > 2 && s[0] == pair[0] && strings.IndexByte(s, pair[1]) == len(s)-1 {
			return s[1 : len(s)-1]
		}
	}
	return s
}

// Package date reads dates as references print them: "1984a", "12 March 2004",
// "c. 1650", "1998/99", "n.d.". The result is EDTF level 1 (ISO 8601-2:2019).
// It does not guess: what it cannot read stays as the literal.
//
// Read date.go first, then when.go (one day, month or year) and words.go
// (months, seasons and other words).
package date

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Parse reads s. The date keeps s as its Literal if nothing else could be
// read, or if s says that there is no date. It reads its own output
// (cite.Date.String) back to the same date.
func Parse(s string) cite.Date {
	s = strip(s)
	if s == "" {
		return cite.Date{}
	}
	if noDate.MatchString(s) {
		return cite.Date{Literal: s}
	}
	if d := between(s); d.Year != 0 {
		return d
	}
	if d := when(s); d.Year != 0 {
		return d
	}
	return cite.Date{Literal: s}
}

// strip takes white space, brackets and the punctuation around a date off.
func strip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimRight(strings.TrimLeft(s, " .,;:([\"'"), " ,;:)]\"'")
	if strings.HasSuffix(s, ".") && s != "" && '0' <= s[max(0, len(s)-2)] && s[max(0, len(s)-2)] <= '9' {
		s = strings.TrimRight(s, ".")
	}
	return s
}

// toYear matches what a range of years ends with.
var (
	yearRange = regexp.MustCompile(`^(?:\D{0,12}?)(\d{4})\s*[-–—/]+\s*(\d{4}|\d{2})([~?%])?$`)
	rangeMark = regexp.MustCompile(`\s*(?:[–—/]|\s-\s|--+|\bto\b|\bbis\b|\bau\b|\bto\b)\s*`)
)

// between reads ranges: "1998/99", "1998-2001", "2004-03/2004-05", "12-14 May
// 2001", "May–June 1990". An end that does not come after the start is none.
func between(s string) cite.Date {
	if m := yearRange.FindStringSubmatch(s); m != nil && !isMonth(s) {
		return years(s, m)
	}
	loc := rangeMark.FindStringIndex(s)
	if loc == nil {
		return cite.Date{}
	}
	to := when(s[loc[1]:])
	if to.Year == 0 {
		return cite.Date{}
	}
	from := when(s[:loc[0]])
	if from.Year == 0 {
		from = when(s[:loc[0]] + " " + restOf(s[loc[1]:]))
	}
	if from.Year == 0 || !before(from, to) {
		return cite.Date{}
	}
	to.End, from.End = nil, &to
	return from
}

// isMonth tells "2001-05", a month, from "2001-08", a range no one writes so,
// and from "1998-99".
func isMonth(s string) bool {
	m := isoDate.FindStringSubmatch(s)
	return m != nil && (number(m[2]) <= 12 || number(m[2]) >= 21 && number(m[2]) <= 24)
}

func years(s string, m []string) cite.Date {
	d := cite.Date{Year: number(m[1]), Circa: circa.MatchString(s)}
	end := number(m[2])
	if len(m[2]) == 2 {
		end += d.Year / 100 * 100
	}
	if end > d.Year {
		d.End = &cite.Date{Year: end}
		qualify(d.End, m[3])
	}
	return d
}

// restOf gives the start of a range the month and year that only its end says:
// "12" gets "May 2001".
func restOf(end string) string {
	f := strings.Fields(end)
	if len(f) > 2 {
		return strings.Join(f[1:], " ")
	}
	return f[len(f)-1]
}

func before(a, b cite.Date) bool {
	rank := func(d cite.Date) int { return d.Year*10000 + d.Month*100 + d.Season*4 + d.Day }
	return rank(a) < rank(b)
}

func number(s string) int {
	n, _ := strconv.Atoi(s) // the patterns let digits through alone
	return n
}

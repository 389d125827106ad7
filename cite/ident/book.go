package ident

import "strings"

// ParseISBN returns the ISBN in s without label, hyphens and spaces, with ten
// or thirteen characters as it was written and a final X in upper case. It is
// not ok if the check digit is wrong. ISO 2108:2017, annex C; ten digits:
// ISO 2108:1992.
func ParseISBN(s string) (string, bool) {
	s = cutLabel(s, "ISBN-13", "ISBN-10", "ISBN13", "ISBN10", "ISBN 13:", "ISBN 10:", "ISBN")
	isbn := digits(s)
	return isbn, ValidISBN(isbn)
}

// ValidISBN reports whether s is an ISBN in normal form: ten or thirteen
// characters without hyphens, the last of them the right check digit.
func ValidISBN(s string) bool {
	switch len(s) {
	case 10:
		return weighted(s, 10) == 0
	case 13:
		return (strings.HasPrefix(s, "978") || strings.HasPrefix(s, "979")) && allDigits(s) && ean(s)%10 == 0
	}
	return false
}

// ISBN13 returns the thirteen-digit form of a valid ISBN, "" for anything else.
// ISO 2108:2017, annex B.
func ISBN13(isbn string) string {
	if !ValidISBN(isbn) || len(isbn) == 13 {
		if ValidISBN(isbn) {
			return isbn
		}
		return ""
	}
	body := "978" + isbn[:9]
	return body + string(rune('0'+(10-ean(body)%10)%10))
}

// ParseISSN returns the ISSN in s in the form "1234-567X". It is not ok if the
// check digit is wrong. ISO 3297:2022, annex A.
func ParseISSN(s string) (string, bool) {
	s = digits(cutLabel(s, "e-ISSN", "p-ISSN", "eISSN", "pISSN", "ISSN-L", "ISSN"))
	if len(s) != 8 || weighted(s, 8) != 0 {
		return "", false
	}
	return s[:4] + "-" + s[4:], true
}

// ValidISSN reports whether s is an ISSN in normal form.
func ValidISSN(s string) bool {
	issn, ok := ParseISSN(s)
	return ok && issn == s
}

// digits drops the separators of a number and raises its final x.
func digits(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', ' ', '\t', '\u00a0', '\u2009', '\u202f', '\u00ad', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212', '.', ',', ';':
			return -1
		case 'x':
			return 'X'
		}
		return r
	}, strings.TrimSpace(s))
}

// weighted is the sum of the digits times their weights, which fall from top
// to 1, modulo 11; -1 if s is no number. X stands for ten, at the end alone.
func weighted(s string, top int) int {
	sum := 0
	for i := range len(s) {
		d := int(s[i] - '0')
		switch {
		case s[i] == 'X' && i == len(s)-1:
			d = 10
		case !isDigit(s[i]):
			return -1
		}
		sum += d * (top - i)
	}
	return sum % 11
}

// ean is the weighted sum of a European Article Number.
func ean(s string) int {
	sum := 0
	for i := range len(s) {
		sum += int(s[i]-'0') * (1 + i%2*2)
	}
	return sum
}

package bibtex

import "strings"

// validNumber reports whether s is a sound ISBN or ISSN, hyphens aside. biber
// refuses others, so those are told in a note.
func validNumber(kind, s string) bool {
	digits := strings.NewReplacer("-", "", " ", "").Replace(s)
	switch {
	case kind == "issn":
		return weighted(digits, 8)
	case len(digits) == 10:
		return weighted(digits, 10)
	}
	return ean(digits)
}

// weighted checks the sum modulo 11 of ISSN (ISO 3297) and the older ISBN
// (ISO 2108): n digits, the last of which may be an X for ten.
func weighted(s string, n int) bool {
	if len(s) != n {
		return false
	}
	sum := 0
	for i := range n {
		digit := int(s[i]) - '0'
		if i == n-1 && (s[i] == 'X' || s[i] == 'x') {
			digit = 10
		} else if digit < 0 || digit > 9 {
			return false
		}
		sum += digit * (n - i)
	}
	return sum%11 == 0
}

// ean checks the sum modulo 10 of an ISBN of thirteen digits.
func ean(s string) bool {
	if len(s) != 13 || !strings.HasPrefix(s, "978") && !strings.HasPrefix(s, "979") {
		return false
	}
	sum := 0
	for i := range s {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
		sum += int(s[i]-'0') * (1 + i%2*2)
	}
	return sum%10 == 0
}

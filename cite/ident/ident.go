// Package ident recognises the identifiers that references carry and brings
// each to one normal form, so that two spellings of one identifier compare
// equal. It checks syntax and check digits; it does not ask whether an
// identifier is registered, and it never touches the network.
//
// Each identifier has a Parse function, which takes the spellings that occur in
// running text (labels, web addresses, hyphens) and returns the normal form and
// whether there is one, and a Valid function for the normal form itself.
// doi.go is the longest: DOIs may contain nearly anything, and end where the
// sentence goes on. book.go has ISBN and ISSN, archive.go arXiv and PubMed.
package ident

import (
	"net/url"
	"strings"
)

// unescape undoes percent encoding where that gives sound text.
func unescape(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	plain, err := url.PathUnescape(s)
	if err != nil {
		return s
	}
	return plain
}

// cutLabel removes a label such as "ISBN-13:" before a value, without regard
// to case. The longest label must come first.
func cutLabel(s string, labels ...string) string {
	s = strings.TrimSpace(s)
	for _, label := range labels {
		if len(s) >= len(label) && strings.EqualFold(s[:len(label)], label) {
			return strings.TrimLeft(s[len(label):], " \t\u00a0:=.-")
		}
	}
	return s
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

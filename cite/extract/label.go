package extract

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// Labels at the start of a text. A bracketed one needs nothing else; a bare
// number may be a year or the first word of a title and needs neighbours.
var (
	bracketed = pattern.New(`^(?:\[\s*(\d{1,4}[a-z]?|[\p{L}][\p{L}\d+*:\-.'_]{0,24}\d*)\s*\]|［(\d{1,4})］|【(\d{1,4})】|〔(\d{1,4})〕)(?:\s*:(?:\s|$)|[.)]?\s+|$)`)
	numbered  = pattern.New(`^(?:\(\s*(\d{1,3})\s*\)|(\d{1,3})\s?[.):](?:\s|$)|(\d{1,3})(?:[\s\x{00A0}]{2,}|\t|\x{00A0}))[\s\x{00A0}]*`)
	backlink  = pattern.New(`^(?:[\^↑](?:\s+[a-z]{1,2}\b)*(?:\s+(?:Jump up to:|Zurück nach oben:?))?|↩︎?)\s*`)
	bullet    = pattern.New(`^[•◦▪‣⁃∙·*○●■□–—\-]\s+`)
)

// bracketLabel finds a label in brackets at the start of s and where the text
// begins behind it.
func bracketLabel(s string) (label string, rest int) {
	m := bracketed.FindStringSubmatch(s)
	if m == nil {
		return "", 0
	}
	for _, g := range m[1:] {
		if g != "" {
			label = g
		}
	}
	if !isNumber(label) && !mnemonic(label) {
		return "", 0
	}
	return label, len(m[0])
}

// mnemonic tells "[Knu84]" and "[WORDS]" from a word in brackets.
func mnemonic(s string) bool {
	return strings.ContainsAny(s, "0123456789+") || s == strings.ToUpper(s) && s != strings.ToLower(s)
}

// numberLabel finds a number at the start of s that may be a label.
func numberLabel(s string) (label string, rest int) {
	m := numbered.FindStringSubmatch(s)
	if m == nil {
		return "", 0
	}
	return m[1] + m[2] + m[3], len(m[0])
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// markerLabel is the label that a list format shows: "1" for "1.", nothing
// for a bullet.
func markerLabel(marker string) string {
	return strings.TrimLeft(strings.Trim(marker, " \t()[]【】［］.:-–—*•◦+^#"), "^")
}

// successive reports whether b is the number after a.
func successive(a, b string) bool {
	x, err1 := strconv.Atoi(a)
	y, err2 := strconv.Atoi(b)
	return err1 == nil && err2 == nil && y == x+1
}

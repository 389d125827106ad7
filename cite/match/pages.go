package match

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// pageRange matches a first and a last page.
var pageRange = pattern.New(`^([\p{L}]*\d+[\p{L}]*|[ivxlcdm]+)\s*(?:[-–—‒−]+\s*([\p{L}]*\d+[\p{L}]*|[ivxlcdm]+))?`)

// samePages reports whether two page ranges begin at the same page and, where
// both say it, end at the same. "153-60" ends at 160.
func samePages(a, b string) bool {
	x, y := pages(a), pages(b)
	if x == nil || y == nil {
		return sameWords(Fold(a), Fold(b))
	}
	return x[0] == y[0] && (x[1] == "" || y[1] == "" || x[1] == y[1])
}

// pages returns the first and the last page, or nil.
func pages(s string) []string {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimLeft(strings.TrimPrefix(strings.TrimPrefix(s, "pp"), "p."), ". ")
	m := pageRange.FindStringSubmatch(s)
	if m == nil {
		return nil
	}
	first, last := m[1], m[2]
	if n := len(first) - len(last); n > 0 && last != "" && isNumber(first) && isNumber(last) {
		last = first[:n] + last
	}
	if first == last {
		last = ""
	}
	return []string{first, last}
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

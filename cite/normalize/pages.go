package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	pageWords = pattern.New(`(?i)^(?:pages?|pp?|s|seiten?|págs?|pagg?|стр|с)(?:\.\s*|\s+)|^pp?\d`)
	pageRange = pattern.New(`^([A-Za-z]{0,3})(\d+)\s*(?:[-‐‑‒–—−～〜]+|--)\s*([A-Za-z]{0,3})(\d+)$`)
	pageTail  = pattern.New(`(?i)\s*(?:pp?\.|f\.|ff\.|s\.|seiten|pages)$`)
)

// Pages writes page numbers in one way: without "pp.", ranges with a hyphen
// and completed ("153–60" becomes "153-160"), several of them parted by ", ".
func Pages(s string) string {
	s = strings.Trim(strings.Join(strings.Fields(s), " "), " ,;:.()")
	if m := pageWords.FindString(s); m != "" {
		s = s[len(strings.TrimRight(m, "0123456789")):]
	}
	s = pageTail.ReplaceAllString(strings.TrimSpace(s), "")
	parts := strings.Split(s, ",")
	for i, p := range parts {
		parts[i] = onePage(strings.TrimSpace(p))
	}
	return strings.Trim(strings.Join(parts, ", "), " ,")
}

func onePage(s string) string {
	m := pageRange.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	from, to := m[2], m[4]
	if n := len(from) - len(to); n > 0 && (m[3] == "" || m[3] == m[1]) {
		if full := from[:n] + to; full > from {
			to = full
		}
	}
	prefix := m[3]
	if prefix == "" {
		prefix = m[1]
	}
	return m[1] + from + "-" + prefix + to
}

// extent reports whether a number is that of all pages, as in "2011. 382 p.",
// not of one: the word stands behind it.
func extent(text, number string) bool {
	if strings.Trim(number, "0123456789") != "" || number == "" {
		return false
	}
	_, after, found := strings.Cut(text, number+" ")
	return found && pageUnit.MatchString(after)
}

var pageUnit = pattern.New(`^(?:p|pp|S|Seiten|pages|págs|с)(?:\.|$|[\s,;)])`)

package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	pageWords = pattern.New(`(?i)^(?:pages?|pp?|s|seiten?|págs?|pagg?|стр|с)(?:\.\s*|\s+)|^pp?\d`)
	pageTail  = pattern.New(`(?i)\s*(?:pp?\.|f\.|ff\.|s\.|seiten|pages)$`)
)

// Pages writes page numbers in one way: without "pp.", ranges with a hyphen
// and completed ("153–60" becomes "153-160"), several of them parted by ", ".
func Pages(s string) string {
	s = strings.Trim(collapse(s), " ,;:.()")
	if s == "" {
		return s
	}
	if !isDigit(s[0]) {
		word := strings.TrimRight(pageWords.FindString(s), "0123456789")
		s = strings.TrimSpace(s[len(word):])
	}
	if s != "" && !isDigit(s[len(s)-1]) {
		s = pageTail.ReplaceAllString(s, "")
	}
	if !strings.Contains(s, ",") {
		return strings.TrimSpace(onePage(strings.TrimSpace(s)))
	}
	parts := strings.Split(s, ",")
	for i, p := range parts {
		parts[i] = onePage(strings.TrimSpace(p))
	}
	return strings.Trim(strings.Join(parts, ", "), " ,")
}

// dashes join the ends of a range.
const dashes = "-‐‑‒–—−～〜"

func onePage(s string) string {
	letters, from, rest := cutNumber(s)
	joined := strings.TrimLeft(rest, " ")
	rest = strings.TrimLeft(joined, dashes)
	prefix, to, tail := cutNumber(strings.TrimLeft(rest, " "))
	if from == "" || to == "" || tail != "" || len(rest) == len(joined) {
		return s
	}
	if n := len(from) - len(to); n > 0 && (prefix == "" || prefix == letters) {
		if full := from[:n] + to; full > from {
			to = full
		}
	}
	if prefix == "" {
		prefix = letters
	}
	return letters + from + "-" + prefix + to
}

// cutNumber cuts a page number such as "153" or "e20" off s: up to three
// letters and digits. The number is "" if s begins with none.
func cutNumber(s string) (letters, number, rest string) {
	n := 0
	for n < len(s) && n < 3 && 'a' <= s[n]|0x20 && s[n]|0x20 <= 'z' {
		n++
	}
	end := n
	for end < len(s) && isDigit(s[end]) {
		end++
	}
	return s[:n], s[n:end], s[end:]
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

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

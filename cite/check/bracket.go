package check

import "strings"

// A bracket is a bracketed piece of a string, innermost brackets only.
type bracket struct {
	start, end int    // of the piece, brackets included
	inner      string // between the brackets
}

// brackets are the pairs that people write pseudo-links and remarks in: the
// square ones, and those of Chinese and Japanese typesetting.
var brackets = [...][2]string{{"[", "]"}, {"［", "］"}, {"【", "】"}, {"〔", "〕"}}

// bracketed returns the pieces of s in brackets of the given pairs whose inner
// part has at most limit bytes, pair by pair. It takes time in proportion to s,
// however many brackets are never closed.
func bracketed(s string, pairs [][2]string, limit int) []bracket {
	var all []bracket
	for _, pair := range pairs {
		for i := strings.Index(s, pair[0]); i >= 0; {
			from := i + len(pair[0])
			next := strings.Index(s[from:], pair[0])
			if next >= 0 {
				next += from
			}
			window := s[from:min(len(s), from+limit+len(pair[1]))]
			end := strings.Index(window, pair[1])
			if end >= 0 && (next < 0 || from+end < next) {
				all = append(all, bracket{i, from + end + len(pair[1]), window[:end]})
			}
			i = next
		}
	}
	return all
}

// isNumber reports the inner part of most brackets there are: [12], [3, 5-7].
func isNumber(inner string) bool {
	return inner != "" && strings.Trim(inner, "0123456789,- ") == ""
}

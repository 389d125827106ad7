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
// part has at most limit bytes.
func bracketed(s string, pairs [][2]string, limit int) []bracket {
	var all []bracket
	for _, pair := range pairs {
		for i := strings.Index(s, pair[0]); i >= 0; {
			rest := s[i+len(pair[0]):]
			end, next := strings.Index(rest, pair[1]), strings.Index(rest, pair[0])
			if end >= 0 && end <= limit && (next < 0 || next > end) {
				from := i + len(pair[0])
				all = append(all, bracket{i, from + end + len(pair[1]), rest[:end]})
			}
			if next < 0 || end < 0 {
				break
			}
			i += len(pair[0]) + next
		}
	}
	return all
}

// isNumber reports the inner part of most brackets there are: [12], [3, 5-7].
func isNumber(inner string) bool {
	return inner != "" && strings.Trim(inner, "0123456789,- ") == ""
}

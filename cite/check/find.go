package check

import (
	"slices"
	"strings"
)

// Find returns the rules that an ID ("CC201"), a name
// ("placeholder-link-text") or a family ("CC2xx") stands for, by ID. Case does
// not matter. It returns nil if there is none.
func Find(name string) []*Rule {
	var found []*Rule
	for _, r := range All {
		if slices.ContainsFunc(r.names(), func(n string) bool { return strings.EqualFold(n, name) }) {
			found = append(found, r)
		}
	}
	return found
}

func (r *Rule) names() []string { return []string{r.ID, r.Name, r.Info().Family()} }

// Suggest returns the ID, name or family that is spelt most like name, or ""
// if none is near enough to be meant.
func Suggest(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	best, least := "", max(2, len(name)/3)+1
	for _, r := range All {
		for _, n := range r.names() {
			if d := distance(name, strings.ToLower(n)); d < least {
				best, least = n, d
			}
		}
	}
	return best
}

// distance counts the letters to insert, delete, change or swap with their
// neighbour until a becomes b (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, row := []int(nil), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(s); i++ {
		next := make([]int, len(t)+1)
		next[0] = i
		for j := 1; j <= len(t); j++ {
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+differ(s[i-1], t[j-1]))
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}

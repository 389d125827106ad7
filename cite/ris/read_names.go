package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// others matches what stands for names that were left out.
var others = pattern.New(`(?i)^(?:et\.? al\.?,?|and others)$`)

// name enters a name that a tag tells the role of.
func (r *record) name(role string, t tagged) {
	have := r.Names[role]
	if others.MatchString(t.value) && len(have) > 0 {
		have[len(have)-1].Others = true
		return
	}
	if n := nameOf(t.value); n.Sort() != "" {
		n.Written, n.Span = t.value, t.span
		r.Names[role] = append(have, n)
	}
}

// nameOf reads "Family, Given, Suffix", or an organisation: several words
// without a comma, or as EndNote marks them, with one at the end or two together.
func nameOf(s string) (n cite.Name) {
	if before, after, ok := strings.Cut(s, ",,"); ok {
		n.Literal = strings.Trim(before+","+after, " ,")
		return n
	}
	parts := strings.Split(s, ",")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 1 && !strings.Contains(parts[0], " "):
		n.Family = parts[0]
	case len(parts) == 1 || len(parts) > 3 || parts[0] == "" || len(parts) == 2 && parts[1] == "":
		n.Literal = strings.Trim(s, " ,")
	default:
		n.Particle, n.Family = particle(parts[0])
		n.Given = parts[1]
		n.Suffix = strings.Join(parts[2:], " ")
	}
	return n
}

// particle cuts "van der" off "van der Berg": the words in small letters.
func particle(family string) (von, rest string) {
	words := strings.Fields(family)
	n := 0
	for n+1 < len(words) && strings.ToLower(words[n]) == words[n] && strings.ToUpper(words[n]) != words[n] {
		n++
	}
	return strings.Join(words[:n], " "), strings.Join(words[n:], " ")
}

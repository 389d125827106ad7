package match

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// samePeople reports whether two lists name the same people, as far as both
// name them: "et al." stands for whoever is missing.
func samePeople(a, b []cite.Name) bool {
	cut := othersIn(a) || othersIn(b)
	if len(a) != len(b) && !cut {
		return false
	}
	for i := range min(len(a), len(b)) {
		if !samePerson(a[i], b[i]) {
			return false
		}
	}
	return true
}

func othersIn(names []cite.Name) bool { return len(names) > 0 && names[len(names)-1].Others }

// samePerson compares family names, and given names or their initials where
// both are there.
func samePerson(a, b cite.Name) bool {
	if x, y := Fold(whole(a)), Fold(whole(b)); x == y {
		return true
	}
	x, y := Fold(a.Sort()), Fold(b.Sort())
	if a.Literal != "" || b.Literal != "" {
		return sameWords(x, y)
	}
	return (endsInWords(x, y) || endsInWords(y, x)) && sameGiven(Fold(a.Given), Fold(b.Given))
}

// whole is a name in the order in which people say it.
func whole(n cite.Name) string {
	return strings.Join([]string{n.Given, n.Dropping, n.Sort()}, " ")
}

// sameGiven compares given names word by word: "j r" and "john" agree, since
// middle names are often left out, and so do "jr" and "j r".
func sameGiven(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 0 || len(y) == 0 || strings.Join(x, "") == strings.Join(y, "") {
		return true
	}
	return strings.HasPrefix(x[0], y[0]) || strings.HasPrefix(y[0], x[0]) || initialsOf(x) == y[0] || initialsOf(y) == x[0]
}

func initialsOf(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(string([]rune(w)[:1]))
	}
	return b.String()
}

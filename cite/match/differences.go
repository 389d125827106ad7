package match

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A Difference is a variable that two entries have, with values that cannot
// both be right.
type Difference struct {
	Name string // of the variable: "issued", "page", "author"
	A, B string // as people write them
	// AtA and AtB say where the values stand.
	AtA, AtB cite.Span
}

// compared are the text variables that describe a work, in the order in which
// people name them. What is a matter of taste or of the copy at hand (notes,
// keywords, abstracts) is not among them.
var compared = []string{
	"title", "container-title", "collection-title", "volume", "issue", "number", "page", "chapter-number", "edition",
	"publisher", "publisher-place", "DOI", "ISBN", "arxiv", "URL",
}

// Differences returns the variables in which two entries of one work
// contradict each other. A value that is only spelled otherwise, shortened or
// less exact does not count.
func Differences(a, b *cite.Entry) []Difference {
	var all []Difference
	for _, role := range []string{"author", "editor", "translator"} {
		if x, y := a.Names[role], b.Names[role]; len(x) > 0 && len(y) > 0 && !samePeople(x, y) {
			all = append(all, Difference{Name: role, A: listed(x), B: listed(y), AtA: placeOf(x), AtB: placeOf(y)})
		}
	}
	if x, y := a.Dates["issued"], b.Dates["issued"]; !sameDate(x, y) {
		all = append(all, Difference{Name: "issued", A: x.String(), B: y.String(), AtA: x.Span, AtB: y.Span})
	}
	for _, name := range compared {
		x, y := first(a, name), first(b, name)
		if x.Value != "" && y.Value != "" && !agreeInAny(a, b, name) {
			all = append(all, Difference{Name: name, A: x.Value, B: y.Value, AtA: x.Span, AtB: y.Span})
		}
	}
	return all
}

// first returns the first field of that name.
func first(e *cite.Entry, name string) cite.Field {
	for _, f := range e.Fields {
		if f.Name == name {
			return f
		}
	}
	return cite.Field{}
}

// mostValues bounds how many values of one variable are compared.
const mostValues = 8

// agreeInAny reports whether any value of the one entry agrees with any of the
// other: an entry may have several addresses or ISBNs.
func agreeInAny(a, b *cite.Entry, name string) bool {
	y := values(b, name)
	for _, x := range values(a, name) {
		for _, v := range y {
			if agree(name, x, v) {
				return true
			}
		}
	}
	return false
}

func values(e *cite.Entry, name string) []string {
	var all []string
	for _, f := range e.Fields {
		if f.Name == name && f.Value != "" && len(all) < mostValues {
			all = append(all, f.Value)
		}
	}
	return all
}

// sameDate reports whether two dates agree as far as both are known.
func sameDate(a, b cite.Date) bool {
	if a.Year == 0 || b.Year == 0 {
		return true
	}
	if a.Year != b.Year || a.Month != 0 && b.Month != 0 && a.Month != b.Month {
		return a.End != nil && a.End.Year == b.Year || b.End != nil && b.End.Year == a.Year
	}
	return a.Month == 0 || b.Month == 0 || a.Day == 0 || b.Day == 0 || a.Day == b.Day
}

// mostListed is how many names of a list are told.
const mostListed = 4

// listed writes names as a sentence has room for them.
func listed(names []cite.Name) string {
	var all []string
	for i, n := range names {
		if i == mostListed && len(names) > mostListed+1 {
			return strings.Join(all, "; ") + " et al."
		}
		s := n.Sort()
		if n.Given != "" {
			s += ", " + n.Given
		}
		all = append(all, s)
	}
	s := strings.Join(all, "; ")
	if othersIn(names) {
		s += " et al."
	}
	return s
}

// placeOf is where a list of names stands.
func placeOf(names []cite.Name) cite.Span {
	at := names[0].Span
	for _, n := range names[1:] {
		at = at.Union(n.Span)
	}
	return at
}

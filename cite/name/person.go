package name

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// person takes a single name apart.
func person(s string) cite.Name {
	s = strings.Join(strings.Fields(s), " ")
	f := strings.Fields(s)
	switch {
	case len(f) == 0 || strings.Trim(s, ".,-–—'’()[]\"“”") == "":
		return cite.Name{}
	case organisation(s) || acronyms[strings.ToLower(s)] && shouted(s):
		return cite.Name{Literal: s}
	case isHan(s):
		return eastern(s)
	}
	if family, given, ok := strings.Cut(s, ","); ok && !suffix.MatchString(strings.TrimSpace(given)) {
		return inverse(family, strings.TrimSpace(given))
	}
	return suffixed(f)
}

// suffixed reads a name whose family name no comma sets apart, with a suffix
// or without: "Martin Luther King, Jr.", "Sammy Davis Jr.".
func suffixed(f []string) cite.Name {
	last := len(f) - 1
	if last == 0 || !suffix.MatchString(f[last]) {
		return inOrder(f)
	}
	before := strings.Fields(strings.TrimRight(strings.Join(f[:last], " "), ", "))
	if len(before) == 0 {
		return cite.Name{Family: f[last]}
	}
	n := inOrder(before)
	n.Suffix = f[last]
	return n
}

// inOrder reads a name without a comma, family name first or last.
func inOrder(f []string) cite.Name {
	if len(f) == 1 {
		return cite.Name{Family: calm(f[0])}
	}
	if i := givenFrom(f); i > 0 {
		n := inverse(strings.Join(f[:i], " "), strings.Join(f[i:], " "))
		return n
	}
	return natural(f)
}

// givenFrom returns where the given names begin if the family name stands
// first: "Doe JR", "DOE Jane", "Иванов Иван Иванович"; else 0.
func givenFrom(f []string) int {
	i := len(f)
	for i > 0 && initial(f[i-1]) {
		i--
	}
	switch {
	case i < len(f) && i > 0 && !initial(f[0]):
		return i
	case len(f) == 3 && patronymic.MatchString(f[2]):
		return 1
	}
	for i = 0; i < len(f) && shouted(f[i]) && !initial(f[i]); i++ {
	}
	if i < len(f) && !shouted(f[len(f)-1]) {
		return i
	}
	return 0
}

// inverse reads "van der Berg, J., Jr." whose comma is gone.
func inverse(family, given string) cite.Name {
	n := cite.Name{Given: given}
	if g, suf, ok := strings.Cut(given, ","); ok {
		n.Given, n.Suffix = strings.TrimSpace(g), strings.TrimSpace(suf)
	}
	if suffix.MatchString(n.Given) {
		n.Given, n.Suffix = n.Suffix, n.Given
	}
	g := strings.Fields(n.Given)
	i := len(g)
	for i > 1 && particles[g[i-1]] {
		i--
	}
	n.Given, n.Dropping = strings.Join(g[:i], " "), strings.Join(g[i:], " ")
	n.Particle, n.Family = cutParticle(strings.Fields(family))
	if n.Family == "" {
		n.Family, n.Given = n.Given, ""
	}
	return n
}

// cutParticle parts "van der Berg". Capitals count as small in "VAN DER BERG",
// and "De Jong" stays whole: its bearer sorts under D.
func cutParticle(f []string) (particle, family string) {
	all := shouted(strings.Join(f, ""))
	i := 0
	for i < len(f)-1 && (particles[f[i]] || all && particles[strings.ToLower(f[i])]) {
		i++
	}
	particle = strings.Join(f[:i], " ")
	if all {
		particle = strings.ToLower(particle)
	}
	return particle, calm(strings.Join(f[i:], " "))
}

// natural reads "Jan van der Berg".
func natural(f []string) cite.Name {
	i := len(f) - 1
	for j := 1; j < len(f)-1; j++ {
		if particles[f[j]] {
			i = j
			break
		}
	}
	if particles[f[0]] && i == len(f)-1 {
		i = 0
	}
	given := strings.Join(f[:i], " ")
	if shouted(given) && len(given) > 3 && !strings.Contains(given, ".") {
		given = calm(given)
	}
	n := cite.Name{Given: given}
	n.Particle, n.Family = cutParticle(f[i:])
	return n
}

// eastern reads names in Han characters or Hangul, written without a space:
// the first character is the family name, or the first two in the known
// double names and in the four characters that are usual in Japan.
func eastern(s string) cite.Name {
	r := []rune(s)
	k := 1
	switch {
	case len(r) < 2 || len(r) > 4:
		return cite.Name{Literal: s}
	case doubled[string(r[:2])] || len(r) == 4:
		k = 2
	}
	return cite.Name{Family: string(r[:k]), Given: string(r[k:])}
}

// needsStop reports whether the last initial of the list lost its full stop to
// the end of the reference: nobody else in the list writes initials bare.
func needsStop(s string) bool {
	f := strings.Fields(strings.NewReplacer(",", " , ", "/", " / ", ";", " ; ").Replace(s))
	if len(f) < 2 || !strings.Contains(s, ",") && !strings.Contains(s, ".") {
		return false
	}
	after := true // a separator, so that a word in capitals may be a family name
	for _, w := range f[:len(f)-1] {
		if bare.MatchString(w) && (!after || utf8.RuneCountInString(w) == 1) {
			return false
		}
		after = strings.Contains(",/;&", w)
	}
	return true
}

// withStop gives the last of the given names its full stop if it is an initial
// without one.
func withStop(given string) string {
	last := given[strings.LastIndexAny(given, " .-")+1:]
	if last == "" || last == given && strings.Contains(given, "-") {
		return given
	}
	if utf8.RuneCountInString(last) == 1 && bare.MatchString(last) || digraphs[strings.ToLower(last)] {
		return given + "."
	}
	return given
}

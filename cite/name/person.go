package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// person takes a single name apart.
func person(s string, body bool) cite.Name {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case !strings.ContainsFunc(s, unicode.IsLetter):
		return cite.Name{}
	case body || anonymous.MatchString(s):
		return cite.Name{Literal: strings.Trim(s, ",;")}
	}
	s = plain(strings.Replace(s, ";", ",", 1))
	f := strings.Fields(s)
	if len(f) == 0 || !strings.ContainsFunc(s, unicode.IsLetter) {
		return cite.Name{}
	}
	if isEastern(s) || dots.MatchString(s) && hasEastern(s) {
		return eastern(s)
	}
	if family, given, ok := cutComma(s); ok && !suffix.MatchString(given) {
		return inverse(family, given)
	}
	return suffixed(f)
}

// cutComma cuts at the first comma of any script.
func cutComma(s string) (family, given string, ok bool) {
	loc := comma.FindStringIndex(s)
	if loc == nil || loc[0] == 0 {
		return "", "", false
	}
	return s[:loc[0]], strings.Trim(s[loc[1]:], " ,"), true
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

// inverse reads "van der Berg, J., Jr." whose comma is gone.
func inverse(family, given string) cite.Name {
	n := cite.Name{Given: given}
	if g, suf, ok := cutComma(given); ok {
		n.Given, n.Suffix = g, suf
	}
	if suffix.MatchString(n.Given) {
		n.Given, n.Suffix = n.Suffix, n.Given
	}
	f := strings.Fields(untitled(family))
	if last := len(f) - 1; last > 0 && n.Suffix == "" && suffix.MatchString(f[last]) {
		f, n.Suffix = f[:last], f[last]
	}
	g := strings.Fields(untitled(n.Given))
	if last := len(g) - 1; last > 0 && n.Suffix == "" && suffix.MatchString(g[last]) {
		g, n.Suffix = g[:last], g[last]
	}
	i := len(g)
	for i > 1 && (particles[g[i-1]] || ranks[g[i-1]]) {
		i--
	}
	n.Given, n.Dropping = calmGiven(strings.Join(g[:i], " ")), strings.Join(g[i:], " ")
	n.Particle, n.Family = cutParticle(f)
	if n.Family == "" {
		n.Family, n.Given = n.Given, ""
	}
	return n
}

// calmGiven brings given names in capitals to normal case, but not initials.
func calmGiven(s string) string {
	if utf8.RuneCountInString(s) > 4 && !initial(s) || familiar(s) {
		return calm(s)
	}
	return s
}

// cutParticle parts "van der Berg". Capitals count as small in "VAN DER BERG",
// and "De Jong" stays whole: its bearer sorts under D. So does what is written
// as one word, "d'Alembert" and "al-Jabri", where processors of CSL find the
// particle themselves.
func cutParticle(f []string) (particle, family string) {
	all := shouted(strings.Join(f, ""))
	i := 0
	for i < len(f)-1 && (particles[f[i]] || all && particles[strings.ToLower(f[i])] || ranked(f, i)) {
		i++
	}
	particle = strings.Join(f[:i], " ")
	if all {
		particle = strings.ToLower(particle)
	}
	return particle, calm(strings.Join(f[i:], " "))
}

// ranked reports whether word i is a rank before a particle: "Graf von".
func ranked(f []string, i int) bool {
	return ranks[f[i]] && i+2 < len(f) && particles[f[i+1]]
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
		if bareInitials(w) && (!after || utf8.RuneCountInString(w) == 1) {
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
	if utf8.RuneCountInString(last) == 1 && bareInitials(last) || digraphs[strings.ToLower(last)] {
		return given + "."
	}
	return given
}

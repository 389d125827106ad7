package name

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// inOrder reads a name without a comma, family name first or last.
func inOrder(f []string) cite.Name {
	if len(f) == 1 {
		if voiceless.MatchString(f[0]) {
			return cite.Name{Literal: f[0]}
		}
		return cite.Name{Family: calm(f[0])}
	}
	if i := givenFrom(f); i > 0 {
		return inverse(strings.Join(f[:i], " "), strings.Join(f[i:], " "))
	}
	return natural(f)
}

// givenFrom returns where the given names begin if the family name stands
// first: "Doe JR", "DOE Jane", "Иванов Иван Иванович", "Mao Zedong"; else 0.
func givenFrom(f []string) int {
	last := len(f) - 1
	switch i := initialsFrom(f); {
	case i > 1 && known(f[i-1]) && !familiar(f[0]) && !particles[f[i-2]]:
		return i - 1
	case i > 0 && !initial(f[0]) && f[i-1] != "St.":
		return i
	case last == 2 && patronymic.MatchString(f[2]):
		return 1
	case vietnamese[f[0]] && !initial(f[1]), sinic(f):
		return 1
	}
	if i := loudUntil(f); i > 0 && i <= last && !shouted(f[last]) {
		return i
	}
	if last < 3 && known(f[last]) && !familiar(f[0]) && !initial(f[0]) && !familiar(f[last-1]) && !hasParticle(f) {
		return last
	}
	return 0
}

// known reports whether word is a given name and no family name.
func known(word string) bool { return familiar(word) && !either[strings.ToLower(word)] }

// initialsFrom returns where the initials begin that the name ends in, with
// particles behind them as in "Sá RCN da"; 0 if it does not.
func initialsFrom(f []string) int {
	end := len(f)
	for end > 1 && particles[f[end-1]] {
		end--
	}
	i := end
	for i > 0 && initial(f[i-1]) && !saint(f, i-1) {
		i--
	}
	if i == end {
		return 0
	}
	return i
}

// loudUntil counts the words in capitals that a name begins with.
func loudUntil(f []string) int {
	i := 0
	for i < len(f) && shouted(f[i]) && (!initial(f[i]) || loudFamily(f, i) || i+1 < len(f) && particles[strings.ToLower(f[i])] && shouted(f[i+1])) {
		i++
	}
	return i
}

// loudFamily reports whether capitals that could be initials are a family name:
// "ROOS Daniel", "LEE Jane".
func loudFamily(f []string, i int) bool {
	n := utf8.RuneCountInString(f[i])
	return i+1 < len(f) && bareInitials(f[i]) && (n > 3 || n > 1 && familiar(f[len(f)-1]))
}

func hasParticle(f []string) bool {
	for _, w := range f[1:] {
		if particles[w] || openers[w] {
			return true
		}
	}
	return false
}

// natural reads "Jan van der Berg".
func natural(f []string) cite.Name {
	i := familyFrom(f)
	given := strings.Join(f[:i], " ")
	if shouted(given) && len(given) > 3 && !strings.Contains(given, ".") {
		given = calm(given)
	}
	n := cite.Name{Given: given}
	if i+1 < len(f) && ranks[f[i]] && !particles[f[i+1]] {
		n.Dropping, n.Family = f[i], strings.Join(f[i+1:], " ")
		return n
	}
	n.Particle, n.Family = cutParticle(f[i:])
	return n
}

// familyFrom returns where the family name begins if it stands last.
func familyFrom(f []string) int {
	last := len(f) - 1
	if article := strings.ToLower(f[last]); strings.HasPrefix(article, "al-") || strings.HasPrefix(article, "el-") {
		return last
	}
	for j := 1; j < last; j++ {
		switch {
		case links[f[j]]:
			return j - 1
		case devout(f, j):
			j = devoutUntil(f, j)
		case (particles[f[j]] || openers[f[j]] || ranks[f[j]]) && j > 1 && isSpanish(f[j-1]):
			return j - 1
		case particles[f[j]] || openers[f[j]] || ranks[f[j]]:
			return j
		}
	}
	switch {
	case particles[f[0]], last == 1 && firstOpeners[f[0]]:
		return 0
	case loudFrom(f) > 0:
		return loudFrom(f)
	case last > 1 && isSpanish(f[last-1]) && (isSpanish(f[last]) || last == 2 && initial(f[0])):
		return last - 1
	case last > 1 && kin[strings.ToLower(f[last])]:
		return last - 1
	}
	return last
}

// loudFrom returns where capitals begin that the name ends in, if the rest is
// written otherwise: "E. NASALLI ROCCA".
func loudFrom(f []string) int {
	i := len(f)
	for i > 0 && shouted(f[i-1]) && !strings.Contains(f[i-1], ".") {
		i--
	}
	if i == len(f) || i > 0 && shouted(f[i-1]) && !initial(f[i-1]) {
		return 0
	}
	return i
}

// devout reports whether a particle belongs to a given name: "María del Carmen".
func devout(f []string, j int) bool {
	return particles[f[j]] && devoutUntil(f, j) < len(f)-1 && devotions[strings.ToLower(f[devoutUntil(f, j)])]
}

func devoutUntil(f []string, j int) int {
	for j < len(f)-1 && particles[f[j]] {
		j++
	}
	return j
}

// sinic reports a Chinese or Korean name in Latin letters, family name first:
// "Mao Zedong", "Park Geun-hye".
func sinic(f []string) bool {
	if len(f) != 2 || !sinicFamilies[f[0]] || familiar(f[1]) {
		return false
	}
	_, second, hyphen := strings.Cut(f[1], "-")
	return hyphen && second != "" && second == strings.ToLower(second) || pinyin.MatchString(f[1])
}

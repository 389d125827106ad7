package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// doubledFamilies are families that are known by two names; where nothing else tells,
// they are one.
var doubledFamilies = map[string]bool{
	"ortega y gasset": true, "ramón y cajal": true, "ramon y cajal": true, "puig i cadafalch": true, "pi i margall": true,
	"pi y margall": true, "menéndez y pelayo": true, "souza e silva": true, "costa e silva": true, "rovira i virgili": true,
	"prat de la riba": true, "valera y alcalá": true, "vives i mirabet": true, "castro e silva": true, "melo e castro": true,
}

// doubles joins the two families of one name that a link parted: "José Ortega
// y Gasset", "Puig i Cadafalch, Josep", "Ramón y Cajal S".
func (l *list) doubles(cuts []cut, body map[piece]bool) []cut {
	var out []cut
	for i, c := range cuts {
		if n := len(out); n > 0 && links[c.sep] && !body[c.piece] && !body[out[n-1].piece] && l.double(out, cuts[i:]) {
			out[n-1].to = c.to
			continue
		}
		out = append(out, c)
	}
	return out
}

// double reports whether the last of before and the first of after are the two
// families of one person.
func (l *list) double(before, after []cut) bool {
	prev, text := before[len(before)-1], l.text(after[0].piece)
	left, right := l.text(prev.piece), strings.Fields(coreOf(text))
	if doubledFamilies[strings.ToLower(coreOf(left)+" "+after[0].sep+" "+text)] {
		return true
	}
	followed := len(after) > 1 && after[1].sep == ","
	tail := prev.sep == "," && !l.whole(before[:len(before)-1])
	switch {
	case hasInitials(left) && initial(lastWord(left)) || tail || suffix.MatchString(lastWord(left)):
		return false
	case followed && len(right) == 1: // Ortega y Gasset, José
		next := l.text(after[1].piece)
		return len(strings.Fields(coreOf(left))) == 1 && !strings.Contains(next, " ") || allInitials(next) && !strings.Contains(coreOf(left), " ") || familiar(next) && !familiar(left)
	case len(right) == 1: // José Ortega y Gasset
		return strings.Contains(coreOf(left), " ") && prev.sep != "," && (after[0].sep != "i" || !slavic.MatchString(left+" "+text))
	}
	// Ramón y Cajal S
	return len(right) == 2 && initial(right[1]) && !strings.Contains(right[1], ".") && !strings.Contains(coreOf(left), " ")
}

// slavic are the endings of families whose "i" parts persons.
var slavic = pattern.New(`(?:ski|ska|cki|cka|wicz|czyk|ić|ović|ević|vić|ak|ek|ow|owa)$`)

// whole reports whether the names in before are complete, so that the next cut
// begins another.
func (l *list) whole(before []cut) bool {
	if len(before) == 0 {
		return true
	}
	s := l.text(before[len(before)-1].piece)
	return hasInitials(s) || allInitials(s) || familiar(strings.Fields(s)[0])
}

func lastWord(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

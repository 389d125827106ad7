package name

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// split finds the single names: at strong separators, else at "and" and at the
// commas between persons; organisations stay in one piece.
func (l *list) split(all piece) []named {
	var out []named
	for _, g := range l.groups(all) {
		cuts, body := l.bodies(l.uncommaed(l.atoms(g)))
		out = append(out, l.persons(l.doubles(cuts, body), body)...)
	}
	return out
}

// groups cuts at the separators that part names wherever they stand. Initials
// go to the family name that a stray semicolon cut off: "Birke; M.; Jäger, Th."
func (l *list) groups(all piece) []piece {
	var out []piece
	for _, c := range l.hyphens(l.cutAt(all, strong)) {
		c.from += len(joined.FindString(l.text(c.piece)))
		text := l.text(c.piece)
		if n := len(out); n > 0 && c.sep == ";" && allInitials(text) && !strings.ContainsAny(l.text(out[n-1]), " ,;") {
			out[n-1].to = c.to
			continue
		}
		out = append(out, l.eastern(c.piece)...)
	}
	return out
}

// hyphens joins again what a hyphen parts unless both sides are whole names:
// "A. Matteucci - D. Lenzi", but "Borgherini - Scarabellin".
func (l *list) hyphens(cuts []cut) []cut {
	var out []cut
	for _, c := range cuts {
		if n := len(out); n > 0 && c.sep == "-" && !(strings.Contains(l.text(out[n-1].piece), " ") && strings.Contains(l.text(c.piece), " ")) {
			out[n-1].to = c.to
			continue
		}
		out = append(out, c)
	}
	return out
}

// atoms cuts at joiners and commas; a comma within a joiner does not count.
func (l *list) atoms(g piece) []cut {
	var out []cut
	for _, part := range l.cutAt(g, joiners) {
		for i, c := range l.cutAt(part.piece, comma) {
			switch {
			case i == 0:
				c.sep = part.sep
			case legalForm.MatchString(l.text(c.piece)):
				out[len(out)-1].to = c.to
				continue
			}
			out = append(out, l.behalf(c))
		}
	}
	return out
}

// uncommaed cuts where a comma is missing behind initials: "Hitchcock, S. Carr,
// L., Jiao, Z."
func (l *list) uncommaed(cuts []cut) []cut {
	for i := 1; i+1 < len(cuts); i++ {
		c := cuts[i]
		m := missingComma.FindStringSubmatchIndex(l.text(c.piece))
		if m == nil || c.sep != "," || cuts[i+1].sep != "," || !allInitials(l.text(cuts[i+1].piece)) || strings.Contains(l.text(cuts[i-1].piece), " ") {
			continue
		}
		rest := cut{piece{c.from + m[4], c.to}, ";"}
		cuts[i].to = c.from + m[3]
		cuts = slices.Insert(cuts, i+1, rest)
		i++
	}
	return cuts
}

var missingComma = pattern.New(`^((?:\p{Lu}{1,3}\.[- ]?)+) (\p{Lu}[\p{L}-]+)$`)

// behalf leaves "for the" before a study group out.
func (l *list) behalf(c cut) cut {
	c.from += len(onBehalf.FindString(l.text(c.piece)))
	return c
}

var onBehalf = pattern.New(`^(?:for|on behalf of)(?: the)? `)

// persons pairs "Doe, J., Roe, R." and leaves "J. Doe, R. Roe" parted.
func (l *list) persons(cuts []cut, body map[piece]bool) []named {
	var out []named
	bare := l.bareFamilies(cuts)
	for i := 0; i < len(cuts); i++ {
		c := cuts[i]
		text := l.text(c.piece)
		switch {
		case body[c.piece]:
			out = append(out, named{c.piece, true})
			continue
		case len(out) > 0 && c.sep == "," && !out[len(out)-1].body && l.trails(out[len(out)-1], text):
			out[len(out)-1].to = c.to
			continue
		}
		if i+1 < len(cuts) && cuts[i+1].sep == "," && !body[cuts[i+1].piece] && !bare &&
			pairs(text, l.text(cuts[i+1].piece), l.familiesOnly(cuts[i+1:])) {
			i++
			c.to = cuts[i].to
		}
		out = append(out, named{piece: c.piece})
	}
	return out
}

// trails reports whether text is a suffix or a degree of the name before it.
func (l *list) trails(before named, text string) bool {
	f := strings.Fields(l.text(before.piece))
	return suffix.MatchString(text) || doctor.MatchString(text) && len(f) > 1 && familiar(f[0]) && !strings.Contains(l.text(before.piece), ",")
}

// bareFamilies reports whether an odd number of single words, none of them a
// known given name, lists families alone: "Marx, Engels, Lenin".
func (l *list) bareFamilies(cuts []cut) bool {
	for _, c := range cuts {
		s := l.text(c.piece)
		if c.sep != "," && c.sep != "" || strings.ContainsAny(s, " .") || familiar(s) || initial(s) {
			return false
		}
	}
	return len(cuts)%2 == 1
}

// familiesOnly tells "Smith, Jones and Brown" from "Smith, Jane and Brown,
// Jack" by what follows the next joiner.
func (l *list) familiesOnly(cuts []cut) bool {
	for i, c := range cuts {
		if c.sep == "," {
			continue
		}
		s := l.text(c.piece)
		return !strings.ContainsAny(s, " .") && !isEastern(s) && (i+1 == len(cuts) || cuts[i+1].sep != ",")
	}
	return false
}

// pairs reports whether a comma between a and b parts the family name from
// the given names of one person.
func pairs(a, b string, familiesOnly bool) bool {
	fa, fb := familyWords(a), strings.Fields(untitled(b))
	switch {
	case doctor.MatchString(b) && len(fa) > 1 && familiar(fa[0]):
		return false
	case hasInitials(a) || isEastern(a) && !isEastern(b) || isEastern(a) && strings.Contains(a, " ") || loudFirst(a):
		return false
	case allInitials(b):
		return true
	case familiesOnly || len(fa) > 3:
		return false
	case hasInitials(b) && invertedTail(b):
		return true
	case isEastern(a) || len(fa) > 1 && familiar(fa[0]) && !familiar(fb[0]):
		return false
	}
	return len(fa) == 1 || len(fb) == 1 || shouted(a) && !shouted(b) ||
		familiar(fb[0]) && (isSpanish(fa[0]) || len(strings.Fields(coreOf(a))) > len(fa))
}

// familyWords are the words of a family name without its particles; a name with
// a link is one: "Ramón y Cajal".
func familyWords(s string) []string {
	var out []string
	for _, w := range strings.Fields(coreOf(s)) {
		switch {
		case links[w] && len(out) > 0:
			return out[:1]
		case !particles[strings.ToLower(w)]:
			out = append(out, w)
		}
	}
	if out == nil {
		return strings.Fields(s)
	}
	return out
}

// loudFirst reports whether s is "WOMACK James", whole without a comma.
func loudFirst(s string) bool {
	f := strings.Fields(s)
	return len(f) == 2 && shouted(f[0]) && utf8.RuneCountInString(f[0]) > 3 && !shouted(f[1])
}

// invertedTail reports whether b reads as given names that end in initials or
// particles ("Jeffrey W.", "John C. de") and not as a whole "J. Doe" or "Doe J".
func invertedTail(b string) bool {
	f := strings.Fields(b)
	last := f[len(f)-1]
	if particles[last] {
		return true
	}
	if !initial(last) || initial(f[0]) && len(f) > 1 {
		return false
	}
	return strings.HasSuffix(last, ".") || utf8.RuneCountInString(last) == 1
}

// coreOf drops leading particles: "van der Berg" counts as one word.
func coreOf(s string) string {
	f := strings.Fields(s)
	for len(f) > 1 && (particles[strings.ToLower(f[0])] || firstOpeners[f[0]]) {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

var (
	dotted = pattern.New(`^(?:-?[\p{Lu}\p{Lo}]\p{Ll}{0,2}\.|\p{Lu}{2,3}\.)(?:[- ]?[\p{Lu}\p{Lo}]\p{Ll}{0,2}\.)*(?:[- ]?\p{Lu})?$`)
)

// initial reports whether word is an initial or a run of them: J., J.-P., JP.
func initial(word string) bool {
	return dotted.MatchString(word) && !suffix.MatchString(word) || bareInitials(word) && !suffix.MatchString(word) ||
		digraphs[strings.ToLower(word)] && word != strings.ToLower(word)
}

func allInitials(s string) bool {
	f := strings.Fields(s)
	for i, w := range f {
		if !initial(w) && !(i > 0 && particles[w]) {
			return false
		}
	}
	return len(f) > 0
}

func hasInitials(s string) bool {
	f := strings.Fields(s)
	loud := shouted(s)
	for i, w := range f {
		if saint(f, i) || links[w] && i > 0 && i < len(f)-1 {
			continue
		}
		if initial(w) && len(f) > 1 && (!loud || strings.Contains(w, ".") || utf8.RuneCountInString(w) == 1) {
			return true
		}
	}
	return allInitials(s) && strings.Contains(s, ".")
}

// saint reports whether word i is the "St." of a family name like St. Aubin.
func saint(f []string, i int) bool {
	return i+1 < len(f) && (f[i] == "St." || f[i] == "Ste." || f[i] == "Dr.") && !initial(f[i+1])
}

// bareInitials reports whether word is one to four capitals, with hyphens
// between them or not: J, JP, J-P. It is asked of every word of every list.
func bareInitials(word string) bool {
	capitals, hyphen := 0, true
	for _, r := range word {
		switch {
		case r == '-' && !hyphen:
			hyphen = true
		case unicode.IsUpper(r):
			capitals, hyphen = capitals+1, false
		default:
			return false
		}
	}
	return capitals > 0 && capitals <= 4 && !hyphen
}

package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// split finds the single names: an organisation in one piece, else at strong
// separators, else at "and" and at the commas between persons.
func split(s string, all piece) []piece {
	var out []piece
	groups := cutAt(s, all, strong)
	for _, g := range groups {
		text := s[g.from:g.to]
		if organisation(text) && !listsPersons(s, g) {
			out = append(out, g)
			continue
		}
		parts := cutAt(s, g, joiners)
		for i, p := range parts {
			next := ""
			if i+1 < len(parts) {
				next = s[parts[i+1].from:parts[i+1].to]
			}
			out = append(out, atCommas(s, p, next)...)
		}
	}
	return out
}

// cutAt cuts p at every match of sep and leaves empty pieces out.
func cutAt(s string, p piece, sep *pattern.Regexp) []piece {
	var out []piece
	from := p.from
	add := func(to int) {
		if q := trim(s, piece{from, to}); q.from < q.to {
			out = append(out, q)
		}
	}
	for _, loc := range sep.FindAllStringIndex(s[p.from:p.to], -1) {
		add(p.from + loc[0])
		from = p.from + loc[1]
	}
	add(p.to)
	return out
}

var comma = pattern.New(`\s*[,，]\s*`)

// atCommas pairs "Doe, J., Roe, R." and parts "J. Doe, R. Roe". What follows
// the "and" behind it tells "Smith, Jones and Brown" from "Smith, Jane and
// Brown, Jack".
func atCommas(s string, p piece, next string) []piece {
	parts := cutAt(s, p, comma)
	familiesOnly := next != "" && !strings.ContainsAny(next, " ,.")
	var out []piece
	for i := 0; i < len(parts); i++ {
		q := parts[i]
		text := s[q.from:q.to]
		if suffix.MatchString(text) && len(out) > 0 {
			out[len(out)-1].to = q.to
			continue
		}
		if i+1 < len(parts) && pairs(text, s[parts[i+1].from:parts[i+1].to], familiesOnly) {
			i++
			q.to = parts[i].to
		}
		out = append(out, q)
	}
	return out
}

// pairs reports whether a comma between a and b parts the family name from
// the given names of one person.
func pairs(a, b string, familiesOnly bool) bool {
	switch {
	case suffix.MatchString(b) || hasInitials(a) || isHan(a) || loudFirst(a) || organisation(a) || organisation(b):
		return false
	case allInitials(b):
		return true
	case familiesOnly || len(strings.Fields(coreOf(a))) > 3:
		return false
	case hasInitials(b) && invertedTail(b):
		return true
	}
	many := len(strings.Fields(coreOf(a))) > 1
	return !many || len(strings.Fields(b)) == 1 || shouted(a) && !shouted(b)
}

// listsPersons reports whether a list with an organisation in it also has
// persons with initials: "Chung KC, Song JW, WRIST Study Group".
func listsPersons(s string, g piece) bool {
	for _, p := range cutAt(s, g, comma) {
		if hasInitials(s[p.from:p.to]) && !organisation(s[p.from:p.to]) {
			return true
		}
	}
	return false
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
	for len(f) > 1 && particles[strings.ToLower(f[0])] {
		f = f[1:]
	}
	return strings.Join(f, " ")
}

var (
	dotted = pattern.New(`^(?:-?\p{Lu}\p{Ll}{0,2}\.)(?:[- ]?\p{Lu}\p{Ll}{0,2}\.)*(?:[- ]?\p{Lu})?$`)
	bare   = pattern.New(`^\p{Lu}(?:-?\p{Lu}){0,3}$`)
)

// initial reports whether word is an initial or a run of them: J., J.-P., JP.
func initial(word string) bool {
	return dotted.MatchString(word) || bare.MatchString(word) || digraphs[strings.ToLower(word)] && word != strings.ToLower(word)
}

func allInitials(s string) bool {
	for _, w := range strings.Fields(s) {
		if !initial(w) && !particles[w] {
			return false
		}
	}
	return s != ""
}

func hasInitials(s string) bool {
	f := strings.Fields(s)
	loud := shouted(s)
	for _, w := range f {
		if initial(w) && len(f) > 1 && (!loud || strings.Contains(w, ".") || utf8.RuneCountInString(w) == 1) {
			return true
		}
	}
	return allInitials(s) && strings.Contains(s, ".")
}

// organisation reports whether s names one body in many words.
func organisation(s string) bool {
	return corporate.MatchString(s) && len(strings.Fields(s)) > 1 && !strings.Contains(s, ". ") &&
		!allInitials(afterComma(s))
}

func afterComma(s string) string {
	_, after, _ := strings.Cut(s, ",")
	return strings.TrimSpace(after)
}

func isHan(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Han, unicode.Hangul) {
			return false
		}
	}
	return s != ""
}

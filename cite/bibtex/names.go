package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// names writes a list of names in the form "von Last, Jr, First and ...".
func (t *texter) names(list []cite.Name) string {
	var parts []string
	others := false
	for _, n := range list {
		if s := t.name(n); s != "" {
			parts = append(parts, s)
		}
		others = others || n.Others
	}
	if others && len(parts) > 0 {
		parts = append(parts, "others")
	}
	return strings.Join(parts, " and ")
}

// name writes one name, or "" if there is nothing of it.
func (t *texter) name(n cite.Name) string {
	von, literal := words(n.Dropping+" "+n.Particle), words(n.Literal)
	family, given, jr := words(n.Family), words(n.Given), words(n.Suffix)
	switch {
	case family == "":
		return t.mononym(clean(literal+" "+given+" "+von+" "+jr), literal != "")
	case given == "":
		return t.mononym(clean(von+" "+family+" "+jr), false)
	}
	last := clean(t.namePart(von, true) + " " + t.namePart(family, false))
	if jr != "" {
		last += ", " + t.namePart(jr, true)
	}
	full := last + ", " + t.namePart(given, true)
	if strings.Count(full, ",") > mostCommas {
		return "{" + full + "}"
	}
	return full
}

// mostCommas is how many commas biber bears in a name, braced ones included;
// with more it leaves the whole entry out.
const mostCommas = 2

// words cleans a part of a name. Without a letter or a digit it is none: a dash
// that stands for the author before, which BibTeX would take for a space.
func words(s string) string {
	s = clean(s)
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return s
		}
	}
	return ""
}

// mononym writes a name that has no parts: one word as it is, several in
// braces, as are organisations, so that nobody splits them.
func (t *texter) mononym(name string, organisation bool) string {
	switch {
	case name == "":
		return ""
	case organisation || strings.ContainsAny(name, " ,") || isJoiner(name):
		return "{" + t.escape(name) + "}"
	}
	return t.escape(name)
}

// namePart writes one part of a name, in braces where BibTeX would split it: at
// commas, at the word "and", and, in family names (which are not loose), where
// a word in small letters follows one with a capital: "García y Vega".
func (t *texter) namePart(part string, loose bool) string {
	split := strings.Contains(part, ",")
	capital := false
	for _, word := range strings.Fields(part) {
		first, _ := utf8.DecodeRuneInString(word)
		split = split || isJoiner(word) || !loose && capital && unicode.IsLower(first)
		capital = capital || unicode.IsUpper(first)
	}
	if split {
		return "{" + t.escape(part) + "}"
	}
	return t.escape(part)
}

// isJoiner reports whether BibTeX gives the word a meaning between names.
func isJoiner(word string) bool {
	return strings.EqualFold(word, "and") || strings.EqualFold(word, "others")
}

// spoken writes names for a sentence: "Ruth Hein and Oskar Anweiler".
func (t *texter) spoken(list []cite.Name) string {
	var parts []string
	others := false
	for _, n := range list {
		words := []string{n.Literal, n.Given, n.Dropping, n.Particle, n.Family, n.Suffix}
		if s := t.text(strings.Join(words, " ")); s != "" {
			parts = append(parts, s)
		}
		others = others || n.Others
	}
	switch n := len(parts); {
	case n == 0:
		return ""
	case others:
		return strings.Join(parts, ", ") + " et al."
	case n > 1:
		return strings.Join(parts[:n-1], ", ") + " and " + parts[n-1]
	}
	return parts[0]
}

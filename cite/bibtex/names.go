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
	von := clean(n.Dropping + " " + n.Particle)
	family, given, jr := clean(n.Family), clean(n.Given), clean(n.Suffix)
	if family == "" {
		return t.mononym(clean(n.Literal+" "+given+" "+von+" "+jr), n.Literal != "")
	}
	if given == "" {
		return t.mononym(clean(von+" "+family+" "+jr), false)
	}
	last := clean(t.namePart(von, true) + " " + t.namePart(family, false))
	if jr != "" {
		last += ", " + t.namePart(jr, true)
	}
	return last + ", " + t.namePart(given, true)
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

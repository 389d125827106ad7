// Package name takes lists of persons and organisations apart, as references
// print them: "Doe, J., Roe, R. & Poe, P.", "J. Doe and R. Roe", "Doe J, Roe
// RS", "ANWEILER, Oscar", "World Health Organization". It knows forms, not
// people: a name that could be read two ways is read the way most lists mean.
//
// Read name.go (a list to single names), then single.go (one name to its
// parts) and case.go (capitals).
package name

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// Parse splits an author list as printed into names.
func Parse(list string) []cite.Name {
	var b cite.TextBuilder
	b.Append(list, cite.Span{End: len(list)})
	return ParseText(b.Text())
}

// ParseText is Parse for a text with a place in a document; the names keep
// theirs. "et al." sets Others on the last name.
func ParseText(t cite.Text) []cite.Name {
	s, others := withoutOthers(t.String())
	ranges := pieces(s)
	names := make([]cite.Name, 0, len(ranges))
	for i, r := range ranges {
		written := s[r.start:r.end]
		n := single(written)
		if i == len(ranges)-1 {
			n.Given = withStop(n.Given, s)
		}
		n.Written, n.Span = written, t.Span(r.start, r.end)
		names = append(names, n)
	}
	if others && len(names) > 0 {
		names[len(names)-1].Others = true
	}
	return names
}

// etAl is what stands for names that were left out.
var etAl = regexp.MustCompile(`(?i)[,;]?\s*(?:\bet\.?\s+al\b\.?|\bu\.\s?a\.|\band others\b|\be outros\b|\by otros\b|\be altri\b|(?:^|\s)и др\.?|ほか|等)\s*$`)

func withoutOthers(s string) (rest string, others bool) {
	if loc := etAl.FindStringIndex(s); loc != nil {
		return s[:loc[0]], true
	}
	return s, false
}

// A span is a byte range of the list.
type span struct{ start, end int }

// separator parts names whatever the style: semicolons, slashes, and "and" in
// the languages that lists are written in.
var separator = regexp.MustCompile(`(?i)\s*[;/]\s*|,?\s+(?:and|und|u\.|et|y|e|i|и|та|en|og|och|&)\s+|,?\s*&\s*`)

// pieces finds the single names: between separators first, then between those
// commas that part persons and not families from given names.
func pieces(s string) []span {
	var out []span
	from := 0
	for _, loc := range separator.FindAllStringIndex(s, -1) {
		out = append(out, atCommas(s, span{from, loc[0]})...)
		from = loc[1]
	}
	return append(out, atCommas(s, span{from, len(s)})...)
}

// atCommas cuts at the commas between names. What stands between two commas
// tells by its form whether it is a name by itself.
func atCommas(s string, whole span) []span {
	parts := commaParts(s, whole)
	var out []span
	for i := 0; i < len(parts); i++ {
		first := i
		if paired(s, parts, i) {
			i++
		}
		for i+1 < len(parts) && suffix.MatchString(s[parts[i+1].start:parts[i+1].end]) {
			i++
		}
		out = append(out, span{parts[first].start, parts[i].end})
	}
	return out
}

func commaParts(s string, whole span) []span {
	var parts []span
	from := whole.start
	for i := whole.start; i <= whole.end; i++ {
		if i < whole.end && s[i] != ',' {
			continue
		}
		if p := trimmed(s, span{from, i}); p.start < p.end {
			parts = append(parts, p)
		}
		from = i + 1
	}
	return parts
}

func trimmed(s string, p span) span {
	text := s[p.start:p.end]
	left := strings.TrimLeftFunc(text, isEdge)
	p.start += len(text) - len(left)
	p.end = p.start + len(strings.TrimRightFunc(left, isEdge))
	return p
}

func isEdge(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;&", r) }

// paired reports whether part i is a family name and part i+1 the given names
// that belong to it.
func paired(s string, parts []span, i int) bool {
	if i+1 >= len(parts) {
		return false
	}
	this, next := s[parts[i].start:parts[i].end], s[parts[i+1].start:parts[i+1].end]
	switch {
	case isOrganisation(this) || suffix.MatchString(next):
		return false
	case isInitials(next):
		return true
	case isVancouver(this):
		return false
	case isFamily(this):
		return true
	}
	// "García Márquez, Gabriel" opens a list; later on, two words are a name.
	return i == 0 && len(strings.Fields(next)) == 1 && len(strings.Fields(this)) == 2 && !strings.Contains(this, ".")
}

// isFamily reports whether s is a family name alone: one word, or one behind
// particles.
func isFamily(s string) bool {
	rest := s[len(particles.FindString(s)):]
	return len(strings.Fields(rest)) <= 1 && !strings.Contains(strings.TrimSuffix(rest, "."), ".")
}

// isVancouver reports whether s is a name in the order of medical journals:
// "Pérez-Higueras JJ".
func isVancouver(s string) bool {
	words := strings.Fields(s)
	return len(words) > 1 && isInitials(words[len(words)-1]) && !isInitials(words[0])
}

// initials are single capitals, with or without stops: "J.", "J.-P.", "JJ".
var initials = regexp.MustCompile(`^(?:\p{Lu}\p{Ll}?\.[\s\-–]?)+\p{Lu}?$|^(?:\p{Lu}[\s\-]?){1,4}$`)

func isInitials(s string) bool { return initials.MatchString(s) }

var suffix = regexp.MustCompile(`(?i)^(?:jr|sr|ii|iii|iv)\.?$`)

// withStop gives the last initial of a list back the stop that ended the
// field, where the list writes stops.
func withStop(given, list string) string {
	words := strings.Fields(given)
	if len(words) == 0 || strings.HasSuffix(given, ".") {
		return given
	}
	last := []rune(words[len(words)-1])
	single := unicode.IsUpper(last[len(last)-1]) && (len(last) == 1 || strings.ContainsRune(".-", last[len(last)-2]))
	if single && (len(words) > 1 && len([]rune(words[0])) > 2 || strings.Contains(list, ".") || strings.Count(list, ",") == 1 && !isVancouver(list)) {
		return given + "."
	}
	return given
}

package name

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// particles stand before a family name and belong to it. With a capital they
// count only where a family name may begin.
var particles = regexp.MustCompile(`^(?:(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Dd]u|[Dd]es|[Vv]on|[Zz]u|[Zz]ur|[Dd]i|[Dd]a|[Dd]el|[Dd]ella|[Dd]os|[Dd]as|[Ll]a|[Ll]e|[Ee]l|[Aa]l|[Tt]er|[Tt]en|af|av|[Bb]in|[Ii]bn)\s+)+(?:[dDlL]['’])?`)

// single takes one name apart.
func single(s string) cite.Name {
	s = strings.Join(strings.Fields(s), " ")
	words := strings.Fields(s)
	switch {
	case isOrganisation(s):
		return cite.Name{Literal: s}
	case strings.Contains(s, ","):
		return inverted(s)
	case len(words) == 1:
		return eastAsian(s)
	case isVancouver(s):
		return vancouver(words)
	case isShouted(words[0]) && !isInitials(words[0]) && !isShouted(words[len(words)-1]):
		n := family(words[0]) // DOE Jane
		n.Given = strings.Join(words[1:], " ")
		return n
	}
	return natural(words)
}

// inverted reads "Family, Given" and "Family, Given, Suffix".
func inverted(s string) cite.Name {
	before, after, _ := strings.Cut(s, ",")
	n := family(before)
	given, rest, _ := strings.Cut(after, ",")
	n.Given, n.Suffix = strings.TrimSpace(given), strings.TrimSpace(rest)
	if suffix.MatchString(n.Given) {
		n = natural(strings.Fields(before))
		n.Suffix = strings.TrimSpace(given)
	}
	return n
}

// vancouver reads "van Vuuren DP": the initials are last.
func vancouver(words []string) cite.Name {
	first := len(words) - 1
	for first > 1 && isInitials(words[first-1]) {
		first--
	}
	n := family(strings.Join(words[:first], " "))
	n.Given = strings.Join(words[first:], " ")
	return n
}

// natural reads "Ellen Meiksins Wood" and "Ludwig van Beethoven".
func natural(words []string) cite.Name {
	last := len(words) - 1
	if suffix.MatchString(words[last]) && last > 1 {
		n := natural(words[:last])
		n.Suffix = words[last]
		return n
	}
	first := last
	for first > 1 && isParticle(words[first-1]) {
		first--
	}
	n := family(strings.Join(words[first:], " "))
	n.Given = strings.Join(words[:first], " ")
	return n
}

func isParticle(word string) bool {
	return unicode.IsLower([]rune(word)[0]) && particles.MatchString(word+" ")
}

// family splits the particle off a family name and brings it to normal case.
func family(s string) cite.Name {
	s = strings.TrimSpace(s)
	particle := particles.FindString(s)
	if strings.TrimSpace(particle) == s || len(particle) == len(s) {
		particle = ""
	}
	if particle != "" && unicode.IsUpper([]rune(particle)[0]) {
		particle = "" // "De Graaf" is sorted under D
	}
	return cite.Name{Particle: strings.TrimSpace(particle), Family: normalCase(s[len(particle):])}
}

// eastAsian splits a Chinese or Korean name of two to four characters, whose
// family name comes first and has one; anything else is a family name alone.
func eastAsian(s string) cite.Name {
	runes := []rune(s)
	if len(runes) < 2 || len(runes) > 4 {
		return family(s)
	}
	for _, r := range runes {
		if !unicode.Is(unicode.Hangul, r) && !unicode.Is(unicode.Han, r) {
			return family(s)
		}
	}
	if len(runes) == 4 { // Japanese, mostly two and two
		return cite.Name{Family: string(runes[:2]), Given: string(runes[2:])}
	}
	return cite.Name{Family: string(runes[:1]), Given: string(runes[1:])}
}

// organisation are words that persons are not called by.
var organisation = regexp.MustCompile(`(?i)(?:^|[\s\-])(?:organi[sz]ations?|ministry|committee|comité|komitee|university|universität|université|universidad|universidade|università|institut[eo]?s?|department|association|society|société|gesellschaft|agency|agence|bureau|council|conseil|commission|kommission|government|union|bank|banque|foundation|fundación|stiftung|office|group|consortium|collaboration|team|parliament|congress|federation|museum|library|bibliothek|academy|akademie|verein|verband|gmbh|inc\.?|ltd\.?|ministère|ministerium|ministerio|party|partei|parti|authority|administration|survey|project|network|initiative|nations|министерство|комитет|институт|университет|академия)(?:$|[\s,.\-])`)

// isOrganisation reports whether s names a body, not a person. One word alone
// may be anyone's name.
func isOrganisation(s string) bool {
	return len(strings.Fields(s)) > 1 && organisation.MatchString(s)
}

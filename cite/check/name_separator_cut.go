package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A parting is a name that is several, and what parts them.
type parting struct {
	names   []string // in LaTeX
	by      string
	unclear bool // what the names are
}

// apart takes a name apart at what is no "and" but was meant to be one.
func (n *bibName) apart() parting {
	if n.tex == "" || bibtex.Enclosed(n.tex) || n.others() || strings.Contains(n.tex, "=") {
		return parting{}
	}
	for _, cut := range [...]func(string) parting{cutSemicolons, cutEastern, cutGlued, cutAmpersand, cutWords, cutPairs, cutFirstLast, cutLastInitials, cutSlash} {
		if p := cut(n.tex); len(p.names) > 1 {
			return p
		}
	}
	return parting{}
}

// parted reports whether a name is several, parted by something else.
func (n *bibName) parted() bool { return len(n.several.names) > 1 }

// cutOutside cuts a list at a byte outside of braces. There is one piece at
// least, and pieces may be empty.
func cutOutside(tex, at string) []string {
	var pieces []string
	from := 0
	for _, i := range bibtex.AllOutside(tex, at) {
		pieces = append(pieces, strings.TrimSpace(tex[from:i]))
		from = i + 1
	}
	return append(pieces, strings.TrimSpace(tex[from:]))
}

// filled drops the empty ones of the names.
func filled(names []string) []string {
	return slices.DeleteFunc(names, func(s string) bool { return s == "" })
}

// cutSemicolons cuts "Smith, J.; Doe, A.". HTML entities end in one, too.
func cutSemicolons(tex string) parting {
	if entity.MatchString(tex) {
		return parting{}
	}
	return parting{names: filled(cutOutside(tex, ";")), by: ";"}
}

var entity = pattern.New(`&#?\w{2,8};`)

// cutEastern cuts "王明、李华" and "王明，李华".
func cutEastern(tex string) parting {
	for _, mark := range []string{"；", "、", "，"} {
		if names := filled(strings.Split(tex, mark)); len(names) > 1 && !slices.ContainsFunc(names, isLatin) {
			return parting{names: names, by: mark}
		}
	}
	return parting{}
}

func isLatin(s string) bool { return alphabetic.MatchString(s) }

var (
	alphabetic = pattern.New(`\p{Latin}|\p{Cyrillic}|\p{Greek}`)

	// gluedAnd matches an "and" that lost the space on one side.
	gluedAnd = pattern.New(`(?:\s+and(\p{Lu})|(\.)and\s+)`)
)

// cutGlued cuts "Ann Moore andMary Hill" and "Moore, A.and Hill, M.".
func cutGlued(tex string) parting {
	if strings.ContainsAny(tex, "{}") {
		return parting{}
	}
	return parting{names: filled(strings.Split(gluedAnd.ReplaceAllString(tex, "$2\x00$1"), "\x00")), by: "an \"and\" that lacks a space"}
}

// cutAmpersand cuts "A. Smith & B. Doe" and "Smith, A., & Doe, B.". Both sides
// must be persons by their form: several words or a comma.
func cutAmpersand(tex string) parting {
	i := bibtex.OutsideBraces(tex, "&")
	if i <= 0 {
		return parting{}
	}
	left, right := strings.TrimSuffix(tex[:i], `\`), strings.TrimSpace(tex[i+1:])
	if left == strings.TrimRight(left, " \t\r\n") {
		return parting{} // AT\&T
	}
	return both(strings.TrimRight(left, " \t\r\n,"), right, "&")
}

// both is two names, or what each is made of, if both look like persons.
func both(left, right, by string) parting {
	if !strings.ContainsAny(left, " ,") || !strings.ContainsAny(right, " ,") || bodyLike(left) || bodyLike(right) {
		return parting{}
	}
	p := parting{by: by}
	for _, side := range []string{left, right} {
		if more := cutPairs(side); len(more.names) > 1 {
			p.names = append(p.names, more.names...)
		} else {
			p.names = append(p.names, side)
		}
	}
	return p
}

// joiner matches the words for "and" that are in no name; "y", "e" and "i" are.
var joiner = pattern.New(`([^\s,]*),?\s+(und|et|och|og|и|та|oraz|ve|και)\s+(\p{Lu})`)

// cutWords cuts "Anna Hein und Karl May". A word in small letters before it is
// of a family name: "von und zu".
func cutWords(tex string) parting {
	m := joiner.FindStringSubmatchIndex(tex)
	if m == nil || strings.ContainsAny(tex[:m[6]], "{}") || strings.ToLower(tex[m[2]:m[3]]) == tex[m[2]:m[3]] {
		return parting{}
	}
	return both(tex[:m[3]], tex[m[6]:], tex[m[4]:m[5]])
}

// initialsAfter matches the given names of "Smith, J. A.".
var initialsAfter = pattern.New(`^(?:\p{Lu}\.?[- ~]?){1,4}$`)

// cutPairs cuts "Smith, J., Doe, A., Poe, B.": pairs of a family name and
// initials, two of them at least.
func cutPairs(tex string) parting {
	pieces := cutOutside(strings.TrimRight(tex, ", "), ",")
	if len(pieces) < 4 || len(pieces)%2 == 1 {
		return parting{}
	}
	p := parting{by: ","}
	for i := 0; i < len(pieces); i += 2 {
		if pieces[i] == "" || !initialsAfter.MatchString(pieces[i+1]) {
			return parting{}
		}
		p.names = append(p.names, pieces[i]+", "+pieces[i+1])
	}
	return p
}

// initialsBefore matches "J. A. Smith".
var initialsBefore = pattern.New(`^(?:\p{Lu}\.[- ~]?){1,4}(?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’-]*\p{L}$`)

// cutFirstLast cuts "J. Smith, A. Doe, and", which an "and" often ends. Names
// that are spelled out must be known, and more than two: of two, the first may
// be two family names.
func cutFirstLast(tex string) parting {
	pieces := cutOutside(tex, ",")
	names := filled(pieces)
	if len(names) < 2 || len(pieces) > len(names)+1 {
		return parting{}
	}
	short := true
	for _, s := range names {
		first, _, several := strings.Cut(s, " ")
		initials := initialsBefore.MatchString(s)
		if short = short && initials; !initials && (!several || !name.IsFamiliar(first)) {
			return parting{}
		}
	}
	if !short && len(pieces) < 3 {
		return parting{}
	}
	return parting{names: names, by: ","}
}

// lastInitials matches "Smith JA".
var lastInitials = pattern.New(`^((?:\p{Ll}+ ){0,3}\p{Lu}[\p{L}'’ -]*\p{Ll}) (\p{Lu}{1,3})$`)

// cutLastInitials cuts "Smith JA, Doe B", as medical journals write.
func cutLastInitials(tex string) parting {
	p := parting{by: ","}
	for _, s := range filled(cutOutside(tex, ",")) {
		m := lastInitials.FindStringSubmatch(s)
		if m == nil {
			return parting{}
		}
		p.names = append(p.names, m[1]+", "+m[2])
	}
	return p
}

// slash matches the "/" of "Hein, J./May, K.".
var slash = pattern.New(`(\p{Lu}\.)\s?/\s?(\p{Lu})`)

// cutSlash cuts at the slashes that German libraries put between names.
func cutSlash(tex string) parting {
	if strings.ContainsAny(tex, "{}") {
		return parting{}
	}
	p := parting{names: strings.Split(slash.ReplaceAllString(tex, "$1\x00$2"), "\x00"), by: "/"}
	p.unclear = slices.ContainsFunc(p.names, func(s string) bool { return !strings.Contains(s, ",") })
	return p
}

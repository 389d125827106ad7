package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A spelling is a way to write a person's name, and where it is first.
type spelling struct {
	family, given string
	first         bibName
	count         int
	with          map[string]bool // the people beside it in the lists, folded
}

func (s *spelling) String() string { return "\"" + excerpt(s.family+", "+s.given) + "\"" }

// spellings collects the full names of persons, initials left aside, in order.
func (p *Pass) spellings() []*spelling {
	var all []*spelling
	by := make(map[string]*spelling)
	for names := range p.nameLists() {
		folded := make([]string, len(names))
		for i := range names {
			folded[i] = plain(names[i].parts.Family)
		}
		for i := range names {
			n := &names[i]
			if !n.single || !n.person() || n.parts.Family == "" || onlyInitials(n.parts.Given) {
				continue
			}
			key := sameSigns(n.parts.Particle + "\x00" + n.parts.Family + "\x00" + n.parts.Given)
			if by[key] == nil {
				by[key] = &spelling{family: strings.TrimSpace(n.parts.Particle + " " + n.parts.Family), given: n.parts.Given, first: *n, with: make(map[string]bool)}
				all = append(all, by[key])
			}
			by[key].count++
			by[key].meet(folded, i)
		}
	}
	return all
}

// signs that look alike and are no other spelling.
var signs = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "\u2010", "-", "\u2011", "-")

// sameSigns folds what readers cannot see: forms of Unicode, kinds of hyphens,
// apostrophes and spaces.
func sameSigns(s string) string {
	return strings.Join(strings.Fields(signs.Replace(norm.NFC.String(s))), " ")
}

// meet notes the family names next to the i-th of a list, a few of each list.
func (s *spelling) meet(families []string, i int) {
	const near = 4
	for j := max(0, i-near); j < min(len(families), i+near+1); j++ {
		if j != i && families[j] != "" {
			s.with[families[j]] = true
		}
	}
}

// onlyInitials reports whether given names have no word but initials.
func onlyInitials(given string) bool {
	return strings.Contains(given, ".") || !slices.ContainsFunc(strings.Fields(plain(given)), func(w string) bool { return utf8.RuneCountInString(w) > 2 })
}

// variants pairs spellings that seem to be of one person, the rarer one first.
// Each is told once, in the order of the file.
func (p *Pass) variants() [][2]*spelling {
	first := make(map[string]*spelling) // by what spellings of one person share
	var pairs [][2]*spelling
	for _, s := range p.spellings() {
		var other *spelling
		for _, key := range s.keys() {
			if o := first[key]; o == nil {
				first[key] = s
			} else if other == nil && samePerson(o, s) {
				other = o
			}
		}
		switch {
		case other == nil:
		case other.count < s.count:
			pairs = append(pairs, [2]*spelling{other, s})
		default:
			pairs = append(pairs, [2]*spelling{s, other})
		}
	}
	slices.SortStableFunc(pairs, func(a, b [2]*spelling) int { return a[0].first.span().Start - b[0].first.span().Start })
	return slices.CompactFunc(pairs, func(a, b [2]*spelling) bool { return a[0] == b[0] })
}

// longestPart bounds the names of which letters are left out in turn.
const longestPart = 40

// keys returns what spellings of one person share: the letters of the name, and
// those of the name less one letter of the given names.
func (s *spelling) keys() []string {
	family, given := letterKey(s.family), []rune(letterKey(s.given))
	keys := []string{family + "/" + string(given)}
	if len(given) < 5 || len(given) > longestPart || len(family) > 4*longestPart {
		return keys
	}
	for i := 1; i < len(given); i++ {
		keys = append(keys, family+"/"+string(given[:i])+"*"+string(given[i+1:]))
	}
	return keys
}

// letterKey folds what is lost first when names are copied: accents, umlauts,
// capitals, hyphens and spaces.
func letterKey(s string) string {
	return strings.ReplaceAll(umlauts.Replace(plain(s)), " ", "")
}

// umlauts folds the ways to write them without dots.
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// samePerson reports whether two spellings with a key in common are of one
// person: they differ in accents, hyphens or capitals, or in one letter of
// those that are mixed up, or in one letter and are found in the same company.
func samePerson(a, b *spelling) bool {
	if letterKey(a.family) != letterKey(b.family) {
		return false
	}
	x, y := []rune(letterKey(a.given)), []rune(letterKey(b.given))
	if len(x) != len(y) {
		return false
	}
	var different []string
	for i := range x {
		if x[i] != y[i] {
			different = append(different, string(min(x[i], y[i]))+string(max(x[i], y[i])))
		}
	}
	switch len(different) {
	case 0:
		return true
	case 1:
		alike := isWordOf(different[0], mixedUp) && x[len(x)-1] == y[len(y)-1]
		return alike || utf8.RuneCountInString(a.family) > 5 && company(a, b) // short ones are East Asian, of which each syllable counts
	}
	return false
}

// mixedUp are letters that stand for each other in spellings of one name.
var mixedUp = strings.Fields("ck sz iy ij fv tz gj gq kq")

// company reports whether two spellings stand beside the same people.
func company(a, b *spelling) bool {
	shared := 0
	for name := range a.with {
		if b.with[name] {
			shared++
		}
	}
	return shared > 1
}

package check

import (
	"slices"
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var nameVariant = &Rule{
	ID:       "CC608",
	Name:     "name-variant",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A name that the file spells in two ways",
		Why: "\"Oscar Anweiler\" and \"Oskar Anweiler\" are sorted apart and counted as two people. Often one of them is a slip, or an accent was lost; " +
			"sometimes they are two people, so this is for your information.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Anweiler, Oskar},\n  title = {Die Rätebewegung},\n  publisher = {Brill},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Anweiler, Oscar},\n  title = {The Soviets},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Müller, Hans},\n  title = {Räte},\n  publisher = {Dietz},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Muller, Hans},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1974\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Smith, Daniel and Anderson, John},\n  title = {Councils},\n  publisher = {Brill},\n  year = 1958\n}\n\n@book{a1974,\n  author = {Smith, Daniela and Andersen, John and Smith, D. and M{\\\"u}ller, Hans},\n  title = {The Soviets},\n  publisher = {Pantheon},\n  year = 1974\n}\n\n@book{a1975,\n  author = {Müller, Hans},\n  title = {More Councils},\n  publisher = {Pantheon},\n  year = 1975\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for _, v := range p.variants() {
			rare, usual := v[0], v[1]
			p.Report(cite.Finding{
				Ref: rare.first.r.Ref, Span: rare.first.span(),
				Message: "\"" + rare.family + ", " + rare.given + "\" is also spelled \"" + usual.family + ", " + usual.given + "\"",
				Related: []cite.Related{{Span: usual.first.span(), Message: "spelled otherwise here"}},
			})
		}
	},
}

// A spelling is a way to write a person's name, and where it is first.
type spelling struct {
	family, given string
	first         bibName
	count         int
}

// spellings collects the full names of persons, initials left aside, in order.
func (p *Pass) spellings() []*spelling {
	var all []*spelling
	by := make(map[string]*spelling)
	for n := range p.names() {
		parsed, ok := n.parts, n.single
		if !ok || !n.person() || parsed.Family == "" || onlyInitials(parsed.Given) {
			continue
		}
		key := parsed.Family + "\x00" + parsed.Given
		if by[key] == nil {
			by[key] = &spelling{family: strings.TrimSpace(parsed.Particle + " " + parsed.Family), given: parsed.Given, first: n}
			all = append(all, by[key])
		}
		by[key].count++
	}
	return all
}

// onlyInitials reports whether given names have no word but initials.
func onlyInitials(given string) bool {
	return strings.Contains(given, ".") || !slices.ContainsFunc(strings.Fields(plain(given)), func(w string) bool { return len([]rune(w)) > 2 })
}

// variants pairs spellings that seem to be of one person, the rarer one first.
func (p *Pass) variants() [][2]*spelling {
	groups := make(map[string][]*spelling)
	var keys []string
	for _, s := range p.spellings() {
		for _, key := range []string{"f " + plain(s.family), "g " + plain(s.given) + "/" + initialOf(s.family)} {
			if groups[key] == nil {
				keys = append(keys, key)
			}
			groups[key] = append(groups[key], s)
		}
	}
	sort.Strings(keys)
	var pairs [][2]*spelling
	seen := make(map[*spelling]bool)
	for _, key := range keys {
		pairs = append(pairs, pairsIn(groups[key], seen)...)
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i][0].first.span().Start < pairs[j][0].first.span().Start })
	return pairs
}

// mostAlike bounds the spellings that are compared with each other.
const mostAlike = 40

func pairsIn(group []*spelling, seen map[*spelling]bool) [][2]*spelling {
	var pairs [][2]*spelling
	if len(group) > mostAlike {
		return nil
	}
	for i, a := range group {
		for _, b := range group[:i] {
			if a.count > b.count {
				a, b = b, a
			}
			if !seen[a] && samePerson(a, b) {
				seen[a] = true
				pairs = append(pairs, [2]*spelling{a, b})
			}
		}
	}
	return pairs
}

func initialOf(s string) string {
	for _, r := range plain(s) {
		return string(r)
	}
	return ""
}

// samePerson reports whether two spellings differ by accents alone, or by one
// letter in the middle of the given name.
func samePerson(a, b *spelling) bool {
	if plain(a.family) == plain(b.family) && plain(a.given) == plain(b.given) {
		return a.family != b.family || a.given != b.given
	}
	if plain(a.family) != plain(b.family) {
		return false
	}
	x, y := []rune(plain(a.given)), []rune(plain(b.given))
	if len(x) != len(y) || len(x) < 5 || x[0] != y[0] || x[len(x)-1] != y[len(y)-1] {
		return false
	}
	different := 0
	for i := range x {
		different += differ(x[i], y[i])
	}
	return different == 1
}

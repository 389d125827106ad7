package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

var (
	// spacedOut is a word in letter-spaced capitals: "B I N G H A M", "OT T E R".
	spacedOut = pattern.New(`(?:^|[^\p{L}.])((?:\p{Lu}{1,3} ){2,}\p{Lu}{1,3})\s*,`)

	// Gaps that typesetting lost or made up. Group 1 is followed by the place
	// at which a blank is missing; gap is one too many.
	glued = []*pattern.Regexp{
		pattern.New(`(?:^|[^\p{L}])((?:\p{Lu}\.-?)+)\p{Lu}\p{L}{2,}`),       // И.И.Иванов
		pattern.New(`(?:^|[^\p{L}])(\p{Lu}\p{Ll}{2,})\p{Lu}\p{Ll}{2,}`),     // AndreasKnie
		pattern.New(`(?:^|[\s,])(\p{Lu}\p{Ll}{2,})(?:und|and|u\.)(?:\s|$)`), // Hansund
		pattern.New(`\s(und|and)\p{Lu}\p{Ll}`),                              // undMcCaig
		pattern.New(`\p{Hebrew}{2,} (ו)\p{Hebrew}{2,}`),                     // the Hebrew "and" is a prefix
	}
	hyphened = pattern.New(`\p{Ll}( - )(\p{Ll}+)`)                          // a line's end: "Fedal - to"
	gap      = pattern.New(`(?:^|[^\p{L}])\p{Lu}( )(?:\.|[à-ÿ]\p{Ll}{2,})`) // "R ." and "L üthje"
)

// tidy returns the list with the gaps where they belong and every white space
// a blank, and for each of its bytes the offset in s; nil if all stay.
func tidy(s string) (string, []int) {
	if !untidy(s) {
		return s, nil
	}
	drop, blank := map[int]bool{}, map[int]bool{}
	for _, m := range spacedOut.FindAllStringSubmatchIndex(s, -1) {
		for i := m[2]; i < m[3]; i++ {
			drop[i] = s[i] == ' '
		}
	}
	for _, m := range gap.FindAllStringSubmatchIndex(s, -1) {
		drop[m[2]] = true
	}
	for _, m := range hyphened.FindAllStringSubmatchIndex(s, -1) {
		for i := m[2]; i < m[3]; i++ {
			drop[i] = !particles[s[m[4]:m[5]]]
		}
	}
	for n, re := range glued {
		for _, m := range re.FindAllStringSubmatchIndex(s, -1) {
			blank[m[3]] = blank[m[3]] || n != 1 && n != 2 || given[strings.ToLower(s[m[2]:m[3]])]
		}
	}
	if len(drop)+len(blank) == 0 && strings.IndexFunc(s, odd) < 0 {
		return s, nil
	}
	return rewrite(s, drop, blank)
}

// untidy reports, cheaply, whether the patterns above could match.
func untidy(s string) bool {
	var before, last rune
	for _, r := range s {
		switch {
		case odd(r), r == '-' && last == ' ', r == 'ו' && last == ' ':
			return true
		case unicode.IsUpper(r) && (unicode.IsLower(last) || last == '.'):
			return true
		case last == ' ' && unicode.IsUpper(before) && (r == '.' || r >= 'à' && r <= 'ÿ' || unicode.IsUpper(r)):
			return true
		}
		before, last = last, r
	}
	return strings.Contains(s, "und ") || strings.Contains(s, "and ") || strings.Contains(s, "u. ")
}

// odd reports white space that is not a blank.
func odd(r rune) bool { return r != ' ' && (unicode.IsSpace(r) || r == '\u200b' || r == '\u00ad') }

func rewrite(s string, drop, blank map[int]bool) (string, []int) {
	var b strings.Builder
	var at []int
	add := func(text string, i int) {
		for k := range len(text) {
			at = append(at, min(i+k, len(s)))
		}
		b.WriteString(text)
	}
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if blank[i] {
			add(" ", i)
		}
		switch {
		case odd(r):
			add(" ", i)
		case !drop[i]:
			add(s[i:i+n], i)
		}
		i += n
	}
	return b.String(), append(at, len(s))
}

package normalize

import (
	"maps"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
)

// Keys gives every entry a key of author, year and first telling word of the
// title: anweiler1974soviets (DefaultKeyPattern).
func Keys(entries []*cite.Entry) { defaultKeys().Keys(entries, nil) }

var defaultKeys = sync.OnceValue(func() *KeyPattern {
	p, err := ParseKeyPattern(DefaultKeyPattern)
	if err != nil {
		panic(err) // a test parses it
	}
	return p
})

// Keys gives every entry a key. Keys are ASCII and differ, without regard to
// case, from each other and from those that taken holds in small letters;
// entries that would share one get a, b, ... z and then numbers, in the order
// of the list. But for these endings a key depends on its entry alone.
func (p *KeyPattern) Keys(entries []*cite.Entry, taken map[string]bool) {
	count, used := map[string]int{}, maps.Clone(taken)
	if used == nil {
		used = map[string]bool{}
	}
	for _, e := range entries {
		e.Key = p.make(e)
		count[strings.ToLower(e.Key)]++
	}
	next := map[string]int{}
	for base := range count {
		if taken[base] {
			count[base]++
			next[base] = 1 // the one that has it is the a
		}
		used[base] = true
	}
	for _, e := range entries {
		base := strings.ToLower(e.Key)
		if count[base] < 2 {
			continue
		}
		b := e.Key
		for e.Key = b; used[strings.ToLower(e.Key)]; next[base]++ {
			e.Key = b + mark(next[base])
		}
		used[strings.ToLower(e.Key)] = true
	}
}

// mark is the nth ending: a to z, then -27 and on.
func mark(n int) string {
	if n < 26 {
		return string(rune('a' + n))
	}
	return "-" + strconv.Itoa(n+1)
}

// skipped are the words of titles that tell nothing.
var skipped = setOf(`the a an of and or on in for to with from by at as is its der die das den dem des ein eine und von zu zur zum im über für
	le la les l un une des du de d et en dans sur el los las y o il lo gli i e di del della os as da do na no het van o и в на о об к по из`)

// first is what a name contributes: the family name without its particle, or
// the first telling word of an organisation.
func first(n cite.Name) string {
	if n.Literal != "" {
		if w := telltale(n.Literal); len(w) > 0 {
			return capitalised(w[0])
		}
	}
	return keyLetters(n.Family)
}

// telltale returns the words of s that are worth a place in a key.
func telltale(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if key := keyLetters(w); key != "" && !skipped[strings.ToLower(w)] {
			out = append(out, key)
		}
	}
	return out
}

// keyLetters folds accents and writes Cyrillic and Greek in Latin letters; what
// is left beyond ASCII letters and digits is dropped.
func keyLetters(s string) string {
	var b strings.Builder
	for _, r := range norm.NFC.String(s) {
		small := unicode.ToLower(r)
		latin, ok := transliteration[small]
		if !ok {
			latin = folded(small)
		}
		if r != small {
			latin = capitalised(latin)
		}
		b.WriteString(latin)
	}
	return b.String()
}

// folded is what is left of a small letter in ASCII.
func folded(r rune) string {
	var b strings.Builder
	for _, p := range norm.NFKD.String(string(r)) {
		if p >= 'a' && p <= 'z' || p >= '0' && p <= '9' {
			b.WriteRune(p)
		} else {
			b.WriteString(transliteration[p])
		}
	}
	return b.String()
}

// transliteration is a simple one for keys, which nobody has to read back.
var transliteration = map[rune]string{
	'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i",
	'а': "a", 'б': "b", 'в': "v", 'г': "g", 'ґ': "g", 'д': "d", 'е': "e", 'ё': "e", 'є': "ie", 'ж': "zh", 'з': "z",
	'и': "i", 'і': "i", 'ї': "i", 'й': "i", 'к': "k", 'л': "l", 'м': "m", 'н': "n", 'о': "o", 'п': "p", 'р': "r",
	'с': "s", 'т': "t", 'у': "u", 'ў': "u", 'ф': "f", 'х': "kh", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "shch",
	'ъ': "", 'ы': "y", 'ь': "", 'э': "e", 'ю': "iu", 'я': "ia",
	'α': "a", 'β': "v", 'γ': "g", 'δ': "d", 'ε': "e", 'ζ': "z", 'η': "i", 'θ': "th", 'ι': "i", 'κ': "k", 'λ': "l",
	'μ': "m", 'ν': "n", 'ξ': "x", 'ο': "o", 'π': "p", 'ρ': "r", 'σ': "s", 'ς': "s", 'τ': "t", 'υ': "y", 'φ': "f",
	'χ': "ch", 'ψ': "ps", 'ω': "o",
}

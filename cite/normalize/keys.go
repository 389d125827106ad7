package normalize

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
)

// Keys gives every entry a key of author, year and first telling word of the
// title: anweiler1974soviets. Keys are ASCII, begin with a letter and differ
// from each other; entries that would share one get a, b, ... z and then
// numbers, in the order of the list.
func Keys(entries []*cite.Entry) {
	count, taken := map[string]int{}, map[string]bool{}
	for _, e := range entries {
		e.Key = base(e)
		count[e.Key]++
		taken[e.Key] = true
	}
	next := map[string]int{}
	for _, e := range entries {
		if count[e.Key] < 2 {
			continue
		}
		b := e.Key
		for e.Key = ""; e.Key == "" || taken[e.Key]; next[b]++ {
			e.Key = b + mark(next[b])
		}
		taken[e.Key] = true
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

func base(e *cite.Entry) string {
	words := telltale(e.Get("title"))
	author := ""
	if a := e.Authors(); len(a) > 0 {
		author = first(a[0])
	}
	if author == "" && len(words) > 0 {
		author, words = words[0], words[1:]
	}
	year := ""
	if y := e.Dates["issued"].Year; y > 0 {
		year = strconv.Itoa(y)
	}
	word := ""
	if len(words) > 0 {
		word = words[0]
	}
	key := author + year + word
	if key == "" || key[0] < 'a' || key[0] > 'z' {
		return "ref" + key
	}
	return key
}

// first is what a name contributes: the family name without its particle, or
// the first telling word of an organisation.
func first(n cite.Name) string {
	if n.Literal != "" {
		if w := telltale(n.Literal); len(w) > 0 {
			return w[0]
		}
	}
	return ascii(n.Family)
}

// telltale returns the words of s that are worth a place in a key.
func telltale(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		if key := ascii(w); key != "" && !skipped[strings.ToLower(w)] {
			out = append(out, key)
		}
	}
	return out
}

// ascii folds accents and writes Cyrillic and Greek in Latin letters; what is
// left beyond a to z and digits is dropped.
func ascii(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(norm.NFC.String(s)) {
		if latin, ok := transliteration[r]; ok {
			b.WriteString(latin)
			continue
		}
		for _, p := range norm.NFKD.String(string(r)) {
			if p >= 'a' && p <= 'z' || p >= '0' && p <= '9' {
				b.WriteRune(p)
			} else if latin, ok := transliteration[p]; ok {
				b.WriteString(latin)
			}
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

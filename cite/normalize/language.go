package normalize

import (
	"math/bits"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// functionWords stand in titles of one language and hardly of another. The
// values are sets of languages: bit i is that of order[i].
var functionWords = tongues(map[string]string{
	"en": "the of and in for to on with an from by its as at is are how what towards",
	"de": "der die das und von zur zum im den dem des für mit über eine ein auf als wie nach aus zwischen",
	"fr": "le la les des du et dans pour sur une un au aux de l d en par entre",
	"es": "el la los las del y en para por una un con sobre de como",
	"it": "il lo la gli della delle dei degli e di nel per una un con sul da",
	"pt": "o os as da do das dos e em para uma um com no na de",
	"nl": "de het een van en in voor op met bij naar tot",
})

// order settles ties.
var order = [...]string{"en", "de", "fr", "es", "it", "pt", "nl"}

func tongues(lists map[string]string) map[string]uint8 {
	all := make(map[string]uint8)
	for i, l := range order {
		for w := range strings.FieldsSeq(lists[l]) {
			all[w] |= 1 << i
		}
	}
	return all
}

// language guesses the language of the work from its title.
func language(e *cite.Entry) string { return Language(e.Get("title")) }

// Language guesses the language of a text, as BCP 47 writes it: by script, else
// by the function words of seven languages. "" if too few tell.
func Language(text string) string {
	if l := byScript(text); l != "" {
		return l
	}
	var count [len(order)]int
	for w, rest := nextWord(text, isLetter); w != ""; w, rest = nextWord(rest, isLetter) {
		for in := known(functionWords, w); in != 0; in &= in - 1 {
			count[bits.TrailingZeros8(in)]++
		}
	}
	return most(count[:])
}

// most returns the language with the highest count, "" for a tie.
func most(count []int) string {
	best, score, second := "", 0, 0
	for i, n := range count {
		if n > score {
			best, score, second = order[i], n, score
		} else if n > second {
			second = n
		}
	}
	if score > second {
		return best
	}
	return ""
}

// scripts that one language uses in practice, or the marks that tell.
var scripts = [...]struct {
	lang   string
	script *unicode.RangeTable
}{
	{"el", unicode.Greek}, {"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"ko", unicode.Hangul},
	{"zh", unicode.Han}, {"he", unicode.Hebrew}, {"ar", unicode.Arabic},
}

// firstGreek is the first letter beyond the Latin ones that matter here.
const firstGreek = 0x370

func byScript(s string) string {
	letters, cyrillic := 0, 0
	var count [len(scripts)]int
	for _, r := range s {
		if !isLetter(r) {
			continue
		}
		letters++
		if r < firstGreek {
			continue
		}
		if unicode.Is(unicode.Cyrillic, r) {
			cyrillic++
		}
		for i, sc := range scripts {
			if unicode.Is(sc.script, r) {
				count[i]++
			}
		}
	}
	if cyrillic*2 > letters {
		if strings.ContainsAny(s, "іїєґІЇЄҐ") {
			return "uk"
		}
		return "ru"
	}
	for i, n := range count {
		if n*4 > letters {
			return scripts[i].lang
		}
	}
	return ""
}

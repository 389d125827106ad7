package normalize

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

// function words that stand in titles of one language and hardly of another.
var functionWords = map[string]map[string]bool{
	"en": lower("the of and in for to on with an from by its as at is are how what towards"),
	"de": lower("der die das und von zur zum im den dem des für mit über eine ein auf als wie nach aus zwischen"),
	"fr": lower("le la les des du et dans pour sur une un au aux de l d en par entre"),
	"es": lower("el la los las del y en para por una un con sobre de como"),
	"it": lower("il lo la gli della delle dei degli e di nel per una un con sul da"),
	"pt": lower("o os as da do das dos e em para uma um com no na de"),
	"nl": lower("de het een van en in voor op met bij naar tot"),
}

// order settles ties.
var order = []string{"en", "de", "fr", "es", "it", "pt", "nl"}

func lower(list string) map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields(list) {
		all[w] = true
	}
	return all
}

// language guesses the language of the work from its title: by script, else
// by the function words. "" if too few tell.
func language(e *cite.Entry) string {
	text := e.Get("title")
	if l := byScript(text); l != "" {
		return l
	}
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })
	best, score, second := "", 0, 0
	for _, l := range order {
		n := 0
		for _, w := range words {
			if functionWords[l][w] {
				n++
			}
		}
		if n > score {
			best, score, second = l, n, score
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
var scripts = []struct {
	lang   string
	script *unicode.RangeTable
}{
	{"el", unicode.Greek}, {"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"ko", unicode.Hangul},
	{"zh", unicode.Han}, {"he", unicode.Hebrew}, {"ar", unicode.Arabic},
}

func byScript(s string) string {
	letters, cyrillic := 0, 0
	count := make([]int, len(scripts))
	for _, r := range s {
		if !unicode.IsLetter(r) {
			continue
		}
		letters++
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

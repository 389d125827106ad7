package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// words are the words of a title that mean something: folded, without
// function words, and in scripts without spaces every two characters.
func words(s string) []string {
	var out []string
	for w := range strings.FieldsSeq(Fold(s)) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case wide(r):
			out = append(out, pairs(w)...)
		case len(w) > 1 && !functionWords[w]:
			out = append(out, w)
		}
	}
	return out
}

func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Thai)
}

// pairs are every two characters that follow each other.
func pairs(w string) []string {
	rs := []rune(w)
	if len(rs) == 1 {
		return []string{w}
	}
	var out []string
	for i := 0; i+1 < len(rs); i++ {
		out = append(out, string(rs[i:i+2]))
	}
	return out
}

// sameScript reports whether two lists of words are written in one script, so
// that one could be found in the other.
func sameScript(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && scriptOf(a) == scriptOf(b)
}

var scripts = []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Arabic, unicode.Hebrew, unicode.Han, unicode.Hangul, unicode.Devanagari, unicode.Thai}

// scriptOf is the script of most words, by their first letters.
func scriptOf(ws []string) int {
	var count [16]int
	for _, w := range ws {
		r, _ := utf8.DecodeRuneInString(w)
		for i, t := range scripts {
			if unicode.Is(t, r) || i == 5 && unicode.In(r, unicode.Hiragana, unicode.Katakana) {
				count[i]++
			}
		}
	}
	best := 0
	for i := range scripts {
		if count[i] > count[best] {
			best = i
		}
	}
	return best
}

// byLanguage are words that tell a language and mean nothing by themselves,
// folded.
var byLanguage = map[string]string{
	"en": "the of and to for from with by on at is are was were this that its their how why what who as an or not into between after before about against under over your our new",
	"de": "der die das den dem des und ein eine einer eines im in zur zum vom von fur mit auf aus bei uber unter nach als wie zu am ist nicht durch gegen zwischen vor sein seine ihre",
	"fr": "le la les des du un une et en dans sur pour par avec aux au ce cette ces qui que est sont sa son ses leur leurs vers entre sous chez",
	"es": "el la los las del un una y en sobre para por con al su sus que es como entre desde hacia hasta",
	"it": "il lo la gli le del della dei degli delle di un una uno e nel nella nelle sul sulla per con da dal dalla al alla tra fra come che",
	"pt": "o os as do da dos das um uma e em no na nos nas sobre para por com ao seu sua que entre",
	"nl": "de het een van en in op voor met door bij uit naar over onder tussen der den",
	"pl": "w we i na z ze do od o dla po przez nad pod jak oraz",
	"cs": "v ve a na z ze do od o pro po pri nad pod jako",
	"ru": "в и на с о по из к за для от до при как не у под над об его",
	"uk": "в і та на з про по із до за для від при як не у",
	"sv": "och i pa av for med till den det en ett fran om som att under",
	"da": "og i pa af for med til den det en et fra om som at under",
	"tr": "ve bir ile icin bu de da",
	"la": "de et in ad ex cum per sive liber",
}

// functionWords are all of them, and more that are left out of titles.
var functionWords, languageWords = func() (map[string]bool, map[string]map[string]bool) {
	all, by := set("www com org net html php etc et al s t d l"), make(map[string]map[string]bool)
	for lang, list := range byLanguage {
		by[lang] = set(list)
		for w := range by[lang] {
			all[w] = true
		}
	}
	return all, by
}()

// languageOf guesses the language of a folded title by its function words, "" if they
// do not tell.
func languageOf(s string) string {
	ws := strings.Fields(s)
	best, most, second := "", 0, 0
	for lang, list := range languageWords {
		n := 0
		for _, w := range ws {
			if list[w] {
				n++
			}
		}
		switch {
		case n > most || n == most && n > 0 && lang < best:
			if n > most {
				second = most
			} else {
				second = n
			}
			best, most = lang, n
		case n > second:
			second = n
		}
	}
	if most == 0 || most == second {
		return ""
	}
	return best
}

// apart reports whether two titles are known to be in different languages.
func apart(a, b string) bool { return a != "" && b != "" && a != b }

// ofPages are words that pages of every kind have in their titles.
var ofPages = set(`home homepage welcome index page pages web site website online official main start startseite accueil inicio download downloads pdf html
	document documents file files view viewer reader full text fulltext abstract article articles paper papers book books chapter volume vol issue
	journal journals archive archives archived library search results result login log sign register account menu contents content table toc
	publication publications publisher press read buy shop untitled loading redirecting redirect please wait moment error access blog news
	repository record records item items details detail entry project projects version edition free ebook google scholar jstor springer springerlink
	wiley elsevier sciencedirect taylor francis oxford cambridge academic sage tandfonline worldcat amazon youtube twitter facebook github wikipedia
	wikimedia gutenberg wayback machine internet catalog catalogue digital collection collections university universitat universite institute
	department school faculty center centre seite suche bibliothek verlag artikel zeitschrift buch revue livre editions libro revista`)

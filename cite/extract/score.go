package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// How much a text must look like a reference, in the points of score. The
// soviets article has the weakest that a reader takes for one at a glance:
// "1918 RFSR Constitution, [online here]." has a year and a promise, 2 points.
const (
	plausible = 1.5 // under a heading that promises references
	likely    = 2   // among others of its kind
	sure      = 3   // by itself
)

// maxReference bounds a reference in bytes; with sixty authors one may have
// 3,000.
const maxReference = 4000

// A sign is a pattern that references show and prose does not.
type sign struct {
	name   string
	weight float64
	re     *pattern.Regexp
}

// signs are what score counts, each once. The weights were set by hand on
// articles, change logs, link lists and comment threads.
var signs = []sign{
	{"year", 1, pattern.New(`(?:^|[^\p{L}\d])(?:1[5-9]|20)\d\d[a-z]?(?:[^\p{L}\d%]|$)|\d年`)},
	{"year in brackets", 0.5, pattern.New(`[(（](?:[^()（）]{0,20}[\s,.])?(?:1[5-9]|20)\d\d[a-z]?(?:[,;] [^()]{1,20})?[)）]|\((?:in press|forthcoming|n\.d\.|n\.y\.|o\. ?J\.|s\. ?d\.)`)},
	{"year at the end", 0.5, pattern.New(`(?:1[5-9]|20)\d\d[a-z]?[.)]*$`)},
	{"quoted title", 1, pattern.New(`["“„«‘'][^"“”„«»]{8,}["”“»’']|[「『《〈][^「」『』《》〈〉]{2,}[」』》〉]`)},
	{"pages or volume", 1, pattern.New(`(?i)\b(?:pp?|ss?|сс?|стр|vol|bd|heft|jg|nr|nos?|pág|т|tome?|hft|iss)\. ?\d|\d ?\(\d+(?:[-–]\d+)?\)|\b\d+[:/.]\d+(?:,| \((?:1[5-9]|20)\d\d\))|n[°º] ?\d|№ ?\d|[\d]+\s?[–-]\s?\d+\.?$|: \d+[–-]\d+|第\d+|\d頁|\b\d+ F\.\dd|U\.S\.C\.`)},
	{"place and publisher", 1, pattern.New(`\p{Lu}[\p{L}.]+(?:, [A-Z]{2})? ?[:：] ?\p{Lu}[^:：]{2,60}[,.] ?(?:\(?(?:1[5-9]|20)\d\d|s\. ?d\.)|[.”’"!?] \p{Lu}[\p{L}.]+(?: [\p{Lu}\p{L}.]+)?(?:, [\p{L}. ]{2,14})? ?: \p{Lu}[\p{L}&.,'’/ -]{2,50}\.?$|\p{Lu}\p{L}+: [\p{L}&., ]{2,40} (?:1[5-9]|20)\d\d|S\.l\.`)},
	{"publisher", 1, pattern.New(`(?i:\b(?:press|verlag|publish(?:ers|ing|er)|éditions?|édit\.|editorial|editora|ediciones|edizioni|editore|издательство|изд-во|wydawnictwo|nakladatelství|routledge|springer|elsevier|wiley|suhrkamp|verso|gallimard|maspero|penguin|macmillan|blackwell|pantheon|norton|mcgraw|addison|o'reilly|books|university|universität|université|universidad|universidade|journal|proceedings|conference|magazine|review|revue|revista|zeitschrift|quarterly|arxiv|thesis|dissertation|tesis|tese|thèse|constitution|lexicon))\b|出版社?|쪽|社、|書店|書房|新聞|书局|出版会|学报|学刊|大学|論集|評論`)},
	{"identifier", 2, pattern.New(`(?i)\bdoi:? ?(?:org)?|\b10\.\d{4,9}/|\bisbn\b|\bissn\b|arxiv:? ?\d|\bpmid\b|\bpmc\d`)},
	{"address", 1, pattern.New(`(?i)https?://|www\.\w|\bftp://`)},
	{"bare address", 1, pattern.New(`^(?:https?|ftp)://\S+$`)},
	{"access date", 1, pattern.New(`(?i)\b(?:retrieved|accessed|archived from|consulté|consultado|abruf|abgerufen|zugriff|stand:|last accessed|дата обращения|acesso em|visitato)\b|閲覧|访问`)},
	{"promise", 1, pattern.New(`(?i)[\[［](?:online|en ligne|en línea|em linha|pdf|html|link|lien|ici|hier|here|available|см|read|download|text|full text|electronic|электронный|こちら|在线)[^\]］]{0,30}[\]］]`)},
	{"roles", 1, pattern.New(`(?i)\bet al\b|\((?:hrsg|hg|eds?|org|coord|dir|éd|ред|trans)s?\.|\b(?:ed\.|eds\.|hrsg\.|hg\.|trad\.|transl\.|trans\. )|\bIn ?: |\bIn Proc|\b\d(?:st|nd|rd|th) ed\b|\(=|\bAuflage\b|\(blog\)`)},
	{"standard marks", 2, pattern.New(`\[(?:M|J|N|C|D|S|R|P|EB|DB|CP|A|Z|Электронный)(?:/OL)?[\]а-я ]| // \p{L}`)},
	{"law", 2, pattern.New(`\b\d+ (?:F\.(?:\dd| Supp\.)|U\.S\.|U\.S\.C\.|S\. ?Ct\.) |§ ?\d+|\bCir\. \d{4}`)},
}

// An opening is how references begin, with what that is worth. The first that
// fits counts.
var openings = []sign{
	{"family in capitals", 2, pattern.New(`^(?:[\p{Lu}][\p{Lu}'’\-]+ ?){1,4}, (?:\p{Lu}|et )`)},
	{"family and initials", 2, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ?(?:\p{Lu}\p{M}?\.[ \-]?)+`)},
	{"family, given", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)?, ` + word + `(?: (?:\p{Lu}\.|` + word + `|de|da|di|von|van|e|y)){0,3}(?:[.,;:/(]| ?\(?(?:1[5-9]|20)\d\d)`)},
	{"Vancouver", 1.5, pattern.New(`^` + particles + word + `(?: ` + word + `)? \p{Lu}(?:-?\p{Lu}){0,3}(?:,|\.| et al| \()`)},
	{"initials and family", 1.5, pattern.New(`^(?:\p{Lu}\.[ \-]?){1,3}` + particles + word + `[,.:; ]`)},
	{"author and year", 1.5, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* ` + word + `){0,5},? \(?(?:1[5-9]|20)\d\d[a-z]?\)?[,.:]`)},
	{"author, quoted", 1, pattern.New(`^` + word + `(?:(?:,| and| &| und| et| y)* (?:\p{Lu}\.|` + word + `|and|van|von|de)){0,9}[,.:] ?["“„«「『‘']`)},
	{"given family, title", 0.5, pattern.New(`^` + word + `(?: (?:\p{Lu}\.|` + word + `|van|von|de|der|del|la)){1,3}, (?:\p{Lu}|["“„«])`)},
	{"quoted", 0.5, pattern.New(`^["“„«「『‘']`)},
	{"East Asian", 1.5, pattern.New(`^[\p{Han}\p{Hangul}\p{Katakana}ー・、;；,， ]{2,30}(?:等|ら|ほか|編著?|编著?|著|主编)?[,，:：]?(?:\s?[『「《.．“]|\s?[（(]\d{4})`)},
}

const (
	word      = `\p{Lu}[\p{L}'’\-]+`
	particles = `(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]ella|[Dd]i|[Dd]u|[Dd]a|[Ll]a|[Ll]e|[Tt]en|[Tt]er|[Zz]u|af|[Aa]l|[Ee]l) )*(?:[dDlL]['’])?`
)

// score says in points how much s looks like a reference. Words in the middle
// of titles are forgiven, a sentence is not.
func score(s string) float64 {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxReference {
		return 0
	}
	points := opening(s)
	for i := range signs {
		if signs[i].re.MatchString(s) {
			points += signs[i].weight
		}
	}
	return points - shape(s) - prose(s) - remark(s) - pointer(s)
}

// opening is what the beginning of s is worth.
func opening(s string) float64 {
	for i := range openings {
		if openings[i].re.MatchString(s) {
			return openings[i].weight
		}
	}
	return 0
}

var (
	narrated = pattern.New(`\((?:1[5-9]|20)\d\d[a-z]?\)(?:['’]s)? (\p{Ll}{2,})`)
	// afterYear are the small words that follow a year in references.
	afterYear = set(`in en em im aus pp doi ed eds edited trans transl vol no nr url http https arxiv by available accessed retrieved
		pages bd hrsg hg last dir coord org von par por`)
)

// remark is what a sentence about a work costs: "Smith et al. (2015)
// introduce the method."
func remark(s string) float64 {
	m := narrated.FindStringSubmatch(s)
	if m == nil || afterYear[m[1]] {
		return 0
	}
	return 1.5
}

// chapterOf matches a place in the same book: "see Section 5.18".
var chapterOf = pattern.New(`(?i)(?:^|[^\p{L}])(?:section|sección|secció|seção|sezione|abschnitt|kapitel|chapter|chapitre|capítulo|capitolo|раздел\p{L}?|глав\p{L}|afsnit|rozdział|sección|appendix|anhang|annexe) \d|§ ?\d+(?:\.\d+)+|第 ?[\d.]+ ?[章節节]`)

// pointer is what it costs to point to a place in the same work.
func pointer(s string) float64 {
	if len(s) < longProse && chapterOf.MatchString(s) {
		return 1.5
	}
	return 0
}

// shape is what the length and the ends of s cost.
func shape(s string) (cost float64) {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	switch n := len(s); {
	case n < 20 && !hasAddress(s):
		cost += 2
	case n > 1200:
		cost += 3
	case n > 700:
		cost++
	}
	if unicode.IsLower(first) && !hasAddress(s) && !startsWithParticle(s) {
		cost++
	}
	if last == ':' || last == '：' {
		cost += 3
	}
	return cost
}

var particleStart = pattern.New(`^` + particles + `\p{Lu}`)

func startsWithParticle(s string) bool { return particleStart.MatchString(s) }

func hasAddress(s string) bool {
	return strings.Contains(s, "://") || strings.Contains(s, "www.")
}

// verbs are words that make sentences: finite verbs, pronouns and the
// conjunctions of clauses, in the languages most read. Titles have few.
var verbs = set(`is are was were been has have had will would could should might must does did doesn't don't didn't isn't aren't
	we you i he she they it its our your my us them this these those there because which who whom whose when while if however although
	also just very really please thanks click let's it's i'm we're you're i've we've me
	ist sind war waren wird werden wurde wurden hat haben hatte hatten kann können muss müssen soll sollte nicht ich wir sie er es ihr
	dass weil wenn aber auch noch nur schon sich diese dieser dieses man
	est sont était étaient sera seront ont avait avons nous vous je il elle ils elles on ne pas ce cette ces qui que dont mais lorsque
	es son era eran será han había hemos nosotros yo ella ellos esto esta estos pero cuando porque
	é são foi foram será tem têm temos nós eu ele ela eles isto este mas quando porque você
	è sono erano sarà hanno abbiamo noi io lui lei loro questo questa quando perché
	zijn wordt worden heeft hebben wij zij deze niet omdat
	это был была были будет есть мы вы он она они который которая которые если когда потому также`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// prose is what sentences outside quotation marks cost.
func prose(s string) float64 {
	words, hits := 0, 0
	for w := range strings.FieldsSeq(unquoted(s)) {
		words++
		w = strings.Trim(strings.ToLower(w), ".,;:!?()[]*_")
		if verbs[strings.ReplaceAll(w, "’", "'")] {
			hits++
		}
	}
	if hits < 2 || float64(hits) < 0.04*float64(words) {
		return 0
	}
	return min(float64(hits)*0.75, 5)
}

var quoted = pattern.New(`"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’`)

func unquoted(s string) string {
	if !strings.ContainsAny(s, `"“„«‘`) {
		return s
	}
	return quoted.ReplaceAllString(s, " ")
}

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

// enough is the score from which more does not matter where no heading speaks
// for a list.
const enough = 5

// score says in points how much s looks like a reference.
func score(s string) float64 { return scoreTo(s, enough) }

// scoreTo says in points how much s looks like a reference, and stops to look
// when it has reached enough. Words in the middle of titles are forgiven, a
// sentence is not.
func scoreTo(s string, enough float64) float64 {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > maxReference {
		return 0
	}
	points := yearPoints(s) - shape(s) - prose(s) - remark(s) - pointer(s)
	lower := strings.ToLower(s)
	for i := range signs {
		if points >= enough {
			return points
		}
		if signs[i].in(s, lower) {
			points += signs[i].weight
		}
	}
	if points >= enough {
		return points
	}
	return points + opening(s)
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
	if !strings.Contains(s, "(1") && !strings.Contains(s, "(2") {
		return 0
	}
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

package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// title writes a title and puts braces around the words that no style may
// write in small letters: acronyms, words with capitals inside, and proper
// names. Which capitalised words are proper names can be seen where the title
// is in sentence case; in Title Case only those in the table are known.
func (t *texter) title(s, lang string) string {
	s = clean(s)
	paired := balanced(s)
	words := titleWords(s)
	guard := guardFor(words, lang)
	inPhrase := markPhrases(words)
	var b strings.Builder
	for i, w := range words {
		text := t.escapePiece(w.text, paired)
		if w.letters && (inPhrase[i] && guard != nothing || guard.protects(w)) {
			text = "{" + text + "}"
		}
		b.WriteString(text)
	}
	return b.String()
}

// A titleWord is a word or what stands between two words.
type titleWord struct {
	text    string
	letters bool // a word
	first   bool // opens the title or what follows a colon, full stop or question mark
}

// titleWords cuts a title into words and the rest. Hyphens cut, so that the
// Russian in "All-Russian" is seen; apostrophes and the full stops of
// abbreviations do not.
func titleWords(s string) []titleWord {
	var words []titleWord
	first := true
	for s != "" {
		n := wordLen(s)
		if n > 0 {
			words = append(words, titleWord{text: s[:n], letters: true, first: first})
			first = false
		} else {
			n = gapLen(s)
			words = append(words, titleWord{text: s[:n]})
			first = first || strings.ContainsAny(s[:n], ":.?!\u2013\u2014")
		}
		s = s[n:]
	}
	return words
}

// wordLen is the length in bytes of the word that s begins with, possibly 0.
func wordLen(s string) int {
	end := 0
	for i, r := range s {
		n := utf8.RuneLen(r)
		if isWordRune(r) {
			end = i + n
			continue
		}
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		apostrophe := r == '\'' || r == '’' || r == '.'
		if i == 0 || !apostrophe || !unicode.IsLetter(next) {
			return end + abbreviationEnd(s[:end], s[end:])
		}
	}
	return end
}

// abbreviationEnd is the length of the full stop that still belongs to the
// word, as in "U.S.", else 0.
func abbreviationEnd(word, rest string) int {
	if strings.Contains(word, ".") && strings.HasPrefix(rest, ".") {
		return 1
	}
	return 0
}

// gapLen is the length in bytes of what stands before the next word.
func gapLen(s string) int {
	for i, r := range s {
		if isWordRune(r) {
			return i
		}
	}
	return len(s)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// A guard says how much a title tells about its capitals.
type guard int

const (
	nothing  guard = iota // all in capitals: they mean nothing
	known                 // Title Case: acronyms and the table
	capitals              // sentence case: every capital inside means a name
)

// guardFor looks at the longer words inside the title. Languages other than
// English are written in sentence case throughout.
func guardFor(words []titleWord, lang string) guard {
	inside, raised, small := 0, 0, false
	for _, w := range words {
		small = small || strings.ToUpper(w.text) != w.text
		if !w.letters || w.first || utf8.RuneCountInString(w.text) < 4 || smallWords[w.text] {
			continue
		}
		inside++
		if startsUpper(w.text) {
			raised++
		}
	}
	foreign := lang != "" && language(lang) != "en"
	switch {
	case !small && len(words) > 1:
		return nothing
	case foreign || inside > 0 && 2*raised < inside:
		return capitals
	}
	return known
}

// smallWords are the longer of those that Title Case leaves small.
var smallWords = map[string]bool{
	"about": true, "across": true, "after": true, "against": true, "along": true, "among": true, "around": true,
	"before": true, "behind": true, "below": true, "between": true, "beyond": true, "during": true, "from": true,
	"into": true, "onto": true, "over": true, "since": true, "than": true, "that": true, "through": true,
	"toward": true, "towards": true, "under": true, "until": true, "upon": true, "versus": true, "when": true,
	"with": true, "within": true, "without": true,
}

func (g guard) protects(w titleWord) bool {
	switch {
	case g == nothing:
		return false
	case isAcronym(w.text) || innerCapital(w.text) || isProper(w.text):
		return true
	}
	return g == capitals && !w.first && startsUpper(w.text)
}

func startsUpper(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

// isAcronym reports whether the word is in capitals throughout: NATO, XIV, I,
// 3D. "A" is the article.
func isAcronym(word string) bool {
	upper := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			upper++
		}
	}
	return upper > 0 && word != "A"
}

// innerCapital reports whether a capital stands behind the first letter:
// iPhone, McDonald, U.S., O'Brien.
func innerCapital(word string) bool {
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			return true
		}
	}
	return false
}

// isProper looks a capitalised word up in the table, without a possessive or
// a plural ending.
func isProper(word string) bool {
	if !startsUpper(word) {
		return false
	}
	stem, _, _ := strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
	proper := properWords()
	return proper[stem] || proper[strings.TrimSuffix(stem, "s")]
}

// markPhrases finds the names that are made of ordinary words.
func markPhrases(words []titleWord) []bool {
	marked := make([]bool, len(words))
	for i := range words {
		for _, phrase := range properPhrases {
			if n := phraseLen(words[i:], phrase); n > 0 {
				for k := i; k < i+n; k++ {
					marked[k] = true
				}
			}
		}
	}
	return marked
}

// phraseLen is the number of words and gaps that spell out the phrase, 0 if
// they do not.
func phraseLen(words []titleWord, phrase string) int {
	for n, w := range words {
		rest, ok := strings.CutPrefix(phrase, w.text)
		switch {
		case !ok:
			return 0
		case rest == "":
			return n + 1
		}
		phrase = rest
	}
	return 0
}

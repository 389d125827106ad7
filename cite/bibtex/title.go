package bibtex

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// title writes a title and puts braces around the words that no style may
// write in small letters: acronyms, words with capitals inside, proper names,
// and what follows a full stop. Which capitalised words are proper names can be
// seen where the title is in sentence case; in Title Case only those in the
// table are known.
func (t *texter) title(s, lang string) string {
	s = clean(s)
	paired := balanced(s)
	words := titleWords(s)
	guards := guardsFor(words, lang)
	inPhrase := markPhrases(words)
	var b strings.Builder
	for i, w := range words {
		text := t.escapePiece(w.text, paired)
		if w.letters && guards[i] != nothing && (inPhrase[i] || guards[i].protects(w)) {
			text = "{" + text + "}"
		}
		b.WriteString(text)
	}
	return b.String()
}

// A titleWord is a word or what stands between two words.
type titleWord struct {
	text     string
	letters  bool // a word
	position position
}

// A position says why a word may have a capital.
type position int

const (
	inside  position = iota
	opening          // of the title, or behind a colon or a dash, where the styles keep a capital or need none
	stopped          // behind a full stop or a quotation mark, where they do not keep it
)

// titleWords cuts a title into words and the rest. Hyphens cut, so that the
// Russian in "All-Russian" is seen; apostrophes and the full stops of
// abbreviations do not.
func titleWords(s string) []titleWord {
	var words []titleWord
	at := opening
	for s != "" {
		n := wordLen(s)
		if n > 0 {
			words = append(words, titleWord{text: s[:n], letters: true, position: at})
			at = inside
		} else {
			n = gapLen(s)
			at = behind(s[:n], len(words) == 0, at)
			words = append(words, titleWord{text: s[:n]})
		}
		s = s[n:]
	}
	return words
}

// behind is the position of a word that follows the gap.
func behind(gap string, begins bool, at position) position {
	switch {
	case begins:
		return stopped // BibTeX keeps the first letter only if nothing stands before it
	case strings.ContainsAny(gap, ".?!") && strings.Contains(gap, " "):
		return stopped
	case strings.ContainsAny(gap, ":.?!\u2014") || strings.Contains(gap, "\u2013 "):
		return opening
	}
	return at
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

// guardsFor gives each word its guard. The parts of a title between colons and
// full stops are looked at one by one: one in Title Case may have a subtitle in
// sentence case, but not the other way round. Languages other than English are
// written in sentence case throughout.
func guardsFor(words []titleWord, lang string) []guard {
	guards := make([]guard, len(words))
	small := slices.ContainsFunc(words, func(w titleWord) bool { return strings.ToUpper(w.text) != w.text })
	if !small && len(words) > 1 {
		return guards
	}
	var before guard
	if lang != "" && language(lang) != "en" {
		before = capitals
	}
	for start := 0; start < len(words); {
		end := start + 1
		for end < len(words) && !(words[end].letters && words[end].position != inside) {
			end++
		}
		g, sure := guardFor(words[start:end])
		if before == capitals {
			g = capitals
		}
		if sure {
			before = g
		}
		for ; start < end; start++ {
			guards[start] = g
		}
	}
	return guards
}

// guardFor looks at the longer words inside a part of a title. It is sure if
// there are some.
func guardFor(words []titleWord) (g guard, sure bool) {
	long, raised := 0, 0
	for _, w := range words {
		if !w.letters || w.position != inside || utf8.RuneCountInString(w.text) < 4 || smallWords[w.text] {
			continue
		}
		long++
		if startsUpper(w.text) {
			raised++
		}
	}
	if long > 0 && 2*raised < long {
		return capitals, long > 1
	}
	return known, long > 1
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
	case w.position == opening && utf8.RuneCountInString(w.text) == 1:
		return false // "I monumenti"
	case isAcronym(w.text) || innerCapital(w.text) || isProper(w.text):
		return true
	}
	return startsUpper(w.text) && (w.position == stopped || g == capitals && w.position == inside)
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

package pattern

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A prefilter tells in one quick pass that a text has no match: every match
// has one of its words in it. It is what RE2 calls a prefilter (Cox 2012,
// "Regular Expression Matching with a Trigram Index"). Most texts have none of
// the words most of the patterns look for, and the expressions themselves take
// microseconds to find that out.
type prefilter struct {
	words  [256][]string // by first byte; in lower case, or one letter beyond ASCII
	pairs  [16]uint64    // bits of the first two bytes of the words; all ones beside a word of one byte
	starts []string      // words that stand at the start of the text
	first  [4]uint64     // bits of their first bytes
}

// newPrefilter returns nil if the source allows none, and the words that a
// match has.
func newPrefilter(source string) (*prefilter, []string) {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil, nil
	}
	words := required(re.Simplify()).necessary()
	if words == nil {
		return nil, nil
	}
	f, plain := &prefilter{}, make([]string, 0, len(words))
	for _, w := range words {
		if strings.Contains(w, "\ufffd") {
			return nil, nil // stands for bytes that are not UTF-8 as well
		}
		rest, anchored := strings.CutPrefix(w, atStart)
		if anchored {
			f.enterStart(rest)
		} else {
			f.enter(w)
		}
		plain = append(plain, rest)
	}
	return f, plain
}

// enter adds a word that may stand anywhere, or the part of it that tells most.
func (f *prefilter) enter(word string) {
	core := asciiCore(word)
	if core == "" {
		for _, letter := range spellings(foreignLetter(word)) {
			f.add(letter)
		}
		return
	}
	f.add(core)
}

func (f *prefilter) add(word string) {
	if len(word) == 1 {
		for second := range 256 {
			f.mark(word[0], byte(second))
		}
	} else {
		f.mark(word[0], word[1])
	}
	f.words[word[0]] = append(f.words[word[0]], word)
}

// enterStart adds a word that stands at the start: as much of it as is ASCII.
func (f *prefilter) enterStart(word string) {
	all := []string{word[:min(len(word), startMost)]}
	if i := strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 }); i > 0 {
		all[0] = word[:min(i, startMost)]
	} else if i == 0 {
		all = spellings(foreignLetter(word))
	}
	f.starts = append(f.starts, all...)
	for _, w := range all {
		f.first[w[0]>>6] |= 1 << (w[0] & 63)
	}
}

// foreignLetter returns the first letter of word that is not ASCII.
func foreignLetter(word string) rune {
	for _, r := range word {
		if r >= 0x80 {
			return r
		}
	}
	return utf8.RuneError
}

// spellings returns r and what (?i) takes for it.
func spellings(r rune) []string {
	all := []string{string(r)}
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		all = append(all, string(other))
	}
	return all
}

func (f *prefilter) mark(a, b byte) {
	bit := pairBit(a, b)
	f.pairs[bit>>6] |= 1 << (bit & 63)
}

func pairBit(a, b byte) uint { return (uint(a)*37 + uint(b)) & 1023 }

// passes reports whether s may have a match.
func (f *prefilter) passes(s string) bool {
	if f.startsRight(s) {
		return true
	}
	if f.pairs == [16]uint64{} {
		return false
	}
	beyond := false
	for i := range len(s) {
		a, b := lowered[s[i]], byte(0)
		beyond = beyond || a >= 0x80
		if i+1 < len(s) {
			b = lowered[s[i+1]]
		}
		bit := pairBit(a, b)
		if f.pairs[bit>>6]&(1<<(bit&63)) != 0 && f.begins(s[i:], a) {
			return true
		}
	}
	return beyond && strings.ContainsAny(s, foldedToASCII)
}

// startsRight reports whether s starts as some matches do.
func (f *prefilter) startsRight(s string) bool {
	if len(f.starts) == 0 || s == "" {
		return false
	}
	if a := lowered[s[0]]; f.first[a>>6]&(1<<(a&63)) != 0 {
		for _, w := range f.starts {
			if len(w) <= len(s) && equalFolded(s[:len(w)], w) {
				return true
			}
		}
	}
	return strings.ContainsAny(s[:min(len(s), startMost)], foldedToASCII)
}

// startMost is how much of a word at the start is looked at.
const startMost = 32

// foldedToASCII are the letters beyond ASCII that (?i) takes for s and k.
const foldedToASCII = "\u017f\u212a"

func (f *prefilter) begins(s string, first byte) bool {
	for _, w := range f.words[first] {
		if len(w) <= len(s) && equalFolded(s[:len(w)], w) {
			return true
		}
	}
	return false
}

func equalFolded(s, lower string) bool {
	for i := range len(s) {
		if lowered[s[i]] != lower[i] {
			return false
		}
	}
	return true
}

// lowered is ASCII in lower case.
var lowered = func() (all [256]byte) {
	for c := range all {
		all[c] = byte(c)
		if 'A' <= c && c <= 'Z' {
			all[c] += 'a' - 'A'
		}
	}
	return all
}()

// asciiCore returns word, or if it has letters beyond ASCII the longest run
// without, or "" if that is too short to tell anything.
func asciiCore(word string) string {
	best := ""
	for _, run := range strings.FieldsFunc(word, func(r rune) bool { return r >= 0x80 }) {
		if len(run) > len(best) {
			best = run
		}
	}
	if best != word && len(best) < 3 {
		return ""
	}
	return best
}

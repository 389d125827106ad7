package pattern

import (
	"regexp/syntax"
	"strings"
)

// A prefilter tells in one quick pass that a text has no match: every match
// has one of its words in it. It is what RE2 calls a prefilter (Cox 2012,
// "Regular Expression Matching with a Trigram Index"). Most texts have none of
// the words most of the patterns look for, and the expressions themselves take
// microseconds to find that out.
type prefilter struct {
	words   [256][]string // by first byte; ASCII, in lower case
	pairs   [16]uint64    // bits of the first two bytes of the words; all ones beside a word of one byte
	foreign bool          // some matches have no such word, but letters beyond ASCII
	starts  []string      // of the words those that stand at the start of the text
	alien   bool          // some texts that match start with a letter beyond ASCII
}

// newPrefilter returns nil if the source allows none.
func newPrefilter(source string) *prefilter {
	re, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	words := required(re.Simplify()).necessary()
	if words == nil {
		return nil
	}
	f := &prefilter{}
	for _, w := range words {
		if first, anchored := strings.CutPrefix(w, atStart); anchored {
			f.enterStart(first)
		} else {
			f.enter(asciiCore(w))
		}
	}
	return f
}

// enterStart adds a word that stands at the start: as much of it as is ASCII.
func (f *prefilter) enterStart(word string) {
	if i := strings.IndexFunc(word, func(r rune) bool { return r >= 0x80 }); i >= 0 {
		word = word[:i]
	}
	if word == "" {
		f.alien = true
		return
	}
	f.starts = append(f.starts, word)
}

// enter adds a word; "" stands for one without ASCII.
func (f *prefilter) enter(word string) {
	switch len(word) {
	case 0:
		f.foreign = true
		return
	case 1:
		for second := range 256 {
			f.mark(word[0], byte(second))
		}
	default:
		f.mark(word[0], word[1])
	}
	f.words[word[0]] = append(f.words[word[0]], word)
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
	if f.pairs == [16]uint64{} && !f.foreign {
		return false
	}
	beyond := false
	for i := range len(s) {
		a, b := lowered[s[i]], byte(0)
		if a >= 0x80 {
			beyond = true
			continue
		}
		if i+1 < len(s) {
			b = lowered[s[i+1]]
		}
		bit := pairBit(a, b)
		if f.pairs[bit>>6]&(1<<(bit&63)) != 0 && f.begins(s[i:], a) {
			return true
		}
	}
	return beyond && (f.foreign || strings.ContainsAny(s, foldedToASCII))
}

// startsRight reports whether s starts as some matches do.
func (f *prefilter) startsRight(s string) bool {
	if len(f.starts) == 0 && !f.alien || s == "" {
		return false
	}
	if s[0] >= 0x80 {
		return f.alien || strings.ContainsAny(s, foldedToASCII)
	}
	for _, w := range f.starts {
		if len(w) <= len(s) && equalFolded(s[:len(w)], w) {
			return true
		}
	}
	return strings.ContainsAny(s, foldedToASCII)
}

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

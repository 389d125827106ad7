package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A haystack knows which groups of two and three bytes a document has. A needle
// with one that it lacks is not there, which takes nanoseconds to find out: most
// rules look for words that most articles do not have.
type haystack struct {
	pairs   [1 << 16 / 64]uint64
	triples [1 << 16 / 64]uint64 // by hash
}

// newHaystack takes in all words that rules look at: the prose of the article
// and the values of databases.
func newHaystack(doc *cite.Document) *haystack {
	h := new(haystack)
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; prose(b) {
			h.add(b.Text.String())
		}
	}
	for i := range doc.References {
		if r := &doc.References[i]; r.Text.Len() == 0 && r.Entry != nil {
			for _, f := range r.Entry.Fields {
				h.add(f.Value)
			}
		}
	}
	return h
}

func (h *haystack) add(s string) {
	s = strings.ToLower(s)
	for i := 1; i < len(s); i++ {
		pair := uint(s[i-1])<<8 | uint(s[i])
		h.pairs[pair>>6] |= 1 << (pair & 63)
		if i > 1 {
			t := triple(s[i-2], s[i-1], s[i])
			h.triples[t>>6] |= 1 << (t & 63)
		}
	}
}

func triple(a, b, c byte) uint { return (uint(a)*31*31 + uint(b)*31*7 + uint(c)*59) & 0xffff }

// may reports whether a needle, in small letters, may be there.
func (h *haystack) may(needle string) bool {
	for i := 1; i < len(needle); i++ {
		if pair := uint(needle[i-1])<<8 | uint(needle[i]); h.pairs[pair>>6]&(1<<(pair&63)) == 0 {
			return false
		}
		if i > 1 {
			if t := triple(needle[i-2], needle[i-1], needle[i]); h.triples[t>>6]&(1<<(t&63)) == 0 {
				return false
			}
		}
	}
	return true
}

// mentions reports whether one of the words, in small letters, may stand in the
// document.
func (p *Pass) mentions(words ...string) bool {
	return slices.ContainsFunc(words, p.subject.haystack().may)
}

// matches reports whether an expression may have a match in the document.
func (p *Pass) matches(re *pattern.Regexp) bool {
	words := re.Words()
	return words == nil || p.mentions(words...)
}

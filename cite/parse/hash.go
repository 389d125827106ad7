package parse

import (
	"unicode"
	"unicode/utf8"
)

// The hash of a word is FNV-1a over its lower-cased runes, so that the hashes
// of its prefixes are steps on the way.
const (
	hashBasis uint32 = 2166136261
	hashPrime uint32 = 16777619
)

// affixes is the longest prefix or suffix that the model looks at, in runes.
const affixes = 4

// A wordHash holds the hashes of a word and of its affixes; those longer than
// the word are 0.
type wordHash struct {
	word           uint32
	prefix, suffix [affixes]uint32
}

func hashWord(s string) uint32 {
	h := hashBasis
	for _, r := range s {
		h = (h ^ uint32(r)) * hashPrime
	}
	return h
}

// hash fills w from s.
func (w *wordHash) hash(s string) {
	*w = wordHash{}
	h := hashBasis
	var last [affixes]rune // the last runes, newest first
	count := 0
	for i := 0; i < len(s); count++ {
		r, n := decode(s, i)
		i += n
		r = lower(r)
		h = (h ^ uint32(r)) * hashPrime
		if count < affixes {
			w.prefix[count] = h
		}
		last[3], last[2], last[1], last[0] = last[2], last[1], last[0], r
	}
	w.word = h
	h = hashBasis + 1
	for i := range min(count, affixes) {
		h = (h ^ uint32(last[i])) * hashPrime
		w.suffix[i] = h
	}
}

func lower(r rune) rune {
	switch {
	case 'A' <= r && r <= 'Z':
		return r + 'a' - 'A'
	case r < utf8.RuneSelf:
		return r
	}
	return unicode.ToLower(r)
}

// mix makes the hash of a feature from the number of its template and its two
// values, with the finalizer of MurmurHash3.
func mix(template uint32, a, b uint32) uint32 {
	x := uint64(a)<<32 | uint64(b)
	x ^= uint64(template) * 0x9e3779b97f4a7c15
	x ^= x >> 33
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	x *= 0xc4ceb9fe1a85ec53
	return uint32(x >> 32)
}

// mix64 joins two numbers to one that hardly any other two give.
func mix64(a, b uint64) uint64 {
	x := a*0x9e3779b97f4a7c15 ^ b
	x ^= x >> 32
	x *= 0xff51afd7ed558ccd
	return x ^ x>>29
}

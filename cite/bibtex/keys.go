package bibtex

import (
	"strconv"
	"strings"
)

// A keyring makes keys that every reader of BibTeX accepts and that differ
// from each other without regard to case, as BibTeX demands.
type keyring struct {
	taken map[string]bool // lower case
}

// reservedKeys are read as commands by some parsers, wherever they stand.
var reservedKeys = []string{"comment", "string", "preamble"}

func (k *keyring) unique(key string) string {
	key = safeKey(key)
	for _, word := range reservedKeys {
		if strings.EqualFold(key, word) {
			key += "1"
		}
	}
	if key == "" {
		key = "entry"
	}
	unique := key
	for n := 0; k.taken[strings.ToLower(unique)]; n++ {
		unique = key + suffix(n)
	}
	k.taken[strings.ToLower(unique)] = true
	return unique
}

// safeKey drops what does not belong in a key, and leading punctuation.
func safeKey(key string) string {
	clean := strings.Map(func(r rune) rune {
		if isKeyRune(r) {
			return r
		}
		return -1
	}, key)
	return strings.TrimLeft(clean, keyPunctuation)
}

const keyPunctuation = "-_:./+"

func isKeyRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune(keyPunctuation, r)
}

// suffix tells the second and later bearers of a key apart: b to z, then
// numbers. The first keeps the bare key.
func suffix(n int) string {
	if n < 25 {
		return string(rune('b' + n))
	}
	return "-" + strconv.Itoa(n+2)
}

package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// An address is a bare URL or DOI in running text.
type address struct {
	start, end int    // byte range of the address itself
	from, to   int    // the same with the angle brackets around it, if any
	url        string // as written; without the line breaks inside angle brackets
}

// eachAddress calls found for every address in s, in order: http, https and
// ftp URLs, names that begin with "www." and "doi:10.…". Punctuation that ends
// the sentence is left out, as are brackets that the address did not open.
func eachAddress(s string, found func(address)) {
	if !mayHoldAddress(s) {
		return
	}
	for i := 0; i < len(s); {
		n := scheme(s[i:])
		if n == 0 || !opensAddress(s, i) {
			i++
			continue
		}
		a, ok := addressAt(s, i, n)
		if ok {
			found(a)
		}
		i = max(a.to, i+n)
	}
}

// mayHoldAddress is a quick look for what every address has, since most texts
// have none.
func mayHoldAddress(s string) bool {
	for i := strings.IndexAny(s, ":."); i >= 0; {
		switch {
		case s[i] == ':' && (strings.HasPrefix(s[i:], "://") || strings.HasPrefix(s[i:], ":10.")):
			return true
		case s[i] == '.' && i >= 3 && strings.EqualFold(s[i-3:i], "www"):
			return true
		}
		next := strings.IndexAny(s[i+1:], ":.")
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}

// schemes are the beginnings of addresses and what must follow them.
var schemes = [...]struct {
	prefix string
	follow func(byte) bool
}{
	{"http://", isHostByte},
	{"https://", isHostByte},
	{"ftp://", isHostByte},
	{"www.", isHostByte},
	{"doi:10.", func(c byte) bool { return '0' <= c && c <= '9' }},
}

// within holds what an address must contain beyond its scheme, by the first
// letter of that: a host name has two dots, a DOI a suffix.
var within = map[byte]string{'w': ".", 'd': "/"}

// scheme returns the length of the scheme that s begins with, or 0.
func scheme(s string) int {
	if !mayBeScheme(s[0]) {
		return 0
	}
	for _, c := range schemes {
		n := len(c.prefix)
		if len(s) > n && strings.EqualFold(s[:n], c.prefix) && c.follow(s[n]) {
			return n
		}
	}
	return 0
}

// mayBeScheme reports whether a scheme begins with c.
func mayBeScheme(c byte) bool {
	c |= 0x20
	return c == 'h' || c == 'f' || c == 'w' || c == 'd'
}

// isHostByte reports whether a host name may begin with c.
func isHostByte(c byte) bool {
	return isAlnum(c) || c >= utf8.RuneSelf || c == '['
}

// opensAddress reports whether an address may begin at s[i]: not in the
// middle of a word, a mail address, a citation key or another address.
func opensAddress(s string, i int) bool {
	if i == 0 {
		return true
	}
	c := s[i-1]
	if s[i]|0x20 == 'w' && (c == '/' || c == '.' || c == '-') {
		return false
	}
	return !isAlnum(c) && c != '@' && c != '_'
}

// addressAt reads the address whose scheme of n bytes begins at s[i]. If there
// is none, a.to still says how far it looked.
func addressAt(s string, i, n int) (a address, ok bool) {
	end := i + n + extent(s[i+n:])
	trimmed := i + len(trimAddress(s[i:end]))
	a = address{start: i, end: trimmed, from: i, to: trimmed, url: s[i:trimmed]}
	if trimmed <= i+n {
		a.to = end
		return a, false
	}
	if need := within[s[i]|0x20]; !strings.Contains(s[i+n:trimmed], need) {
		return a, false
	}
	if i == 0 || s[i-1] != '<' {
		return a, true
	}
	return inBrackets(s, a, end), true
}

// maxBroken bounds an address that is broken over lines.
const maxBroken = 2000

// inBrackets widens a to the angle brackets around it. Inside them an address
// may be broken over lines (RFC 3986, appendix C).
func inBrackets(s string, a address, end int) address {
	limit := min(len(s), a.start+maxBroken)
	for end < limit && s[end] == '\n' {
		next := end + 1
		for next < limit && s[next] == ' ' {
			next++
		}
		more := extent(s[next:limit])
		if more == 0 {
			break
		}
		end = next + more
	}
	if end < len(s) && s[end] == '>' {
		a.end, a.from, a.to = end, a.start-1, end+1
		a.url = strings.Join(strings.Fields(s[a.start:end]), "")
	}
	return a
}

// extent is the length of the run at the start of s that may belong to an
// address: up to white space, quotes, or a bracket that was not opened in it.
func extent(s string) int {
	var open [3]int // brackets of each kind
	for i, r := range s {
		if k := strings.IndexRune("([{", r); k >= 0 {
			open[k]++
		} else if k := strings.IndexRune(")]}", r); k >= 0 {
			if open[k]--; open[k] < 0 {
				return i
			}
		} else if r == '<' || r == '>' {
			if !isSICI(s[:i]) {
				return i
			}
		} else if endsAddress(r) {
			return i
		}
	}
	return len(s)
}

// isSICI reports whether s belongs to an old Wiley DOI, which has angle
// brackets in it: 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.
func isSICI(s string) bool {
	i := strings.Index(s[:min(len(s), 60)], "(SICI)")
	return i >= 0 && len(s)-i < 80
}

// endsAddress reports characters that no address contains as people write
// them: white space, quotation marks, and the punctuation of scripts that use
// no space between words.
func endsAddress(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("\"`\\^|", r)
	}
	if r == utf8.RuneError || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
		return true
	}
	if unicode.In(r, unicode.Pi, unicode.Pf, unicode.Ps, unicode.Pe) {
		return true
	}
	return strings.ContainsRune("，。；：、！？．…・", r)
}

// trimAddress cuts what belongs to the sentence off the end of s.
func trimAddress(s string) string {
	return strings.TrimRightFunc(s, func(r rune) bool {
		return strings.ContainsRune(".,;:!?'*_~([{–—‑", r)
	})
}

// plainAddress takes the white space out of an address that is broken over
// lines.
func plainAddress(s string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), ""), "\uFFFD")
}

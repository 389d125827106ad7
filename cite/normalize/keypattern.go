package normalize

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// DefaultKeyPattern is that of Keys.
const DefaultKeyPattern = "[auth:lower][year][shorttitle1:lower]"

// A KeyPattern says what citation keys are made of: tokens in brackets, as in
// JabRef and Better BibTeX, and what stands between them as it is. Zotero's
// letters are understood too: %a, %t and %y.
//
//	[auth]       family name of the first author; [auth3] its first three letters
//	[authors]    family names of all; [authors2] of the first two, and EtAl
//	[authEtAl]   those of one or two authors; of more, the first and EtAl
//	[year] [shortyear]
//	[title]      the telling words of the title: no articles, no prepositions
//	[shorttitle] the first three of them; [shorttitle1] the first
//	[journal] [volume] [firstpage] [type]
//
// A token may end in :lower, :upper, :capitalize, :camel or :abbr (initials).
// Letters beyond ASCII are transliterated. A work without authors and editors
// goes by the first telling word of its title.
type KeyPattern struct {
	parts  []keyPart
	digits bool // keys may begin with a digit
	named  bool // names are part of the keys
}

// A keyPart is a token or, without one, a piece of text.
type keyPart struct {
	text      string
	words     func(*keySource, int) []string
	n         int // the number behind the token, 0 if there is none
	modifiers []func([]string) []string
}

// ParseKeyPattern reads a pattern. The error says what is wrong with it and
// what to write instead.
func ParseKeyPattern(s string) (*KeyPattern, error) {
	p := &KeyPattern{}
	for rest := zoteroLetters.Replace(s); rest != ""; {
		part, n, err := nextKeyPart(rest)
		if err != nil {
			return nil, err
		}
		p.parts = append(p.parts, part)
		p.named = p.named || strings.HasPrefix(rest, "[auth")
		rest = rest[n:]
	}
	if !slices.ContainsFunc(p.parts, func(k keyPart) bool { return k.words != nil }) {
		return nil, fmt.Errorf("%q has no token, so that all keys would be the same: write %s, say", s, DefaultKeyPattern)
	}
	p.digits = digitsFirst.MatchString(s)
	return p, nil
}

// digitsFirst matches the patterns whose keys may well begin with a digit.
var digitsFirst = pattern.New(`(?i)^[-_:./+]*(?:\d|%y|\[(?:year|shortyear|volume|firstpage)\b)`)

// zoteroLetters are the tokens of Zotero's citeKeyFormat.
var zoteroLetters = strings.NewReplacer("%a", "[auth:lower]", "%t", "[shorttitle1:lower]", "%y", "[year]")

// nextKeyPart reads the part that s begins with, and returns its length.
func nextKeyPart(s string) (part keyPart, n int, err error) {
	if s[0] == '[' {
		end := strings.IndexByte(s, ']')
		if end < 0 {
			return part, 0, fmt.Errorf("%q has no closing bracket", s)
		}
		part, err = keyToken(s[1:end])
		return part, end + 1, err
	}
	n = strings.IndexByte(s+"[", '[')
	for _, r := range s[:n] {
		if r == ' ' || r == '(' || r == ')' {
			return part, 0, fmt.Errorf("%q cannot stand in a key: write tokens in brackets, %s", s[:n], DefaultKeyPattern)
		}
		if !isKeyRune(r) {
			return part, 0, fmt.Errorf("%q cannot stand in a key: use letters, digits and - _ : . / +", r)
		}
	}
	return keyPart{text: s[:n]}, n, nil
}

func isKeyRune(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_:./+", r)
}

// keyToken reads what stands between brackets: "shorttitle2:lower".
func keyToken(s string) (keyPart, error) {
	name, modifiers, modified := strings.Cut(s, ":")
	var p keyPart
	letters := strings.TrimRight(name, "0123456789")
	for _, c := range name[len(letters):] {
		p.n = min(10*p.n+int(c-'0'), 99)
	}
	t, ok := keyTokens[strings.ToLower(letters)]
	if !ok {
		return p, unknownIn("token", "["+s+"]", letters, keyTokenNames, "[%s]")
	}
	if len(letters) < len(name) && (!t.counts || p.n == 0) {
		return p, fmt.Errorf("[%s] takes no number: [auth3], [authors2], [title4] and [shorttitle1] do", name)
	}
	p.words = t.words
	if !modified {
		return p, nil
	}
	for _, m := range strings.Split(modifiers, ":") {
		f := keyModifiers[strings.ToLower(m)]
		if f == nil {
			return p, unknownIn("modifier", ":"+m, m, keyModifierNames, ":%s")
		}
		p.modifiers = append(p.modifiers, f)
	}
	return p, nil
}

// unknownIn is the error for a word that is none of names. It suggests the
// nearest, and lists them all.
func unknownIn(kind, written, word string, names []string, form string) error {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = fmt.Sprintf(form, name)
	}
	suggestion := ""
	if near := nearest(strings.ToLower(word), names); near != "" {
		suggestion = fmt.Sprintf(": did you mean "+form+"?", near)
	}
	return fmt.Errorf("unknown %s %s%s (there are %s)", kind, written, suggestion, strings.Join(all, " "))
}

// make returns the key of an entry, before it is told apart from others.
func (p *KeyPattern) make(e *cite.Entry) string {
	s := newKeySource(e, p.named)
	var b strings.Builder
	for _, part := range p.parts {
		if part.words == nil {
			b.WriteString(part.text)
			continue
		}
		words := part.words(s, part.n)
		for _, f := range part.modifiers {
			words = f(words)
		}
		b.WriteString(strings.Join(words, ""))
	}
	key := strings.TrimLeft(b.String(), "-_:./+")
	if key == "" || isDigit(key[0]) && !p.digits {
		return "ref" + key
	}
	return key
}

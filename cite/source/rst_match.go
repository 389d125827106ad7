package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An rstKind is a kind of mark-up in running text.
type rstKind uint8

const (
	rstEscape       rstKind = iota
	rstEmphasis             // *text*
	rstStrong               // **text**
	rstLiteral              // ``text``
	rstRole                 // :role:`text`, `text`:role: or `text`
	rstPhrase               // `text`_ and `text`__
	rstReference            // name_ and name__
	rstNoteMark             // [1]_
	rstSubstitution         // |name|, |name|_ and |name|__
	rstInlineTarget         // _`text`
	rstKinds
)

// An rstMark is a piece of mark-up in the text of a block.
type rstMark struct {
	kind     rstKind
	from, to int // what it is about
	end      int // behind it; no greater than its start if there is none
	role     string
	roleAt   int
	anon     bool // two underscores
}

// match finds the mark-up that begins at s[i], or where to look next.
func (w *rstInline) match(i, end int) (m rstMark, next int) {
	switch c := w.s[i]; {
	case c == '\\':
		return rstMark{kind: rstEscape, from: i, end: min(i+2, end)}, 0
	case c == '*':
		return w.starred(i, end)
	case c == '`':
		return w.backquoted(i, end)
	case c == ':':
		return w.prefixed(i, end)
	case c == '|':
		return w.barred(i, end), i + 1
	case c == '[':
		return w.bracketed(i, end), i + 1
	case c == '_':
		return w.inlineTarget(i, end), i + 1
	case isAlnum(c) || c >= utf8.RuneSelf:
		return w.named(i, end)
	}
	return rstMark{}, i + 1
}

// opens reports whether mark-up may begin at s[i] and goes on at s[next].
func (w *rstInline) opens(i, next, end int) bool {
	if next >= end || isSpace(w.s[next]) {
		return false
	}
	if i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRune(w.s[:i])
	if k := strings.IndexRune(`"'([{<`, before); k >= 0 && w.s[next] == `"')]}>`[k] {
		return false // quoted, so it is spoken of
	}
	return unicode.IsSpace(before) || strings.ContainsRune(`'"([{<-/:`, before) ||
		before >= utf8.RuneSelf && unicode.In(before, unicode.Ps, unicode.Pi, unicode.Pf, unicode.Pd, unicode.Po)
}

// closes reports whether mark-up may end before s[i].
func (w *rstInline) closes(i, end int) bool {
	if i >= end {
		return true
	}
	after, _ := utf8.DecodeRune(w.s[i:end])
	return unicode.IsSpace(after) || strings.ContainsRune(`'")]}>-/\:.,;!?`, after) ||
		after >= utf8.RuneSelf && unicode.In(after, unicode.Pe, unicode.Pi, unicode.Pf, unicode.Pd, unicode.Po)
}

// escaped reports whether the character at s[i] has a backslash before it that
// is not itself escaped.
func (w *rstInline) escaped(i int) bool {
	n := 0
	for n < i && w.s[i-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// ending finds delim at the end of mark-up whose text begins at s[i]. What was
// looked for in vain once is not looked for again.
func (w *rstInline) ending(kind rstKind, delim string, i, end int) int {
	if w.missing[kind] {
		return -1
	}
	for at := i + 1; ; {
		if at >= end {
			break
		}
		n := bytes.Index(w.s[at:end], []byte(delim))
		if n < 0 {
			break
		}
		at += n
		if !isSpace(w.s[at-1]) && (kind == rstLiteral || !w.escaped(at)) && w.closes(at+len(delim), end) {
			return at
		}
		at++
	}
	w.missing[kind] = true
	return -1
}

func (w *rstInline) starred(i, end int) (rstMark, int) {
	kind, delim := rstEmphasis, "*"
	if i+1 < end && w.s[i+1] == '*' {
		kind, delim = rstStrong, "**"
	}
	from := i + len(delim)
	if !w.opens(i, from, end) {
		return rstMark{}, from
	}
	to := w.ending(kind, delim, from, end)
	if to < 0 {
		return rstMark{}, from
	}
	return rstMark{kind: kind, from: from, to: to, end: to + len(delim)}, 0
}

func (w *rstInline) backquoted(i, end int) (rstMark, int) {
	if i+1 >= end || w.s[i+1] != '`' {
		return w.interpreted(i, end)
	}
	if !w.opens(i, i+2, end) {
		return rstMark{}, i + 2
	}
	to := w.ending(rstLiteral, "``", i+2, end)
	if to < 0 {
		return rstMark{}, i + 2
	}
	return rstMark{kind: rstLiteral, from: i + 2, to: to, end: to + 2}, 0
}

// interpreted reads `text` with what may follow it.
func (w *rstInline) interpreted(i, end int) (rstMark, int) {
	if !w.opens(i, i+1, end) || w.missing[rstRole] {
		return rstMark{}, i + 1
	}
	for at := i + 2; at < end; at++ {
		if w.s[at] != '`' || isSpace(w.s[at-1]) || w.escaped(at) {
			continue
		}
		if m := w.suffixed(i+1, at, end); m.end > 0 {
			return m, 0
		}
	}
	w.missing[rstRole] = true
	return rstMark{}, i + 1
}

// suffixed reads what stands behind the backquote at s[at], which closes the
// text that begins at s[from].
func (w *rstInline) suffixed(from, at, end int) rstMark {
	m := rstMark{kind: rstRole, from: from, to: at, end: at + 1}
	rest := w.s[at+1 : end]
	switch {
	case bytes.HasPrefix(rest, []byte("__")):
		m.kind, m.anon, m.end = rstPhrase, true, at+3
	case bytes.HasPrefix(rest, []byte("_")):
		m.kind, m.end = rstPhrase, at+2
	case len(rest) > 1 && rest[0] == ':':
		if n := rstRoleName(rest); n > 0 {
			m.role, m.roleAt, m.end = string(rest[1:n-1]), at+2, at+1+n
		}
	}
	if w.closes(m.end, end) || m.kind == rstPhrase && w.s[at-1] == '>' {
		return m // an address makes sure of it
	}
	return rstMark{}
}

// rstMaxRole bounds the name of a role.
const rstMaxRole = 60

// rstRoleName is the length of ":role:" at the start of s, or 0.
func rstRoleName(s []byte) int {
	s = s[:min(len(s), rstMaxRole)]
	i := 1
	for i < len(s) && (isAlnum(s[i]) || i > 1 && strings.IndexByte("-._+:", s[i]) >= 0) {
		i++
	}
	if i > 2 && s[i-1] == ':' {
		return i
	}
	return 0
}

// prefixed reads :role:`text`.
func (w *rstInline) prefixed(i, end int) (rstMark, int) {
	n := rstRoleName(w.s[i:end])
	if n == 0 || !w.opens(i, i+1, end) || i+n+1 >= end || w.s[i+n] != '`' || isSpace(w.s[i+n+1]) || w.missing[rstPhrase] {
		return rstMark{}, i + 1
	}
	role := string(w.s[i+1 : i+n-1])
	for at := i + n + 2; at < end; at++ {
		if w.s[at] == '`' && !isSpace(w.s[at-1]) && !w.escaped(at) {
			return rstMark{kind: rstRole, from: i + n + 1, to: at, end: at + 1, role: role, roleAt: i + 1}, 0
		}
	}
	w.missing[rstPhrase] = true
	return rstMark{}, i + 1
}

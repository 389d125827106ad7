package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// barred reads |name|.
func (w *rstInline) barred(i, end int) rstMark {
	if !w.opens(i, i+1, end) {
		return rstMark{}
	}
	limit := min(end, i+rstMaxLabel)
	n := bytes.IndexByte(w.s[i+1:limit], '|')
	if n < 1 || isSpace(w.s[i+n]) {
		return rstMark{}
	}
	m := rstMark{kind: rstSubstitution, from: i + 1, to: i + 1 + n, end: i + 2 + n}
	return w.underscored(m, end)
}

// underscored takes the underscores of a reference behind m.
func (w *rstInline) underscored(m rstMark, end int) rstMark {
	for n := 2; n >= 0; n-- {
		if bytes.HasPrefix(w.s[m.end:end], []byte("__"[:n])) && w.closes(m.end+n, end) {
			m.end += n
			m.anon = n == 2
			return m
		}
	}
	return rstMark{}
}

// bracketed reads [1]_.
func (w *rstInline) bracketed(i, end int) rstMark {
	limit := min(end, i+rstMaxLabel)
	n := bytes.Index(w.s[i:limit], []byte("]_"))
	if n < 2 {
		return rstMark{}
	}
	label := string(w.s[i+1 : i+n])
	if !rstIsLabel(label) {
		return rstMark{}
	}
	known := w.r.byLabel[strings.ToLower(label)] != nil // then a lost space is forgiven
	if !known && (i > 0 && !w.opens(i, i+1, end) || !w.closes(i+n+2, end)) {
		return rstMark{}
	}
	return rstMark{kind: rstNoteMark, from: i + 1, to: i + n, end: i + n + 2}
}

// rstIsLabel reports what the label of a note may be.
func rstIsLabel(s string) bool {
	if s == "*" || s == "#" {
		return true
	}
	s = strings.TrimPrefix(s, "#")
	for i, r := range s {
		if !isRSTWord(r) && (i == 0 || i == len(s)-1 || !strings.ContainsRune("-._+:", r)) {
			return false
		}
	}
	return s != ""
}

// inlineTarget reads _`text`.
func (w *rstInline) inlineTarget(i, end int) rstMark {
	if i+2 >= end || w.s[i+1] != '`' || !w.opens(i, i+2, end) {
		return rstMark{}
	}
	to := w.ending(rstInlineTarget, "`", i+2, end)
	if to < 0 {
		return rstMark{}
	}
	return rstMark{kind: rstInlineTarget, from: i + 2, to: to, end: to + 1}
}

// named reads name_, or passes over a word.
func (w *rstInline) named(i, end int) (rstMark, int) {
	j := i
	for j < end {
		r, n := utf8.DecodeRune(w.s[j:end])
		if isRSTWord(r) {
			j += n
			continue
		}
		next, _ := utf8.DecodeRune(w.s[min(j+n, end):end])
		if j == i || !strings.ContainsRune("-._+:", r) || !isRSTWord(next) {
			break
		}
		j += n
	}
	if j == i {
		_, n := utf8.DecodeRune(w.s[i:end])
		return rstMark{}, i + n
	}
	if j >= end || w.s[j] != '_' || j-i > rstMaxLabel || !w.opens(i, i, end) {
		return rstMark{}, j
	}
	m := w.underscored(rstMark{kind: rstReference, from: i, to: j, end: j}, end)
	if m.end == j || m.end == 0 {
		return rstMark{}, j
	}
	return m, 0
}

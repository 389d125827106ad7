package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// An orgKind is a kind of mark-up in running text.
type orgKind uint8

const (
	orgEmphasis orgKind = iota // *bold*, /italic/, _underlined_, +struck+, _{sub}
	orgRaised                  // ^{text}, ^12
	orgCode                    // =verbatim=, ~code~
	orgFragment                // $x$, \(x\)
	orgEntity                  // \alpha
	orgDash                    // -- and ---
	orgBreak                   // \\ at the end of a line
	orgLink                    // [[address][text]]
	orgFootnote                // [fn:1], [fn:1:text], [fn::text]
	orgCite                    // [cite:@key], cite:key, \cite{key}
	orgDatabase                // bibliography:refs.bib
	orgHidden                  // <<target>>, {{{macro}}}, @@html:x@@
)

// An orgMark is a piece of mark-up in the text of a block.
type orgMark struct {
	kind     orgKind
	from, to int // what it is about
	end      int // behind it; no greater than its start if there is none
	desc     int // of a link: where its description begins, or 0
}

// match finds the mark-up that begins at s[i], or where to look next.
func (w *orgInline) match(i, end int) (m orgMark, next int) {
	switch c := w.s[i]; c {
	case '*', '/', '_', '+', '=', '~':
		if m := w.emphasis(i, end); m.end > 0 || c != '_' {
			return m, i + 1
		}
		return w.braced(orgEmphasis, i, end), i + 1
	case '^':
		return w.raise(i, end), i + 1
	case '[':
		return w.bracketed(i, end), i + 1
	case '<', '{', '@':
		return w.hidden(i, end), i + 1
	case '$':
		return w.dollars(i, end), i + 1
	case '\\':
		return w.backslash(i, end)
	case '-':
		return w.dashes(i, end)
	}
	return w.word(i, end)
}

// opens reports whether emphasis may begin at s[i].
func (w *orgInline) opens(i int) bool {
	if i == w.start {
		return true
	}
	before, _ := utf8.DecodeLastRune(w.s[:i])
	return isSpace(w.s[i-1]) || strings.ContainsRune(`-–—('"{`, before)
}

// closes reports whether emphasis may end before s[i].
func (w *orgInline) closes(i, end int) bool {
	if i >= end {
		return true
	}
	after, _ := utf8.DecodeRune(w.s[i:end])
	return isSpace(w.s[i]) || strings.ContainsRune(`-–—.,:;!?'")}\[`, after)
}

// emphasis reads text between two of the same character.
func (w *orgInline) emphasis(i, end int) orgMark {
	c := w.s[i]
	if !w.opens(i) || i+2 >= end || isSpace(w.s[i+1]) || w.s[i+1] == c {
		return orgMark{}
	}
	to := w.closer(c, i+2, end)
	if to < 0 {
		return orgMark{}
	}
	if c == '=' || c == '~' {
		return orgMark{kind: orgCode, from: i + 1, to: to, end: to + 1}
	}
	return orgMark{kind: orgEmphasis, from: i + 1, to: to, end: to + 1}
}

// An orgCloser is where emphasis can next end, which is the same for all that
// begins before it.
type orgCloser struct{ from, at, end int }

// closer finds where emphasis that c marks ends, from s[i] on, or -1.
func (w *orgInline) closer(c byte, i, end int) int {
	if k := w.closers[c]; k.end == end && k.from <= i && (k.at >= i || k.at < 0) {
		return k.at
	}
	at := i
	for ; at < end; at++ {
		if w.s[at] == c && !isSpace(w.s[at-1]) && w.closes(at+1, end) {
			break
		}
	}
	if at >= end {
		at = -1
	}
	w.closers[c] = orgCloser{i, at, end}
	return at
}

// braced reads _{text} and ^{text}.
func (w *orgInline) braced(kind orgKind, i, end int) orgMark {
	if i == 0 || i+1 >= end || w.s[i+1] != '{' || isSpace(w.s[i-1]) {
		return orgMark{}
	}
	n := w.find("}", i+2, end)
	if n <= i+2 || n-i > maxLinkText {
		return orgMark{}
	}
	return orgMark{kind: kind, from: i + 2, to: n, end: n + 1}
}

// dashes reads two or three hyphens, which print as a dash.
func (w *orgInline) dashes(i, end int) (orgMark, int) {
	j := i
	for j < end && w.s[j] == '-' {
		j++
	}
	if n := j - i; n == 2 || n == 3 {
		return orgMark{kind: orgDash, from: i, end: j}, 0
	}
	return orgMark{}, j
}

// raise reads ^{text} and ^12.
func (w *orgInline) raise(i, end int) orgMark {
	if m := w.braced(orgRaised, i, end); m.end > 0 || i == 0 || isSpace(w.s[i-1]) {
		return m
	}
	j := i + 1
	for j < end && '0' <= w.s[j] && w.s[j] <= '9' {
		j++
	}
	if j == i+1 {
		return orgMark{}
	}
	return orgMark{kind: orgRaised, from: i + 1, to: j, end: j}
}

// hidden reads what readers do not see.
func (w *orgInline) hidden(i, end int) orgMark {
	for _, pair := range [...][2]string{{"<<<", ">>>"}, {"<<", ">>"}, {"{{{", "}}}"}, {"@@", "@@"}} {
		if !bytes.HasPrefix(w.s[i:end], []byte(pair[0])) {
			continue
		}
		from := i + len(pair[0])
		to := w.find(pair[1], from, end)
		if to <= from || to-from > maxLinkText || isSpace(w.s[from]) {
			return orgMark{}
		}
		m := orgMark{kind: orgHidden, from: from, to: to, end: to + len(pair[1])}
		if pair[0] == "<<<" {
			m.kind = orgEmphasis // readers see what makes links of words
		}
		if pair[0] == "@@" && bytes.IndexByte(w.s[from:to], ':') < 0 {
			return orgMark{}
		}
		return m
	}
	return orgMark{}
}

// dollars reads LaTeX between dollar signs, by the rules of Org: prices are
// none.
func (w *orgInline) dollars(i, end int) orgMark {
	delim := "$"
	if bytes.HasPrefix(w.s[i:end], []byte("$$")) {
		delim = "$$"
	}
	from := i + len(delim)
	if from >= end || isSpace(w.s[from]) {
		return orgMark{}
	}
	to := w.find(delim, from+1, end)
	if to < 0 || to-from > maxLinkText || isSpace(w.s[to-1]) || delim == "$" && !w.closes(to+1, end) {
		return orgMark{}
	}
	return orgMark{kind: orgFragment, from: i, to: to + len(delim), end: to + len(delim)}
}

// backslash reads line breaks, LaTeX and entities.
func (w *orgInline) backslash(i, end int) (orgMark, int) {
	rest := w.s[i:end]
	if bytes.HasPrefix(rest, []byte(`\\`)) {
		if len(rest) == 2 || rest[2] == '\n' {
			return orgMark{kind: orgBreak, from: i, end: i + 2}, 0
		}
		return orgMark{}, i + 2
	}
	for _, pair := range [...][2]string{{`\(`, `\)`}, {`\[`, `\]`}} {
		if bytes.HasPrefix(rest, []byte(pair[0])) {
			if to := w.find(pair[1], i+2, end); to > 0 && to-i < maxLinkText {
				return orgMark{kind: orgFragment, from: i, to: to + 2, end: to + 2}, 0
			}
			return orgMark{}, i + 2
		}
	}
	if m := w.command(i, end); m.end > 0 {
		return m, 0
	}
	n := w.entityName(i, end)
	at := i + 1 + n
	if n == 0 || orgEntityText(w.s[i+1:at]) == "" {
		return orgMark{}, at
	}
	m := orgMark{kind: orgEntity, from: i + 1, to: at, end: at}
	if bytes.HasPrefix(w.s[at:end], []byte("{}")) {
		m.end += 2
	}
	return m, 0
}

// word passes over a word or an address, unless it is mark-up itself:
// cite:key, src_python{code}.
func (w *orgInline) word(i, end int) (orgMark, int) {
	if !isAlnum(w.s[i]) {
		return orgMark{}, i + 1
	}
	if i == 0 || !isAlnum(w.s[i-1]) {
		if m := w.keyed(i, end); m.end > 0 {
			return m, 0
		}
		if m := w.database(i, end); m.end > 0 {
			return m, 0
		}
		if m := w.inlineSource(i, end); m.end > 0 {
			return m, 0
		}
	}
	j := i
	for j < end && isAlnum(w.s[j]) {
		j++
	}
	if bytes.HasPrefix(w.s[j:end], []byte("://")) {
		limit := min(end, j+maxLinkText)
		j += 3 + extent(string(w.s[j+3:limit]))
	}
	return orgMark{}, j
}

// inlineSource reads src_language{code}.
func (w *orgInline) inlineSource(i, end int) orgMark {
	if !bytes.HasPrefix(w.s[i:end], []byte("src_")) {
		return orgMark{}
	}
	from := w.find("{", i, end)
	if from < 0 || from-i > maxLinkText {
		return orgMark{}
	}
	to := w.find("}", from, end)
	if to < 0 || to-from > maxLinkText || bytes.IndexByte(w.s[i:from], ' ') >= 0 && w.s[from-1] != ']' {
		return orgMark{}
	}
	return orgMark{kind: orgCode, from: from + 1, to: to, end: to + 1}
}

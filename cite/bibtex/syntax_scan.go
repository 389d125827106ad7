package bibtex

import (
	"bytes"
	"sort"
	"strings"
)

// A pair is a brace with its partner, -1 if it has none. As in BibTeX, a
// backslash makes no difference.
type pair struct{ open, end int }

// pairBraces finds the partners of all opening braces, in order.
func pairBraces(src []byte) []pair {
	var pairs []pair
	var open []int // indexes into pairs
	for i, c := range src {
		switch {
		case c == '{':
			open = append(open, len(pairs))
			pairs = append(pairs, pair{i, -1})
		case c == '}' && len(open) > 0:
			pairs[open[len(open)-1]].end = i
			open = open[:len(open)-1]
		}
	}
	return pairs
}

// partner returns where the brace that opens at i closes, or -1. Braces of a
// sound file are looked at once or twice; when it gets more, because one has
// no partner, all of them are paired.
func (p *parser) partner(i int) int {
	if p.pairs == nil && p.walked <= 2*len(p.src) {
		end := p.walk(i)
		if end >= 0 {
			p.walked += end - i
			return end
		}
	}
	if p.pairs == nil {
		p.pairs = pairBraces(p.src)
	}
	n := sort.Search(len(p.pairs), func(n int) bool { return p.pairs[n].open >= i })
	if n < len(p.pairs) && p.pairs[n].open == i {
		return p.pairs[n].end
	}
	return -1
}

// walk looks for the partner of the brace at i.
func (p *parser) walk(i int) int {
	for at, depth := i+1, 1; ; {
		n := bytes.IndexByte(p.src[at:], '}')
		if n < 0 {
			return -1
		}
		depth += bytes.Count(p.src[at:at+n], openBrace) - 1
		if at += n + 1; depth == 0 {
			return at - 1
		}
	}
}

var openBrace = []byte("{")

// quoteEnd returns where the value that a quotation mark opens at i closes: at
// the next mark outside of braces. It returns -1 if a brace comes between.
func (p *parser) quoteEnd(i int) int {
	for i++; i < len(p.src); i++ {
		switch p.src[i] {
		case '"':
			return i
		case '}':
			return -1
		case '{':
			if i = p.partner(i); i < 0 {
				return -1
			}
		}
	}
	return -1
}

// identBytes may stand in the name of a type, field or macro (bibtex.web, 216).
// We end names at "@" too.
var identBytes = func() (table [256]bool) {
	for c := range table {
		table[c] = c > ' ' && c != 0x7F && !strings.ContainsRune("\"#%'(),={}@", rune(c))
	}
	return table
}()

func isIdent(c byte) bool { return identBytes[c] }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// ident returns the end of the name that begins at i.
func (p *parser) ident(i int) int {
	for i < len(p.src) && isIdent(p.src[i]) {
		i++
	}
	return i
}

// space returns the end of the white space that begins at i.
func (p *parser) space(i int) int {
	for i < len(p.src) && isSpace(p.src[i]) {
		i++
	}
	return i
}

// lineEnd returns where the line that i stands in ends.
func (p *parser) lineEnd(i int) int {
	if n := bytes.IndexByte(p.src[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(p.src)
}

// is reports whether c stands at i.
func (p *parser) is(i int, c byte) bool { return i < len(p.src) && p.src[i] == c }

// opensLine reports whether nothing but blanks stands before i in its line.
func (p *parser) opensLine(i int) bool {
	for i > 0 && (p.src[i-1] == ' ' || p.src[i-1] == '\t') {
		i--
	}
	return i == 0 || p.src[i-1] == '\n' || p.src[i-1] == '\r' || p.marked(i)
}

// A head is the beginning of a command: "@word{" or "@word(".
type head struct {
	at        int // of the "@"
	from, to  int // of the word
	open      int // of the delimiter
	bare      bool
	commented bool
}

// headAt reads the beginning of a command at i, where an "@" stands. Only a
// @comment may do without a delimiter.
func (p *parser) headAt(i int) (head, bool) {
	h := head{at: i, from: p.space(i + 1)}
	if h.from >= len(p.src) || isDigit(p.src[h.from]) {
		return h, false
	}
	h.to = p.ident(h.from)
	h.open = p.space(h.to)
	if h.to == h.from {
		return h, false
	}
	if p.is(h.open, '{') || p.is(h.open, '(') {
		return h, true
	}
	h.bare = p.says(h, "comment")
	return h, h.bare
}

// says reports whether the word of a command is this one, in whichever case.
func (p *parser) says(h head, word string) bool {
	return h.to-h.from == len(word) && strings.EqualFold(p.text[h.from:h.to], word)
}

// nextCommand finds the next command. An "@" in a comment, in a mail address
// or before a space is one only if an entry follows to the letter.
func (p *parser) nextCommand() (head, bool) {
	for i := p.at; ; i++ {
		n := bytes.IndexByte(p.src[i:], '@')
		if n < 0 {
			return head{at: len(p.src)}, false
		}
		i += n
		p.seeLine(i)
		h, ok := p.headAt(i)
		h.commented = p.percent || i < p.commentEnd
		doubtful := h.commented || h.from > i+1 || i > 0 && isWord(p.src[i-1]) && !p.marked(i)
		if ok && (!doubtful || p.opensEntry(h)) {
			return h, true
		}
		if !doubtful && p.opensLine(i) {
			p.problem(i, i+1, "BibTeX takes this @ for the beginning of an entry: put the type and a brace behind it, or leave it out")
		}
	}
}

// seeLine finds out whether the line that i stands in begins with a "%".
func (p *parser) seeLine(i int) {
	n := bytes.LastIndexByte(p.src[p.seen:i], '\n')
	if n >= 0 || p.seen == 0 {
		first := p.seen + n + 1
		for first < i && (p.src[first] == ' ' || p.src[first] == '\t') {
			first++
		}
		p.percent = p.src[first] == '%'
	}
	p.seen = i
}

// marked reports whether a byte order mark is all that stands before i.
func (p *parser) marked(i int) bool { return i == 3 && bytes.HasPrefix(p.src, []byte("\xef\xbb\xbf")) }

// opensEntry reports whether a key and a comma follow, and not the "%" of the
// next line of a comment; or the definition of a macro.
func (p *parser) opensEntry(h head) bool {
	from := p.space(h.open + 1)
	to := p.ident(from)
	end := p.space(to)
	if h.bare || from == to {
		return false
	}
	if p.says(h, "string") {
		return p.is(end, '=')
	}
	return p.is(end, ',') && !p.is(p.space(end+1), '%')
}

// isWord reports whether c may end the name before the "@" of a mail address.
func isWord(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || isDigit(c) || c >= 0x80
}

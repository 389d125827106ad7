package source

import (
	"bytes"
	"strconv"
)

// A pdfToken is one operand or operator of a content stream, a CMap or a
// Type 1 font program, which share the syntax of PostScript.
type pdfToken struct {
	kind  tokenKind
	num   float64
	bytes []byte              // of a string, a name or an operator
	list  []pdfToken          // of an array
	dict  map[string]pdfToken // of a dictionary
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenString
	tokenName
	tokenWord // an operator
	tokenList
	tokenDict
	tokenClose // the end of an array or a dictionary
)

// A pdfLexer reads tokens until the data end.
type pdfLexer struct {
	src []byte
	at  int
}

// maxNesting bounds arrays in arrays; a deeper one is read as its parts.
const maxNesting = 20

// next reads one token, arrays and dictionaries whole.
func (l *pdfLexer) next() pdfToken { return l.token(0) }

func (l *pdfLexer) token(depth int) pdfToken {
	l.space()
	if l.at >= len(l.src) {
		return pdfToken{}
	}
	switch c := l.src[l.at]; c {
	case '(':
		return pdfToken{kind: tokenString, bytes: l.literal()}
	case '/':
		l.at++
		return pdfToken{kind: tokenName, bytes: unescapeName(l.word())}
	case '<':
		if l.peek(1) == '<' {
			l.at += 2
			return l.dict(depth)
		}
		return pdfToken{kind: tokenString, bytes: l.hex()}
	case '[':
		l.at++
		return l.list(depth)
	case ']', '}':
		l.at++
		return pdfToken{kind: tokenClose}
	case '>':
		l.at += 1 + min(1, boolInt(l.peek(1) == '>'))
		return pdfToken{kind: tokenClose}
	case '{', ')':
		l.at++
		return l.token(depth)
	}
	return wordToken(l.word())
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (l *pdfLexer) peek(n int) byte {
	if l.at+n < len(l.src) {
		return l.src[l.at+n]
	}
	return 0
}

// space skips white space and comments.
func (l *pdfLexer) space() {
	for l.at < len(l.src) {
		switch c := l.src[l.at]; {
		case isPDFSpace(c):
			l.at++
		case c == '%':
			n := bytes.IndexAny(l.src[l.at:], "\r\n")
			if n < 0 {
				l.at = len(l.src)
				return
			}
			l.at += n
		default:
			return
		}
	}
}

func isPDFSpace(c byte) bool { return c == 0 || c == ' ' || '\t' <= c && c <= '\r' }

func isPDFDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return isPDFSpace(c)
}

func (l *pdfLexer) word() []byte {
	from := l.at
	for l.at < len(l.src) && !isPDFDelimiter(l.src[l.at]) {
		l.at++
	}
	return l.src[from:l.at]
}

func wordToken(w []byte) pdfToken {
	if len(w) > 0 && (w[0] <= '9' && w[0] != '\'' && w[0] != '"') {
		if n, err := strconv.ParseFloat(string(w), 64); err == nil {
			return pdfToken{kind: tokenNumber, num: n, bytes: w}
		}
		if n, ok := sloppyNumber(w); ok {
			return pdfToken{kind: tokenNumber, num: n, bytes: w}
		}
	}
	return pdfToken{kind: tokenWord, bytes: w}
}

// sloppyNumber reads "--5" and "1.2-3", which some writers make.
func sloppyNumber(w []byte) (float64, bool) {
	w = bytes.TrimLeft(w, "-+")
	if i := bytes.IndexByte(w, '-'); i > 0 {
		w = w[:i]
	}
	n, err := strconv.ParseFloat(string(w), 64)
	return n, err == nil
}

func (l *pdfLexer) list(depth int) pdfToken {
	t := pdfToken{kind: tokenList}
	if depth > maxNesting {
		return t
	}
	for {
		e := l.token(depth + 1)
		if e.kind == tokenEnd || e.kind == tokenClose {
			return t
		}
		t.list = append(t.list, e)
	}
}

func (l *pdfLexer) dict(depth int) pdfToken {
	t := pdfToken{kind: tokenDict, dict: map[string]pdfToken{}}
	if depth > maxNesting {
		return t
	}
	for {
		k := l.token(depth + 1)
		if k.kind == tokenEnd || k.kind == tokenClose {
			return t
		}
		v := l.token(depth + 1)
		if v.kind == tokenEnd || v.kind == tokenClose {
			return t
		}
		if k.kind == tokenName {
			t.dict[string(k.bytes)] = v
		}
	}
}

// literal reads a string in parentheses.
func (l *pdfLexer) literal() []byte {
	var out []byte
	depth := 0
	for l.at < len(l.src) {
		c := l.src[l.at]
		l.at++
		switch c {
		case '(':
			if depth++; depth == 1 {
				continue
			}
		case ')':
			if depth--; depth == 0 {
				return out
			}
		case '\\':
			out = l.escape(out)
			continue
		case '\r':
			if l.peek(0) == '\n' {
				l.at++
			}
			c = '\n'
		}
		out = append(out, c)
	}
	return out
}

var pdfEscapes = map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}

// escape reads what follows a backslash.
func (l *pdfLexer) escape(out []byte) []byte {
	if l.at >= len(l.src) {
		return out
	}
	c := l.src[l.at]
	l.at++
	switch {
	case '0' <= c && c <= '7':
		n := int(c - '0')
		for k := 0; k < 2 && '0' <= l.peek(0) && l.peek(0) <= '7'; k++ {
			n = n*8 + int(l.src[l.at]-'0')
			l.at++
		}
		return append(out, byte(n))
	case c == '\r':
		if l.peek(0) == '\n' {
			l.at++
		}
		return out
	case c == '\n':
		return out
	}
	if e, ok := pdfEscapes[c]; ok {
		return append(out, e)
	}
	return append(out, c)
}

// hex reads a string in angle brackets.
func (l *pdfLexer) hex() []byte {
	l.at++
	var out []byte
	half, odd := byte(0), false
	for l.at < len(l.src) {
		c := l.src[l.at]
		l.at++
		if c == '>' {
			break
		}
		v, ok := hexValue(c)
		if !ok {
			continue
		}
		if odd {
			out = append(out, half<<4|v)
		}
		half, odd = v, !odd
	}
	if odd {
		out = append(out, half<<4)
	}
	return out
}

func hexValue(c byte) (byte, bool) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', true
	case 'a' <= c|0x20 && c|0x20 <= 'f':
		return c | 0x20 - 'a' + 10, true
	}
	return 0, false
}

// unescapeName decodes #xx in a name.
func unescapeName(w []byte) []byte {
	if bytes.IndexByte(w, '#') < 0 {
		return w
	}
	var out []byte
	for i := 0; i < len(w); i++ {
		if w[i] == '#' && i+2 < len(w) {
			a, ok1 := hexValue(w[i+1])
			b, ok2 := hexValue(w[i+2])
			if ok1 && ok2 {
				out = append(out, a<<4|b)
				i += 2
				continue
			}
		}
		out = append(out, w[i])
	}
	return out
}

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

// maxElements bounds what is kept of an array, a dictionary or the operands of
// a CMap.
const maxElements = 100_000

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
		if len(t.list) < maxElements {
			t.list = append(t.list, e)
		}
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
		if k.kind == tokenName && len(t.dict) < maxElements {
			t.dict[string(k.bytes)] = v
		}
	}
}

package source

import "bytes"

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

package source

import (
	"bytes"
	"fmt"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// A jsonText is JSON that passed checkJSON. Its values are known by the
// offsets at which they begin, which the decoders of the standard library do
// not tell.
type jsonText []byte

// members calls found for every member of the object at j[at], in order. What
// is no object has none.
func (j jsonText) members(at int, found func(key string, value int)) {
	if at < 0 || j[at] != '{' {
		return
	}
	for i := j.space(at + 1); j[i] != '}'; {
		key := i
		i = j.space(j.space(j.end(i)) + 1) // behind the colon
		found(j.text(key), i)
		i = j.next(j.end(i))
	}
}

// elements calls found for every element of the array at j[at], in order.
// What is no array has none.
func (j jsonText) elements(at int, found func(value int)) {
	if at < 0 || j[at] != '[' {
		return
	}
	for i := j.space(at + 1); j[i] != ']'; i = j.next(j.end(i)) {
		found(i)
	}
}

// member returns where the value of the last member of that name begins, or -1.
func (j jsonText) member(at int, name string) int {
	value := -1
	j.members(at, func(key string, v int) {
		if key == name {
			value = v
		}
	})
	return value
}

// space returns where white space at j[i] ends.
func (j jsonText) space(i int) int {
	for i < len(j) && isJSONSpace(j[i]) {
		i++
	}
	return i
}

// next returns where the value after the one that ends at j[i] begins, or the
// bracket that ends them.
func (j jsonText) next(i int) int {
	if i = j.space(i); j[i] == ',' {
		i = j.space(i + 1)
	}
	return i
}

// end returns where the value at j[at] ends.
func (j jsonText) end(at int) int {
	depth := 0
	for i := at; ; {
		switch c := j[i]; {
		case c == '"':
			i = j.stringEnd(i)
		case c == '{' || c == '[':
			depth++
			i++
		case c == '}' || c == ']':
			depth--
			i++
		case depth == 0:
			return j.scalarEnd(i)
		default:
			i++
		}
		if depth == 0 {
			return i
		}
	}
}

// stringEnd returns the offset behind the string at j[at].
func (j jsonText) stringEnd(at int) int {
	for i := at + 1; ; i++ {
		switch j[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

// scalarEnd returns the offset behind a number or a word.
func (j jsonText) scalarEnd(i int) int {
	for i < len(j) && isJSONWord(j[i]) {
		i++
	}
	return i
}

// text returns the string at j[at], or "" if it is none.
func (j jsonText) text(at int) string {
	if at < 0 || j[at] != '"' {
		return ""
	}
	if end := j.stringEnd(at); bytes.IndexByte(j[at:end], '\\') < 0 {
		return string(j[at+1 : end-1])
	}
	var b cite.TextBuilder
	j.decode(at, &b)
	return b.Text().String()
}

// number returns the whole number at j[at], or 0.
func (j jsonText) number(at int) int {
	if at < 0 {
		return 0
	}
	n, err := strconv.Atoi(string(j[at:j.end(at)]))
	if err != nil {
		return 0
	}
	return n
}

// decode appends the string at j[at], every character with the bytes that
// spell it. Halves of surrogate pairs become U+FFFD.
func (j jsonText) decode(at int, b *cite.TextBuilder) {
	for i := at + 1; j[i] != '"'; {
		from := i
		for j[i] != '"' && j[i] != '\\' {
			i++
		}
		b.Append(string(j[from:i]), cite.Span{Start: from, End: i})
		if j[i] == '\\' {
			r, n := j.escape(i)
			b.Append(string(r), cite.Span{Start: i, End: i + n})
			i += n
		}
	}
}

// escape decodes the escape at j[i], and returns how many bytes it takes.
func (j jsonText) escape(i int) (r rune, n int) {
	c := j[i+1]
	if k := bytes.IndexByte([]byte(`bfnrt`), c); k >= 0 {
		return rune("\b\f\n\r\t"[k]), 2
	}
	if c != 'u' {
		return rune(c), 2
	}
	r = j.hex(i + 2)
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if j[i+6] == '\\' && j[i+7] == 'u' {
		if pair := utf16.DecodeRune(r, j.hex(i+8)); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

// hex reads four hexadecimal digits.
func (j jsonText) hex(i int) rune {
	n, err := strconv.ParseUint(string(j[i:i+4]), 16, 16)
	if err != nil {
		return utf8.RuneError
	}
	return rune(n)
}

func isJSONSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// isJSONWord reports what numbers, true, false and null are made of.
func isJSONWord(c byte) bool { return isAlnum(c) || c == '-' || c == '+' || c == '.' }

// A jsonError says where JSON is broken.
type jsonError struct {
	at   int
	what string
}

// in words the error for readers of the file.
func (e *jsonError) in(p *cite.Part) error {
	at := p.Position(e.at)
	return fmt.Errorf("%w: at line %d, column %d of the JSON %s", ErrDamaged, at.Line, at.Column, e.what)
}

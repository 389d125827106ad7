package csl

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A SyntaxError says where a file ends to be what it should be. Entries before
// that place were read.
type SyntaxError struct {
	Span    cite.Span
	Message string
}

// Error returns the message.
func (e *SyntaxError) Error() string { return e.Message }

// maxDepth is how deep lists and objects may be nested. CSL needs seven levels.
const maxDepth = 100

// A jsonReader reads JSON from left to right and keeps offsets, which
// encoding/json does not give for values.
type jsonReader struct {
	src []byte
	at  int
	err *SyntaxError
}

// readJSON returns the value in src as far as it can be read.
func readJSON(src []byte) (value, *SyntaxError) {
	r := &jsonReader{src: src}
	if strings.HasPrefix(string(src[:min(3, len(src))]), "\xef\xbb\xbf") {
		r.at = 3
	}
	v := r.value(0)
	if r.space(); r.err == nil && r.at < len(src) {
		r.fail("something follows the end of the JSON")
	}
	return v, r.err
}

func (r *jsonReader) fail(message string) {
	if r.err == nil {
		r.err = &SyntaxError{Span: cite.Span{Start: r.at, End: min(r.at+1, len(r.src))}, Message: message}
	}
}

func (r *jsonReader) space() {
	for r.at < len(r.src) && strings.IndexByte(" \t\r\n", r.src[r.at]) >= 0 {
		r.at++
	}
}

// peek skips white space and returns the next byte, 0 at the end.
func (r *jsonReader) peek() byte {
	if r.space(); r.at < len(r.src) {
		return r.src[r.at]
	}
	return 0
}

func (r *jsonReader) value(depth int) (v value) {
	c := r.peek()
	v.span.Start = r.at
	switch {
	case depth > maxDepth:
		r.fail("lists or objects are nested too deep here")
	case c == '{':
		v.kind = object
		r.members(&v, '}', depth)
	case c == '[':
		v.kind = list
		r.members(&v, ']', depth)
	case c == '"':
		return r.string()
	default:
		return r.word()
	}
	v.span.End = r.at
	return v
}

// members reads what stands in a list or an object up to the bracket.
func (r *jsonReader) members(v *value, end byte, depth int) {
	r.at++
	for c := r.peek(); c != end; c = r.peek() {
		key := ""
		if v.kind == object {
			if key = r.key(c); r.err != nil {
				return
			}
		}
		item := r.value(depth + 1)
		if r.err != nil && item.kind != list && item.kind != object {
			return
		}
		v.items = append(v.items, item)
		if v.kind == object {
			v.keys = append(v.keys, key)
		}
		if r.err != nil {
			return
		}
		switch c := r.peek(); {
		case c == ',':
			r.at++
		case c != end:
			r.fail(fmt.Sprintf("a comma or a %q is missing here", end))
			return
		}
	}
	r.at++
}

// key reads the name of a member and the colon behind it.
func (r *jsonReader) key(c byte) string {
	if c != '"' {
		r.fail("the name of a member is missing here: write it in quotation marks")
		return ""
	}
	key := r.string().text
	if r.peek() != ':' {
		r.fail("a colon is missing here")
		return ""
	}
	r.at++
	return key
}

// string reads a string. Its span leaves the quotation marks out.
func (r *jsonReader) string() value {
	from := r.at
	for r.at++; r.at < len(r.src) && r.src[r.at] != '"'; r.at++ {
		if r.src[r.at] == '\\' {
			r.at++
		}
	}
	if r.at >= len(r.src) {
		r.at = from
		r.fail("this string is not closed: a quotation mark is missing")
		return value{}
	}
	v := value{kind: scalar, span: cite.Span{Start: from + 1, End: r.at}, text: string(r.src[from+1 : r.at])}
	r.at++
	if strings.Contains(v.text, `\`) {
		var decoded string
		if err := json.Unmarshal(r.src[from:r.at], &decoded); err == nil {
			v.text = decoded
		}
	}
	v.text = strings.ToValidUTF8(v.text, "\uFFFD")
	return v
}

// word reads a number, true, false or null.
func (r *jsonReader) word() value {
	from := r.at
	for r.at < len(r.src) && strings.IndexByte(" \t\r\n,:]}[{\"", r.src[r.at]) < 0 {
		r.at++
	}
	text := string(r.src[from:r.at])
	if !json.Valid([]byte(text)) {
		r.at = from
		r.fail("a value is missing here")
		return value{}
	}
	if text == "null" {
		return value{span: cite.Span{Start: from, End: r.at}}
	}
	return value{kind: scalar, text: text, span: cite.Span{Start: from, End: r.at}}
}

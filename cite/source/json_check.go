package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A jsonChecker finds the first mistake in JSON. It is not recursive, so that
// no depth of brackets can exhaust the stack. Beyond the standard it takes NaN
// and Infinity, which Python writes.
type jsonChecker struct {
	src  []byte
	at   int
	open []byte // the brackets that are open
	err  *jsonError
}

// checkJSON returns what is wrong with src[at:], or nil.
func checkJSON(src []byte, at int) *jsonError {
	c := &jsonChecker{src: src, at: at}
	for c.value() && c.behind() {
		continue
	}
	return c.err
}

// value reads a value up to its first scalar or the end of an empty container.
func (c *jsonChecker) value() bool {
	for {
		switch b := c.peek(); b {
		case '{', '[':
			c.at++
			c.open = append(c.open, b)
			if c.peek() == b+2 { // } and ] stand two behind { and [
				return true
			}
			if b == '{' && !c.key() {
				return false
			}
		case '"':
			return c.text()
		default:
			return c.scalar()
		}
	}
}

// behind reads what follows a value, and reports whether another one is due.
func (c *jsonChecker) behind() bool {
	for {
		b := c.peek()
		if len(c.open) == 0 {
			if b != 0 || c.at < len(c.src) {
				c.fail("the end of the file")
			}
			return false
		}
		last := c.open[len(c.open)-1]
		switch b {
		case last + 2:
			c.at++
			c.open = c.open[:len(c.open)-1]
		case ',':
			c.at++
			return last == '[' || c.key()
		default:
			return c.fail(fmt.Sprintf("a comma or %q", last+2))
		}
	}
}

// key reads the name of a member and the colon.
func (c *jsonChecker) key() bool {
	if c.peek() != '"' {
		return c.fail("a name in quotes")
	}
	if !c.text() {
		return false
	}
	if c.peek() != ':' {
		return c.fail("a colon")
	}
	c.at++
	return true
}

// text reads a string.
func (c *jsonChecker) text() bool {
	for c.at++; c.at < len(c.src); c.at++ {
		switch b := c.src[c.at]; {
		case b == '"':
			c.at++
			return true
		case b < ' ':
			return c.fail("the end of the string")
		case b == '\\':
			n := len(jsonEscape.Find(c.src[c.at:min(c.at+6, len(c.src))]))
			if n == 0 {
				return c.fail(`an escape such as \n or \u00e9`)
			}
			c.at += n - 1
		}
	}
	return c.fail("the end of the string")
}

var (
	jsonEscape = pattern.New(`^\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})`)
	jsonScalar = pattern.New(`^(?:true|false|null|NaN|-?Infinity|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)$`)
)

// scalar reads a number or a word.
func (c *jsonChecker) scalar() bool {
	end := jsonText(c.src).scalarEnd(c.at)
	if !jsonScalar.Match(c.src[c.at:end]) {
		return c.fail("a value")
	}
	c.at = end
	return true
}

// peek skips white space and returns the byte behind it, 0 at the end.
func (c *jsonChecker) peek() byte {
	c.at = jsonText(c.src).space(c.at)
	if c.at >= len(c.src) {
		return 0
	}
	return c.src[c.at]
}

// conflict matches what a failed merge leaves in a file.
var conflict = pattern.New(`^(?:<{7}|={7}|>{7})`)

// fail notes that something else stands here than what is due.
func (c *jsonChecker) fail(due string) bool {
	rest := c.src[min(c.at, len(c.src)):]
	r, n := utf8.DecodeRune(rest)
	var found string
	switch {
	case n == 0:
		found = "the file ends; was it cut off"
	case conflict.Match(rest):
		found = "there is a mark of a merge conflict; resolve that first"
	case bytes.IndexByte([]byte("\r\n"), rest[0]) >= 0:
		found = "the line ends"
	default:
		found = fmt.Sprintf("there is %q", r)
	}
	c.err = &jsonError{c.at, fmt.Sprintf("%s is due and %s", due, found)}
	return false
}

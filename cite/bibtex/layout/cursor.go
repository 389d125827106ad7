package layout

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
)

// A cursor walks over an entry and holds it to what it should be, byte by byte.
// The first thing that is not there stops it for good.
type cursor struct {
	src  []byte
	at   int
	lost bool
}

// space goes over white space.
func (c *cursor) space() {
	for c.at < len(c.src) && isBlank(c.src[c.at]) {
		c.at++
	}
}

// sign goes over one of the given signs and returns it.
func (c *cursor) sign(signs string) byte {
	if c.lost || c.at >= len(c.src) || bytes.IndexByte([]byte(signs), c.src[c.at]) < 0 {
		c.lost = true
		return 0
	}
	c.at++
	return c.src[c.at-1]
}

// is reports whether b comes next.
func (c *cursor) is(b byte) bool { return c.at < len(c.src) && c.src[c.at] == b }

// token goes over what stands at s.
func (c *cursor) token(s cite.Span) {
	if c.lost = c.lost || s.Start != c.at; !c.lost {
		c.at = s.End
	}
}

// A remark is a comment inside of an entry. biber knows such.
type remark struct {
	text   string // from the "%"
	beside bool   // it stands on the line of what comes before
}

// remarks goes over white space and comments.
func (c *cursor) remarks() []remark {
	var all []remark
	for {
		from := c.at
		c.space()
		if !c.is('%') {
			return all
		}
		line := c.src[c.at:]
		if n := bytes.IndexByte(line, '\n'); n >= 0 {
			line = line[:n]
		}
		beside := len(all) == 0 && bytes.IndexByte(c.src[from:c.at], '\n') < 0
		all = append(all, remark{string(bytes.TrimRight(line, blanks)), beside})
		c.at += len(line)
	}
}

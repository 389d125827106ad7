package source

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// An xmlTag is a start tag.
type xmlTag struct {
	name     string // without its name space
	from, to int
	empty    bool // <br/>
}

// An xmlHandler is shown the pieces of a file in order.
type xmlHandler interface {
	start(t xmlTag)
	end(name string, from, to int)
	text(from, to int, decode decoder)
}

// scanXML shows data[from:] to h. It forgives what a parser may not: names
// that do not match, tags that are cut off, ampersands alone. Entities that
// the file defines itself are never expanded.
func scanXML(data []byte, from int, h xmlHandler) {
	for at := from; at < len(data); {
		open := bytes.IndexByte(data[at:], '<')
		if open < 0 {
			h.text(at, len(data), entity)
			return
		}
		if open > 0 {
			h.text(at, at+open, entity)
		}
		at = scanTag(data, at+open, h)
	}
}

// scanTag shows what begins with the "<" at an offset and returns where it ends.
func scanTag(data []byte, at int, h xmlHandler) int {
	s := data[at:]
	for _, o := range [...]struct{ open, close string }{{"<!--", "-->"}, {"<?", "?>"}, {"<![CDATA[", "]]>"}} {
		if !bytes.HasPrefix(s, []byte(o.open)) {
			continue
		}
		n := bytes.Index(s, []byte(o.close))
		if n < 0 {
			return len(data) // cut off
		}
		if o.open == "<![CDATA[" {
			h.text(at+len(o.open), at+n, nil)
		}
		return at + n + len(o.close)
	}
	if bytes.HasPrefix(s, []byte("<!")) {
		return at + declarationEnd(s)
	}
	n := tagEnd(s)
	if n < 0 {
		h.text(at, at+1, nil)
		return at + 1
	}
	name := xmlName.Find(s[:n])
	switch {
	case name == nil:
		h.text(at, at+1, nil)
		return at + 1
	case s[1] == '/':
		h.end(localName(name[2:]), at, at+n)
	default:
		t := xmlTag{name: localName(name[1:]), from: at, to: at + n, empty: s[n-2] == '/'}
		h.start(t)
		if t.empty {
			h.end(t.name, at+n, at+n)
		}
	}
	return at + n
}

var xmlName = pattern.New(`^</?[\p{L}_][\p{L}\d._:-]*`)

// localName cuts the prefix of a name space off.
func localName(name []byte) string {
	return strings.ToValidUTF8(string(name[bytes.IndexByte(name, ':')+1:]), "\uFFFD")
}

// longestTag bounds a tag, in bytes.
const longestTag = 1 << 14

// tagEnd is the length of the tag at the start of s, or -1.
func tagEnd(s []byte) int {
	quote := byte(0)
	for i := 1; i < len(s) && i < longestTag; i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i + 1
		case c == '<':
			return -1
		}
	}
	return -1
}

// declarationEnd is the length of the declaration at the start of s, with what
// it has in brackets.
func declarationEnd(s []byte) int {
	depth := 0
	for i, c := range s {
		switch c {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// attribute returns the value of an attribute of t, and where it stands.
func (t *xmlTag) attribute(data []byte, name string) (string, cite.Span) {
	m := attributeNamed(name).FindSubmatchIndex(data[t.from:t.to])
	if m == nil {
		return "", cite.Span{Start: t.to, End: t.to}
	}
	from, to := t.from+max(m[2], m[4]), t.from+max(m[3], m[5])
	v := visible{src: data}
	v.add(from, to, entity)
	return v.text().String(), cite.Span{Start: from, End: to}
}

// attributePatterns are those of the attributes that readers ask for.
var attributePatterns = func() map[string]*pattern.Regexp {
	all := map[string]*pattern.Regexp{}
	for _, n := range []string{"id", "rid", "ref-type", "href", "lang", "type", "target", "place", "n", "rend", "when", "from", "to", "unit", "level", "pub-id-type", "list-type", "person-group-type", "publication-type"} {
		all[n] = pattern.New(`[\s:]` + n + `\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	}
	return all
}()

func attributeNamed(name string) *pattern.Regexp { return attributePatterns[name] }

// errEntities refuses a file that defines entities in terms of others.
var errEntities = errors.New("it defines entities of its own, one in terms of another, which can unpack to any size: expand them first, for example with xmllint --noent")

// nestedEntities matches such a definition.
var nestedEntities = pattern.New(`<!ENTITY\s+[\w.-]+\s+["'][^"'<>]*&[A-Za-z][\w.-]*;[^"']*&[A-Za-z]`)

// checkXML refuses what is no XML of the format whose root elements are given.
func checkXML(data []byte, format string, roots ...string) error {
	head := data[:min(len(data), 1<<16)]
	if nestedEntities.Match(head) {
		return fmt.Errorf("%w: %w", ErrDamaged, errEntities)
	}
	for _, root := range roots {
		if bytes.Contains(head, []byte("<"+root)) || bytes.Contains(head, []byte(":"+root)) {
			return nil
		}
	}
	return fmt.Errorf("%w: it has no element <%s>, so it is no %s; convert it to HTML first, for example with pandoc", ErrDamaged, roots[0], format)
}

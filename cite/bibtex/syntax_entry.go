package bibtex

import (
	"bytes"
	"strings"
)

// A body is what stands between the delimiters of a command while it is read.
type body struct {
	*parser
	node     *Node
	end      byte // the closing delimiter
	problems int  // how many there were before

	abandoned bool // it is commented out line by line, and no entry
	remarked  bool // a comment inside was told of
}

// key reads the key of an entry and the comma behind it.
func (b *body) key() {
	from := b.space(b.at)
	to := from
	for to < len(b.src) && !isSpace(b.src[to]) && b.src[to] != ',' && b.src[to] != b.end {
		to++
	}
	next := b.space(to)
	if b.is(next, '=') || assigns(b.src[from:to]) {
		b.problem(from, from, "the entry has no key: put one and a comma before its first field")
		return
	}
	if to > from && to == next || b.is(next, ',') || b.is(next, b.end) {
		b.node.Key, b.at = b.token(from, to), next
	} else {
		b.longKey(from, to)
	}
	if b.is(b.at, ',') {
		b.at++
	} else if !b.is(b.at, b.end) && b.at < len(b.src) {
		b.problem(b.at, b.at, "a comma is missing behind the key")
	}
}

// longKey takes a key with spaces in it, if a comma ends it on the same line.
func (b *body) longKey(from, to int) {
	if n := bytes.IndexAny(b.src[from:], "\n,={}\""); n >= 0 && b.src[from+n] == ',' {
		to = from + n
		b.problem(from, to, "the key has spaces in it, which BibTeX does not read: join its words")
	}
	b.node.Key, b.at = b.token(from, to), to
}

// assigns reports whether s begins with a field and its value: title={A.
func assigns(s []byte) bool {
	n := bytes.IndexByte(s, '=')
	return n > 0 && n+1 < len(s) && (s[n+1] == '{' || s[n+1] == '"')
}

// readFields reads to the end of the command.
func (b *body) readFields() {
	b.fieldsRead = b.fieldsRead[:0]
	b.walkFields()
	b.node.Fields = b.fields.keep(b.fieldsRead)
}

func (b *body) walkFields() {
	for comma := true; ; {
		at := b.space(b.at)
		if at >= len(b.src) || b.src[at] == '@' && b.opensLine(at) && b.begins(at) {
			b.unclosed()
			return
		}
		b.at = at
		switch c := b.src[at]; {
		case c == b.end:
			b.node.Body.End, b.node.Closed = at, true
			b.at++
			b.node.Span.End = b.at
			return
		case c == '%' && b.node.Commented && b.percent:
			b.abandoned = true
			return
		case c == ',':
			b.comma(at)
			comma = true
		case isIdent(c) && !isDigit(c):
			if !comma && len(b.fieldsRead) > 0 {
				b.problem(at, at, "a comma is missing before this field")
			}
			comma = !b.field()
		default:
			b.skip()
		}
	}
}

// begins reports whether a command stands at i.
func (b *body) begins(i int) bool {
	h, ok := b.headAt(i)
	return ok && h.from == i+1
}

// unclosed ends a command whose closing delimiter is missing.
func (b *body) unclosed() {
	end := b.at
	for end > b.node.Body.Start && isSpace(b.src[end-1]) {
		end--
	}
	b.at = end
	b.node.Body.End, b.node.Span.End = end, end
	b.problem(b.node.Span.Start, b.node.Type.Span.End, "the entry is not closed: a %q is missing at its end, or a brace or a quotation mark inside", b.end)
}

// comma takes a comma, which belongs to the field before it if it is the first.
func (b *body) comma(at int) {
	b.at++
	if n := len(b.fieldsRead); n > 0 && b.fieldsRead[n-1].Comma < 0 {
		b.fieldsRead[n-1].Comma = at
		return
	}
	if !b.junk {
		b.problem(at, at+1, "one comma too many: leave it out")
	}
}

// field reads "name = value", and reports whether there was one.
func (b *body) field() bool {
	from, to := b.at, b.ident(b.at)
	equals := b.space(to)
	if !b.is(equals, '=') {
		b.skip()
		return false
	}
	b.at, b.junk = equals+1, false
	f := Field{Name: b.token(from, to), Comma: -1}
	f.Value = b.value()
	b.fieldsRead = append(b.fieldsRead, f)
	return true
}

// skip leaves out what is no field, up to the next comma, line or delimiter.
// What directly follows something skipped is not told again.
func (b *body) skip() {
	from := b.at
	if b.src[from] == '%' {
		b.remark()
		return
	}
	to := from
	for first := true; to < len(b.src) && (first || !b.stops(to)); first = false {
		if b.src[to] == '{' {
			to = max(to, b.partner(to))
		}
		to++
	}
	if !b.junk {
		b.problem(from, to, "this is not a field and is skipped: write name = {value}, with a comma before it")
	}
	b.at, b.junk = to, true
}

// remark leaves out a comment. biber knows such, so once is enough.
func (b *body) remark() {
	from := b.at
	b.at = b.lineEnd(from)
	if !b.remarked {
		b.problem(from, b.at, "BibTeX knows no comments inside of entries and drops the fields behind this one (biber does not): put it before the entry")
	}
	b.remarked = true
}

func (b *body) stops(i int) bool {
	c := b.src[i]
	return c == '\n' || c == ',' || c == b.end
}

// small returns the name of a field as BibTeX compares it.
func small(name string) string { return strings.ToLower(name) }

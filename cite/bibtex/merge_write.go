package bibtex

import (
	"bytes"
	"strings"
)

// write writes an entry in the layout of the file, without a line end behind.
func (l *layout) write(r record) string {
	var b strings.Builder
	b.WriteString("@" + l.kinds.spell(r.kind))
	b.WriteByte(l.open)
	b.WriteString(r.key)
	longest := 0
	for _, f := range r.fields {
		longest = max(longest, len(f.name))
	}
	sep := l.head
	for _, f := range r.fields {
		b.WriteString(sep)
		b.WriteString(l.field(f, columnBehind(sep), longest+1))
		sep = l.sep
	}
	if len(r.fields) == 0 {
		return b.String() + "," + string(closerOf(l.open))
	}
	return b.String() + l.tail
}

func closerOf(open byte) byte {
	if open == '(' {
		return ')'
	}
	return '}'
}

// columnBehind returns the column behind the last line end of s.
func columnBehind(s string) int { return columnAfter(s[strings.LastIndexAny(s, "\r\n")+1:], 0) }

// field writes a field that begins in column from, in an entry whose signs
// stand in column own behind the start of their names.
func (l *layout) field(f field, from, own int) string {
	name := l.names.spell(f.name)
	return name + l.equals.between(name, from, own) + l.value(f)
}

// value puts a value between the delimiters that the file prefers.
func (l *layout) value(f field) string {
	switch {
	case f.bare(), l.numbers && allDigits(f.value):
		return f.value
	case l.quotes && quotable(f.value):
		return `"` + f.value + `"`
	}
	return "{" + f.value + "}"
}

// quotable reports whether no quotation mark of s would end it.
func quotable(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				return false
			}
		}
	}
	return true
}

// join returns the text to put at the end of the file.
func (l *layout) join(f *File, entries []string) string {
	var b strings.Builder
	b.WriteString(l.glue(f.Source))
	for i, e := range entries {
		if i > 0 {
			b.WriteString(l.gap)
		}
		b.WriteString(e)
	}
	b.WriteString(l.newline)
	return b.String()
}

// glue returns the line ends that are missing between the end of the file and
// an entry behind it.
func (l *layout) glue(src []byte) string {
	text := bytes.TrimRight(bytes.TrimPrefix(src, []byte("\xef\xbb\xbf")), " \t\r\n")
	if len(text) == 0 {
		if len(src) == 0 || l.lines(string(src)) > 0 || bytes.HasSuffix(src, []byte("\xbf")) {
			return ""
		}
		return l.newline
	}
	have := l.lines(string(src[bytes.LastIndexByte(src, text[len(text)-1])+1:]))
	return strings.Repeat(l.newline, max(l.lines(l.gap)-have, 1-have, 0))
}

// lines counts line ends.
func (l *layout) lines(s string) int {
	return strings.Count(strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"), "\n")
}

package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// A decoder reads the notation that begins at src[at], such as an entity, and
// returns what a reader sees in its place and how many bytes it takes. No
// bytes means that the character stands for itself. It may look no further
// than end.
type decoder func(src []byte, at, end int) (s string, n int)

// A visible collects what a reader sees of one run of text: white space
// becomes one space, notation is decoded, and bytes that are not UTF-8 show as
// U+FFFD. Only ASCII white space collapses; a no-break space is a character,
// as in HTML.
type visible struct {
	src     []byte
	part    int // of the document, that src is
	b       cite.TextBuilder
	space   cite.Span // white space seen, not yet written
	pending bool      // space is set
	last    int       // end of the last word
}

// add appends src[from:to] with white space collapsed.
func (v *visible) add(from, to int, decode decoder) {
	for i := from; i < to; {
		if isSpace(v.src[i]) {
			j := i + 1
			for j < to && isSpace(v.src[j]) {
				j++
			}
			v.blank(i, j)
			i = j
			continue
		}
		v.space.Start, v.space.End = min(v.space.Start, i), min(v.space.End, i) // it may have been moved behind
		v.flush()
		i = v.word(i, to, decode)
	}
}

// word appends the longest run of bytes from i that stand for themselves, with
// single spaces between them, or one notation, and returns where it ends.
func (v *visible) word(i, to int, decode decoder) int {
	j := i
	for j < to {
		at := j
		if v.src[at] == ' ' && at > i && at+1 < to {
			at++ // a word follows, or the run ends before the space
		}
		if isSpace(v.src[at]) {
			break
		}
		n := v.plain(at, to, decode)
		if n == 0 {
			break
		}
		j = at + n
	}
	if j > i {
		v.b.AppendBytes(v.src[i:j], cite.Span{Part: v.part, Start: i, End: j})
		v.last = j
		return j
	}
	s, n := "\uFFFD", 1
	if decode != nil {
		if d, m := decode(v.src, i, to); m > 0 {
			s, n = d, m
		}
	}
	v.b.Append(s, cite.Span{Part: v.part, Start: i, End: i + n})
	v.last = i + n
	return v.last
}

// plain is the length of the character at i if it stands for itself, else 0.
func (v *visible) plain(i, to int, decode decoder) int {
	c := v.src[i]
	if c == '&' || c == '\\' {
		if decode != nil {
			if _, n := decode(v.src, i, to); n > 0 {
				return 0
			}
		}
		return 1
	}
	if c == 0 {
		return 0
	}
	if c < utf8.RuneSelf {
		return 1
	}
	r, n := utf8.DecodeRune(v.src[i:to])
	if r == utf8.RuneError && n == 1 {
		return 0
	}
	return n
}

// verbatim appends src[from:to] with its white space as it is.
func (v *visible) verbatim(from, to int, decode decoder) {
	for i := from; i < to; {
		switch c := v.src[i]; {
		case c == '\r' && i+1 < to && v.src[i+1] == '\n':
			v.b.Append("\n", cite.Span{Part: v.part, Start: i, End: i + 2})
			i += 2
		case isSpace(c):
			v.b.Append(string(rune(c)), cite.Span{Part: v.part, Start: i, End: i + 1})
			i++
		default:
			i = v.word(i, to, decode)
		}
	}
}

// blank notes white space, which counts only if a word follows.
func (v *visible) blank(from, to int) {
	if !v.pending {
		from = max(from, v.last) // in HTML, a break may be moved in the tree
		v.space, v.pending = cite.Span{Part: v.part, Start: from, End: max(from, to)}, true
	}
}

// flush writes the space noted by blank.
func (v *visible) flush() {
	if last := v.b.LastByte(); v.pending && last != 0 && last != '\n' && last != ' ' {
		v.b.Append(" ", v.space)
	}
	v.pending = false
}

// newline appends a line break that the source spells as src[from:to].
func (v *visible) newline(from, to int) {
	v.pending = false
	if v.b.Len() > 0 {
		from = max(from, v.last)
		v.b.Append("\n", cite.Span{Part: v.part, Start: from, End: max(from, to)})
	}
}

// text returns what was collected, without white space at the ends.
func (v *visible) text() cite.Text {
	t := v.b.Text()
	if s := t.String(); strings.TrimFunc(s, unicode.IsSpace) == s {
		return t
	}
	return t.TrimSpace()
}

// isSpace reports white space that collapses.
func isSpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

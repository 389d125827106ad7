package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// explicit reads what begins with "..": footnotes, citations, targets,
// substitutions, directives and comments.
func (r *rstReader) explicit(lines []textLine, c rstContext) int {
	s := r.line(lines[0])
	if !bytes.HasPrefix(s, []byte("..")) || len(s) > 2 && !isSpace(s[2]) {
		return 0
	}
	n := rstBelow(lines, c.base)
	if len(s) == 2 {
		if len(lines) == 1 || lines[1].blank() {
			return 1 // an empty comment ends things, so it takes nothing in
		}
		return n
	}
	lines = lines[:n]
	at := 2 + len(s[2:]) - len(bytes.TrimLeft(s[2:], " \t\v\f"))
	kinds := [...]func(*rstReader, []textLine, int, rstContext) bool{
		(*rstReader).note, (*rstReader).target, (*rstReader).substitution, (*rstReader).directive,
	}
	for _, read := range kinds {
		if read(r, lines, at, c) {
			break
		}
	}
	return n // what nothing could read is a comment
}

// rstSimpleName is a name that needs no quotes.
const rstSimpleName = `[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*`

var (
	rstNote = pattern.New(`^\[(\d{1,9}|#|\*|#?` + rstSimpleName + `)\](?:\s|$)`)
	rstSub  = pattern.New(`^\|([^|\s](?:[^|]{0,198}[^|\s])?)\|\s+(` + rstSimpleName + `)\s?::(?:\s|$)`)
)

// rstMaxLabel bounds, in bytes, the label of a note.
const rstMaxLabel = 200

// note reads a footnote or a citation.
func (r *rstReader) note(lines []textLine, at int, c rstContext) bool {
	s := r.line(lines[0])[at:]
	m := rstNote.FindSubmatch(s[:min(len(s), rstMaxLabel)])
	if m == nil {
		return false
	}
	n := &rstNoteDef{label: string(m[1]), first: len(r.blocks), section: r.listing()}
	inner := rstContext{kind: cite.Note, depth: c.depth, base: r.hanging(lines, at+len(m[1])+2)}
	r.body(lines, inner)
	n.last = len(r.blocks)
	r.notes = append(r.notes, n)
	return true
}

// target reads ".. _name: address" and ".. __: address".
func (r *rstReader) target(lines []textLine, at int, _ rstContext) bool {
	s := r.line(lines[0])[at:]
	if s[0] != '_' {
		return false
	}
	name, n := rstTargetName(s)
	if n == 0 {
		return false
	}
	lines[0].from += at + n
	for lines[0].from < lines[0].to && isSpace(r.data[lines[0].from]) {
		lines[0].from++
	}
	r.defineTarget(name, lines)
	return true
}

// rstTargetName reads "_name:", and returns how long that is, or 0.
func rstTargetName(s []byte) (name string, n int) {
	i := 1
	switch {
	case bytes.HasPrefix(s, []byte("__:")):
		n = 3
	case i < len(s) && s[i] == '`':
		end := bytes.Index(s, []byte("`:"))
		if end <= i+1 {
			return "", 0
		}
		name, n = string(s[i+1:end]), end+2
	default:
		for i < len(s) && (s[i] != ':' || i+1 < len(s) && !isSpace(s[i+1])) {
			if s[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(s) || i == 1 {
			return "", 0
		}
		name, n = string(s[1:i]), i+1
	}
	if n < len(s) && !isSpace(s[n]) {
		return "", 0
	}
	return rstName(name), n
}

// anonymousTarget reads "__ address".
func (r *rstReader) anonymousTarget(lines []textLine, c rstContext) int {
	if s := r.line(lines[0]); !bytes.HasPrefix(s, []byte("__ ")) {
		return 0
	}
	n := rstBelow(lines, c.base)
	r.inner(lines[:n], 2)
	r.defineTarget("", lines[:n])
	return n
}

// rstName is what a name is looked up by: without escapes and line ends, in
// lower case.
func rstName(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(rstUnescape(s)), " "))
}

// rstUnescape takes backslashes off what they protect.
func rstUnescape(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return strings.ToValidUTF8(s, "\uFFFD")
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' {
			if i++; i == len(s) || isSpace(s[i]) {
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return strings.ToValidUTF8(b.String(), "\uFFFD")
}

// rstAddress is what an address, perhaps over several lines, says.
func rstAddress(s []byte) string {
	return strings.Join(strings.Fields(rstUnescape(string(s))), "")
}

// substitution reads ".. |name| replace:: text".
func (r *rstReader) substitution(lines []textLine, at int, _ rstContext) bool {
	s := r.line(lines[0])[at:]
	m := rstSub.FindSubmatch(s[:min(len(s), 2*rstMaxLabel)])
	if m == nil {
		return false
	}
	lines[0].from += at + len(m[0])
	def := &rstSubstitute{lines: lines[:untilBlank(lines)]}
	switch strings.ToLower(string(m[2])) {
	case "replace":
	case "unicode":
		def.unicode = true
	default:
		def.lines = nil
		def.hidden = string(m[2]) == "image"
	}
	r.subs[strings.Join(strings.Fields(string(m[1])), " ")] = def
	return true
}

// rstCodePoint matches the spellings of a character in "unicode".
var rstCodePoint = pattern.New(`(?i)^(?:0x|x|\\x|U\+?|\\u|&#x)([0-9a-f]{1,6});?$`)

// rstUnicode reads the argument of the directive "unicode".
func rstUnicode(s string) string {
	s, _, _ = strings.Cut(s, ".. ")
	var b strings.Builder
	for word := range strings.FieldsSeq(s) {
		b.WriteString(rstUnicodeWord(word))
	}
	return b.String()
}

func rstUnicodeWord(word string) string {
	m := rstCodePoint.FindStringSubmatch(word)
	if m == nil {
		return word
	}
	var c rune
	for _, d := range strings.ToLower(m[1]) {
		c = c<<4 | rune(strings.IndexRune("0123456789abcdef", d))
	}
	if !utf8.ValidRune(c) || c < ' ' {
		return word
	}
	return string(c)
}

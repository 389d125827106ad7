package source

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// item is the context of the items of a list in c.
func (c rstContext) item(list int) rstContext {
	if c.fixed() {
		return c // in a footnote, all is the footnote
	}
	c.kind, c.list = cite.ListItem, list
	c.level++
	return c
}

// listItem reads an item behind a mark of n bytes.
func (r *rstReader) listItem(lines []textLine, n int, c rstContext, marker string) {
	if !c.fixed() {
		c.marker = &marker
	}
	c.base = r.inner(lines, n)
	r.body(lines, c)
}

// bullet returns the bullet that a line begins with.
func (r *rstReader) bullet(l textLine) string {
	s := r.line(l)
	c, n := utf8.DecodeRune(s)
	if !strings.ContainsRune("*+-•‣⁃", c) || len(s) > n && !isSpace(s[n]) {
		return ""
	}
	return string(s[:n])
}

func (r *rstReader) bullets(lines []textLine, c rstContext) int {
	mark := r.bullet(lines[0])
	if mark == "" {
		return 0
	}
	item := c.item(r.list())
	end := 0
	for i := 0; i < len(lines); i++ {
		if lines[i].blank() {
			continue
		}
		if lines[i].col != c.base || r.bullet(lines[i]) != mark {
			break
		}
		end = i + rstBelow(lines[i:], c.base)
		r.listItem(lines[i:end], len(mark), item, mark)
		i = end - 1
	}
	return end
}

// rstEnumerator matches "1.", "a)", "(iv)" and "#.".
var rstEnumerator = pattern.New(`^(\(?)(?:(\d{1,9})|([a-zA-Z]|[ivxlcdm]{1,9}|[IVXLCDM]{1,9})|#)([.)])(?:\s|$)`)

// An rstMarker is the mark of an item in an enumerated list.
type rstMarker struct {
	style string // what marks of one list have in common
	text  string // "1.", or "#."
	auto  bool
}

// marker reads the mark that lines[0] begins with. The line below must not
// be text at the margin: "1984. A year" is a paragraph then.
func (r *rstReader) marker(lines []textLine, base int) (e rstMarker, ok bool) {
	e, ok = r.markerOf(lines[0])
	if !ok || len(lines) == 1 || lines[1].blank() || lines[1].col > base {
		return e, ok
	}
	_, ok = r.markerOf(lines[1])
	return e, ok
}

func (r *rstReader) markerOf(l textLine) (rstMarker, bool) {
	s := r.line(l)
	m := rstEnumerator.FindSubmatch(s[:min(len(s), 16)])
	if m == nil || len(m[1]) > 0 && m[4][0] != ')' {
		return rstMarker{}, false
	}
	e := rstMarker{style: string(m[1]) + string(m[4]), text: string(bytes.TrimSpace(m[0]))}
	switch {
	case len(m[2]) > 0:
		e.style += "1"
	case len(m[3]) > 0:
		e.style += "a"
	default:
		e.auto = true
	}
	return e, true
}

func (r *rstReader) enumerated(lines []textLine, c rstContext) int {
	first, ok := r.marker(lines, c.base)
	if !ok {
		return 0
	}
	item := c.item(r.list())
	end, count := 0, 0
	for i := 0; i < len(lines); i++ {
		if lines[i].blank() {
			continue
		}
		e, ok := r.marker(lines[i:], c.base)
		if !ok || lines[i].col != c.base || e.style != first.style && !e.auto {
			break
		}
		count++
		end = i + rstBelow(lines[i:], c.base)
		n := len(e.text)
		if e.auto {
			e.text = strings.Replace(e.text, "#", strconv.Itoa(count), 1)
		}
		r.listItem(lines[i:end], n, item, e.text)
		i = end - 1
	}
	return end
}

// rstField matches ":name:" at the start of a line, and not a role.
var rstField = pattern.New(`^:([^\s:` + "`" + `](?:[^:\\]|\\.|:[^\s` + "`" + `])*):(?:\s+(.*))?$`)

// rstHiddenFields steer Sphinx and blogs; readers do not see them.
var rstHiddenFields = rstSet("orphan", "tocdepth", "nocomments", "nosearch", "slug", "tags", "category", "keywords", "template", "lang", "language", "status")

// fields reads a list of ":name: body"; readers see "name: body".
func (r *rstReader) fields(lines []textLine, c rstContext) int {
	m := rstField.FindSubmatch(r.line(lines[0]))
	if m == nil {
		return 0
	}
	n := rstBelow(lines, c.base)
	name := strings.ToLower(string(m[1]))
	top := len(r.blocks) < 2
	if top && (name == "lang" || name == "language") {
		r.doc.Lang = strings.ToValidUTF8(string(m[2]), "\uFFFD")
	}
	if top && rstHiddenFields[name] {
		return n
	}
	lines[0].from++
	until := untilBlank(lines[:n])
	r.push(c.block(), lines[:until])
	c.base = leftmost(lines[until:n], 1<<30)
	r.body(lines[until:n], c)
	return n
}

// rstOption matches the options of a program and the two spaces behind them.
var rstOption = pattern.New(`^(?:-[A-Za-z0-9]|--[A-Za-z][\w-]*|/[A-Z])(?:[ =]?(?:<[^<>]+>|[A-Za-z][\w-]*))?(?:, (?:-[A-Za-z0-9]|--[A-Za-z][\w-]*|/[A-Z])(?:[ =](?:<[^<>]+>|[A-Za-z][\w-]*))?)*(?:  +|$)`)

// options reads an option and what it does.
func (r *rstReader) options(lines []textLine, c rstContext) int {
	s := r.line(lines[0])
	mark := rstOption.Find(s)
	if mark == nil || len(mark) == len(s) && (len(lines) == 1 || lines[1].blank() || lines[1].col <= c.base) {
		return 0
	}
	n := rstBelow(lines, c.base)
	option := lines[0]
	option.to = option.from + len(bytes.TrimSpace(mark))
	r.code([]textLine{option}, c)
	c.base = r.hanging(lines[:n], len(mark))
	r.body(lines[:n], c)
	return n
}

// definition reads a term and the indented text below it. In a reference list
// that is an entry with a hanging indent.
func (r *rstReader) definition(lines []textLine, c rstContext) int {
	if len(lines) < 2 || lines[1].blank() || lines[1].col <= c.base || r.listed() {
		return 0
	}
	n := rstBelow(lines, c.base)
	r.push(c.block(), lines[:1])
	c.base = leftmost(lines[1:n], lines[1].col)
	r.body(lines[1:n], c)
	return n
}

// lineBlock reads lines that begin with a bar and keep their ends. Where some
// go on in the next, each is a block: the ends of those are no breaks.
func (r *rstReader) lineBlock(lines []textLine, c rstContext) int {
	n := 0
	var starts []int
	for ; n < len(lines) && !lines[n].blank(); n++ {
		if s := r.line(lines[n]); s[0] == '|' && (len(s) == 1 || isSpace(s[1])) {
			lines[n].from++
			lines[n].from += len(s) - 1 - len(bytes.TrimLeft(s[1:], " \t"))
			starts = append(starts, n)
		} else if n == 0 || lines[n].col <= c.base {
			break
		}
	}
	switch {
	case n > 0 && len(starts) == n:
		r.push(c.block(), lines[:n]).breaks = true
	case n > 0:
		for i, start := range starts {
			end := n
			if i+1 < len(starts) {
				end = starts[i+1]
			}
			r.push(c.block(), lines[start:end])
		}
	}
	return n
}

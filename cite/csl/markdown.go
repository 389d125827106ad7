package csl

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// pandoc reads the texts of CSL-YAML as Markdown. Letters that mean something
// there get a backslash, so that they stand for themselves.
var markdownEscaper = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "$", `\$`, "^", `\^`, "~", `\~`, "@", `\@`, "|", `\|`,
	"--", `\--`, "...", `\...`, `"`, `\"`, "'", `\'`, "_", `\_`, "&", `\&`,
)

// blockStart matches what begins a list, a heading or a quotation in Markdown.
var blockStart = pattern.New(`^(?:[#+:-]|\(?(?:\d+|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?:\s|$))`)

// toMarkdown writes a text so that Markdown reads it as it is. An apostrophe
// inside a word and an underscore inside one are plain already.
func toMarkdown(s string) string {
	s = markdownEscaper.Replace(s)
	s = innerMark.ReplaceAllString(s, "$1$2")
	if blockStart.MatchString(s) {
		if i := strings.IndexAny(s, ".)#+:-"); i >= 0 {
			s = s[:i] + `\` + s[i:]
		}
	}
	return s
}

// innerMark matches an apostrophe or an underscore between letters.
var innerMark = pattern.New(`([\p{L}\p{N}])\\(['_][\p{L}\p{N}])`)

// isPunct reports whether a backslash before c protects it.
func isPunct(c byte) bool {
	return c > ' ' && c < 0x7F && !('0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z')
}

// unescape takes the backslashes of Markdown away, and nothing else.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && isPunct(s[i+1]) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// A markdown reader takes the mark-up out of a text.
type markdown struct {
	src    string
	out    strings.Builder
	closes map[int]bool    // offsets of marks that close
	barren map[string]bool // marks that close nowhere from here on
}

// fromMarkdown returns the words of a text in Markdown: emphasis, spans and
// backslashes are gone, dashes are signs.
func fromMarkdown(s string) string {
	if !strings.ContainsAny(s, "\\*_[~^`-") {
		return s
	}
	m := &markdown{src: s, closes: make(map[int]bool), barren: make(map[string]bool)}
	for i := 0; i < len(s); {
		i += m.step(i)
	}
	return m.out.String()
}

// step reads what stands at i and returns its length.
func (m *markdown) step(i int) int {
	c := m.src[i]
	switch {
	case c == '\\' && i+1 < len(m.src) && isPunct(m.src[i+1]):
		n := max(1, run(m.src[i+1:], '-'))
		m.out.WriteString(m.src[i+1 : i+1+n])
		return 1 + n
	case c == '-':
		return m.dash(i)
	case strings.IndexByte("*_~^`", c) >= 0:
		return m.mark(i)
	case c == '[':
		if end := m.spanEnd(i); end > 0 {
			m.out.WriteString(fromMarkdown(m.src[i+1 : i+strings.Index(m.src[i:end], "]")]))
			return end - i
		}
	}
	m.out.WriteByte(c)
	return 1
}

// run is how often c stands at the beginning of s.
func run(s string, c byte) int {
	n := 0
	for n < len(s) && s[n] == c {
		n++
	}
	return n
}

func (m *markdown) dash(i int) int {
	n := run(m.src[i:], '-')
	switch n {
	case 2:
		m.out.WriteString("–")
	case 3:
		m.out.WriteString("—")
	default:
		m.out.WriteString(m.src[i : i+n])
	}
	return n
}

// mark leaves out a mark that has a partner.
func (m *markdown) mark(i int) int {
	n := run(m.src[i:], m.src[i])
	mark := m.src[i : i+n]
	if m.closes[i] {
		return n
	}
	if end := m.partner(i, mark); end > 0 {
		m.closes[end] = true
		return n
	}
	m.out.WriteString(mark)
	return n
}

// partner returns where the mark that opens at i closes, or 0.
func (m *markdown) partner(i int, mark string) int {
	from := i + len(mark)
	if m.barren[mark] || len(mark) > 3 || from >= len(m.src) || m.src[from] == ' ' || mark == "_" && i > 0 && !m.edge(i-1) {
		return 0
	}
	for at := from; at < len(m.src); at++ {
		switch {
		case m.src[at] == '\\':
			at++
		case m.src[at] == ' ' && (mark == "~" || mark == "^"):
			return 0 // raised and lowered words are one word
		case m.src[at] == mark[0]:
			n := run(m.src[at:], mark[0])
			if n == len(mark) && m.src[at-1] != ' ' && (mark != "_" || at+1 == len(m.src) || m.edge(at+1)) {
				return at
			}
			at += n - 1
		}
	}
	m.barren[mark] = true
	return 0
}

// edge reports whether no word goes on at i.
func (m *markdown) edge(i int) bool { return m.src[i] < 0x80 && (m.src[i] == ' ' || isPunct(m.src[i])) }

// spanAttributes matches what follows the words of a span or a link.
var spanAttributes = pattern.New(`^\[[^\[\]\\]*\](?:\{[^{}]*\}|\([^()\s]*\))`)

// spanEnd returns where the span that begins at i ends, or 0.
func (m *markdown) spanEnd(i int) int {
	const most = 500 // bytes
	if n := len(spanAttributes.FindString(m.src[i:min(len(m.src), i+most)])); n > 0 {
		return i + n
	}
	return 0
}

package source

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// A texSource is LaTeX to be read: a file of the document. Macros are ranges
// of the file that defines them.
type texSource struct {
	data []byte
	part int
	body int // where \begin{document} stands, or -1

	// groups are the braces and the brackets of options with their ends, in
	// the order in which they open; an end of -1 is missing.
	groups []texGroup
	char   func(byte) rune // reads what is not UTF-8; nil if nothing is known

	open    bool            // a condition that hides text has no end
	endless map[string]bool // verbatim environments whose end does not come
	code    map[string]bool // verbatim environments that the document defines
}

type texGroup struct{ open, close int32 }

// newTexSource pairs the braces of data once, so that no argument is ever
// searched for twice. The environments that it defines for code go to code.
func newTexSource(data []byte, part int, code map[string]bool) *texSource {
	s := &texSource{data: data, part: part, body: -1, endless: map[string]bool{}, code: code}
	(&texPairs{texSource: s}).scan()
	clear(s.endless)
	return s
}

// closing returns where the group that opens at i ends.
func (s *texSource) closing(i int) (int, bool) {
	n := sort.Search(len(s.groups), func(k int) bool { return int(s.groups[k].open) >= i })
	if n == len(s.groups) || int(s.groups[n].open) != i || s.groups[n].close < 0 {
		return 0, false
	}
	return int(s.groups[n].close), true
}

// A texPairs finds the groups of a source.
type texPairs struct {
	*texSource
	at     int
	open   []int // indexes of groups that are open
	option bool  // a bracket here would open options
	broken int   // addresses before this place have no end
}

func (p *texPairs) scan() {
	for p.at < len(p.data) {
		switch c := p.data[p.at]; c {
		case '%':
			p.at = lineEnd(p.data, p.at)
		case '\\':
			p.command()
		case '{':
			p.push()
			p.option = false
		case '}':
			p.closeBrace()
		case '[':
			if p.option {
				p.push()
			} else {
				p.at++
			}
			p.option = false
		case ']':
			p.closeBrackets(int32(p.at))
			p.at++
			p.option = true
		case '*', ')':
			p.at++
			p.option = true
		case '\n':
			p.line()
		case ' ', '\t', '\r':
			p.at++
		default:
			p.at++
			p.option = false
		}
	}
}

func (p *texPairs) push() {
	p.open = append(p.open, len(p.groups))
	p.groups = append(p.groups, texGroup{int32(p.at), -1})
	p.at++
}

func (p *texPairs) closeBrace() {
	p.closeBrackets(-1)
	if n := len(p.open); n > 0 {
		p.groups[p.open[n-1]].close = int32(p.at)
		p.open = p.open[:n-1]
	}
	p.at++
	p.option = true
}

// closeBrackets ends the options that are open in the innermost braces: as in
// TeX, the first closing bracket ends them all.
func (p *texPairs) closeBrackets(at int32) {
	for n := len(p.open); n > 0; n = len(p.open) {
		g := &p.groups[p.open[n-1]]
		if p.data[g.open] != '[' {
			return
		}
		g.close = at
		p.open = p.open[:n-1]
	}
}

// line reads a line end. Options hold no paragraph.
func (p *texPairs) line() {
	p.at++
	i := p.at
	for i < len(p.data) && (p.data[i] == ' ' || p.data[i] == '\t' || p.data[i] == '\r') {
		i++
	}
	if i < len(p.data) && p.data[i] == '\n' {
		p.closeBrackets(-1)
		p.option = false
	}
}

func (p *texPairs) command() {
	name := commandName(p.data, p.at, len(p.data))
	from := p.at
	p.at += 1 + len(name)
	p.option = true
	switch {
	case name == "begin":
		p.environment(from)
	case texCodeDefinitions[name]:
		p.defineCode()
	case name == "verb" || name == "lstinline" || name == "Verb":
		if end := verbEnd(p.data, p.at, len(p.data)); end > 0 {
			p.at = end + 1
		}
	case texAddressCommands[name]:
		p.address()
	}
}

// environment skips what is verbatim and finds the body of the document.
func (p *texPairs) environment(from int) {
	name, end := braceWord(p.data, p.at, len(p.data))
	if name == "document" && p.body < 0 {
		p.body = from
	}
	if !p.isCode(name) || p.endless[name] {
		return
	}
	n := bytes.Index(p.data[end:], []byte(`\end{`+name+`}`))
	if n < 0 {
		p.endless[name] = true
		return
	}
	p.at = end + n
}

// isCode reports whether an environment holds code.
func (s *texSource) isCode(name string) bool { return verbatimEnvironments[name] || s.code[name] }

// defineCode reads \lstnewenvironment{name}. Each name costs a search through
// the document, if it is begun and not ended.
func (p *texPairs) defineCode() {
	const most = 50
	if name, _ := braceWord(p.data, p.at, len(p.data)); name != "" && p.code != nil && len(p.code) < most {
		p.code[name] = true
	}
}

// address reads the braces around an address, where % is no comment.
func (p *texPairs) address() {
	i := p.at
	for i < len(p.data) && (p.data[i] == ' ' || p.data[i] == '\n') {
		i++
	}
	if i < p.broken || i >= len(p.data) || p.data[i] != '{' {
		return
	}
	depth := 0
	for j := i; j < len(p.data); j++ {
		switch p.data[j] {
		case '\\':
			j++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				p.groups = append(p.groups, texGroup{int32(i), int32(j)})
				p.at = j + 1
				return
			}
		case '\n':
			if j+1 < len(p.data) && p.data[j+1] == '\n' {
				p.broken = j
				return
			}
		}
	}
	p.broken = len(p.data)
}

// lineEnd is where the line of data[i] ends, its line feed excluded.
func lineEnd(data []byte, i int) int {
	if n := bytes.IndexByte(data[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(data)
}

// commandName returns the name of the command whose backslash is data[i]:
// letters, with "@" between them as in packages, or one other character.
func commandName(data []byte, i, end int) string {
	j := i + 1
	for j < end && (isLetter(data[j]) || data[j] == '@' && j > i+1 && j+1 < end && isLetter(data[j+1])) {
		j++
	}
	if j == i+2 && j+1 < end && data[j] == '@' && isLetter(data[j+1]) {
		return string(data[i+1 : j])
	}
	if j == i+1 && j < end {
		_, n := utf8.DecodeRune(data[j:end])
		j += n
	}
	return string(data[i+1 : j])
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// braceWord reads "{name}" at data[i], white space before it allowed, and
// where it ends; without it the name is empty.
func braceWord(data []byte, i, end int) (string, int) {
	const most = 80
	j := i
	for j < end && (data[j] == ' ' || data[j] == '\n' || data[j] == '\r') {
		j++
	}
	if j >= end || data[j] != '{' {
		return "", i
	}
	n := bytes.IndexAny(data[j+1:min(end, j+most)], "}\\{\n%")
	if n < 0 || data[j+1+n] != '}' {
		return "", i
	}
	return string(bytes.TrimSpace(data[j+1 : j+1+n])), j + 1 + n + 1
}

// verbEnd finds the delimiter that ends \verb|…|, whose first one data[i] is,
// an asterisk before it allowed. Zero means that there is none in the line.
func verbEnd(data []byte, i, end int) int {
	if i < end && data[i] == '*' {
		i++
	}
	if i >= end || isLetter(data[i]) || isSpace(data[i]) || bytes.IndexByte([]byte("{}[%\\"), data[i]) >= 0 {
		return 0
	}
	j := i + 1
	for j < end && data[j] != '\n' {
		if data[j] == data[i] {
			return j
		}
		j++
	}
	return 0
}

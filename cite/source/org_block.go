package source

import (
	"bytes"
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// body reads the elements of lines, among which there is no headline.
func (r *orgReader) body(lines []textLine, c orgContext) {
	if c.depth++; c.depth > textLimits.MaxDepth {
		r.flat(lines, c)
		return
	}
	for i := 0; i < len(lines); {
		if lines[i].blank() {
			i++
		} else {
			i += r.element(lines[i:], c)
		}
	}
}

// flat reads what is nested too deep to keep apart: one block a paragraph.
func (r *orgReader) flat(lines []textLine, c orgContext) {
	for i := 0; i < len(lines); {
		n := untilBlank(lines[i:])
		r.text(lines[i:i+n], c)
		i += n + 1
	}
}

// element reads the element that begins with lines[0] and returns how many
// lines it takes.
func (r *orgReader) element(lines []textLine, c orgContext) int {
	kinds := [...]func(*orgReader, []textLine, orgContext) int{
		(*orgReader).keyword, (*orgReader).comment, (*orgReader).drawer, (*orgReader).fixedWidth, (*orgReader).table,
		(*orgReader).rule, (*orgReader).environment, (*orgReader).footnote, (*orgReader).items,
	}
	for _, read := range kinds {
		if n := read(r, lines, c); n > 0 {
			return n
		}
	}
	n := 1
	for n < len(lines) && !lines[n].blank() && !r.interrupts(lines[n]) {
		n++
	}
	r.text(lines[:n], c)
	return n
}

// orgInterrupt matches lines that end a paragraph without a blank line.
var orgInterrupt = pattern.New(`^(?:#\+\S|#(?:\s|$)|\||-{5,}$|:(?:\s|$)|:[\w-]+:$|\[fn:[\w-]+\]|\\begin\{)`)

func (r *orgReader) interrupts(l textLine) bool {
	s := r.line(l)
	if c := s[0]; c != '#' && c != '|' && c != '-' && c != ':' && c != '[' && c != '\\' {
		return r.itemMark(l) > 0
	}
	if s[0] == '[' && l.col > 0 {
		return false
	}
	return orgInterrupt.Match(s) || r.itemMark(l) > 0
}

// text reads a run of text as a block.
func (r *orgReader) text(lines []textLine, c orgContext) {
	if len(lines) == 0 {
		return
	}
	w := newOrgInline(r, lines)
	w.breaks = c.breaks
	w.scan(0, len(w.s), 0)
	b := c.block()
	b.Text, b.Raised = w.v.text(), w.raised
	r.add(b, w.taken)
	for _, n := range w.notes {
		r.text(n.lines, orgContext{kind: cite.Note, depth: c.depth, marker: &n.marker})
	}
}

// code keeps lines that are never searched.
func (r *orgReader) code(lines []textLine, c orgContext) {
	for len(lines) > 0 && lines[0].blank() {
		lines = lines[1:]
	}
	if len(lines) == 0 {
		return
	}
	v := visible{src: r.data}
	v.verbatim(lines[0].from, lines[len(lines)-1].to, nil)
	r.add(cite.Block{Kind: cite.Code, Quote: c.quote, Text: v.text()}, nil)
}

// orgKeyword matches "#+name: value" and "#+begin_name arguments".
var orgKeyword = pattern.New(`^#\+([\w@-]+)(?:\[[^\]]*\])?(:)?[ \t]*`)

// keyword reads a line that begins with "#+": a block or a setting.
func (r *orgReader) keyword(lines []textLine, c orgContext) int {
	s := r.line(lines[0])
	m := orgKeyword.FindSubmatch(s[:min(len(s), 200)])
	if m == nil {
		return 0
	}
	name := strings.ToLower(string(m[1]))
	if kind, ok := strings.CutPrefix(name, "begin_"); ok && len(m[2]) == 0 {
		return r.greaterBlock(kind, lines, c)
	}
	value := lines[0]
	value.from += len(m[0])
	r.setting(name, value)
	return 1
}

// setting reads the value of a keyword.
func (r *orgReader) setting(name string, value textLine) {
	s := strings.ToValidUTF8(string(r.line(value)), "\uFFFD")
	switch name {
	case "title":
		r.doc.Title = strings.TrimSpace(r.doc.Title + " " + s)
	case "language":
		r.doc.Lang = s
	case "bibliography":
		r.databases(s, cite.Span{Start: value.from, End: value.to})
	case "caption":
		r.text([]textLine{value}, orgContext{kind: cite.Caption})
	case "todo", "seq_todo", "typ_todo":
		for word := range strings.FieldsSeq(s) {
			word, _, _ = strings.Cut(word, "(")
			r.todo[word] = word != "|"
		}
	}
}

// greaterBlock reads "#+begin_kind" up to "#+end_kind". One that does not end
// is only a line.
func (r *orgReader) greaterBlock(kind string, lines []textLine, c orgContext) int {
	end := r.end("#+end_"+kind, lines)
	if end == 0 {
		return 1
	}
	content := lines[1:end]
	switch kind {
	case "src", "example", "export", "html", "latex":
		r.code(content, c)
	case "comment":
	case "quote":
		c.quote = true
		r.body(content, c)
	case "verse":
		c.breaks = true
		r.flat(content, c)
	default:
		r.body(content, c)
	}
	return end + 1
}

// end is the index of the next line that says word, or 0.
func (r *orgReader) end(word string, lines []textLine) int {
	at := r.ends[strings.ToLower(word)]
	k := sort.SearchInts(at, lines[0].to)
	if k == len(at) || at[k] > lines[len(lines)-1].from {
		return 0
	}
	return 1 + sort.Search(len(lines)-1, func(i int) bool { return lines[1+i].from >= at[k] })
}

// orgEnd matches lines that end what is longer than a line.
var orgEnd = pattern.New(`(?i)^(?:#\+end_\w+|:end:|\\end\{[\w*]+\})$`)

// findEnds notes where such lines are, so that none is looked for twice.
func (r *orgReader) findEnds(lines []textLine) {
	r.ends = make(map[string][]int)
	for _, l := range lines {
		if s := r.line(l); len(s) > 4 && len(s) < 100 && bytes.IndexByte([]byte(`#:\`), s[0]) >= 0 && orgEnd.Match(s) {
			word := strings.ToLower(string(s))
			r.ends[word] = append(r.ends[word], l.from)
		}
	}
}

// comment reads lines that begin with "# ".
func (r *orgReader) comment(lines []textLine, _ orgContext) int {
	if s := r.line(lines[0]); s[0] != '#' || len(s) > 1 && !isSpace(s[1]) {
		return 0
	}
	return 1
}

// orgDrawer matches the line that opens a drawer.
var orgDrawer = pattern.New(`^:[\w-]+:$`)

// drawer passes over ":name:" up to ":end:".
func (r *orgReader) drawer(lines []textLine, _ orgContext) int {
	if s := r.line(lines[0]); s[0] != ':' || !orgDrawer.Match(s) {
		return 0
	}
	if end := r.end(":end:", lines); end > 0 {
		return end + 1
	}
	return 0
}

// fixedWidth reads lines that begin with ": ".
func (r *orgReader) fixedWidth(lines []textLine, c orgContext) int {
	n := 0
	for n < len(lines) && !lines[n].blank() {
		if s := r.line(lines[n]); s[0] != ':' || len(s) > 1 && !isSpace(s[1]) {
			break
		}
		n++
	}
	if n > 0 {
		r.code(lines[:n], c)
	}
	return n
}

// table reads a line of a table.
func (r *orgReader) table(lines []textLine, c orgContext) int {
	s := r.line(lines[0])
	if s[0] != '|' {
		return 0
	}
	if len(s) > 1 && s[1] == '-' {
		return 1
	}
	for i := 1; i < len(s); {
		n := bytes.IndexByte(s[i:], '|')
		if n < 0 {
			n = len(s) - i
		}
		cell := textLine{from: lines[0].from + i, to: lines[0].from + i + n}
		r.text([]textLine{cell}, orgContext{kind: cite.TableCell, quote: c.quote})
		i += n + 1
	}
	return 1
}

// rule reads five dashes or more.
func (r *orgReader) rule(lines []textLine, _ orgContext) int {
	if s := r.line(lines[0]); len(s) < 5 || len(bytes.Trim(s, "-")) > 0 {
		return 0
	}
	r.add(cite.Block{Kind: cite.ThematicBreak}, nil)
	return 1
}

var orgEnvironment = pattern.New(`^\\begin\{([\w*]{1,40})\}`)

// environment reads LaTeX.
func (r *orgReader) environment(lines []textLine, c orgContext) int {
	m := orgEnvironment.FindSubmatch(r.line(lines[0]))
	if m == nil {
		return 0
	}
	end := r.end(`\end{`+string(m[1])+"}", lines)
	if end == 0 && !bytes.HasSuffix(r.line(lines[0]), []byte(`\end{`+string(m[1])+"}")) {
		return 0
	}
	r.code(lines[:end+1], c)
	return end + 1
}

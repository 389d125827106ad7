package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// command reads a backslash and the command that it begins.
func (r *latexReader) command() {
	f := r.top()
	from := f.at
	name := commandName(f.src.data, from, f.end)
	f.at += 1 + len(name)
	word := name != "" && isLetter(name[0])
	if word && name != "verb" && !r.mute {
		r.swallow()
	}
	switch handle, known := r.handlers[name]; {
	case known && (!r.preamble || texPreamble[name]):
		handle(from)
	case r.math && r.macros[name] != nil:
		r.run(r.macros[name], from)
	case r.preamble:
		r.declaration(name, from)
	case texNumbers[name]:
		r.skip("som")
		if !r.mute {
			r.block().cited = true
		}
	case texSkipped[name] != "" && r.macros[name] == nil:
		r.skip(texSkipped[name])
	case r.namedSign(name, from):
	case r.builtin(name, from):
	case r.citation(name, from):
	case r.macros[name] != nil:
		r.run(r.macros[name], from)
	case texLengths[name]:
		r.dimension()
	case !word:
		r.blankSymbol(name, from)
	default:
		r.unknown()
	}
}

// declaration reads a command of the preamble, of which only definitions
// matter; macros may hold some.
func (r *latexReader) declaration(name string, from int) {
	if spec := texSkipped[name]; spec != "" {
		r.skip(spec)
	} else if m := r.macros[name]; m != nil {
		r.run(m, from)
	}
}

// swallow skips white space behind the name of a command, as TeX does, but no
// empty line.
func (r *latexReader) swallow() {
	f := r.top()
	at := f.at
	for at < f.end && isSpace(f.src.data[at]) {
		at++
	}
	if bytes.Count(f.src.data[f.at:at], []byte("\n")) < 2 {
		f.at = at
	}
}

// namedSign shows the letter or sign that a command stands for, or an accent.
func (r *latexReader) namedSign(name string, from int) bool {
	if mark, ok := texAccents[name]; ok && (!r.math || !isLetter(name[0])) {
		r.accent(from, mark)
		return true
	}
	sign, ok := texSigns[name]
	if !ok && r.math {
		sign, ok = texMathSigns[name]
	}
	if !ok {
		return false
	}
	r.emit(sign, r.span(from, r.signEnd(from, name)))
	return true
}

// signEnd is where a sign ends: empty braces behind it belong to it.
func (r *latexReader) signEnd(from int, name string) int {
	f := r.top()
	end := from + 1 + len(name)
	if bytes.HasPrefix(f.bytes(), []byte("{}")) {
		f.at += len("{}")
		return f.at
	}
	return end
}

// blankSymbol reads a command of one sign that means no more than itself or a
// space: "\ ", "\,".
func (r *latexReader) blankSymbol(name string, from int) {
	if name == "" || strings.Contains(" ,;:>~\n\t\r", name) {
		r.blank(from, r.top().at)
	}
}

// unknown passes over the options of a command that we do not know. What it is
// applied to is read as text.
func (r *latexReader) unknown() {
	f := r.top()
	if f.at >= f.end || f.src.data[f.at] != '[' {
		return
	}
	if end, ok := f.src.closing(f.at); ok && end+1 < f.end && f.src.data[end+1] == '{' {
		f.at = end + 1
	}
}

// dimension reads what is given to a length: "=0pt plus 1pt".
func (r *latexReader) dimension() {
	const most = 120
	f := r.top()
	f.at += len(texDimension.Find(f.src.data[f.at:min(f.end, f.at+most)]))
}

var texDimension = pattern.New(`^\s*=?\s*(?:-?\s*(?:[\d.,]+\s*(?:true)?\s*(?:pt|em|ex|cm|mm|in|bp|sp|pc|dd|cc|mu|fil+)?|[\d.]*\s*\\[a-zA-Z@]+))?` +
	`(?:\s*(?:plus|minus)\s*-?[\d.]+\s*(?:pt|em|ex|cm|mm|in|bp|sp|pc|dd|cc|mu|fil+))*`)

// rule reads \rule{3em}{.4pt} or \hrule height 1pt. At the start of an entry
// it stands for the authors of the one before.
func (r *latexReader) rule(from int, spec string) {
	o := r.origin(from)
	if spec != "" {
		r.skip(spec)
	} else {
		const most = 120
		f := r.top()
		f.at += len(texRuleSize.Find(f.src.data[f.at:min(f.end, f.at+most)]))
	}
	if t := r.block(); t.Entry && t.b.Len() == 0 && !r.mute {
		r.emit("———", r.since(o))
	}
}

var texRuleSize = pattern.New(`^(?:\s*(?:height|depth|width)\s*-?\s*[\d.]+\s*[a-z]{2})*`)

// condition skips what \iffalse hides.
func (r *latexReader) condition() {
	f := r.top()
	if f.src.open {
		return
	}
	depth, at := 1, f.at
	for depth > 0 {
		m := texCondition.FindIndex(f.src.data[at:f.end])
		if m == nil {
			f.src.open = true
			return
		}
		depth += conditionDepth(string(f.src.data[at+m[0]:at+m[1]]), depth)
		at += m[1]
	}
	f.at = at
}

// conditionDepth is what a match of texCondition adds to the depth.
func conditionDepth(word string, depth int) int {
	switch {
	case word[0] == '%' || word == `\iff`:
		return 0
	case word == `\fi` || word == `\else` && depth == 1:
		return -1
	case word == `\else`:
		return 0
	}
	return 1
}

// texCondition matches what parts conditions, and comments, which hide them.
var texCondition = pattern.New(`\\(?:if[a-zA-Z@]*|else\b|fi\b)|%[^\n]*`)

// verb shows what stands between two equal characters.
func (r *latexReader) verb(spec string) {
	f := r.top()
	star := 0
	if f.at < f.end && f.src.data[f.at] == '*' {
		star = 1
	}
	if end := verbEnd(f.src.data, f.at, f.end); end > 0 && spec == "" {
		from := f.at + star + 1
		f.at = end + 1
		r.literal(from, end)
		return
	}
	r.skip(spec)
	if spec == "" {
		return
	}
	f = r.top()
	if end := verbEnd(f.src.data, f.at, f.end); end > 0 {
		from := f.at + 1
		f.at = end + 1
		r.literal(from, end)
	} else if arg, ok := r.mandatory(); ok && r.enter(arg, nil) {
		f = r.top()
		from := f.at
		f.at = f.end
		r.literal(from, f.end)
	}
}

// catcode reads "`\@=11".
func (r *latexReader) catcode() {
	const most = 40
	f := r.top()
	f.at += len(texCode.Find(f.src.data[f.at:min(f.end, f.at+most)]))
}

var texCode = pattern.New("^\\s*`?\\\\?.\\s*=?\\s*(?:\\d+|\\\\[a-zA-Z@]+)?")

// csname skips \csname … \endcsname.
func (r *latexReader) csname() {
	const most = 200
	f := r.top()
	if n := bytes.Index(f.src.data[f.at:min(f.end, f.at+most)], []byte(`\endcsname`)); n >= 0 {
		f.at += n + len(`\endcsname`)
		r.swallow()
	}
}

// lineBreak reads \\[1ex], which ends a row, a line, or nothing.
func (r *latexReader) lineBreak(from int) {
	o := r.origin(from)
	r.star()
	if f := r.top(); f.at < f.end && f.src.data[f.at] == '[' {
		r.optional()
	}
	if r.rows && r.nested == nil {
		r.endFlow()
		return
	}
	r.newline(r.since(o))
}

// around shows two signs around an argument in braces; name is the command.
func (r *latexReader) around(name cite.Span, open, end string) {
	arg, ok := r.mandatory()
	if !ok {
		return
	}
	closed := arg.end < len(arg.src.data) && arg.src.data[arg.end] == '}'
	if !closed {
		open = ""
	}
	r.emit(open, name)
	r.enter(arg, func() {
		if closed {
			r.emit(end, r.span(arg.end, arg.end+1))
		}
	})
}

// xspace writes the space that TeX swallowed behind the macro it ends, if a
// word follows.
func (r *latexReader) xspace() {
	f := r.next()
	if f.at >= f.end {
		return
	}
	if c := f.src.data[f.at]; isAlnum(c) || c >= 0x80 || bytes.IndexByte([]byte("(\\$`["), c) >= 0 {
		r.blank(f.at, f.at)
	}
}

// note reads a footnote.
func (r *latexReader) note(marker string) {
	arg, ok := r.mandatory()
	if !ok {
		return
	}
	parent := r.block()
	if r.enter(arg, func() { parent.notes = append(parent.notes, r.nested) }) {
		r.child(cite.Note).Marker = marker
	}
}

// markNote adds the citation by the mark of a note, which is not part of the
// text.
func (r *latexReader) markNote(marker string, mark cite.Span) {
	if marker == "" {
		return
	}
	var b cite.TextBuilder
	b.Append(marker, mark)
	r.doc.Citations = append(r.doc.Citations, cite.Citation{Kind: cite.ByNote, Text: b.Text(), Keys: []string{marker}})
	r.block().cited = true
}

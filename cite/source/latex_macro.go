package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A texMacro is a command that the document defines.
type texMacro struct {
	spec   string    // its arguments: m, o and s, as in xparse
	def    *texFrame // of the first optional argument, if it is left out
	body   texFrame
	active bool // it is being read: macros are not run inside themselves
	whole  bool // its arguments do not stand in its body once and in order
}

// maxMacros bounds what a document may define.
const maxMacros = 10000

// define keeps a macro. In text, commands that we know keep their meaning all
// the same: definitions of them are about how they look.
func (r *latexReader) define(name string, m *texMacro) {
	if name == "" || len(r.macros) >= maxMacros {
		return
	}
	m.whole = !inOrder(m.body.bytes())
	r.macros[name] = m
}

// inOrder reports whether the parameters in body stand in order, each once.
func inOrder(body []byte) bool {
	last := byte('0')
	for i := 0; i+1 < len(body); i++ {
		if body[i] != '#' || body[i+1] < '1' || body[i+1] > '9' {
			continue
		}
		if body[i+1] <= last {
			return false
		}
		last = body[i+1]
	}
	return true
}

// newCommand reads \newcommand{\name}[2][default]{body}.
func (r *latexReader) newCommand() {
	r.star()
	name := r.macroName()
	count, _ := r.optional()
	def, hasDefault := r.optional()
	body, ok := r.mandatory()
	if !ok {
		return
	}
	m := &texMacro{body: body, spec: strings.Repeat("m", digitOf(count.text()))}
	if hasDefault && m.spec != "" {
		m.def, m.spec = &def, "o"+m.spec[1:]
	}
	r.define(name, m)
}

// newDocumentCommand reads \NewDocumentCommand{\name}{m o}{body}.
func (r *latexReader) newDocumentCommand() {
	name := r.macroName()
	spec, _ := r.mandatory()
	if body, ok := r.mandatory(); ok {
		letters := strings.Join(strings.Fields(spec.text()), "")
		if strings.Trim(letters, "mos") == "" && len(letters) < 10 {
			r.define(name, &texMacro{body: body, spec: letters})
		}
	}
}

// def reads \def\name#1#2{body}. What has delimiters between its parameters is
// left alone.
func (r *latexReader) def() {
	name := r.macroName()
	f := r.top()
	const most = 100
	n := bytes.IndexAny(f.src.data[f.at:min(f.end, f.at+most)], "{}\n")
	if n < 0 || f.bytes()[n] != '{' {
		return
	}
	params := string(bytes.TrimSpace(f.bytes()[:n]))
	f.at += n
	body, ok := r.mandatory()
	if ok && len(params)%2 == 0 && strings.HasPrefix("#1#2#3#4#5#6#7#8#9", params) {
		r.define(name, &texMacro{body: body, spec: strings.Repeat("m", len(params)/2)})
	}
}

// let reads \let\name=\other.
func (r *latexReader) let() {
	name := r.macroName()
	r.skipSpace()
	if f := r.top(); f.at < f.end && f.src.data[f.at] == '=' {
		f.at++
	}
	if body, ok := r.mandatory(); ok {
		r.define(name, &texMacro{body: body})
	}
}

// operator reads \DeclareMathOperator{\name}{text}.
func (r *latexReader) operator() {
	r.star()
	name := r.macroName()
	if body, ok := r.mandatory(); ok {
		r.define(name, &texMacro{body: body})
	}
}

// macroName reads the command that is being defined, in braces or not.
func (r *latexReader) macroName() string {
	arg, ok := r.mandatory()
	if !ok {
		return ""
	}
	return strings.TrimPrefix(strings.TrimSpace(arg.text()), `\`)
}

func digitOf(s string) int {
	if s = strings.TrimSpace(s); len(s) == 1 && '0' <= s[0] && s[0] <= '9' {
		return int(s[0] - '0')
	}
	return 0
}

// run calls a macro whose command begins at from.
func (r *latexReader) run(m *texMacro, from int) {
	if m.active {
		return
	}
	call := r.callAt(from, m.whole)
	r.invoke(m, r.arguments(m, call), call)
}

// callAt is the call of a macro whose command begins at from.
func (r *latexReader) callAt(from int, whole bool) *texCall {
	f := r.top()
	if f.call != nil {
		return f.call
	}
	return &texCall{name: cite.Span{Part: f.src.part, Start: from, End: r.nameEnd(from)}, whole: whole}
}

// invoke reads the body of m next.
func (r *latexReader) invoke(m *texMacro, args []texFrame, call *texCall) {
	if f := r.top(); f.call == nil {
		for call.end = f.at; call.end > call.name.End && isSpace(f.src.data[call.end-1]); {
			call.end--
		}
		call.end = max(call.end, call.name.End)
	}
	body := m.body
	body.args, body.call, body.macro = args, call, m
	body.file, body.opaque = false, false
	if call.whole {
		for i := range args {
			args[i].call = call
		}
	}
	if r.expand(body) {
		m.active = true
	}
}

// builtin runs a command of a package whose meaning is a simple macro.
func (r *latexReader) builtin(name string, from int) bool {
	m := r.builtins[name]
	if m == nil {
		spec := texBuiltins[name]
		if spec == "" {
			return false
		}
		args, body, _ := strings.Cut(spec, " ")
		m = newBuiltin(args, body)
		r.builtins[name] = m
	}
	r.run(m, from)
	return true
}

func newBuiltin(spec, body string) *texMacro {
	src := newTexSource([]byte(body), 0)
	m := &texMacro{spec: spec, body: texFrame{src: src, end: len(body)}}
	m.whole = !inOrder(src.data)
	return m
}

// texBuiltins are commands of packages and styles that come down to their
// arguments, as "name spec body" (see texMacro). Those that show their one
// argument need no mention.
var texBuiltins = func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(texBuiltinTable) {
		if name, rest, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			m[name] = rest
		}
	}
	return m
}()

const texBuiltinTable = `
bibinfo mm #2
bibfield mm #2
href@noop mm #2
BIBforeignlanguage mm #2
foreignlanguage omm #3
textlang omm #3
textcolor omm #3
colorbox omm #3
fcolorbox ommm #4
hyperref om #2
hypertarget mm #2
hyperlink mm #2
MRhref mm #2
texorpdfstring mm #1
parbox ooomm #5
raisebox moom #4
resizebox smmm #4
scalebox mom #3
rotatebox omm #3
makebox oom #3
framebox oom #3
multicolumn mmm #3
multirow omomom #6
SI omm #2 #3
qty omm #2 #3
num om #2
frac mm #1/#2
tfrac mm #1/#2
dfrac mm #1/#2
nicefrac omm #2/#3
sfrac omm #2/#3
showISBN m ISBN #1
showISBNx m ISBN #1
showISBNxiii m ISBN #1
showISSN m ISSN #1
MR m MR #1
APACrefatitle mm #1
APACrefbtitle mm #1
APACrefaetitle mm [#1]
APACrefbetitle mm [#1]
APACaddressPublisher mm #1: #2
APACbVolEdTR mm (#1#2)
APACaddressInstitution mm #1: #2
APACciteatitle m “#1”
`

// apaDate reads \APACrefYearMonthDay{2003}{May}{4} of apacite.
func (r *latexReader) apaDate(from int) {
	r.apply(from, "mmm", func(has func(n int) bool) string {
		body := "(#1"
		if has(2) {
			body += ", #2"
		}
		if has(3) {
			body += " #3"
		}
		return body + ")"
	})
}

// apaJournal reads \APACjournalVolNumPages{Mind}{59}{236}{433--460}.
func (r *latexReader) apaJournal(from int) {
	r.apply(from, "mmmm", func(has func(n int) bool) string {
		body := "#1, #2"
		if has(3) {
			body += "(#3)"
		}
		if has(4) {
			body += ", #4"
		}
		return body
	})
}

// apply runs a macro whose body depends on which of its arguments are empty.
func (r *latexReader) apply(from int, spec string, body func(has func(n int) bool) string) {
	call := r.callAt(from, false)
	args := r.arguments(newBuiltin(spec, ""), call)
	m := newBuiltin(spec, body(func(n int) bool { return strings.Trim(args[n-1].text(), "{} \t\n\r") != "" }))
	r.invoke(m, args, call)
}

// arguments reads what m is applied to.
func (r *latexReader) arguments(m *texMacro, call *texCall) []texFrame {
	var args []texFrame
	for i := range m.spec {
		var arg texFrame
		ok := true
		switch m.spec[i] {
		case 's':
			r.star()
		case 'o':
			if arg, ok = r.optional(); !ok && m.def != nil {
				arg, ok = *m.def, true
				arg.call = call
			}
		default:
			arg, ok = r.mandatory()
			call.whole = call.whole || ok && (arg.at == 0 || arg.src.data[arg.at-1] != '{')
		}
		if !ok {
			arg = texFrame{src: m.body.src, call: call}
		}
		args = append(args, arg)
	}
	return args
}

// expand reads f next, as long as macros may still add to the text.
func (r *latexReader) expand(f texFrame) bool {
	const cost = 16
	r.budget -= f.end - f.at + cost
	if r.budget < 0 {
		return false
	}
	return r.push(f)
}

// text returns the source of an argument.
func (f *texFrame) text() string {
	if f.src == nil {
		return ""
	}
	return string(f.bytes())
}

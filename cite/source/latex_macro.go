package source

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A texMacro is a command that the document defines.
type texMacro struct {
	spec  string    // its arguments: m, o and s, as in xparse
	def   *texFrame // of the first optional argument, if it is left out
	body  texFrame
	whole bool // its arguments do not stand in its body once and in order
}

// maxMacros bounds what a document may define.
const maxMacros = 10000

// define keeps a macro. In text, commands that we know keep their meaning all
// the same: definitions of them are about how they look.
func (r *latexReader) define(name string, m *texMacro) {
	if name == "" || len(r.macros) >= maxMacros || texTricks.Match(m.body.bytes()) {
		return
	}
	m.whole = !inOrder(m.body.bytes())
	r.macros[name] = m
}

// texTricks matches what only TeX can run: conditions, and looking ahead.
var texTricks = pattern.New(`\\(?:if|@if|futurelet|csname|expandafter|catcode|@secondoftwo|@firstoftwo|begingroup)`)

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
	if r.top().inside.holds(m) {
		return
	}
	call := r.callAt(from, m.whole)
	inside := r.top().inside
	r.invoke(m, r.arguments(m, call), call, inside)
}

// callAt is the call of a macro whose command begins at from.
func (r *latexReader) callAt(from int, whole bool) *texCall {
	f := r.top()
	if f.call != nil && whole && !f.call.whole {
		return &texCall{name: r.span(from, from), end: f.call.end, whole: true}
	}
	if f.call != nil {
		return f.call
	}
	return &texCall{name: cite.Span{Part: f.src.part, Start: from, End: r.nameEnd(from)}, whole: whole}
}

// invoke reads the body of m next; inside is where it is called.
func (r *latexReader) invoke(m *texMacro, args []texFrame, call *texCall, inside *texChain) {
	if f := r.top(); f.call == nil {
		for call.end = f.at; call.end > call.name.End && isSpace(f.src.data[call.end-1]); {
			call.end--
		}
		call.end = max(call.end, call.name.End)
	}
	body := m.body
	body.args, body.call, body.file, body.opaque = args, call, false, false
	body.inside = inside.with(m)
	if call.whole {
		for i := range args {
			args[i].call = call
		}
	}
	r.expand(body)
}

// maxMacroDepth bounds the macros that call each other.
const maxMacroDepth = 20

// holds reports whether m must not be run here: macros are not run inside of
// themselves.
func (c *texChain) holds(m *texMacro) bool {
	if c != nil && c.depth >= maxMacroDepth {
		return true
	}
	for ; c != nil; c = c.outer {
		if c.macro == m {
			return true
		}
	}
	return false
}

// with is the chain inside of the body of m.
func (c *texChain) with(m *texMacro) *texChain {
	if c == nil {
		return &texChain{macro: m, depth: 1}
	}
	return &texChain{m, c, c.depth + 1}
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
func (r *latexReader) expand(f texFrame) {
	const cost = 16
	r.budget -= f.end - f.at + cost
	if r.budget >= 0 {
		r.push(f)
	}
}

// text returns the source of an argument.
func (f *texFrame) text() string {
	if f.src == nil {
		return ""
	}
	return string(f.bytes())
}

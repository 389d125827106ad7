package source

import "strings"

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
	src := newTexSource([]byte(body), 0, nil)
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
mn@eprint mm #1:#2
harvardurl m \url{#1}
jbbibargs mmmmm #1: #4.
jbdoitem mmm {}
bibnf mmmmm #4 #1, #2
artyearformat m  (#1)
artnumberformat m , #1
jbPages m , #1
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

// paperDOI reads \mn@doi [journal] {10.1000/x} of MNRAS.
func (r *latexReader) paperDOI(from int) {
	r.apply(from, "om", func(has func(n int) bool) string {
		if has(1) {
			return "#1"
		}
		return "doi:#2"
	})
}

// apply runs a macro whose body depends on which of its arguments are empty.
func (r *latexReader) apply(from int, spec string, body func(has func(n int) bool) string) {
	call := r.callAt(from, false)
	args := r.arguments(newBuiltin(spec, ""), call)
	m := newBuiltin(spec, body(func(n int) bool { return strings.Trim(args[n-1].text(), "{} \t\n\r") != "" }))
	r.invoke(m, args, call, nil)
}

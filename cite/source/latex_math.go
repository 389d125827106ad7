package source

import "bytes"

// texFormulas are the scopes of mathematics that an empty line ends.
var texFormulas = map[string]bool{"$": true, "$$": true, `\(`: true, `\[`: true}

// dollar begins or ends a formula.
func (r *latexReader) dollar() {
	f := r.top()
	name := "$"
	if bytes.HasPrefix(f.bytes(), []byte("$$")) && !r.inFormula("$") {
		name = "$$"
	}
	from := f.at
	f.at += len(name)
	if !r.closeTo(name) {
		r.formula(name, from)
	} else if name == "$$" {
		r.blank(from, f.at)
	}
}

// inFormula reports whether the innermost scope is that formula.
func (r *latexReader) inFormula(name string) bool {
	n := len(r.scopes)
	return n > 0 && r.scopes[n-1].name == name
}

// formula begins mathematics: of displays nothing is shown.
func (r *latexReader) formula(name string, from int) {
	f := r.top()
	if name != "$" && name != `\(` {
		r.blank(from, f.at)
	}
	if !r.open(name, nil) {
		return
	}
	r.math = true
	if name == "$$" || name == `\[` {
		r.mute = true
		return
	}
	if f.at < f.end && f.src.data[f.at] == '^' { // 10$^{th}$, Knuth$^3$
		f.at++
		r.raise()
	}
}

// script reads ^ or _ . In mathematics it is left out before what is raised or
// lowered; powers keep it, so that x^2 is not x2.
func (r *latexReader) script(c byte) {
	f := r.top()
	if c == '^' && bytes.HasPrefix(f.bytes(), []byte("^^")) {
		f.at++ // ^^M and its like
	}
	if !r.math || c == '^' && !r.mute {
		r.emit(string(c), r.span(f.at, f.at+1))
	}
	f.at++
}

// raise reads an argument that stands above the line.
func (r *latexReader) raise() {
	if arg, ok := r.mandatory(); ok && r.enter(arg, nil) {
		r.raised = true
	}
}

func (r *latexReader) superscript(int) { r.raise() }

func (r *latexReader) openFormula(from int) {
	f := r.top()
	r.formula(string(f.src.data[from:f.at]), from)
}

func (r *latexReader) closeFormula(from int) {
	f := r.top()
	name := `\(`
	if f.src.data[from+1] == ']' {
		name = `\[`
	}
	if r.closeTo(name) && name == `\[` {
		r.blank(from, f.at)
	}
}

func (r *latexReader) ensureMath(int) {
	if arg, ok := r.mandatory(); ok && r.enter(arg, nil) {
		r.math = true
	}
}

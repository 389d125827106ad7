package source

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// next leaves macros that have ended: their last command takes its arguments
// from behind the call.
func (r *latexReader) next() *texFrame {
	for {
		f := r.top()
		if f.at < f.end || f.file || f.opaque || len(r.frames) == 1 {
			return f
		}
		r.pop()
	}
}

// skipSpace skips white space and comments before an argument, but no empty
// line.
func (r *latexReader) skipSpace() {
	for {
		f := r.next()
		at := f.at
		for at < f.end && isSpace(f.src.data[at]) {
			at++
		}
		if bytes.Count(f.src.data[f.at:at], []byte("\n")) > 1 {
			return
		}
		f.at = at
		if at >= f.end || f.src.data[at] != '%' {
			if f != r.next() {
				continue
			}
			return
		}
		r.comment()
	}
}

// star reads an asterisk.
func (r *latexReader) star() {
	if f := r.next(); f.at < f.end && f.src.data[f.at] == '*' {
		f.at++
	}
}

// optional reads an argument in brackets, if there is one.
func (r *latexReader) optional() (texFrame, bool) {
	f := r.next()
	at := f.at
	r.skipSpace()
	if f = r.top(); f.at < f.end && f.src.data[f.at] == '[' {
		if end, ok := f.src.closing(f.at); ok && end < f.end {
			arg := *f
			arg.at, arg.end = f.at+1, end
			f.at = end + 1
			return arg.piece(), true
		}
	}
	if at <= f.at && f.at <= f.end && onlyBlank(f.src.data, at, f.at) {
		f.at = at
	}
	return texFrame{}, false
}

// onlyBlank reports whether data[i:j] may be read again as white space.
func onlyBlank(data []byte, i, j int) bool {
	return j <= len(data) && len(bytes.TrimSpace(data[i:j])) == 0
}

// mandatory reads an argument in braces, or one command or character.
func (r *latexReader) mandatory() (texFrame, bool) {
	r.skipSpace()
	f := r.top()
	if f.at >= f.end {
		return texFrame{}, false
	}
	arg := *f
	switch c := f.src.data[f.at]; {
	case c == '{':
		end, ok := f.src.closing(f.at)
		if !ok || end >= f.end {
			return texFrame{}, false
		}
		arg.at, arg.end = f.at+1, end
		f.at = end + 1
	case c == '}' || c == '$' || c == '&' || isSpace(c):
		return texFrame{}, false
	case c == '\\':
		f.at += 1 + len(commandName(f.src.data, f.at, f.end))
		arg.end = f.at
	case c == '#' && f.at+1 < f.end && isDigit(f.src.data[f.at+1]):
		f.at += len("#1")
		arg.end = f.at
	default:
		_, n := utf8.DecodeRune(f.bytes())
		f.at += n
		arg.end = f.at
	}
	return arg.piece(), true
}

// piece makes an argument of a copy of the frame around it. A parameter alone
// is what it stands for.
func (f texFrame) piece() texFrame {
	f.file, f.opaque = false, false
	if s := f.bytes(); len(s) == len("#1") && s[0] == '#' {
		if n := int(s[1] - '1'); n >= 0 && n < len(f.args) {
			return f.argument(n)
		}
	}
	return f
}

// argument is what #1, #2 … stand for in f, counted from 0. Where a macro is
// mapped as a whole, so are its arguments.
func (f *texFrame) argument(n int) texFrame {
	arg := f.args[n]
	if f.call != nil && f.call.whole {
		arg.call = f.call
	}
	return arg
}

// skip reads over arguments: s is an asterisk, o is in brackets, p in
// parentheses, m in braces.
func (r *latexReader) skip(spec string) {
	for _, c := range spec {
		switch c {
		case 's':
			r.star()
		case 'o':
			r.optional()
		case 'p':
			r.parentheses()
		default:
			if f := r.next(); !f.braced() {
				r.skipSpace()
				if f = r.top(); !f.braced() && (f.at >= f.end || f.src.data[f.at] != '\\') {
					return // a name without its arguments, as in a list of commands
				}
			}
			if _, ok := r.mandatory(); !ok {
				return
			}
		}
	}
}

func (f *texFrame) braced() bool { return f.at < f.end && f.src.data[f.at] == '{' }

// parentheses reads "(1,2)", and returns what is in it.
func (r *latexReader) parentheses() (texFrame, bool) {
	const most = 500
	f := r.next()
	if f.at >= f.end || f.src.data[f.at] != '(' {
		return texFrame{}, false
	}
	n := bytes.IndexAny(f.src.data[f.at:min(f.end, f.at+most)], ")\n")
	if n < 0 || f.src.data[f.at+n] != ')' {
		return texFrame{}, false
	}
	arg := *f
	arg.at, arg.end = f.at+1, f.at+n
	f.at += n + 1
	return arg.piece(), true
}

// word reads an argument that is a name: {document}, {refs}.
func (r *latexReader) word() string {
	arg, ok := r.mandatory()
	if !ok {
		return ""
	}
	return arg.plain()
}

// plain returns the source of an argument without comments, as UTF-8.
func (f *texFrame) plain() string {
	var b strings.Builder
	for i := f.at; i < f.end; {
		switch c := f.src.data[i]; {
		case c == '%':
			i = lineEnd(f.src.data, i) + 1
		case c == '\\' && i+1 < f.end:
			b.Write(f.src.data[i : i+2])
			i += 2
		case c == '#' && i+1 < f.end && '1' <= f.src.data[i+1] && int(f.src.data[i+1]-'1') < len(f.args):
			arg := f.args[f.src.data[i+1]-'1']
			arg.args = nil // its own parameters are those of another macro
			b.WriteString(arg.plain())
			i += len("#1")
		default:
			n := f.src.runeLen(i, f.end)
			if n == 0 {
				b.WriteRune(f.src.decode(c))
				n = 1
			} else {
				b.Write(f.src.data[i : i+n])
			}
			i += n
		}
	}
	return strings.ToValidUTF8(strings.TrimSpace(b.String()), "\uFFFD")
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

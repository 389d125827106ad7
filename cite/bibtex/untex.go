package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Decode returns what a reader sees of a value in LaTeX: accents and signs in
// Unicode, formatting and braces gone, dashes and quotation marks as printed,
// simple formulas as text. Commands that it does not know give way to what they
// are applied to.
func Decode(tex string) string {
	if !strings.ContainsAny(tex, "\\{}~$-`'\t\n\r") && utf8.ValidString(tex) && !strings.Contains(tex, "  ") {
		return strings.TrimSpace(tex)
	}
	d := detexer{start: -1, s: strings.ToValidUTF8(tex, "\uFFFD")}
	d.run(0)
	return strings.Join(strings.Fields(norm.NFC.String(string(d.b))), " ")
}

// maxNesting is how deep groups are followed; what is deeper is read as if it
// stood there.
const maxNesting = 100

// A detexer reads LaTeX once from left to right.
type detexer struct {
	s      string
	at     int
	b      []byte
	depth  int
	maths  bool
	quoted bool // inside of quotation marks of a command
	start  int  // how much had been printed when the innermost group began
	open   bool // a group of a verbatim command does not close
}

// run reads up to the byte that ends the group, or to the end.
func (d *detexer) run(end byte) {
	for d.at < len(d.s) {
		c := d.s[d.at]
		if c == end && end != 0 {
			d.at++
			return
		}
		d.one(c)
	}
}

// one reads what begins with c.
func (d *detexer) one(c byte) {
	switch c {
	case '\\':
		d.command()
	case '{':
		d.at++
		d.group()
	case '}':
		d.at++
	case '$':
		d.at += len("$")
		d.maths = !d.maths
	case '~':
		d.write(" ", 1)
	case '-', '`', '\'':
		d.ligature(c)
	case '^', '_':
		d.script(c)
	default:
		n := strings.IndexAny(d.s[d.at:], "\\{}$~-`'^_")
		if n < 0 {
			n = len(d.s) - d.at
		}
		d.write(d.s[d.at:d.at+n], n)
	}
}

// write appends s, for which the source has n bytes.
func (d *detexer) write(s string, n int) {
	d.b = append(d.b, s...)
	d.at += n
}

// group reads the inside of braces, which the caller has entered.
func (d *detexer) group() {
	if d.depth >= maxNesting {
		return
	}
	outer := d.start
	d.start = len(d.b)
	d.depth++
	d.run('}')
	d.depth--
	d.start = outer
}

// ligatures are what TeX fonts make of several characters, longest first.
var ligatures = []struct{ tex, text string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"},
}

func (d *detexer) ligature(c byte) {
	if d.maths {
		d.write(string(c), 1)
		return
	}
	for _, l := range ligatures {
		if strings.HasPrefix(d.s[d.at:], l.tex) {
			d.write(l.text, len(l.tex))
			return
		}
	}
	d.write(string(c), 1)
}

// command reads a backslash and what follows it.
func (d *detexer) command() {
	d.at++
	if d.at == len(d.s) {
		return
	}
	if r, n := utf8.DecodeRuneInString(d.s[d.at:]); !isASCIILetter(r) {
		d.at += n
		d.symbol(string(r))
		return
	}
	from := d.at
	for d.at < len(d.s) && isASCIILetter(rune(d.s[d.at])) {
		d.at++
	}
	d.named(d.s[from:d.at])
}

// symbol reads a command that is not made of letters.
func (d *detexer) symbol(name string) {
	if mark, ok := markOf[name]; ok {
		d.accent(mark)
		return
	}
	switch name {
	case "\\", " ", ",", ";", ":", "\n", "\t", "\r":
		d.b = append(d.b, ' ')
	case "(", "[":
		d.maths = true
	case ")", "]":
		d.maths = false
	case "-", "/", "!", "@":
	default:
		d.b = append(d.b, name...)
	}
}

// accent puts a combining mark on the first letter of the argument.
func (d *detexer) accent(mark rune) {
	arg := d.argument()
	r, n := utf8.DecodeRuneInString(arg)
	if n == 0 {
		return
	}
	switch r {
	case 'ı':
		r = 'i'
	case 'ȷ':
		r = 'j'
	}
	end := n // behind the marks that the letter bears already
	for end < len(arg) {
		m, size := utf8.DecodeRuneInString(arg[end:])
		if m < '\u0300' || m > '\u036F' {
			break
		}
		end += size
	}
	d.b = append(d.b, string(r)+arg[n:end]+string(mark)+arg[end:]...)
}

// argument reads what a command is applied to: a group, a command or a
// character.
func (d *detexer) argument() string {
	d.blanks()
	if d.at == len(d.s) || d.s[d.at] == '}' || d.depth >= maxNesting {
		return ""
	}
	outer := d.b
	d.b = nil
	d.depth++
	if c := d.s[d.at]; c == '{' || c == '\\' {
		d.one(c)
	} else {
		_, n := utf8.DecodeRuneInString(d.s[d.at:])
		d.write(d.s[d.at:d.at+n], n)
	}
	d.depth--
	inner := string(d.b)
	d.b = outer
	return inner
}

func (d *detexer) blanks() {
	for d.at < len(d.s) && isSpace(d.s[d.at]) {
		d.at++
	}
}

// named reads a command that is made of letters. TeX drops the white space
// behind it.
func (d *detexer) named(name string) {
	end := d.at
	braced := d.at < len(d.s) && d.s[d.at] == '{'
	d.blanks()
	if mark, ok := markOf[name]; ok {
		d.accent(mark)
		return
	}
	if sign, ok := signs()[name]; ok {
		d.b = append(d.b, sign...)
		d.empty()
		return
	}
	if d.special(name) {
		return
	}
	if !braced && !switches[name] && !d.isSwitch(name, end) {
		d.b = append(d.b, name...)
	}
}

// isSwitch reports whether a command that nobody knows seems to change the font
// of its group rather than to print a word: {\slnine GUT}, but not {\TUG} news.
func (d *detexer) isSwitch(name string, end int) bool {
	if len(d.b) != d.start || d.at == end || d.at == len(d.s) || strings.HasSuffix(name, "tex") || strings.ToLower(name) != name {
		return false
	}
	next, _ := utf8.DecodeRuneInString(d.s[d.at:])
	return unicode.IsLetter(next) || unicode.IsDigit(next)
}

// empty skips the empty group that ends the name of a command.
func (d *detexer) empty() {
	if strings.HasPrefix(d.s[d.at:], "{}") {
		d.at += len("{}")
	}
}

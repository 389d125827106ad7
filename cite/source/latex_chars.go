package source

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
)

// texStops marks the bytes that do not simply stand for themselves.
var texStops = func() (stops [256]bool) {
	for _, c := range []byte("\\{}$&#^_~%-`'\",<>?!()[];: \t\n\v\f\r\x00") {
		stops[c] = true
	}
	return stops
}()

// texLigatures are what TeX's fonts make of several characters, longest first.
var texLigatures = []struct{ tex, text string }{
	{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {",,", "„"}, {"<<", "«"}, {">>", "»"}, {"?`", "¿"}, {"!`", "¡"},
}

// characters reads a run of characters that stand for themselves, or one sign.
func (r *latexReader) characters(c byte) {
	f := r.top()
	if from := f.at; !texStops[c] {
		for f.at < f.end && !texStops[f.src.data[f.at]] {
			n := f.src.runeLen(f.at, f.end)
			if n == 0 {
				break
			}
			f.at += n
		}
		if f.at > from {
			r.emit(string(f.src.data[from:f.at]), r.span(from, f.at))
			return
		}
		f.at++
		r.emit(string(f.src.decode(c)), r.span(from, f.at))
		return
	}
	r.sign(c)
}

// runeLen is the length of the character at i, or 0 if it is not UTF-8.
func (s *texSource) runeLen(i, end int) int {
	if s.data[i] < utf8.RuneSelf {
		return 1
	}
	r, n := utf8.DecodeRune(s.data[i:end])
	if r == utf8.RuneError && n == 1 {
		return 0
	}
	return n
}

// decode reads a byte that is not UTF-8.
func (s *texSource) decode(c byte) rune {
	if s.char == nil || c < utf8.RuneSelf {
		return utf8.RuneError
	}
	return s.char(c)
}

// sign reads a character that may be part of a ligature.
func (r *latexReader) sign(c byte) {
	f := r.top()
	from := f.at
	if c == 0 {
		f.at++
		r.emit("\uFFFD", r.span(from, f.at))
		return
	}
	text, n := string(c), 1
	if !r.math {
		for _, l := range texLigatures {
			if l.tex[0] == c && bytes.HasPrefix(f.bytes(), []byte(l.tex)) {
				text, n = l.text, len(l.tex)
				break
			}
		}
		if c == '"' && r.shorthand != "" {
			text, n = shorthand(f.bytes(), r.shorthand)
		}
	}
	f.at += n
	r.emit(text, r.span(from, f.at))
}

// shorthand reads what babel makes of a quotation mark that s begins with.
func shorthand(s []byte, lang string) (string, int) {
	for _, h := range texShorthands {
		if (h.lang == "" || h.lang == lang) && bytes.HasPrefix(s, []byte(h.tex)) {
			return h.text, len(h.tex)
		}
	}
	return `"`, 1
}

var texShorthands = []struct{ lang, tex, text string }{
	{"ru", `"---`, "—"}, {"ru", `"--~`, "—"}, {"ru", `"--*`, "—"}, {"uk", `"---`, "—"}, {"uk", `"--~`, "—"},
	{"", "\"`", "„"}, {"", `"'`, "“"}, {"", `"<`, "«"}, {"", `">`, "»"}, {"", `"=`, "-"}, {"", `"~`, "-"}, {"", `"-`, ""}, {"", `"|`, ""}, {"", `""`, ""}, {"", `"/`, "/"},
	{"de", `"a`, "ä"}, {"de", `"o`, "ö"}, {"de", `"u`, "ü"}, {"de", `"A`, "Ä"}, {"de", `"O`, "Ö"}, {"de", `"U`, "Ü"}, {"de", `"s`, "ß"}, {"de", `"z`, "ß"},
}

// texAccents are the commands that put a mark on a letter.
var texAccents = map[string]rune{
	"`": '\u0300', "'": '\u0301', "^": '\u0302', "~": '\u0303', "=": '\u0304', "u": '\u0306', ".": '\u0307', `"`: '\u0308', "r": '\u030A',
	"H": '\u030B', "v": '\u030C', "G": '\u030F', "t": '\u0361', "d": '\u0323', "c": '\u0327', "k": '\u0328', "b": '\u0331', "textcommabelow": '\u0326',
}

// accent reads what the accent that begins at from stands on.
func (r *latexReader) accent(from int, mark rune) {
	f := r.top()
	base, at := accented(f.src.data, f.at, f.end)
	f.at = at
	if base == "" {
		return
	}
	first, n := utf8.DecodeRuneInString(base)
	switch first {
	case 'ı':
		first = 'i'
	case 'ȷ':
		first = 'j'
	case ' ': // \^{} and \~{} are the signs themselves
		r.emit(loneAccents[mark], r.span(from, at))
		return
	}
	r.emit(norm.NFC.String(string(first)+base[n:]+string(mark)), r.span(from, at))
}

var loneAccents = map[rune]string{'\u0302': "^", '\u0303': "~"}

// accented reads the letter at data[i], in braces or not, and where it ends; a
// space stands for empty braces. Of several letters in braces it reads one.
func accented(data []byte, i, end int) (string, int) {
	at := skipBlanks(data, i, end)
	braced := at < end && data[at] == '{'
	if braced {
		at = skipBlanks(data, at+1, end)
	}
	if at >= end {
		return "", i
	}
	if braced && data[at] == '}' {
		return " ", at + 1
	}
	base, at := baseLetter(data, at, end)
	if base == "" {
		return "", i
	}
	if braced {
		if j := skipBlanks(data, at, end); j < end && data[j] == '}' {
			at = j + 1
		}
	}
	return base, at
}

// baseLetter reads a letter, a command for one, or a letter with an accent.
func baseLetter(data []byte, at, end int) (string, int) {
	if data[at] != '\\' {
		c, n := utf8.DecodeRune(data[at:end])
		if c == utf8.RuneError || n == 1 && !isAlnum(data[at]) {
			return "", at
		}
		return string(c), at + n
	}
	name := commandName(data, at, end)
	at += 1 + len(name)
	if sign, ok := texSigns[name]; ok && utf8.RuneCountInString(sign) == 1 {
		if isLetter(name[len(name)-1]) {
			at = skipBlanks(data, at, end)
		}
		return sign, at
	}
	mark, ok := texAccents[name]
	if at = skipBlanks(data, at, end); !ok || at >= end || data[at] == '\\' || data[at] == '{' && (at+1 >= end || data[at+1] == '\\') {
		return "", at
	}
	base, at := accented(data, at, end)
	if strings.TrimSpace(base) == "" {
		return "", at
	}
	return base + string(mark), at
}

func skipBlanks(data []byte, i, end int) int {
	for i < end && (data[i] == ' ' || data[i] == '\t') {
		i++
	}
	return i
}

// ampersand ends a cell of a table; elsewhere it is what it is.
func (r *latexReader) ampersand() {
	f := r.top()
	from := f.at
	f.at++
	switch {
	case r.math:
	case r.rows && r.nested == nil:
		r.endFlow()
	default:
		r.emit("&", r.span(from, from+1))
	}
}

// parameter reads #1 in the body of a macro.
func (r *latexReader) parameter() {
	f := r.top()
	from := f.at
	if f.at+1 < f.end {
		if n := int(f.src.data[f.at+1] - '1'); n >= 0 && n < len(f.args) {
			f.at += len("#1")
			r.expand(f.argument(n))
			return
		}
	}
	f.at++
	if f.call == nil {
		r.emit("#", r.span(from, from+1))
	}
}

// literal shows bytes of the innermost frame as they are, as code does.
func (r *latexReader) literal(from, to int) {
	f := r.top()
	for i := from; i < to; {
		n := f.src.runeLen(i, to)
		switch {
		case n == 0 || f.src.data[i] == 0:
			n = 1
			r.emit(string(f.src.decode(f.src.data[i])), r.span(i, i+1))
		case isSpace(f.src.data[i]):
			r.blank(i, i+1)
		default:
			r.emit(string(f.src.data[i:i+n]), r.span(i, i+n))
		}
		i += n
	}
	if t := r.block(); f.call == nil && to > from {
		t.taken = append(t.taken, cite.Span{Part: f.src.part, Start: from, End: to})
	}
}

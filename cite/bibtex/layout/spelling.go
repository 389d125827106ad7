package layout

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// codes are the fields that are no text for readers: addresses, keys, dates,
// switches of biblatex.
var codes = set(`url doi eprint file pdf verba verbb verbc local-url ee biburl bibsource link
	crossref xref xdata related entryset ids options keywords sortkey presort
	year month day date urldate eventdate origdate timestamp date-added date-modified owner
	langid hyphenation isbn issn archiveprefix primaryclass eprinttype eprintclass`)

func set(words string) map[string]bool {
	m := make(map[string]bool)
	for _, word := range strings.Fields(words) {
		m[word] = true
	}
	return m
}

// verbatim are the fields in which white space may count.
var verbatim = set("url doi eprint file pdf verba verbb verbc local-url")

// isCode reports whether a field holds no text. BibDesk numbers its own.
func isCode(name string) bool {
	name = lower(name)
	return codes[name] || strings.HasPrefix(name, "bdsk-")
}

// people are the fields with names, in which braces say what is one name.
var people = set(`author editor editora editorb editorc translator annotator commentator introduction foreword afterword
	holder bookauthor shortauthor shorteditor`)

// spell changes the words of a field as the options ask for.
func (w *work) spell(f *field) {
	if !w.o.spells() || len(f.pieces) != 1 {
		return
	}
	p, o, name := &f.pieces[0], w.o, lower(f.name)
	if p.kind == bibtex.Number && named(o.EnclosingBraces, name) {
		p.kind = bibtex.Braced
	}
	if !delimited(p) {
		return
	}
	p.text = trimmed(p.text)
	if o.StripEnclosingBraces && !people[name] {
		p.text = stripped(p.text)
	}
	if o.DropAllCaps && !isCode(name) {
		p.text = calm(p.text)
	}
	if o.EncodeURLs && name == "url" {
		p.text = encodeURL(p.text)
	}
	if o.Escape && !isCode(name) {
		p.text = w.escape(p)
	}
	if o.PageRanges && name == "pages" {
		p.text = pageRange.ReplaceAllString(pageRange.ReplaceAllString(p.text, "$1--$2"), "$1--$2")
	}
	if o.MaxAuthors > 0 && name == "author" {
		p.text = few(p.text, o.MaxAuthors)
	}
	w.enclose(name, p)
}

// enclose adds and removes braces in the fields that are named for it.
func (w *work) enclose(name string, p *piece) {
	if named(w.o.RemoveBraces, name) {
		p.text = withoutBraces(p.text)
	}
	if named(w.o.EnclosingBraces, name) && p.text != "" && enclosing(p.text) == 0 {
		p.text = "{" + p.text + "}"
	}
}

var pageRange = regexp.MustCompile(`(\d)[ \t]*(?:-|–|\x{2012}|\x{2212})[ \t]*(\d)`)

// stripped takes off the braces that enclose all of s. Those of an accent stay.
func stripped(s string) string {
	n := enclosing(s)
	if n > 0 && n < len(s) && s[n] == '\\' {
		n--
	}
	return trimmed(s[n : len(s)-n])
}

// enclosing returns how many pairs of braces enclose all of s.
func enclosing(s string) int {
	opening := len(s) - len(strings.TrimLeft(s, "{"))
	closing := len(s) - len(strings.TrimRight(s, "}"))
	least, depth := min(opening, closing), 0
	for i := range len(s) - closing {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if i >= opening {
			least = min(least, depth)
		}
	}
	return max(0, least)
}

// withoutBraces takes out all braces that hold no command, are no argument of
// one and stand in no formula.
func withoutBraces(s string) string {
	keep := make([]bool, len(s))
	var open []int
	var args []bool // which of them belong to commands
	command := -1   // where the last backslash stands
	formula := false
	argument := -1 // where the last argument of a command ends
	for i := range len(s) {
		switch s[i] {
		case '\\':
			command = i
		case '$':
			formula = !formula
		case '{':
			isArg := isArgument(s, i) || i > 0 && argument == i-1
			keep[i] = formula || isArg || len(open) > 0 && keep[open[len(open)-1]]
			open, args = append(open, i), append(args, isArg)
		case '}':
			if len(open) == 0 {
				return s
			}
			from := open[len(open)-1]
			if args[len(open)-1] {
				argument = i
			}
			open, args = open[:len(open)-1], args[:len(open)-1]
			keep[from] = keep[from] || command > from
			keep[i] = keep[from]
		}
	}
	return dropBraces(s, keep)
}

func dropBraces(s string, keep []bool) string {
	var b strings.Builder
	for i := range len(s) {
		if keep[i] || s[i] != '{' && s[i] != '}' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// isArgument reports whether the brace at i belongs to a command before it.
func isArgument(s string, i int) bool {
	from := i
	for from > 0 && isLetter(s[from-1]) {
		from--
	}
	switch {
	case i == 0:
		return false
	case s[i-1] == ']': // of another argument, perhaps
		return true
	}
	return from > 0 && s[from-1] == '\\' || i > 1 && s[i-2] == '\\'
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// calm writes words in capitals as in a title, if there are no others. A single
// word may be an abbreviation.
func calm(s string) string {
	if !utf8.ValidString(s) || strings.ContainsAny(s, `\$`) || strings.IndexFunc(s, unicode.IsLower) >= 0 || len(strings.Fields(s)) < 2 {
		return s
	}
	return word.ReplaceAllStringFunc(s, func(s string) string {
		if romanNumeral.MatchString(s) {
			return s
		}
		first, size := utf8.DecodeRuneInString(s)
		return string(first) + strings.ToLower(s[size:])
	})
}

var (
	word         = regexp.MustCompile(`\pL[\pL\pN'’]*`)
	romanNumeral = regexp.MustCompile(`^M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$`)
)

// few keeps the first n names.
func few(s string, n int) string {
	names := splitNames(s)
	if len(names) <= n || len(names) == n+1 && strings.TrimSpace(names[n]) == "others" {
		return s
	}
	return strings.Join(names[:n], " and ") + " and others"
}

// splitNames parts a list at each "and" outside of braces.
func splitNames(s string) []string {
	var names []string
	depth, from := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 && i >= from && isAnd(s, i) {
			names = append(names, strings.Trim(s[from:i], blanks))
			from = i + len(" and ")
		}
	}
	return append(names, strings.Trim(s[from:], blanks))
}

// isAnd reports whether "and" stands behind the white space at i.
func isAnd(s string, i int) bool {
	return isBlank(s[i]) && len(s) > i+4 && strings.EqualFold(s[i+1:i+4], "and") && isBlank(s[i+4])
}

// encodeURL writes in percents what an address cannot have, and what TeX would
// stumble over in a field that a style typesets as text.
func encodeURL(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s) && strings.IndexByte("_%#&~", s[i+1]) >= 0:
			continue // the sign itself comes next
		case c <= ' ' || c >= 0x7F || strings.IndexByte("\"<>\\^`|", c) >= 0:
			b.WriteString(percent(c))
		case c == '_':
			b.WriteString("%5F")
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

func percent(c byte) string {
	const hex = "0123456789ABCDEF"
	return string([]byte{'%', hex[c>>4], hex[c&15]})
}

// escape writes text in ASCII, and with a backslash the signs that TeX would
// take for its own.
func (w *work) escape(p *piece) string {
	if !utf8.ValidString(p.text) {
		return p.text
	}
	return bibtex.Escape(p.text)
}

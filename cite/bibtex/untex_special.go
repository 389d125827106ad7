package bibtex

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// special reads a command that does something with what follows it, and
// reports whether the name is one.
func (d *detexer) special(name string) bool {
	switch name {
	case "quad", "qquad", "addspace", "addnbspace", "addabbrvspace", "addhighpenspace", "thinspace", "space", "nobreakspace", "newline", "linebreak", "par":
		d.b = append(d.b, ' ')
	case "bibrangedash":
		d.b = append(d.b, "–"...)
	case "url", "path", "nolinkurl", "doi":
		d.b = append(d.b, d.verbatim()...)
	case "href", "textcolor", "color", "foreignlanguage", "texorpdfstring", "hyperref", "fontencoding", "fontfamily", "fontseries", "fontshape", "raisebox":
		d.verbatim()
	case "fontsize":
		d.verbatim()
		d.verbatim()
	case "noopsort", "NOOPSORT", "noop", "SortNoop", "sortnoop", "switchargs", "label", "index", "begin", "end", "vspace", "hspace",
		"phantom", "hphantom", "vphantom", "selectlanguage", "hypertarget", "cite", "citep", "citet", "ref", "bibinfo":
		d.verbatim()
	case "enquote", "mkbibquote", "textquote":
		d.quotation()
	case "frac", "nicefrac", "tfrac", "dfrac":
		over := d.argument()
		d.b = append(d.b, over+"/"+d.argument()...)
	case "textsuperscript", "mkbibsuperscript", "sp":
		d.shift(superscripts)
	case "textsubscript", "mkbibsubscript", "sb":
		d.shift(subscripts)
	case "ensuremath":
		was := d.maths
		d.maths = true
		d.b = append(d.b, d.argument()...)
		d.maths = was
	case "kern", "hskip", "vskip", "mskip", "mkern", "raise", "lower", "moveleft", "moveright":
		d.at += len(length.FindString(d.s[d.at:min(len(d.s), d.at+longestLength)]))
	case "char":
		d.character()
	default:
		return false
	}
	return true
}

// quotation puts the argument in quotation marks: single ones inside of others.
func (d *detexer) quotation() {
	left, right := "“", "”"
	if d.quoted {
		left, right = "‘", "’"
	}
	d.quoted = !d.quoted
	d.b = append(d.b, left+d.argument()+right...)
	d.quoted = !d.quoted
}

// length matches a length of TeX, which a primitive command may take.
var length = pattern.New(`^=?\s*-?\s*[0-9.,]*\s*(?:em|ex|pt|mu|cm|mm|in|sp|bp|pc)\s?`)

// longestLength is how many bytes of a length are looked at.
const longestLength = 32

// character prints the character whose number follows, in one of the ways that
// TeX writes numbers: 65, "41, '101, `A or `\A.
func (d *detexer) character() {
	rest := d.s[d.at:]
	if quoted, ok := strings.CutPrefix(rest, "`"); ok {
		quoted = strings.TrimPrefix(quoted, `\`)
		r, n := utf8.DecodeRuneInString(quoted)
		d.at = len(d.s) - len(quoted)
		d.write(string(r)[:min(n, len(string(r)))], n)
		return
	}
	m := charNumber.FindStringSubmatch(rest[:min(len(rest), longestLength)])
	if m == nil {
		return
	}
	for i, base := range []int{10, 16, 8} {
		if n, err := strconv.ParseInt(m[i+1], base, 32); err == nil && unicode.IsPrint(rune(n)) {
			d.b = utf8.AppendRune(d.b, rune(n))
		}
	}
	d.at += len(m[0])
}

var charNumber = pattern.New(`^(?:([0-9]{1,7})|"([0-9A-F]{1,6})|'([0-7]{1,7}))\s?`)

// script raises or lowers the next figure of a formula, if Unicode has it so.
func (d *detexer) script(c byte) {
	if !d.maths {
		d.write(string(c), 1)
		return
	}
	d.at++
	if c == '_' {
		d.shift(subscripts)
		return
	}
	d.shift(superscripts)
}

// shift prints the argument in raised or lowered figures, or as it is.
func (d *detexer) shift(table map[rune]rune) {
	arg := d.argument()
	if raised, ok := inTable(arg, table); ok {
		d.b = append(d.b, raised...)
		return
	}
	d.b = append(d.b, arg...)
}

func inTable(s string, table map[rune]rune) (string, bool) {
	var b strings.Builder
	for _, r := range s {
		other, ok := table[r]
		if !ok {
			return "", false
		}
		b.WriteRune(other)
	}
	return b.String(), true
}

var superscripts = table("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")

var subscripts = table("0123456789+-=()aeoxhklmnpst", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₕₖₗₘₙₚₛₜ")

func table(from, to string) map[rune]rune {
	m := make(map[rune]rune)
	others := []rune(to)
	for i, r := range []rune(from) {
		m[r] = others[i]
	}
	return m
}

package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// capitalRecords reports the family names in capitals of each .bib file that
// has not all of them so.
func (p *Pass) capitalRecords() {
	capitals, ordinary := make(map[*Bib][]bibName), make(map[*Bib]int)
	for n := range p.names() {
		switch loud, ok := n.loud(); {
		case !ok:
		case loud:
			capitals[n.r.Bib] = append(capitals[n.r.Bib], n)
		default:
			ordinary[n.r.Bib]++
		}
	}
	for _, b := range p.Bibs() {
		if mixed(len(capitals[b]), ordinary[b]) {
			for _, n := range capitals[b] {
				p.capitalName(&n)
			}
		}
	}
}

// loud reports whether the family name of a person is in capitals. It is not
// ok if that does not tell: "LI", "III" and what stands in braces.
func (n *bibName) loud() (loud, ok bool) {
	if !n.single || !n.person() || n.parted() || n.parts.Given == "" || strings.Contains(n.parts.Family, ".") {
		return false, false
	}
	family, upper := n.parts.Family, strings.ToUpper(n.parts.Family)
	if utf8.RuneCountInString(family) < 3 || upper == strings.ToLower(family) {
		return false, false
	}
	if family != upper {
		return false, true
	}
	surely := !suffix.MatchString(family) && utterable(family) && !name.IsBody(n.text) && strings.Contains(bare(n.tex), family)
	return true, surely && !initialsLast.MatchString(n.tex) && !article.MatchString(n.parts.Given)
}

// article matches what programs leave of "The COSMOS": "COSMOS, T.".
var article = pattern.New(`^(?:[Tt]he|T\.)$`)

// utterable reports whether a word has vowels and consonants as names have, or
// is of a script for which this does not tell acronyms from names.
func utterable(s string) bool {
	if !alphabetic.MatchString(s) {
		return true
	}
	vowels := strings.Count(plainVowels.ReplaceAllString(plain(s), "\x00"), "\x00")
	return 0 < vowels && vowels < utf8.RuneCountInString(s)
}

var plainVowels = pattern.New(`[aeiouyаеиоуыэюяєії]`)

// capitalName reports a family name in capitals, with the given names if they
// are in capitals, too.
func (p *Pass) capitalName(n *bibName) {
	from, to := n.from, n.to
	given := n.parts.Given
	if given != strings.ToUpper(given) || initialsAfter.MatchString(given) && !name.IsFamiliar(given) {
		at := strings.LastIndex(n.tex, n.parts.Family)
		if bibtex.OutsideBraces(n.tex, ",") >= 0 {
			at = strings.Index(n.tex, n.parts.Family)
		}
		from, to = n.from+max(0, at), n.from+max(0, at)+len(n.parts.Family)
	}
	span, written := n.r.Within(n.f, from, to), n.f.TeX[from:to]
	fix := &cite.Fix{
		Message: "write " + capitalized(written), Edits: []cite.Edit{{Span: span, New: capitalized(written)}},
		Unsafe: true, // MCDONALD and DE LA CRUZ have capitals of their own
	}
	if strings.ContainsFunc(written, func(r rune) bool { return r == '\\' || r == '{' || unicode.IsDigit(r) }) {
		fix = nil
	}
	p.reportName(n, span, fix, "\""+excerpt(bibtex.Decode(written))+"\" is in capitals, other names of the file are not")
}

package check

import (
	"iter"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A writtenID is what stands behind the name of an identifier in a reference
// that has words: "ISBN 0-394-47173-8". In databases identifiers have fields.
type writtenID struct {
	ref   int
	value string
	span  cite.Span
}

// written yields the values behind the names that re matches, in references and
// notes. Group 1 is the value. Words that are quoted or code are spoken of.
func (p *Pass) written(re *pattern.Regexp) iter.Seq[writtenID] {
	return func(yield func(writtenID) bool) {
		if !p.matches(re) {
			return
		}
		for i := range p.Doc.References {
			text := p.Doc.References[i].Text
			for _, m := range re.FindAllStringSubmatchIndex(text.String(), -1) {
				id := writtenID{ref: i, value: text.String()[m[2]:m[3]], span: text.Span(m[2], m[3])}
				if !spokenOf(p.Doc, id.span) && !yield(id) {
					return
				}
			}
		}
	}
}

var (
	writtenISBN = pattern.New(`(?i)\bisbn(?:[- ]?1[03])?(?:\s*\(\w{0,12}\))?\s*[:#]?\s*([0-9][0-9 \x{a0}\x{2010}-\x{2015}\x{2212}-]{5,22}[0-9](?:[ \x{a0}\x{2010}-\x{2015}-]?x\b)?)`)
	writtenISSN = pattern.New(`(?i)\b[ep]?-?issn(?:-l)?(?:\s*\(\w{0,8}\))?\s*[:#]?\s*([0-9]{4}[\x{2010}-\x{2015}-]?[0-9]{3}[0-9x])\b`)
	writtenPMID = pattern.New(`(?i)\bpmid\s*[:#]?\s*([0-9]{9,})\b`)
	writtenDOI  = pattern.New(`(?i)\bdoi(?:\s*:\s*|\s+|=)(?:doi\s*:\s*)?((?:0\.|1\.|10[,:. ]|10)?[0-9]{3,}[./][^\s<>"]*[^\s<>".,;)\]])`)
)

// isbn returns the digits of an ISBN as it is written, and false where digits
// of something else may be among them: a volume number behind a space.
func (id writtenID) isbn() (digits string, whole bool) {
	value := id.value
	if first, _, spaced := strings.Cut(value, " "); spaced && strings.ContainsAny(first, "-‐‑‒–") {
		value = first
	}
	digits = strings.Map(func(r rune) rune {
		switch {
		case '0' <= r && r <= '9':
			return r
		case r == 'x' || r == 'X':
			return 'X'
		}
		return -1
	}, value)
	return digits, !strings.ContainsFunc(value, unicode.IsSpace) || len(digits) == 10 || len(digits) == 13
}

// writtenISBNs reports ISBNs in references whose check digit is wrong.
func (p *Pass) writtenISBNs() {
	for id := range p.written(writtenISBN) {
		digits, whole := id.isbn()
		if want := isbnCheck(digits); want != "" && whole {
			p.ReportRef(id.ref, id.span, "ISBN \"%s\" has a digit mistyped: after the others the last would be %s", id.value, want)
		}
	}
}

// shortISBNs reports ISBNs in references that have too few or too many digits.
func (p *Pass) shortISBNs() {
	for id := range p.written(writtenISBN) {
		digits, whole := id.isbn()
		old := len(digits) == 9 && ident.ValidISBN("0"+digits)
		if !whole || old || len(digits) == 10 || len(digits) == 8 && ident.ValidISSN(digits[:4]+"-"+digits[4:]) {
			continue
		}
		switch begins := strings.HasPrefix(digits, "978") || strings.HasPrefix(digits, "979"); {
		case len(digits) != 13:
			p.ReportRef(id.ref, id.span, "ISBN %q has %d digits, where it must have 10 or 13", id.value, len(digits))
		case !begins:
			p.ReportRef(id.ref, id.span, "ISBN %q begins with neither 978 nor 979", id.value)
		}
	}
}

// writtenISSNs reports ISSNs in references whose check digit is wrong.
func (p *Pass) writtenISSNs() {
	for id := range p.written(writtenISSN) {
		digits := strings.ToUpper(id.value[:4] + id.value[len(id.value)-4:])
		if want := checkISSN(digits); want != digits[7:] {
			p.ReportRef(id.ref, id.span, "ISSN %q has a digit mistyped: after the others the last would be %s", id.value, want)
		}
	}
}

// writtenPMIDs reports PMIDs in references that have too many digits.
func (p *Pass) writtenPMIDs() {
	for id := range p.written(writtenPMID) {
		p.ReportRef(id.ref, id.span, "%q is not a PMID, which has up to eight digits", id.value)
	}
}

// writtenDOIs reports what is called a DOI in a reference and is none.
func (p *Pass) writtenDOIs() {
	for id := range p.written(writtenDOI) {
		if _, ok := ident.ParseDOI(id.value); !ok && !linked(p.Doc, id.span) {
			p.ReportRef(id.ref, id.span, "%q is not a DOI, which begins with 10. and four digits or more, and a slash", id.value)
		}
	}
}

// writtenArXiv reports numbers of arXiv in references that cannot be one.
func (p *Pass) writtenArXiv() {
	for id := range p.written(arXivNamed) {
		fault := arXivFault(id.value)
		if !strings.Contains(id.value, ".") || ident.ValidArXiv(id.value) && fault == "" {
			continue
		}
		if fault == "" {
			fault = "which is like 2401.01234"
		}
		p.ReportRef(id.ref, id.span, "%q is not a number of arXiv, %s", id.value, fault)
	}
}

package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

// replaced is the fix that writes text in the place of f.TeX[from:to], or nil
// where macros or "#" make up the value.
func (r *Record) replaced(f *BibField, from, to int, message, text string) *cite.Fix {
	if len(f.Value.Pieces) != 1 {
		return nil
	}
	switch piece := f.Value.Pieces[0]; {
	case piece.Kind == bibtex.Number:
		fix := r.Rewrite(f, message, f.TeX[:from]+text+f.TeX[to:])
		return &fix
	case (piece.Kind == bibtex.Braced || piece.Kind == bibtex.Quoted) && f.Value.Content().End-f.Value.Content().Start == len(f.TeX):
		return &cite.Fix{Message: message, Edits: []cite.Edit{{Span: r.Within(f, from, to), New: text}}}
	}
	return nil
}

// rewrote is the fix that makes text the whole value of f.
func (r *Record) rewrote(f *BibField, text string) *cite.Fix {
	return r.replaced(f, 0, len(f.TeX), "write "+excerpt(text), text)
}

// movedTo is the fix that moves a value to another field, which the record must
// lack, and writes it as text.
func (r *Record) movedTo(f *BibField, name, text string) *cite.Fix {
	fix := r.replaced(f, 0, len(f.TeX), "move it to "+name, text)
	if fix == nil || r.Has(name) {
		return nil
	}
	fix.Edits = append([]cite.Edit{{Span: r.Bib.At(f.Field.Name.Span), New: name}}, fix.Edits...)
	return fix
}

// reportID reports a problem with an identifier in f.TeX[from:to].
func (p *Pass) reportID(r *Record, f *BibField, from, to int, fix *cite.Fix, message string) {
	finding := cite.Finding{Ref: r.Ref, Span: r.Within(f, from, to), Message: message}
	if finding.Span.Start >= finding.Span.End {
		finding.Span = r.Bib.At(f.Field.Name.Span)
	}
	if fix != nil {
		finding.Fixes = []cite.Fix{*fix}
	}
	p.Report(finding)
}

// A bookNumber is what may be an ISBN or ISSN in a field.
type bookNumber struct {
	written  string
	digits   string // with a final X
	from, to int    // in the TeX of the field
}

// numberRun matches digits with hyphens between them.
var numberRun = pattern.New(`[0-9](?:[0-9\x{2010}-\x{2015}\x{2212}-]*[0-9])?(?:[\x{2010}-\x{2015}-]*[Xx]\b)?`)

// bookNumbers finds the numbers of a field: "0-394-47173-8 (pbk.)", "1234-5678,
// 2345-6789", "0 394 47173 8". Remarks in brackets may hold short numbers.
func bookNumbers(tex string) []bookNumber {
	var numbers []bookNumber
	all, total := "", 0
	for _, loc := range numberRun.FindAllStringIndex(tex, -1) {
		if partOfWord(tex, loc[0], loc[1]) {
			continue
		}
		n := bookNumber{written: tex[loc[0]:loc[1]], from: loc[0], to: loc[1]}
		n.digits = strings.Map(func(r rune) rune {
			switch {
			case r == 'x' || r == 'X':
				return 'X'
			case '0' <= r && r <= '9':
				return r
			}
			return -1
		}, n.written)
		all, total = all+n.digits, total+1
		if len(n.digits) > 6 {
			numbers = append(numbers, n)
		}
	}
	if numbers == nil && total > 1 && (len(all) == 10 || len(all) == 13 || len(all) == 8) {
		tex = strings.TrimSpace(tex)
		return []bookNumber{{written: tex, digits: all, to: len(tex)}}
	}
	return numbers
}

// partOfWord reports whether s[from:to] belongs to something longer, such as a
// DOI.
func partOfWord(s string, from, to int) bool {
	before, after := s[:from], s[to:]
	return strings.HasSuffix(before, "/") && len(before) > 1 && isDigitByte(before[len(before)-2]) ||
		len(after) > 1 && (after[0] == '.' || after[0] == '/') && isDigitByte(after[1]) && strings.HasPrefix(strings.TrimSpace(s), "10.")
}

func isDigitByte(c byte) bool { return '0' <= c && c <= '9' }

// checkISBN10 returns the check digit of nine digits. ISO 2108:1992.
func checkISBN10(nine string) string {
	sum := 0
	for i := range 9 {
		sum += int(nine[i]-'0') * (10 - i)
	}
	return digitX((11 - sum%11) % 11)
}

// checkISBN13 returns the check digit of twelve digits. ISO 2108:2017, annex C.
func checkISBN13(twelve string) string {
	sum := 0
	for i := range 12 {
		sum += int(twelve[i]-'0') * (1 + i%2*2)
	}
	return strconv.Itoa((10 - sum%10) % 10)
}

// checkISSN returns the check digit of seven digits. ISO 3297:2022, annex A.
func checkISSN(seven string) string {
	sum := 0
	for i := range 7 {
		sum += int(seven[i]-'0') * (8 - i)
	}
	return digitX((11 - sum%11) % 11)
}

func digitX(n int) string {
	if n == 10 {
		return "X"
	}
	return strconv.Itoa(n)
}

package layout

import (
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// changePieces writes a value with the delimiters that are asked for. What "#"
// joins keeps those that it has. BibTeX drops the white space around the value
// of a field, but not of a macro.
func (w *work) changePieces(all []piece, trim bool) {
	if len(all) != 1 {
		return
	}
	p := &all[0]
	if delimited(p) && trim {
		p.text = trimmed(p.text)
	}
	if w.o.Numeric && delimited(p) && isNumber(p.text) {
		p.kind = bibtex.Number
		return
	}
	switch p.kind {
	case bibtex.Braced, bibtex.Quoted:
	case bibtex.Number:
		if w.o.Numeric && isNumber(p.text) {
			return
		}
	default:
		return
	}
	switch w.o.Delimiters {
	case Braces:
		// A program that takes \} for a sign would miss the end.
		if !strings.HasSuffix(p.text, `\`) {
			p.kind = bibtex.Braced
		}
	case QuotationMarks:
		if quotable(p.text) {
			p.kind = bibtex.Quoted
		}
	case AsWritten:
	}
}

func delimited(p *piece) bool { return p.kind == bibtex.Braced || p.kind == bibtex.Quoted }

// trimmed takes the white space off both ends, but not that of a "\ ".
func trimmed(s string) string {
	s = strings.TrimLeft(s, blanks)
	t := strings.TrimRight(s, blanks)
	if strings.HasSuffix(t, `\`) {
		return s
	}
	return t
}

// isNumber reports whether s is a number that all programs read as it is
// written.
func isNumber(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != "" && (s[0] != '0' || s == "0")
}

// quotable reports whether s can stand in quotation marks: it has none itself
// outside of braces.
func quotable(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		case '"':
			if depth == 0 {
				return false
			}
		}
	}
	return depth == 0 && !strings.HasSuffix(s, `\`)
}

var fullMonths = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
}

// month writes a month as the macro that all styles know, unless the file
// gives the macro a meaning of its own.
func (w *work) month(f *field) {
	if w.o.Months == NoneOfThem || len(f.pieces) != 1 || !strings.EqualFold(f.name, "month") {
		return
	}
	p := &f.pieces[0]
	n := w.monthOf(p)
	if n == 0 {
		return
	}
	if macro := strings.ToLower(fullMonths[n-1][:3]); !w.redefined[macro] {
		*p = piece{kind: bibtex.Macro, text: macro}
	}
}

// monthOf returns the number of the month that p names, or 0.
func (w *work) monthOf(p *piece) int {
	s := strings.Trim(p.text, blanks)
	for i, name := range fullMonths {
		if w.o.Months == AllMonths && isMonth(s, name, i+1) {
			return i + 1
		}
		if p.kind == bibtex.Macro && lower(s) == lower(name[:3]) || delimited(p) && s == name {
			return i + 1
		}
	}
	return 0
}

// isMonth reports whether s is the month of that name and number in one of the
// usual spellings.
func isMonth(s, name string, number int) bool {
	s = strings.TrimSuffix(s, ".")
	if digits := strings.TrimLeft(s, "0"); isNumber(digits) {
		return len(digits) < 3 && digits == strings.TrimLeft(twoDigits(number), "0")
	}
	return len(s) >= 3 && len(s) <= len(name) && strings.EqualFold(s, name[:len(s)])
}

func twoDigits(n int) string { return string([]byte{'0' + byte(n/10), '0' + byte(n%10)}) }

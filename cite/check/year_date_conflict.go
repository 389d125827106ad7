package check

import (
	"fmt"
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
)

var yearDateConflict = &Rule{
	ID:       "CC509",
	Name:     "year-date-conflict",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A year or month other than that of the date",
		Why:   "BibTeX prints the year and biblatex the date, so the same work appears under two years, and one of them is wrong.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  year = 1988,\n  date = {1989}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  month = jun,\n  date = {1974-05-12}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, title = {A}, year = 1974, date = {1974-05-12}, month = may}\n@book{b, title = {B}, year = 1976, date = {1974/1979}}\n@book{c, title = {C}, year = {1974/75}, date = {1975}}\n" +
				"@book{d, title = {D}, year = {forthcoming}, date = {1974}}\n@book{e, title = {E}, year = 1974, date = {197X}}\n@book{f, title = {F}, month = may, date = {1974}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("date") {
			if f.known() {
				p.yearConflict(r, f)
			}
		}
	},
}

// yearConflict reports the year, or else the month, that the date is not in.
func (p *Pass) yearConflict(r *Record, f *BibField) {
	d := date.Parse(f.asDate())
	if d.Year < 1000 || d.Literal != "" {
		return
	}
	if year := r.Field("year"); year != nil && !r.lent(year) && !sharesYear(year.words(), d) {
		p.conflict(r, f, year)
		return
	}
	month := r.Field("month")
	if month == nil || r.lent(month) || d.Month == 0 || d.End != nil {
		return
	}
	if m := month.month(); m != 0 && m != d.Month {
		p.conflict(r, f, month)
	}
}

// lent reports whether another entry lends the field.
func (r *Record) lent(f *BibField) bool {
	for i := range r.Lent {
		if &r.Lent[i] == f {
			return true
		}
	}
	return false
}

// sharesYear reports whether a value names no year, or one that the date may
// be in.
func sharesYear(s string, d cite.Date) bool {
	end := d.Year
	if d.End != nil {
		end = d.End.Year
	}
	named := years(s)
	for _, year := range named {
		if d.Year <= year && (year <= end || end == 0) {
			return true
		}
	}
	return len(named) == 0
}

// years returns the numbers of four digits, and what follows such a one after
// a slash or hyphen: 1974 and 1975 for "1974/75".
func years(s string) []int {
	var all []int
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && isDigit(s[i]) {
			i++
		}
		n, _ := strconv.Atoi(s[from:i])
		switch last := len(all) - 1; {
		case i-from == 4:
			all = append(all, n)
		case 1 <= i-from && i-from <= 2 && last >= 0:
			all = append(all, completed(all[last], n, i-from))
		case i == from:
			i++
		}
	}
	return all
}

// completed returns the year that has the last digits n: 1975 after 1974.
func completed(year, n, digits int) int {
	step := 10
	if digits == 2 {
		step = 100
	}
	return year - year%step + n
}

// month returns the number of the month that a value is, or 0.
func (f *BibField) month() int {
	s := f.words()
	if n, err := strconv.Atoi(s); err == nil && 1 <= n && n <= 12 {
		return n
	}
	return namedMonth(s)
}

func (p *Pass) conflict(r *Record, at, other *BibField) {
	p.Report(cite.Finding{
		Ref: r.Ref, Span: r.Bib.At(other.Value.Span),
		Message: fmt.Sprintf("%s %q is not that of date %q", other.Name, excerpt(other.words()), excerpt(at.words())),
		Related: []cite.Related{{Span: r.Bib.At(at.Field.Span()), Message: "the date stands here"}},
	})
}

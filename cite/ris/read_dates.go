package ris

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

// dateTags are those of dates other than that of publication.
var dateTags = map[string]string{"Y2": "accessed", "OP": "original-date"}

// date enters one of the dates. DA is finer than PY.
func (r *record) date(t tagged) {
	variable := dateTags[t.tag]
	if variable == "" {
		variable = "issued"
	}
	d := parseDate(t.value)
	have, there := r.Dates[variable]
	switch {
	case d.IsZero():
	case d.Year == 0 && t.tag == "DA" && d.Literal != "forthcoming":
		r.yearless = append(r.yearless, t)
	case !there, have.Year == 0, have.Year == d.Year && exact(d) >= exact(have):
		d.Span = t.span
		r.Dates[variable] = d
	case t.tag == "OP":
		r.keep(t.tag, t)
	}
}

// exact counts what a date says beyond its year.
func exact(d cite.Date) (n int) {
	for _, says := range []bool{d.Month != 0, d.Day != 0, d.Season != 0, d.Circa, d.Uncertain, d.End != nil, d.Suffix != ""} {
		if says {
			n++
		}
	}
	return n
}

// addYears reads dates such as "MAR 9" and "05/06", whose year stands in PY.
func (r *record) addYears() {
	for _, t := range r.yearless {
		issued, there := r.Dates["issued"]
		d := parseDate(t.value + " " + strconv.Itoa(issued.Year))
		if m := monthDay.FindStringSubmatch(t.value); m != nil {
			d = parseDate(strconv.Itoa(issued.Year) + "/" + m[1] + "/" + m[2])
		}
		switch {
		case !there || issued.Year == 0:
			if !there {
				d = date.Parse(t.value)
				d.Span = t.span
				r.Dates["issued"] = d
			}
		case d.Year == issued.Year && exact(d) > exact(issued):
			d.Span = t.span
			r.Dates["issued"] = d
		}
	}
}

var (
	monthDay    = pattern.New(`^(\d{1,2})/(\d{1,2})/?$`)
	years       = pattern.New(`^\d{4}/\d{4}$`)
	slashedDate = pattern.New(`^(\d{4})/(\d{1,2})?/?(\d{1,2})?/?(.*)$`)
)

// parseDate reads YYYY/MM/DD/other, of which all but the year may be missing.
func parseDate(s string) cite.Date {
	m := slashedDate.FindStringSubmatch(s)
	if m == nil || years.MatchString(s) {
		return date.Parse(s)
	}
	iso := m[1]
	for _, part := range m[2:4] {
		if part == "" || strings.Trim(part, "0") == "" {
			break
		}
		iso += "-" + strings.Repeat("0", 2-len(part)) + part
	}
	d := date.Parse(iso)
	if whole := date.Parse(m[4]); m[4] != "" && whole.Literal == "" && whole.Year == d.Year && exact(whole) >= exact(d) {
		return whole
	}
	if other := date.Parse(m[4] + " " + m[1]); d.Month == 0 && m[4] != "" && other.Literal == "" && other.Year == d.Year {
		return other
	}
	return d
}

package date

import (
	"strconv"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A day of EDTF level 1 with its qualifier. Years of more than four digits and
// unspecified digits are left out, since no reference has them.
var edtfDay = pattern.New(`^(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?([?~%]?)$`)

// edtf reads a date that is written in EDTF, or a range of two.
func edtf(s string) (cite.Date, bool) {
	from, to, ranged := strings.Cut(s, "/")
	d, ok := edtfOne(from)
	if !ok || !ranged {
		return d, ok
	}
	end, ok := edtfOne(to)
	if !ok || !before(d, end) {
		return cite.Date{}, false
	}
	d.End = &end
	return d, true
}

func edtfOne(s string) (d cite.Date, ok bool) {
	m := edtfDay.FindStringSubmatch(s)
	if m == nil {
		return d, false
	}
	d.Year, d.Month, d.Day = number(m[1]), number(m[2]), number(m[3])
	d.Circa = m[4] == "~" || m[4] == "%"
	d.Uncertain = m[4] == "?" || m[4] == "%"
	if d.Month >= spring && d.Month <= winter && d.Day == 0 {
		d.Season, d.Month = d.Month, 0
	}
	zero := m[2] == "00" || m[3] == "00"
	return d, d.Year != 0 && !zero && exists(d)
}

// exists reports whether the calendar has such a day, so far as it is known.
func exists(d cite.Date) bool {
	if d.Month < 0 || d.Month > 12 || d.Day < 0 || d.Day > 31 {
		return false
	}
	if d.Month == 0 || d.Day == 0 {
		return true
	}
	year := d.Year
	if year == 0 {
		year = 2000 // a leap year: it has every day that may be
	}
	return time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Day() == d.Day
}

// before reports whether a is earlier than b, so far as both are known.
func before(a, b cite.Date) bool {
	switch {
	case a.Year != b.Year:
		return a.Year < b.Year
	case a.Season != 0 || b.Season != 0:
		return a.Season != 0 && a.Season < b.Season
	case a.Month != b.Month:
		return a.Month != 0 && a.Month < b.Month
	}
	return a.Day != 0 && a.Day < b.Day
}

// number reads digits, 0 if there are none or too many.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

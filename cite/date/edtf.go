package date

import (
	"strconv"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
)

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

// edtfOne reads a day of EDTF level 1 with its qualifier. Years of more than
// four digits and unspecified digits are left out, since no reference has them.
func edtfOne(s string) (d cite.Date, ok bool) {
	bce := strings.HasPrefix(s, "-")
	year, s := cutDigits(strings.TrimPrefix(s, "-"), 4)
	month, s := cutPart(s)
	day, s := "", s
	if month != "" {
		day, s = cutPart(s)
	}
	if year == "" || month == "00" || day == "00" || len(s) > 1 || strings.Trim(s, "?~%") != "" {
		return cite.Date{}, false
	}
	d.Year, d.Month, d.Day = number(year), number(month), number(day)
	if bce {
		d.Year = -d.Year
	}
	d.Circa = s == "~" || s == "%"
	d.Uncertain = s == "?" || s == "%"
	if d.Month >= spring && d.Month <= winter && d.Day == 0 {
		d.Season, d.Month = d.Month, 0
	}
	return d, d.Year != 0 && exists(d)
}

// cutPart cuts "-05" off s.
func cutPart(s string) (digits, rest string) {
	after, found := strings.CutPrefix(s, "-")
	if digits, rest = cutDigits(after, 2); !found || digits == "" {
		return "", s
	}
	return digits, rest
}

// cutDigits cuts n digits off s, or none.
func cutDigits(s string, n int) (digits, rest string) {
	if len(s) < n {
		return "", s
	}
	for i := range n {
		if s[i] < '0' || s[i] > '9' {
			return "", s
		}
	}
	return s[:n], s[n:]
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
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

package date

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

var (
	isoDate  = regexp.MustCompile(`^(\d{4})-(\d{2})(?:-(\d{2}))?([~?%])?$`)
	dotted   = regexp.MustCompile(`(?:^|\s)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:\s|$|[,;])`)
	slashed  = regexp.MustCompile(`(?:^|\s)(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:\s|$|[,;])`)
	fullDate = regexp.MustCompile(`(?:^|\s)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[\sT.]|$)`)
	eastern  = regexp.MustCompile(`(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?`)
	year     = regexp.MustCompile(`(?:^|[^\d])(\d{4})\s?([a-z])?([~?%])?(?:$|[^\p{L}\d])`)
	dayWord  = regexp.MustCompile(`(?:^|[^\d])(\d{1,2})(?:st|nd|rd|th|er|º|\.|-го)?(?:[^\d\p{L}]|$)`)
	era      = regexp.MustCompile(`(?i)^(-)?(\d{1,4})(?:\s*(bce?|v\.\s?chr|av\. j\.-c|до н\. ?э)\.?)$`)
	negative = regexp.MustCompile(`^-(\d{4})([~?%])?$`)
)

// when reads one date; its year is 0 if there is none.
func when(s string) cite.Date {
	if d := numeric(s); d.Year != 0 {
		return valid(d)
	}
	m := year.FindStringSubmatch(s)
	if m == nil {
		return cite.Date{}
	}
	d := cite.Date{Year: number(m[1]), Suffix: m[2]}
	d.Circa = circa.MatchString(s)
	d.Uncertain = strings.Contains(s, "?")
	qualify(&d, m[3])
	rest := strings.Replace(s, m[1], " ", 1)
	if d.Month = monthIn(rest); d.Month == 0 {
		d.Season = seasonIn(rest)
		return d
	}
	if day := dayWord.FindStringSubmatch(rest); day != nil {
		d.Day = number(day[1])
	}
	return valid(d)
}

// numeric reads the dates that need no words.
func numeric(s string) cite.Date {
	if m := isoDate.FindStringSubmatch(s); m != nil {
		d := cite.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
		if d.Month >= 21 && d.Month <= 24 && d.Day == 0 {
			d.Season, d.Month = d.Month, 0
		}
		qualify(&d, m[4])
		return d
	}
	if m := negative.FindStringSubmatch(s); m != nil {
		d := cite.Date{Year: -number(m[1])}
		qualify(&d, m[2])
		return d
	}
	if m := era.FindStringSubmatch(s); m != nil {
		return cite.Date{Year: 1 - number(m[2])} // EDTF counts a year 0
	}
	for _, form := range []*regexp.Regexp{fullDate, eastern} {
		if m := form.FindStringSubmatch(s); m != nil {
			return cite.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
		}
	}
	return reversed(s)
}

// reversed reads 31.12.2004 and 31/12/2004. With slashes the day may stand
// second, as Americans write it; where both could be months, the day and month
// are left open rather than guessed.
func reversed(s string) cite.Date {
	if m := dotted.FindStringSubmatch(s); m != nil {
		return cite.Date{Year: number(m[3]), Month: number(m[2]), Day: number(m[1])}
	}
	m := slashed.FindStringSubmatch(s)
	if m == nil {
		return cite.Date{}
	}
	a, b := number(m[1]), number(m[2])
	switch {
	case a > 12:
		return cite.Date{Year: number(m[3]), Month: b, Day: a}
	case b > 12 || a == b:
		return cite.Date{Year: number(m[3]), Month: a, Day: b}
	}
	return cite.Date{Year: number(m[3])}
}

// qualify reads the marks of EDTF level 1.
func qualify(d *cite.Date, mark string) {
	switch mark {
	case "~":
		d.Circa = true
	case "?":
		d.Uncertain = true
	case "%":
		d.Circa, d.Uncertain = true, true
	}
}

// days of the months; a 29 February is believed in every year.
var days = [...]int{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// valid drops a month or a day that no calendar has.
func valid(d cite.Date) cite.Date {
	if d.Month < 1 || d.Month > 12 {
		d.Month, d.Day = 0, 0
	}
	if d.Day > days[d.Month] {
		d.Day = 0
	}
	return d
}

func monthIn(s string) int {
	for _, w := range lettersOf(s) {
		for i, m := range months {
			if m.MatchString(w) {
				return i + 1
			}
		}
	}
	return 0
}

func seasonIn(s string) int {
	for _, w := range lettersOf(s) {
		for i, m := range seasons {
			if m.MatchString(w) {
				return 21 + i
			}
		}
	}
	return 0
}

func lettersOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
}

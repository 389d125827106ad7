package check

import (
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

// The forms that biber 2.18 takes, tried with it one by one: those of EDTF
// level 1 (ISO 8601-2:2019) and the seasons of level 2.
const (
	yearForm   = `(?:-?[\dX]{4}|Y-?\d{5,})`
	monthForm  = `(?:0[1-9X]|1[0-2X]|XX|2[1-9]|3\d|4[01])`
	dayForm    = `(?:0[1-9X]|[12][\dX]|3[01X]|XX)`
	clockForm  = `T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?`
	momentForm = yearForm + `(?:-` + monthForm + `(?:-` + dayForm + `(?:` + clockForm + `)?)?)?[?~%]?`
)

var (
	biblatexDate = pattern.New(`^(?:` + momentForm + `|(?:` + momentForm + `|\.\.)?/(?:` + momentForm + `|\.\.)|` + momentForm + `/)$`)
	isoDay       = pattern.New(`^(-?\d{4})-(\d\d)(?:-(\d\d))?(?:T.*|[?~%])?$`)
	seasonDay    = pattern.New(`-(?:2[1-9]|3\d|4[01])-`)
)

// wellFormed reports a date as biblatex takes it, which the calendar need not
// have.
func wellFormed(s string) bool { return biblatexDate.MatchString(s) && !seasonDay.MatchString(s) }

// impossible reports a date in digits that no calendar has.
func impossible(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if m := isoDay.FindStringSubmatch(part); m != nil && !inCalendar(m) {
			return true
		}
	}
	return false
}

// inCalendar takes what isoDay found. Months from 21 on are seasons.
func inCalendar(m []string) bool {
	if m[3] == "" {
		return "01" <= m[2] && m[2] <= "12" || "21" <= m[2] && m[2] <= "41"
	}
	year := strings.TrimPrefix(m[1], "-")
	_, err := time.Parse(time.DateOnly, year+"-"+m[2]+"-"+m[3])
	return err == nil
}

// endsEarly reports a range that ends before it begins.
func endsEarly(s string) bool {
	from, to, ok := strings.Cut(s, "/")
	a, b := isoStart.FindString(from), isoStart.FindString(to)
	n := min(len(a), len(b))
	return ok && n > 0 && b[:n] < a[:n]
}

var isoStart = pattern.New(`^\d{4}(?:-\d\d){0,2}`)

// repairedDate writes a date as biblatex wants it. It is sure of those that
// name the month, or that stand as year, month and day.
func repairedDate(s string) (repaired string, sure bool) {
	if t := respelled(s); wellFormed(t) && !impossible(t) && !endsEarly(t) {
		return t, true
	}
	d := date.Parse(s)
	if d.Year == 0 || d.Literal != "" || d.Suffix != "" {
		return "", false
	}
	t := d.String()
	if !wellFormed(t) || impossible(t) || numbers(s) > numbers(t) {
		return "", false // a number of s would be lost
	}
	return t, d.Month != 0 && namesMonth.MatchString(s)
}

// namesMonth takes any word of three letters for the name of a month, where a
// month was read.
var namesMonth = pattern.New(`\p{L}{3}|[月월]`)

// numbers counts the runs of digits.
func numbers(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool { return r < '0' || '9' < r }))
}

// respelled mends what is nearly EDTF: zeros that are missing, slashes for
// hyphens, the spellings of the draft of 2012.
func respelled(s string) string {
	if m := looseDay.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + pad2(m[2]) + "-" + pad2(m[3]) + clock(m[4])
	}
	if m := compactDay.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + m[2] + "-" + m[3]
	}
	from, to, ranged := strings.Cut(s, "/")
	if from = respelledEnd(from); !ranged {
		return from
	}
	return from + "/" + respelledEnd(to)
}

var (
	looseDay   = pattern.New(`^(\d{4})[-/.](\d\d?)[-/.](\d\d?)((?:T|t| ).*)?$`)
	looseMonth = pattern.New(`^(\d{4})-(\d)$`)
	compactDay = pattern.New(`^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)$`)
	looseClock = pattern.New(`^[Tt ]\s*(\d\d:\d\d)(:\d\d)?(\.\d+)?\s*(Z|UTC|GMT)?([+-]\d\d)?:?(\d\d)?$`)
	oldUnknown = pattern.New(`^\d\d(?:\du|uu)(?:-uu)*$`)
)

func respelledEnd(s string) string {
	s = strings.TrimSpace(s)
	switch {
	case strings.EqualFold(s, "open"):
		return ".."
	case strings.EqualFold(s, "unknown"):
		return ""
	case strings.HasSuffix(s, "?~") || strings.HasSuffix(s, "~?"):
		return s[:len(s)-2] + "%"
	case oldUnknown.MatchString(strings.ToLower(strings.ReplaceAll(s, "x", "u"))):
		return strings.NewReplacer("u", "X", "x", "X").Replace(s)
	}
	if m := looseDay.FindStringSubmatch(s); m != nil && m[4] == "" {
		return m[1] + "-" + pad2(m[2]) + "-" + pad2(m[3])
	}
	if m := looseMonth.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + pad2(m[2])
	}
	return s
}

// clock writes a time of day in full.
func clock(s string) string {
	m := looseClock.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	t := "T" + m[1] + m[2]
	if m[2] == "" {
		t += ":00"
	}
	switch t += m[3]; {
	case m[4] != "":
		return t + "Z"
	case m[5] != "" && m[6] == "":
		return t + m[5] + ":00"
	case m[5] != "":
		return t + m[5] + ":" + m[6]
	}
	return t
}

func pad2(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

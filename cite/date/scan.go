package date

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A reading is what the words of one date say, before they are put together.
type reading struct {
	cite.Date
	loose   []int // numbers of one or two digits: days, mostly
	era     int   // year before the first of an era, for dates such as 昭和50年
	strange bool  // there were words that belong to no date
}

func (r reading) empty() bool {
	return r.Year == 0 && r.Month == 0 && r.Season == 0 && len(r.loose) == 0
}

// date puts the parts together, without a day that the month does not have. It
// is not ok if there is no such month, or if a number has no place in the date.
func (r reading) date() (cite.Date, bool) {
	d := r.Date
	switch {
	case len(r.loose) == 1 && d.Month != 0:
		d.Day = r.loose[0]
	case len(r.loose) > 0:
		return d, false
	}
	d = sound(d)
	return d, exists(d) && (d.Year != 0 || d.Month != 0 || d.Season != 0)
}

// Dates in figures alone. Whether the day or the month comes first in the last
// form is known only where one of them is above twelve, or where stops part
// them, which is the habit of the continent.
var (
	yearFirst = pattern.New(`^([0-9]{4})\s?[./-]\s?([0-9]{1,2})(?:\s?[./-]\s?([0-9]{1,2}))?$`)
	yearLast  = pattern.New(`^([0-9]{1,2})\s?([./-])\s?([0-9]{1,2})\s?[./-]\s?([0-9]{4})$`)
	monthYear = pattern.New(`^([0-9]{1,2})\s?[./-]\s?([0-9]{4})$`)
)

// single reads one date.
func single(s string) (cite.Date, bool) {
	if d, ok := figures(s); ok {
		return d, true
	}
	r := scan(s)
	d, ok := r.date()
	if ok && (!r.strange || d.Year != 0) {
		return d, true
	}
	return cite.Date{Year: r.Year, Suffix: r.Suffix, Circa: r.Circa, Uncertain: r.Uncertain}, r.Year != 0
}

func figures(s string) (d cite.Date, ok bool) {
	if m := yearFirst.FindStringSubmatch(s); m != nil {
		d = cite.Date{Year: number(m[1]), Month: number(m[2]), Day: number(m[3])}
	} else if m := monthYear.FindStringSubmatch(s); m != nil {
		d = cite.Date{Year: number(m[2]), Month: number(m[1])}
	} else if m := yearLast.FindStringSubmatch(s); m != nil {
		d = dayMonth(number(m[1]), number(m[3]), m[2] == ".")
		d.Year = number(m[4])
	}
	d = sound(d)
	return d, d.Year != 0 && (d.Month != 0 || d.Day == 0) && exists(d)
}

// sound drops the day if the month has no such one.
func sound(d cite.Date) cite.Date {
	if !exists(d) {
		d.Day = 0
	}
	return d
}

// dayMonth tells day and month apart, or gives neither.
func dayMonth(a, b int, dayFirst bool) cite.Date {
	switch {
	case dayFirst || a > 12 || a == b:
		return cite.Date{Day: a, Month: b}
	case b > 12:
		return cite.Date{Day: b, Month: a}
	}
	return cite.Date{}
}

// scan reads the words and figures of one date in any order.
func scan(s string) reading {
	var r reading
	s = strings.ToLower(s)
	bce := beforeEra.FindStringIndex(s)
	if bce != nil {
		s = s[:bce[0]] + s[bce[1]:]
	}
	for s != "" {
		word, rest := token(s)
		r.take(word, rest, bce != nil)
		s = rest
	}
	if bce != nil && r.Year != 0 {
		r.Year = 1 - r.Year // EDTF counts 1 BCE as year 0
	}
	return r
}

// beforeEra is "BC" in the languages that we read.
var beforeEra = pattern.New(`\s*\b(?:b\.\s?c\.(?:\s?e\.)?|bce?|v\.\s?(?:chr|u\. ?z)\.?|av\.\s?j\.?\s?-?\s?c\.?)|\s*до\s+(?:н\.?\s?э\.?|нашей эры)|公元前|紀元前`)

// token cuts the next run of letters, run of digits, or other character off s.
// The characters for year, month and day in East Asia stand alone.
func token(s string) (word, rest string) {
	first, n := utf8.DecodeRuneInString(s)
	kind := kindOf(first)
	for kind != other && n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if kindOf(r) != kind {
			break
		}
		n += size
	}
	return s[:n], s[n:]
}

const (
	other = iota
	letters
	figure
)

func kindOf(r rune) int {
	switch {
	case strings.ContainsRune("年月日号號년월일春夏秋冬", r):
		return other
	case '0' <= r && r <= '9':
		return figure
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		return letters
	}
	return other
}

// take adds one token to the reading; rest is what follows it.
func (r *reading) take(word, rest string, bce bool) {
	switch {
	case kindOf([]rune(word)[0]) == figure:
		r.takeNumber(word, bce)
	case word == "?":
		r.Uncertain = true
	case word == "~":
		r.Circa = true
	case word == "月" || word == "월":
		r.takeMonth()
	case len(word) == 1 && r.Year != 0 && r.Suffix == "" && r.justYear(word):
		r.Suffix = word
	default:
		r.takeWord(word, rest)
	}
}

// justYear reports whether a letter may be the suffix of the year: nothing but
// the year was read yet.
func (r *reading) justYear(letter string) bool {
	return 'a' <= letter[0] && letter[0] <= 'z' && r.Month == 0 && len(r.loose) == 0
}

func (r *reading) takeNumber(digits string, bce bool) {
	n := number(digits)
	switch {
	case r.era != 0 && len(digits) <= 3:
		r.Year, r.era = r.era+n, 0
	case len(digits) == 4 && r.Year == 0, len(digits) <= 3 && bce && r.Year == 0:
		r.Year = n
	case len(digits) <= 2 && len(r.loose) < 3:
		r.loose = append(r.loose, n)
	default:
		r.strange = true
	}
}

// takeMonth makes a month of the last number.
func (r *reading) takeMonth() {
	last := len(r.loose) - 1
	if last < 0 || r.Month != 0 {
		r.strange = true
		return
	}
	r.Month, r.loose = r.loose[last], r.loose[:last]
}

func (r *reading) takeWord(word, rest string) {
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case months[word] != 0 && r.Month == 0:
		r.Month = months[word]
	case seasons[word] != 0 && r.Season == 0:
		r.Season = seasons[word]
	case eras[word] != 0:
		r.era = eras[word]
	case circa[word] && !(word == "c" && startsWithDigit(rest)): // "c1998" is a copyright
		r.Circa = true
	case kindOf(first) == letters && !silent[word]:
		r.strange = true
	}
}

func startsWithDigit(s string) bool { return s != "" && '0' <= s[0] && s[0] <= '9' }

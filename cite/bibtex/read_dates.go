package bibtex

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

// dateFields are the fields with whole dates; of several for one variable the
// first counts.
var dateFields = []struct{ field, variable string }{
	{"date", "issued"}, {"urldate", "accessed"}, {"lastchecked", "accessed"}, {"lastaccessed", "accessed"}, {"accessed", "accessed"},
	{"origdate", "original-date"}, {"origyear", "original-date"}, {"eventdate", "event-date"},
}

// readDates reads the fields that dates are made of.
func (r *reading) readDates() {
	for _, f := range dateFields {
		if _, have := r.Dates[f.variable]; have || !r.has(f.field) {
			continue
		}
		s, span := r.takeDate(f.field)
		if d := readDate(s); !d.IsZero() {
			d.Span = span
			r.Dates[f.variable] = d
		}
	}
	r.inParts("issued", "")
	if state := r.text("pubstate"); state != "" && r.Dates["issued"].IsZero() {
		_, span := r.take("pubstate")
		r.Dates["issued"] = cite.Date{Literal: spokenState(state), Span: span}
	}
	r.inParts("accessed", "url")
}

// takeDate is take for a date, in which a tilde says that it is uncertain.
func (r *reading) takeDate(name string) (string, cite.Span) {
	raw := strings.TrimSpace(r.raw(name))
	decoded, span := r.take(name)
	if approximate.MatchString(raw) {
		return raw, span
	}
	return decoded, span
}

// approximate matches dates of EDTF that hold a tilde.
var approximate = pattern.New(`^[-0-9/.?%T:Z]*~[-0-9/.?%~T:Z]*$`)

// readDate reads the value of a date field. Of a range without an end, or with
// one before its beginning, the beginning is kept; a time of day is dropped.
func readDate(s string) cite.Date {
	s = timeOfDay.ReplaceAllString(s, "$1")
	for _, open := range []string{"/..", "/", "/open", "/unknown"} {
		s = strings.TrimSuffix(s, open)
	}
	if strings.EqualFold(s, unknownYear) {
		return cite.Date{}
	}
	if year, err := strconv.Atoi(s); err == nil && 0 < year && len(s) < 4 {
		return cite.Date{Year: year}
	}
	d := date.Parse(s)
	if from, _, ranged := strings.Cut(s, "/"); ranged && d.End == nil && len(from) > len("2004") {
		if first := date.Parse(from); first.Year != 0 && first.Literal == "" {
			return first
		}
	}
	return d
}

var timeOfDay = pattern.New(`(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d[0-9:.+Z-]*`)

// inParts reads year, month and day where there was no date.
func (r *reading) inParts(variable, prefix string) {
	if d := r.Dates[variable]; d.Year != 0 || !r.has(prefix+"year") {
		return
	}
	year, span := r.takeDate(prefix + "year")
	d := r.readYear(year, variable, span)
	if d.Year != 0 && d.Month == 0 && d.Season == 0 && d.End == nil && r.has(prefix+"month") {
		month, _ := r.take(prefix + "month")
		day, _ := r.take(prefix + "day")
		d = finer(d, month, day)
	}
	if d.Span = span; !d.IsZero() {
		r.Dates[variable] = d
	}
}

// readYear reads the value of a year field, which may tell of the first edition
// too: [1893] 1984.
func (r *reading) readYear(s, variable string, span cite.Span) cite.Date {
	if variable != "issued" || !r.Dates["original-date"].IsZero() {
		return readDate(s)
	}
	issued, original, ok := date.Original(s)
	if !ok {
		return readDate(s)
	}
	original.Span = span
	r.Dates["original-date"] = original
	return issued
}

// finer adds month and day to a year, if together they are a date of it.
func finer(d cite.Date, month, day string) cite.Date {
	month = strings.Trim(strings.ReplaceAll(month, "/", "–"), " .,")
	year := d.String()[:min(4, len(d.String()))]
	if n, ok := monthNumber(month); ok {
		month = monthNames[n-1]
	}
	if f, ok := named(d, month, day); ok {
		return f
	}
	for _, words := range []string{day + " " + month + " " + year, month + " " + year} {
		if f := date.Parse(words); f.Year == d.Year && f.Literal == "" {
			f.Circa, f.Uncertain, f.Suffix = d.Circa, d.Uncertain, d.Suffix
			return f
		}
	}
	return d
}

// named adds a month by its English name and a day in digits, as nearly all
// files have them.
func named(d cite.Date, month, day string) (cite.Date, bool) {
	n := slices.Index(monthNames[:], month)
	if n < 0 || day != "" || d.Year < 0 {
		return d, false
	}
	d.Month = n + 1
	return d, true
}

// monthNumber reads a month in digits.
func monthNumber(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if !isDigit(s[i]) || i > 1 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, 1 <= n && n <= 12
}

// spokenState writes the state of a work as people do: "in press".
func spokenState(state string) string {
	for words, word := range pubstates {
		if strings.EqualFold(word, state) && words != "under review" && words != "to appear" {
			return words
		}
	}
	return state
}

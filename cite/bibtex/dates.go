package bibtex

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/citecheck/citecheck/cite"
)

// months are the macros that every BibTeX style defines.
var months = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// monthNames are what the macros stand for in prose.
var monthNames = [...]string{
	"January", "February", "March", "April", "May", "June", "July", "August",
	"September", "October", "November", "December",
}

var seasons = map[int]string{21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}

// pubstates are the words for the state of a work that biblatex translates.
var pubstates = map[string]string{
	"in preparation": "inpreparation", "submitted": "submitted", "under review": "submitted",
	"forthcoming": "forthcoming", "to appear": "forthcoming", "in press": "inpress",
}

// sound drops the parts of a date that no calendar has.
func sound(d cite.Date) cite.Date {
	if d.Month < 1 || d.Month > 12 {
		d.Month = 0
	}
	if d.Month == 0 || !inCalendar(d) {
		d.Day = 0
	}
	if seasons[d.Season] == "" {
		d.Season = 0
	}
	if d.Year < -9999 || d.Year > 9999 {
		d = cite.Date{Literal: strconv.Itoa(d.Year)}
	}
	if d.End != nil {
		end := sound(*d.End)
		end.End, end.Literal = nil, ""
		d.End = &end
	}
	return d
}

// inCalendar reports whether the month has such a day, leap years included.
func inCalendar(d cite.Date) bool {
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	return day.Day() == d.Day
}

// unknownYear is EDTF for a year that nobody stated (ISO 8601-2, 8.4). biber
// demands a date of every entry and reads this as none; BibTeX has no field of
// that name. So an undated work is said to be undated and nobody complains.
const unknownYear = "XXXX"

// issued fills in the date of the work.
func (d *draft) issued(date cite.Date, o Options, t *texter) {
	date = sound(date)
	if state := pubstates[strings.ToLower(clean(date.Literal))]; state != "" && date.Year == 0 && o.Dialect == Biblatex {
		d.set("pubstate", state)
		d.set("date", unknownYear)
		return
	}
	if date.Year == 0 {
		d.note(t.text(date.Literal))
		d.set("date", unknownYear)
		return
	}
	if o.Dialect == Biblatex {
		d.set("date", date.String())
		return
	}
	d.issuedInParts(date)
}

// issuedInParts fills in year, month and day. biber takes whole numbers only,
// so a note says what more there is to the date. Years before our era have no
// number that everybody reads alike: they go to date, which biblatex reads.
func (d *draft) issuedInParts(date cite.Date) {
	if date.Circa || date.Uncertain || date.End != nil || date.Season != 0 || date.Year < 0 {
		d.note(spokenDate(date))
	}
	if date.Year < 0 {
		d.set("date", date.String())
		return
	}
	d.set("year", strconv.Itoa(date.Year))
	if date.Month == 0 || date.End != nil {
		return
	}
	d.set("month", months[date.Month-1])
	if date.Day != 0 {
		d.set("day", strconv.Itoa(date.Day))
	}
}

// spokenDate writes a date for a sentence: "c. 1500", "3 May 1998--2 June 1999".
func spokenDate(d cite.Date) string {
	var words []string
	if d.Circa {
		words = append(words, "c.")
	}
	if d.Day != 0 {
		words = append(words, strconv.Itoa(d.Day))
	}
	if d.Month != 0 {
		words = append(words, monthNames[d.Month-1])
	}
	if d.Season != 0 {
		words = append(words, seasons[d.Season])
	}
	s := strings.Join(append(words, spokenYear(d)), " ")
	if d.End != nil {
		s += "--" + spokenDate(*d.End)
	}
	return s
}

// spokenYear counts the years before our era as people do: EDTF has a year 0,
// which people call 1 BCE.
func spokenYear(d cite.Date) string {
	s := ""
	switch {
	case d.Year < 0:
		s = fmt.Sprintf("%d BCE", 1-d.Year)
	case d.Year > 0:
		s = strconv.Itoa(d.Year)
	}
	if d.Uncertain {
		s += "?"
	}
	return s
}

// isoDate writes a date for urldate and origdate, "" if it has no year.
func isoDate(d cite.Date) string {
	d = sound(d)
	if d.Year == 0 {
		return ""
	}
	return d.String()
}

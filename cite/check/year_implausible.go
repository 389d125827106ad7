package check

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var yearImplausible = &Rule{
	ID:       "CC508",
	Name:     "year-implausible",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A year in the future, or before there was print or a web",
		Why: "Most are slips of the keyboard: 2074 for 1974, 1074 for 1974. Works in print are not older than print, articles " +
			"not older than newspapers.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 2099.\n- Lewin, Moshe (2085). *The Making of the Soviet System*. New York: Pantheon.\n"},
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  year = 2088\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = {1074}\n}\n"},
			{Format: "bibtex", Source: "@report{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  institution = {The Society},\n  date = {2109-05-12}\n}\n"},
			{Format: "bibtex", Source: "@online{wood,\n  author = {Wood, Ellen},\n  title = {The Origin of Capitalism},\n  url = {https://example.org/wood},\n  date = {1999},\n  urldate = {2202-05-04}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The World in 2099*. London: Verso, 1999.\n- Lewin, Moshe (2031, forthcoming). *The Making of the Soviet System*. New York: Pantheon.\n- สมชาย. ประวัติศาสตร์. กรุงเทพฯ, 2562.\n"},
			{Format: "bibtex", Source: "@article{a, author = {Miller, Ann}, title = {A}, journal = {History Today}, year = 2027}\n@book{b, title = {B}, year = {0731}, publisher = {Penguin}}\n@unpublished{c, title = {C}, year = 1215}\n" +
				"@article{d, author = {کریمی, علی}, title = {D}, journal = {J}, year = 1394}\n@article{e, author = {Karimi, Ali}, title = {E}, journal = {Iranian Studies}, year = 1394}\n@book{f, title = {F}, year = {forthcoming 2031}}\n" +
				"@book{g, author = {สมชาย}, title = {G}, year = 2562}\n@misc{h, title = {H}, year = 1086}\n"},
		},
	},
	Run: func(p *Pass) {
		p.writtenYears()
		for r, f := range p.FieldsNamed("year", "date", "origdate") {
			if year := loneYear(f); year != 0 && f.known() {
				p.implausibleYear(r, f, year)
			}
		}
		for r, f := range p.FieldsNamed("urldate") {
			if s := isoStart.FindString(f.asDate()); s != "" && !r.otherCalendar() {
				p.implausibleVisit(r, f, s)
			}
		}
	},
}

var (
	oneYear    = pattern.New(`^\D{0,6}([1-9]\d{3})[a-z]?\D{0,2}$`)
	dateInYear = pattern.New(`^([1-9]\d{3})-\d\d`)
)

// loneYear returns the year where a value says one and nothing else, or 0.
func loneYear(f *BibField) int {
	s := f.words()
	m := oneYear.FindStringSubmatch(s)
	if m == nil {
		m = dateInYear.FindStringSubmatch(s)
	}
	if m == nil || saysUndated(s) || otherCount.MatchString(plain(s)) || strings.HasPrefix(s, "-") {
		return 0
	}
	year, _ := strconv.Atoi(m[1])
	return year
}

func (p *Pass) implausibleYear(r *Record, f *BibField, year int) {
	now := p.subject.Now
	switch {
	case !now.IsZero() && year > now.Year()+1 && !r.otherCalendar() && !r.awaited():
		p.ReportField(r, f, "%s %q is in the future", f.Name, f.words())
	case f.Name != "origdate" && year < r.earliest() && (!maybeHijri(year) || r.Has("doi")) && !r.otherCalendar():
		p.ReportField(r, f, "%s %q is before there were %s in print", f.Name, f.words(), printedKinds[r.Type])
	}
}

// implausibleVisit reports an access date, of which s is the beginning, that
// nobody can have had yet, or when there was no web.
func (p *Pass) implausibleVisit(r *Record, f *BibField, s string) {
	const web = "1991"
	tomorrow := p.subject.Now.AddDate(0, 0, 1).Format(time.DateOnly) // it may be there already
	switch {
	case !p.subject.Now.IsZero() && s > tomorrow[:len(s)]:
		p.ReportField(r, f, "urldate %q is in the future", f.words())
	case s < web:
		p.ReportField(r, f, "urldate %q is before there was a web", f.words())
	}
}

// maybeHijri reports a year that may be of the Iranian calendar or the Islamic
// one, in which 1290 was 1911 and 1448 is 2026. They are told from slips by a
// DOI, since what has one mostly has the other years.
func maybeHijri(year int) bool { return 1290 <= year && year < 1450 }

// printedKinds are the types that exist in print only, as people call them.
var printedKinds = map[string]string{
	"article": "journals", "suppperiodical": "journals", "periodical": "journals", "inproceedings": "proceedings", "conference": "proceedings",
	"proceedings": "proceedings", "techreport": "reports", "report": "reports", "manual": "manuals", "phdthesis": "theses", "mastersthesis": "theses",
	"thesis": "theses", "book": "books", "incollection": "books", "inbook": "books", "collection": "books",
}

// earliest returns the first year in which a work of the type can have been
// printed, or 0. Classical works are cited as books under their own year.
func (r *Record) earliest() int {
	const newspapers, press = 1605, 1450
	switch kind := printedKinds[r.Type]; kind {
	case "":
		return 0
	case "journals":
		return newspapers
	case "books":
		if !r.Has("isbn", "doi") {
			return 0
		}
	}
	return press
}

// writtenYear matches what stands where the year does: "(2074)", ", 2074.",
// behind words in parentheses too.
var writtenYear = pattern.New(`[(\[,]\s?(2\d{3})[a-z]?(?:[)\],;:]|\.?$|\.\s)`)

// writtenYears reports years in the future in references with words that give
// no other year. Years far from now may be of another calendar, or no years.
func (p *Pass) writtenYears() {
	now := p.subject.Now.Year()
	if p.subject.Now.IsZero() {
		return
	}
	const far = 100
	for i := range p.Doc.References {
		text := p.Doc.References[i].Text
		m := writtenYear.FindStringSubmatchIndex(text.String())
		if m == nil {
			continue
		}
		year, _ := strconv.Atoi(text.String()[m[2]:m[3]])
		if year <= now+1 || year >= now+far || saysPending(text.String()) || strings.ContainsFunc(text.String(), otherYears) {
			continue
		}
		if known := slices.ContainsFunc(years(text.String()), func(y int) bool { return 1000 < y && y <= now+1 }); !known {
			p.ReportRef(i, text.Span(m[2], m[3]), "%d is in the future", year)
		}
	}
}

// otherYears reports letters of languages whose calendars have other years.
func otherYears(c rune) bool { return c > unicode.MaxLatin1 && unicode.In(c, calendarScripts...) }

// awaited reports a work that says that it is yet to come.
func (r *Record) awaited() bool {
	for _, name := range [...]string{"pubstate", "note", "addendum", "howpublished", "status"} {
		if f := r.Field(name); f != nil && saysPending(f.Text) {
			return true
		}
	}
	return false
}

// otherCalendar reports letters of languages whose calendars have other years.
func (r *Record) otherCalendar() bool {
	return slices.ContainsFunc(r.Fields, func(f BibField) bool {
		if f.Name == "langid" || f.Name == "language" {
			return hasAny(strings.ToLower(f.Text), calendarLanguages...)
		}
		return strings.ContainsFunc(f.Text, otherYears)
	})
}

var (
	calendarLanguages = strings.Fields("arab persian farsi thai hebrew nepali lao khmer burmese urdu pashto")
	calendarScripts   = []*unicode.RangeTable{
		unicode.Arabic, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Hebrew, unicode.Devanagari, unicode.Bengali, unicode.Myanmar, unicode.Ethiopic,
	}
)

package check

import (
	"strconv"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

var originalDateLost = &Rule{
	ID:       "CC540",
	Name:     "original-date-lost",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A modern edition of an author long dead, without the year of the original",
		Why: "\"(Lenin 1965)\" puts a text of 1917 into the time of its edition. With origdate a style can print \"(Lenin [1917] 1965)\". " +
			"Reported for a list of authors who died before 1930, thirty years after their death or later.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{lenin,\n  author = {Lenin, V. I.},\n  title = {The State and Revolution},\n  publisher = {Progress},\n  address = {Moscow},\n  year = 1965\n}\n"},
			{Format: "bibtex", Source: "@book{republic,\n  author = {Plato},\n  title = {The Republic},\n  publisher = {Penguin},\n  location = {London},\n  date = {2007}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, author = {Lenin, V. I.}, title = {The State and Revolution}, publisher = {Progress}, year = 1965, origdate = {1917}}\n@book{b, author = {Lenin, Vladimir}, title = {The State and Revolution}, publisher = {Progress}, year = {1965 [1917]}}\n" +
				"@book{c, author = {Marx, Leo}, title = {The Machine in the Garden}, publisher = {Oxford}, year = 1964}\n@book{d, author = {Mill, John Stuart}, title = {On Liberty}, publisher = {Parker}, year = 1859}\n" +
				"@book{e, author = {Smith, Adam}, title = {The Wealth of Nations}, publisher = {Penguin}, year = 1999, note = {First published 1776}}\n@book{f, author = {Smith, A.}, title = {Numerical Methods}, publisher = {Wiley}, year = 1999}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if r.Entry != nil && reprinted[r.Type] && !r.tellsOriginal() {
				p.lostDate(r)
			}
		}
	},
}

// reprinted are the types that later editions of old texts come as.
var reprinted = map[string]bool{"book": true, "mvbook": true, "incollection": true, "inbook": true, "bookinbook": true, "booklet": true}

// tellsOriginal reports a field for the first edition, or a second year in
// one of the fields that people use for it.
func (r *Record) tellsOriginal() bool {
	if r.Has("origdate", "origyear", "origlocation", "origpublisher", "origtitle", "related") {
		return true
	}
	for _, f := range r.Fields {
		switch f.Name {
		case "title", "subtitle", "note", "addendum", "titleaddon", "edition", "howpublished", "annote", "annotation":
			if hasYear(f.Text) {
				return true
			}
		case "year", "date":
			if len(years(f.words())) > 1 {
				return true
			}
		}
	}
	return false
}

func (p *Pass) lostDate(r *Record) {
	const estate = 30 // years in which works from what an author left appear
	f := r.Field("date", "year")
	authors := r.Entry.Names["author"]
	if f == nil || len(authors) == 0 {
		return
	}
	named := years(f.words())
	name, died := oldAuthor(authors[0])
	if len(named) == 0 || name == "" || named[0] < died+estate {
		return
	}
	p.ReportField(r, f, "%s is the year of an edition: %s died %s, and there is no origdate", f.words(), name, diedIn(died))
}

func diedIn(year int) string {
	switch {
	case year < 0:
		return "about " + strconv.Itoa(-year) + " BCE"
	case year < 500:
		return "about " + strconv.Itoa(year)
	}
	return "in " + strconv.Itoa(year)
}

// oldAuthor finds a name in the list, under which the given names must be the
// same as far as they are written out.
func oldAuthor(n cite.Name) (name string, died int) {
	family := n.Family
	if family == "" {
		family = n.Literal
	}
	for _, a := range oldAuthors()[plain(family)] {
		if sameGiven(plain(n.Given), plain(a.given)) {
			return family, a.died
		}
	}
	return "", 0
}

// sameGiven reports whether a name is the one in the list: the first given
// name in full, or all initials where the list has two or more names.
func sameGiven(written, listed string) bool {
	w, l := strings.Fields(written), strings.Fields(listed)
	if len(l) == 0 || len(w) == 0 {
		return len(l) == len(w)
	}
	if len(w[0]) > 1 || len(l) == 1 {
		return w[0] == l[0]
	}
	for i := range l {
		if i >= len(w) || !strings.HasPrefix(l[i], w[i]) {
			return false
		}
	}
	return true
}

type deceased struct {
	given string
	died  int
}

// oldAuthors are the authors of data/old-authors.tsv by their family names.
var oldAuthors = sync.OnceValue(func() map[string][]deceased {
	data, err := dataFiles.ReadFile("data/old-authors.tsv")
	if err != nil {
		panic(err) // the file is embedded: its absence is a bug of the build
	}
	all := make(map[string][]deceased)
	for line := range strings.Lines(string(data)) {
		columns := strings.Split(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(line, "#") || len(columns) != 3 {
			continue
		}
		died, err := strconv.Atoi(columns[2])
		if err != nil {
			panic(err)
		}
		family := plain(columns[0])
		all[family] = append(all[family], deceased{columns[1], died})
	}
	return all
})

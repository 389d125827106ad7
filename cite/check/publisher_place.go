package check

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var publisherPlace = &Rule{
	ID:       "CC528",
	Name:     "publisher-place-swapped",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A place in the field of the publisher",
		Why:   "Styles print place and publisher in an order of their own: \"London: Verso\" in one field comes out with a second place, and a city alone is no publisher.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {London: Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {New York},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Москва: Наука},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  address = {London}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Cambridge},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Paris: a Magazine},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Springer Berlin},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {MIT Press: Bradford Books},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("publisher") {
			place, name, both := strings.Cut(f.Text, ": ")
			place = strings.TrimSpace(place)
			switch {
			case both && isCity(place) && startsUpperWord(name) && !strings.Contains(name, " a "):
				p.ReportField(r, f, "the publisher begins with the place \"%s\": put it into %s", place, r.placeField())
			case !both && isCity(f.Text) && !r.Has("address", "location") && !pressTowns[f.Text]:
				p.ReportField(r, f, "\"%s\" is a place: put it into %s and name the publisher", f.Text, r.placeField())
			}
		}
	},
}

// pressTowns are places by which people mean a press of that name.
var pressTowns = map[string]bool{"Cambridge": true, "Oxford": true, "Princeton": true, "Stanford": true, "Chicago": true, "Harvard": true, "Edinburgh": true}

// placeField is how the dialect calls the place of the publisher.
func (r *Record) placeField() string {
	if r.Bib.Dialect == bibtex.Biblatex {
		return "location"
	}
	return "address"
}

func startsUpperWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.Is(unicode.Han, r)
}

//go:embed data/cities.tsv
var citiesFile string

// cities are towns with many publishers, in the spellings of title pages.
var cities = sync.OnceValue(func() map[string]bool {
	all := make(map[string]bool)
	for line := range strings.Lines(citiesFile) {
		if name, _, _ := strings.Cut(strings.TrimSpace(line), "\t"); name != "" && name[0] != '#' {
			all[name] = true
		}
	}
	return all
})

// isCity knows towns also with their country or state: "Cambridge, MA".
func isCity(s string) bool {
	s, _, _ = strings.Cut(s, ", ")
	return cities()[strings.TrimSpace(s)]
}

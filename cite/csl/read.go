package csl

import (
	"errors"
	"html"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	edtf "github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

// ErrNoItems says that a file holds something else than references.
var ErrNoItems = errors.New("it holds no CSL items: a list of objects that have an id and a type")

// Read returns the items of a CSL-JSON file: a list of items, or an object that
// has it under "items" or "references". Each entry, and each of its fields,
// names and dates, knows its bytes. With a *SyntaxError come the entries that
// stand before the place where the file breaks.
func Read(data []byte) ([]*cite.Entry, error) { return entries(readJSON(data)) }

// ReadYAML is Read for CSL-YAML, in which pandoc keeps references.
func ReadYAML(data []byte) ([]*cite.Entry, error) { return entries(readYAML(data)) }

func entries(v value, broken *SyntaxError) ([]*cite.Entry, error) {
	var all []*cite.Entry
	for _, item := range itemsOf(&v) {
		if item.kind == object {
			all = append(all, newEntry(&item))
		}
	}
	switch {
	case broken != nil:
		return all, broken
	case len(all) == 0:
		return nil, ErrNoItems
	}
	return all, nil
}

// spellings are the names that variables have in older files.
var spellings = map[string]string{"shortTitle": "title-short", "journalAbbreviation": "container-title-short"}

// newEntry translates an item.
func newEntry(item *value) *cite.Entry {
	e := &cite.Entry{Type: "document", Span: item.span, Names: make(map[string][]cite.Name), Dates: make(map[string]cite.Date)}
	for i, key := range item.keys {
		v := &item.items[i]
		switch {
		case key == "id":
			e.Key = keyOf(v.words(), item.get("citation-key").words())
		case key == "citation-key" && e.Key == "":
			e.Key = v.words()
		case key == "type" && v.words() != "":
			e.Type = v.words()
		case key == "language":
			e.Lang = v.words()
		case cite.KindOf(key) == cite.NameVariable:
			if names := namesOf(v); len(names) > 0 {
				e.Names[key] = names
			}
		case cite.KindOf(key) == cite.DateVariable:
			if d := dateOf(v); !d.IsZero() {
				d.Span = v.span
				e.Dates[key] = d
			}
		case key == "note":
			note(e, v)
		case key != "year-suffix":
			field(e, key, v)
		}
	}
	settle(e, item)
	return e
}

// keyOf chooses between the identifier of an item and its citation key. They
// are the same in what pandoc reads; reference managers put their own number or
// address first.
func keyOf(id, key string) string {
	if key != "" && (id == "" || strings.Contains(id, "://") || strings.Trim(id, "0123456789") == "") {
		return key
	}
	return id
}

// settle enters what depends on more than one member.
func settle(e *cite.Entry, item *value) {
	if d, ok := e.Dates["issued"]; ok && d.Suffix == "" && d.Year != 0 {
		d.Suffix = item.get("year-suffix").words()
		e.Dates["issued"] = d
	}
}

// formatting matches the tags that CSL knows in text.
var formatting = pattern.New(`</?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>`)

// field adds a text or number variable.
func field(e *cite.Entry, key string, v *value) {
	s := v.words()
	if key != "URL" && key != "DOI" {
		s = html.UnescapeString(formatting.ReplaceAllLiteralString(s, ""))
	}
	s = strings.Join(strings.Fields(s), " ")
	if s == "" || key == "citation-key" || key == "citation-label" {
		return
	}
	if modern := spellings[key]; modern != "" {
		key = modern
	}
	switch key {
	case "archive_location":
		if _, ok := ident.ParseArXiv(s); ok && !strings.HasPrefix(s, "http") {
			key, s = "arxiv", strings.TrimPrefix(s, "arXiv:")
		}
	case "page", "volume", "issue":
		s = hyphened(s)
	case "DOI":
		s = resolver.ReplaceAllLiteralString(s, "")
	}
	e.Fields = append(e.Fields, cite.Field{Name: key, Value: s, Span: v.span})
}

// hyphened writes ranges with a hyphen, unless the numbers have hyphens
// themselves: 12-3–12-20.
func hyphened(s string) string {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		if !strings.Contains(p, "-") {
			parts[i] = strings.ReplaceAll(p, "–", "-")
		}
	}
	return strings.Join(parts, ",")
}

// resolver is how people write DOIs that are not bare.
var resolver = pattern.New(`(?i)^(?:https?://)?(?:dx\.)?doi(?:\.org/|:)\s*`)

// namesOf reads a list of names, or one, or names in a string.
func namesOf(v *value) []cite.Name {
	if v.kind == scalar {
		names := name.Parse(v.text)
		for i := range names {
			names[i].Span = v.span
		}
		return names
	}
	people := v.items
	if v.kind == object {
		people = []value{*v}
	}
	var names []cite.Name
	for i := range people {
		p := &people[i]
		n := nameOf(p)
		switch {
		case strings.EqualFold(n.Literal, "others") && len(names) > 0:
			names[len(names)-1].Others = true
			continue
		case p.kind == scalar:
			names = append(names, namesOf(p)...)
			continue
		case n == (cite.Name{}):
			continue
		}
		n.Span = p.span
		n.Written = strings.TrimSpace(n.Literal + " " + n.Dropping + " " + n.Given + " " + strings.TrimSpace(n.Sort()) + " " + n.Suffix)
		if n.Literal != "" {
			n.Written = n.Literal
		}
		n.Written = strings.Join(strings.Fields(n.Written), " ")
		names = append(names, n)
	}
	return names
}

// nameOf reads one name.
func nameOf(p *value) cite.Name {
	n := cite.Name{
		Given: p.get("given").words(), Family: p.get("family").words(), Suffix: p.get("suffix").words(),
		Particle: p.get("non-dropping-particle").words(), Dropping: p.get("dropping-particle").words(),
		Literal: p.get("literal").words(),
	}
	if n.Literal == "" && n.Family == "" {
		n.Literal, n.Given = strings.TrimSpace(n.Given+" "+p.get("name").words()), ""
	}
	return n
}

// dateOf reads a date: an object with its parts, a list of them, a text, or a
// year.
func dateOf(v *value) cite.Date {
	switch v.kind {
	case scalar:
		return edtf.Parse(v.text)
	case list:
		return partsOf(v)
	case null:
		return cite.Date{}
	case object:
	}
	d := partsOf(v.get("date-parts"))
	if d.IsZero() {
		d = partsOf(&value{kind: list, items: []value{*v}})
	}
	for _, spelled := range []string{"edtf", "raw", "literal"} {
		if s := v.get(spelled).words(); d.IsZero() && s != "" {
			d = edtf.Parse(s)
		}
	}
	if s := seasonOf(v.get("season"), d.Year); s > 0 && d.Month == 0 {
		d.Season = s
	}
	if circa := v.get("circa").words(); circa != "" && circa != "false" && circa != "0" {
		d.Circa = true
	}
	return d
}

// partsOf reads one or two dates, each a list of numbers or an object with
// year, month and day. A single list of numbers is one date.
func partsOf(v *value) cite.Date {
	var ends []cite.Date
	for i := range v.items {
		p := &v.items[i]
		switch p.kind {
		case list:
			ends = append(ends, dateFrom(p.items))
		case object:
			ends = append(ends, dateFrom([]value{*p.get("year"), *p.get("month"), *p.get("day")}))
		default:
			return dateFrom(v.items)
		}
	}
	if len(ends) == 0 {
		return cite.Date{}
	}
	d := ends[0]
	if len(ends) > 1 && ends[1].Year != 0 {
		d.End = &ends[1]
	}
	return d
}

// dateFrom reads the parts of a date. CSL has no year 0: -44 is 44 BCE, which
// is -0043 in EDTF.
func dateFrom(parts []value) (d cite.Date) {
	for i := range parts {
		n := number(&parts[i])
		switch {
		case i == 0 && n == -1:
			d.Literal = "1 BCE" // EDTF calls it the year 0, which is none to us
		case i == 0 && n < 0:
			d.Year = n + 1
		case i == 0:
			d.Year = n
		case i == 1 && n > 12:
			d.Season = season(n)
		case i == 1 && n > 0:
			d.Month = n
		case i == 2 && d.Month > 0 && 0 < n && n < 32:
			d.Day = n
		}
	}
	return d
}

// season counts as EDTF does: from 21. Files have 1 to 4, or 13 to 16 in place
// of a month.
func season(n int) int {
	switch {
	case 1 <= n && n <= 4:
		return n + 20
	case 13 <= n && n <= 16:
		return n + 8
	case 21 <= n && n <= 24:
		return n
	}
	return 0
}

// seasonOf reads a season by its number or its name.
func seasonOf(v *value, year int) int {
	if n := number(v); n != 0 || v.words() == "" {
		return season(n)
	}
	return edtf.Parse(v.words() + " " + strconv.Itoa(year)).Season
}

func number(v *value) int {
	n, err := strconv.Atoi(v.words())
	if err != nil || n < -9999 || n > 9999 {
		return 0
	}
	return n
}

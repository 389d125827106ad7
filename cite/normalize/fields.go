package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/name"
)

// variables says which CSL variable a label becomes and how its value is
// cleaned. Labels that need more than that are in take.
var variables = map[string]struct {
	name  string
	clean func(string) string
}{
	"title":            {"title", cleanTitle},
	"journal":          {"container-title", cleanTitle},
	"container-title":  {"container-title", cleanContainer},
	"collection-title": {"collection-title", cleanTitle},
	"volume":           {"volume", numberOf},
	"issue":            {"issue", numberOf},
	"pages":            {"page", Pages},
	"publisher":        {"publisher", cleanPlain},
	"location":         {"publisher-place", cleanPlain},
	"edition":          {"edition", cleanEdition},
	"genre":            {"genre", cleanPlain},
	"medium":           {"medium", cleanPlain},
	"number":           {"number", numberOf},
	"doi":              {"DOI", readDOI},
	"isbn":             {"ISBN", readISBN},
	"issn":             {"ISSN", readISSN},
	"arxiv":            {"arxiv", readArXiv},
	"pmid":             {"PMID", readPMID},
}

// roles are the labels of names; they are CSL roles as they stand.
var roles = map[string]bool{"author": true, "editor": true, "translator": true, "director": true, "producer": true}

// take puts one tagged field where it belongs. What cannot be read goes to the
// note as it is.
func (d *draft) take(f cite.Field) {
	switch {
	case roles[f.Name]:
		d.people(f)
	case f.Name == "date":
		d.date(f)
	case f.Name == "accessed":
		d.setDate("accessed", f)
	case f.Name == "url":
		d.setAddress(strings.TrimSpace(f.Value), f.Span)
	case f.Name == "note" || f.Name == "other":
		d.note(f.Value)
	case f.Name == "medium" && codeOf(f.Value) != "":
		d.code = codeOf(f.Value)
	case f.Name != "citation-number":
		d.variable(f)
	}
}

func (d *draft) variable(f cite.Field) {
	v, known := variables[f.Name]
	if !known {
		d.note(f.Value)
		return
	}
	d.journal = d.journal || f.Name == "journal"
	value := v.clean(f.Value)
	if f.Name == "pages" && extent(d.ref.Text.String(), value) {
		v.name = "number-of-pages"
	}
	switch {
	case value == "", f.Name == "medium" && !telling(value): // "[online]" tells of no medium
		d.note(f.Value)
	case d.Get(v.name) == "":
		d.Set(v.name, value, f.Span)
	case d.Get(v.name) != value:
		d.note(f.Value)
	}
}

// people adds the names of a field, which keep their place in the source.
func (d *draft) people(f cite.Field) {
	names := name.Parse(f.Value)
	if len(names) == 0 {
		d.note(f.Value)
		return
	}
	for i := range names {
		n := &names[i]
		n.Span = within(f, n.Span.Start, n.Span.End)
	}
	d.Names[f.Name] = append(d.Names[f.Name], names...)
}

// within maps a range of a field's value to the source, exactly if the value
// stands there byte by byte; else it is the whole field.
func within(f cite.Field, from, to int) cite.Span {
	if f.Span.End-f.Span.Start != len(f.Value) {
		return f.Span
	}
	return cite.Span{Part: f.Span.Part, Start: f.Span.Start + from, End: f.Span.Start + to}
}

// date sets the date of issue. Of two years the earlier is that of the
// original: "Marx, K. (1976 [1867])".
func (d *draft) date(f cite.Field) {
	have, ok := d.Dates["issued"]
	if !ok {
		d.firstDate(f)
		return
	}
	second := date.Parse(f.Value)
	second.Span = f.Span
	switch {
	case second.Year == 0:
		d.note(f.Value)
	case have.Year == second.Year || have.Year == 0:
		d.Dates["issued"] = fuller(have, second)
	case second.Year < have.Year:
		d.Dates["original-date"] = second
	default:
		d.Dates["issued"], d.Dates["original-date"] = second, have
	}
}

// firstDate sets the date of issue, and that of the original if one field
// names both.
func (d *draft) firstDate(f cite.Field) {
	issued, original, both := date.Original(f.Value)
	if !both {
		d.setDate("issued", f)
		return
	}
	issued.Span, original.Span = f.Span, f.Span
	d.Dates["issued"], d.Dates["original-date"] = issued, original
}

func (d *draft) setDate(variable string, f cite.Field) {
	if _, ok := d.Dates[variable]; ok {
		d.note(f.Value)
		return
	}
	when := date.Parse(f.Value)
	when.Span = f.Span
	if !when.IsZero() {
		d.Dates[variable] = when
	}
}

// fuller returns the date that says more.
func fuller(a, b cite.Date) cite.Date {
	if len(b.String()) > len(a.String()) || a.Year == 0 {
		if b.Suffix == "" {
			b.Suffix = a.Suffix
		}
		return b
	}
	return a
}

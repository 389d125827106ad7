package check

import (
	"slices"
	"strings"

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
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {MIT Press, Cambridge, Mass.},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Cambridge},\n  address = {Cambridge University Press},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {London: Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {New York},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Москва: Наука},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {University of California, Berkeley},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Verso},\n  year = {1991},\n  address = {London}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Cambridge},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Paris: a Magazine},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {Springer Berlin},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  publisher = {MIT Press: Bradford Books},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("publisher") {
			i, ok := imprintIn(f.TeX)
			switch place := r.Field("address", "location"); {
			case ok:
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, i.place[0], i.place[1]), Fixes: r.separated(f, i, place),
					Message: "\"" + shown(f.TeX[i.place[0]:i.place[1]]) + "\" is the place of the publisher: put it into " + r.placeField(),
				})
			case !isPlace(f.TeX) || strings.Contains(f.Text, ";"):
			case place == nil && !pressTowns[f.Text]:
				p.ReportField(r, f, "\"%s\" is a place: put it into %s and name the publisher", shown(f.Text), r.placeField())
			case place != nil && pressWord.MatchString(place.Text):
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Fixes: r.swapped(f, place),
					Message: "\"" + shown(f.Text) + "\" is a place, and the " + place.Name + " \"" + shown(place.Text) + "\" the publisher",
				})
			}
		}
	},
}

// pressTowns are places by which people mean a press of that name.
var pressTowns = map[string]bool{"Cambridge": true, "Oxford": true, "Princeton": true, "Stanford": true, "Chicago": true, "Edinburgh": true}

// placeField is how the dialect calls the place of the publisher.
func (r *Record) placeField() string {
	if r.Bib.Dialect == bibtex.Biblatex {
		return "location"
	}
	return "address"
}

// separated returns the fix that puts the place into the field for it, if that
// is free or says the same.
func (r *Record) separated(f *BibField, i imprintPlaces, place *BibField) []cite.Fix {
	where, name := f.TeX[i.place[0]:i.place[1]], f.TeX[i.name[0]:i.name[1]]
	fixes := r.edited(f, "write "+shown(name), texEdit{0, i.name[0], ""}, texEdit{i.name[1], len(f.TeX), ""})
	switch {
	case len(fixes) == 0 || strings.ContainsAny(name, ":;") || place != nil && !strings.Contains(plain(place.Text), plain(bibtex.Decode(where))):
		return nil
	case place == nil:
		end := f.Value.Span.End
		field := r.separator(f) + r.placeField() + " = {" + where + "}"
		fixes[0].Message += " and " + r.placeField() + " " + shown(where)
		fixes[0].Edits = append(fixes[0].Edits, cite.Edit{Span: r.Bib.At(cite.Span{Start: end, End: end}), New: field})
	}
	fixes[0].Edits = slices.DeleteFunc(fixes[0].Edits, func(e cite.Edit) bool { return e.Span.Start == e.Span.End && e.New == "" })
	return fixes
}

// swapped returns the fix that exchanges the values of two fields.
func (r *Record) swapped(a, b *BibField) []cite.Fix {
	if !r.own(a.Name) || !r.own(b.Name) {
		return nil
	}
	src := r.Bib.Source
	return []cite.Fix{{Message: "exchange them", Edits: []cite.Edit{
		{Span: r.Bib.At(a.Value.Span), New: string(src[b.Value.Span.Start:b.Value.Span.End])},
		{Span: r.Bib.At(b.Value.Span), New: string(src[a.Value.Span.Start:a.Value.Span.End])},
	}}}
}

package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// recordsLacking reports the entries of .bib files without a field that their
// dialect demands of their type.
func (p *Pass) recordsLacking() {
	for r := range p.Records() {
		if r.Ref >= 0 && nameless(p.Doc, &p.Doc.References[r.Ref]) || r.orphaned() {
			continue // CC104 and CC531 speak of these
		}
		if missing := r.lacking(); len(missing) > 0 {
			p.ReportRecord(r, "this @%s has no %s, demanded by %s", r.Type, strings.Join(missing, " and no "), r.demander())
		}
	}
}

// lacking names what is demanded of a record and not there.
func (r *Record) lacking() []string {
	var missing []string
	for _, demand := range r.demanded() {
		alternatives := strings.Split(demand, "|")
		if !slices.ContainsFunc(alternatives, func(name string) bool { return r.meets(name) }) {
			missing = append(missing, strings.Join(alternatives, " or "))
		}
	}
	return missing
}

// demander names who makes the demands on a record.
func (r *Record) demander() string {
	switch {
	case !knowsType(bibtex.BibTeX, r.Type) || r.Bib.Dialect == bibtex.Biblatex:
		return "the data model of biblatex"
	case r.Bib.Dialect == bibtex.BibTeX:
		return "the standard styles of BibTeX"
	}
	return "BibTeX and biblatex"
}

// demanded returns the demands on a record: those of the dialect of its file,
// or those that both make if the file does not tell. Types that only biblatex
// has are held to its demands wherever they stand, but for a date.
func (r *Record) demanded() []string {
	plain, latex := demandsOn(bibtex.BibTeX, r.Type), biblatexDemands(r.Type)
	switch {
	case !knowsType(bibtex.BibTeX, r.Type) && r.Bib.Dialect != bibtex.Biblatex:
		return slices.DeleteFunc(latex, func(d string) bool { return d == "date|year" })
	case r.Bib.Dialect == bibtex.BibTeX:
		return plain
	case r.Bib.Dialect == bibtex.Biblatex:
		return latex
	}
	return slices.DeleteFunc(slices.Clone(plain), func(d string) bool {
		return !slices.ContainsFunc(latex, func(l string) bool { return canonical(l) == canonical(d) || d == "year" && l == "date|year" })
	})
}

// biblatexDemands leaves the types of theses and reports to CC539, and works
// without editors alone that mostly have none: works of reference, periodicals.
func biblatexDemands(name string) []string {
	editorless := slices.Contains([]string{"inreference", "reference", "mvreference", "periodical"}, name)
	return slices.DeleteFunc(slices.Clone(demandsOn(bibtex.Biblatex, name)), func(d string) bool {
		return d == "type" || d == "editor" && editorless
	})
}

// substitutes are what does for a field that is demanded: styles print it in
// its place, sort by it, or another rule speaks of it (CC506).
var substitutes = map[string][]string{
	"author":       {"editor", "translator", "editora", "key", "sortkey", "label", "shortauthor"},
	"editor":       {"editora", "key", "sortkey", "label", "shorteditor"},
	"title":        {"titleaddon", "reviewtitle", "issuetitle", "maintitle"},
	"booktitle":    {"maintitle", "journal", "journaltitle"},
	"journal":      {"booktitle", "shortjournal"},
	"journaltitle": {"booktitle", "shortjournal"},
	"publisher":    {"organization", "institution", "school", "howpublished"},
	"school":       {"publisher"},
	"institution":  {"publisher", "organization"},
	"note":         {"howpublished", "pubstate", "url", "doi", "eprint"},
	"howpublished": {"url", "doi", "eprint"},
	"pages":        {"eid"},
	"year":         {"pubstate", "eventdate"},
	"date":         {"pubstate", "eventdate"},
}

// meets reports whether a record has a field that is demanded, or what does
// for it.
func (r *Record) meets(name string) bool {
	if r.Has(synonyms(name)...) || r.Has(substitutes[name]...) {
		return true
	}
	switch name {
	case "author", "editor":
		title := r.Field("title")
		return title != nil && hasAny(strings.ToLower(title.Text), anonymous...)
	case "year", "date":
		return r.saysUndated()
	}
	return false
}

// saysUndated reports a record that says that its work has no date yet, or a
// page that was looked at on a day.
func (r *Record) saysUndated() bool {
	if r.Has("urldate") && slices.Contains([]string{"online", "electronic", "www", "misc", "software", "dataset"}, r.Type) {
		return true
	}
	for _, name := range []string{"note", "howpublished", "addendum", "volume", "pages"} {
		if f := r.Field(name); f != nil && hasAny(strings.ToLower(f.Text), undated...) {
			return true
		}
	}
	return false
}

// orphaned reports a record of which a part may stand in an entry that is not
// here.
func (r *Record) orphaned() bool {
	for _, name := range []string{"crossref", "xdata"} {
		if f := r.Field(name); f != nil && strings.TrimSpace(f.TeX) != "" && len(r.Lent) == 0 {
			return true
		}
	}
	return false
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var untitledValue = &Rule{
	ID:       "CC219",
	Name:     "untitled-or-na-value",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A field that says only \"unknown\" or \"n/a\"",
		Why: "Styles print the word as if it were the author or the title. A field without a value is left out; for a work without " +
			"a date styles have their own words, \"n.d.\" among them.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{a,\n  author = {Unknown},\n  title = {On Soviets},\n  publisher = {n/a},\n  year = 1999,\n}\n"},
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {Untitled},\n  url = {https://slavic.example.org/a},\n  date = {1999},\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Unknown author. *On Soviets*. London: Verso, 1999.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a,\n  author = {Anon.},\n  title = {None},\n  publisher = {Verso},\n  date = {n.d.},\n}\n@article{b,\n  author = {Na, Li},\n  title = {The Unknown},\n  journal = {Unknown},\n  year = 1999,\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Anonymous. *Beowulf*. London: Penguin, n.d.\n- Wood, Ellen. *Unknown Soviets*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed() {
			if emptyWords[saysNothing(f.Text)] && wantsValue(f.Name, saysNothing(f.Text)) {
				p.Report(cite.Finding{Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Message: "the field " + f.Name + " says only \"" + shown(f.Text) + "\"", Fixes: p.leftOut(r, f)})
			}
		}
		for i := range p.Doc.References {
			if r := &p.Doc.References[i]; r.Text.Len() > 0 {
				p.unknownAuthor(i, r)
			}
		}
	},
}

// emptyWords are values that say nothing.
var emptyWords = map[string]bool{
	"unknown": true, "n/a": true, "na": true, "none": true, "null": true, "nil": true, "undefined": true, "missing": true, "not available": true, "not specified": true,
	"not given": true, "unknown author": true, "author unknown": true, "no author": true, "no title": true, "untitled": true, "untitled document": true, "untitled page": true, "untitled article": true, "no publisher": true, "[s.l.]: [s.n.]": true,
	"unknown publisher": true, "unknown journal": true, "unbekannt": true, "inconnu": true, "desconocido": true, "desconhecido": true, "sconosciuto": true, "неизвестно": true,
	"неизвестный автор": true, "autor desconocido": true, "auteur inconnu": true, "keine angabe": true, "k.a.": true, "tba": true, "tbd": true, "-": true, "--": true, "?": true, ".": true,
}

func saysNothing(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.Trim(s, "{}[]() ")), " "))
}

// wantsValue reports a field for which the word is no value: a work may well
// be called "None", and a family "Na".
func wantsValue(field, word string) bool {
	switch field {
	case "title", "booktitle", "maintitle", "shorttitle":
		return strings.HasPrefix(word, "untitled") || word == "no title" || word == "n/a" || word == "undefined" || word == "null"
	case "author", "editor", "translator":
		return word != "na" && word != "-" && word != "--" && word != "." // CC610 and CC601 tell of signs
	case "journal", "journaltitle":
		return word != "unknown" // a magazine of 1939 to 1943
	case "publisher", "address", "location", "volume", "number", "pages", "doi", "isbn", "issn", "url", "institution", "school", "edition", "series", "note":
		return true
	}
	return false
}

// leftOut is the fix that leaves a field out that no style misses.
func (p *Pass) leftOut(r *Record, f *BibField) []cite.Fix {
	switch f.Name {
	case "title", "booktitle", "author", "editor", "journal", "journaltitle", "publisher":
		return nil
	}
	return []cite.Fix{r.without(f, "leave it out")}
}

// unknownAuthor reports a reference that begins with such a word.
func (p *Pass) unknownAuthor(i int, r *cite.Reference) {
	for _, f := range r.Fields {
		if f.Name != "author" {
			continue
		}
		word := saysNothing(f.Value)
		named := strings.HasPrefix(word, "unknown author") || strings.HasPrefix(word, "author unknown") || strings.HasPrefix(word, "no author")
		if named || emptyWords[word] && len(word) > 3 {
			p.ReportRef(i, f.Span, "%q stands in place of an author: leave it out, or write Anonymous", f.Value)
		}
	}
}

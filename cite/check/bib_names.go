package check

import (
	"iter"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// nameFields are the fields whose values are lists of names, in both dialects.
var nameFields = []string{
	"author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor", "annotator", "commentator", "introduction",
	"foreword", "afterword", "holder", "shortauthor", "shorteditor",
}

// A bibName is one name of a record, as it is written.
type bibName struct {
	r        *Record
	f        *BibField
	tex      string // the name in LaTeX
	text     string // as a reader sees it
	from, to int    // in f.TeX

	parts   cite.Name // as BibTeX takes it apart
	single  bool      // whether that gave one person or body
	several parting   // the names that it is meant to be, if they are several

	index, of int // its place in the list, and how many there are
}

// names yields the names of all records, one after the other. Those that are
// empty, because an "and" has nothing beside it, come too.
func (p *Pass) names() iter.Seq[bibName] { return slices.Values(p.subject.names()) }

// readNames takes the lists of names of all records apart.
func readNames(bibs []*Bib) []bibName {
	var all []bibName
	for _, b := range bibs {
		for _, r := range b.Records {
			for i := range r.Fields {
				if f := &r.Fields[i]; slices.Contains(nameFields, f.Name) && strings.TrimSpace(f.TeX) != "" {
					all = append(all, namesOf(r, f)...)
				}
			}
		}
	}
	return all
}

func namesOf(r *Record, f *BibField) []bibName {
	ranges := bibtex.SplitNames(f.TeX)
	names := make([]bibName, len(ranges))
	for i, n := range ranges {
		tex := f.TeX[n.From:n.To]
		names[i] = bibName{r: r, f: f, tex: tex, text: bibtex.Decode(tex), from: n.From, to: n.To, index: i, of: len(ranges)}
		names[i].parts, names[i].single = bibtex.NameParts(tex)
		names[i].several = names[i].apart()
	}
	return names
}

// span is where the name stands, or its field where it is empty.
func (n *bibName) span() cite.Span {
	if n.from == n.to {
		return n.r.Bib.At(n.f.Value.Content())
	}
	return n.r.Within(n.f, n.from, n.to)
}

// others reports whether the name stands for those left out.
func (n *bibName) others() bool { return strings.EqualFold(n.tex, "others") }

// person reports whether the name is a person's by its form: not in braces,
// not in the words of biblatex (family=...), not of one word.
func (n *bibName) person() bool {
	return n.tex != "" && !bibtex.Enclosed(n.tex) && !n.others() && !strings.Contains(n.tex, "=") && strings.ContainsAny(n.tex, " ,~")
}

// quoted is the name as messages quote it.
func (n *bibName) quoted() string { return "\"" + excerpt(n.text) + "\"" }

// reportName reports a problem with the name, and offers a fix where the value
// stands there as it is: no macro and nothing joined by "#".
func (p *Pass) reportName(n *bibName, span cite.Span, fix *cite.Fix, message string) {
	f := cite.Finding{Ref: n.r.Ref, Span: span, Message: message}
	if pieces := n.f.Value.Pieces; fix != nil && len(pieces) == 1 && (pieces[0].Kind == bibtex.Braced || pieces[0].Kind == bibtex.Quoted) {
		f.Fixes = []cite.Fix{*fix}
	}
	p.Report(f)
}

// rewritten is the fix that writes tex in the place of the name.
func (n *bibName) rewritten(tex string, unsafe bool) *cite.Fix {
	return &cite.Fix{
		Message: "write " + excerpt(strings.Join(strings.Fields(tex), " ")),
		Edits:   []cite.Edit{{Span: n.span(), New: tex}}, Unsafe: unsafe,
	}
}

// nameLists yields the names of all records, list by list.
func (p *Pass) nameLists() iter.Seq[[]bibName] {
	return func(yield func([]bibName) bool) {
		for all := p.subject.names(); len(all) > 0; all = all[all[0].of:] {
			if !yield(all[:all[0].of]) {
				return
			}
		}
	}
}

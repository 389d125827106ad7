package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var undefinedString = &Rule{
	ID:       "CC534",
	Name:     "undefined-string",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A macro that no @string defines",
		Why: "BibTeX leaves out a word without braces that it does not know, and biber stops at it. Months and the journals " +
			"that the standard styles define are known, and those of the IEEE.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = oup,\n  month = sept,\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = cup # { and others},\n  year = 1991\n}\n\n@string{cup = {Cambridge University Press}}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@string{oup = {Oxford University Press}}\n\n@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = OUP,\n  month = sep # \"~12\",\n  year = 1991\n}\n\n@article{hill1988,\n  author = {Hill, Mary},\n  title = {Lists},\n  journal = cacm,\n  year = 1988\n}\n"},
		},
	},
	Run: func(p *Pass) {
		defined, told := p.macros(), make(map[string]bool)
		for r, f := range p.FieldsNamed() {
			for i := range f.Value.Pieces {
				if piece := &f.Value.Pieces[i]; piece.Kind == bibtex.Macro && p.undefined(defined, told, r, f, piece) {
					break
				}
			}
		}
	},
}

// A macroPlace is where a macro is defined.
type macroPlace struct {
	bib *Bib
	at  cite.Span
}

// macros returns the first definitions of the macros of all .bib files: a
// document reads them one after the other.
func (p *Pass) macros() map[string]macroPlace {
	all := make(map[string]macroPlace)
	for _, b := range p.Bibs() {
		for i := range b.Nodes {
			n := &b.Nodes[i]
			for j := 0; n.Kind == bibtex.StringNode && j < len(n.Fields); j++ {
				name := strings.ToLower(n.Fields[j].Name.Text)
				if _, ok := all[name]; !ok {
					all[name] = macroPlace{b, n.Fields[j].Name.Span}
				}
			}
		}
	}
	return all
}

// undefined reports a macro without a definition, or before it. One @string
// mends all places, so that it tells of the first.
func (p *Pass) undefined(defined map[string]macroPlace, told map[string]bool, r *Record, f *BibField, piece *bibtex.Piece) bool {
	written := string(r.Bib.Source[piece.Span.Start:piece.Span.End])
	name := strings.ToLower(written)
	place, ok := defined[name]
	finding := cite.Finding{Ref: r.Ref, Span: r.Bib.At(piece.Span)}
	switch {
	case told[name] || dataModels()[bibtex.BibTeX].macros[name] || strings.HasPrefix(name, "ieee_"):
		return false
	case ok && (place.bib != r.Bib || place.at.Start < piece.Span.Start):
		return false
	case ok:
		finding.Message = "the macro " + shown(written) + " is used before its @string"
		finding.Related = []cite.Related{{Span: place.bib.At(place.at), Message: "it is defined here"}}
	default:
		finding.Message = "no @string defines " + shown(written) + ": define it, or put words in braces"
		finding.Fixes = instead(r, f, piece, name)
	}
	told[name] = true
	p.Report(finding)
	return true
}

// instead offers the macro of a month for its name, or braces.
func instead(r *Record, f *BibField, piece *bibtex.Piece, name string) []cite.Fix {
	span := r.Bib.At(piece.Span)
	const shortest = 3
	if f.Name == "month" && len(name) > shortest && dataModels()[bibtex.BibTeX].macros[name[:shortest]] {
		return []cite.Fix{{Message: "write " + name[:shortest], Edits: []cite.Edit{{Span: span, New: name[:shortest]}}}}
	}
	written := string(r.Bib.Source[piece.Span.Start:piece.Span.End])
	return []cite.Fix{{Message: "put it in braces", Edits: []cite.Edit{{Span: span, New: "{" + written + "}"}}, Unsafe: true}}
}

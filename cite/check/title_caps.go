package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var titleCaps = &Rule{
	ID:       "CC517",
	Name:     "title-caps-unprotected",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A name or an acronym in a title that BibTeX will write small",
		Why:   "Styles such as plain and ieeetr write titles in sentence case and make \"ussr\" of USSR. Braces around the word keep its capitals. Off by default, since biblatex and many styles leave titles as they are; turn it on if yours does not.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Soviets and the USSR},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {Lenin and the councils of Petrograd},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The {Soviets} and the {USSR}},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Soviets and the USSR},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@online{moore1991,\n  author = {Moore, Ann},\n  title = {The USSR},\n  date = {1991},\n  url = {https://example.org/}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {What Is to Be Done?},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("title") {
			if r.Bib.Dialect == bibtex.Biblatex || isWordOf(r.Type, emphasised) || bibtex.Enclosed(f.TeX) || hasMacro(f) {
				continue
			}
			lang := ""
			if r.Entry != nil {
				lang = r.Entry.Lang
			}
			if words := bibtex.Unprotected(f.TeX, lang); len(words) > 0 {
				p.capitalsLost(r, f, words)
			}
		}
	},
}

// hasMacro reports a value that is put together with what stands elsewhere.
func hasMacro(f *BibField) bool {
	return slices.ContainsFunc(f.Value.Pieces, func(p bibtex.Piece) bool { return p.Kind == bibtex.Macro })
}

// emphasised are the types whose titles the standard styles print as they are.
var emphasised = strings.Fields("book inbook booklet manual proceedings phdthesis collection")

func (p *Pass) capitalsLost(r *Record, f *BibField, words []bibtex.Range) {
	var named []string
	var edits []texEdit
	for _, w := range words {
		if len(named) < namedWords {
			named = append(named, "\""+shown(f.TeX[w.From:w.To])+"\"")
		}
		edits = append(edits, texEdit{w.From, w.To, "{" + f.TeX[w.From:w.To] + "}"})
	}
	if more := len(words) - len(named); more > 0 {
		named = append(named, fmt.Sprintf("%d more", more))
	}
	p.Report(cite.Finding{
		Ref: r.Ref, Span: r.Within(f, words[0].From, words[0].To),
		Message: "BibTeX styles write " + strings.Join(named, ", ") + " in small letters: put braces around",
		Fixes:   r.edited(f, "write "+shown(applied(f.TeX, edits)), edits...),
	})
}

// namedWords is how many words a message names.
const namedWords = 5

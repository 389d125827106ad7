package check

import (
	"slices"

	"github.com/citecheck/citecheck/cite"
)

var thesisTypeMissing = &Rule{
	ID:       "CC539",
	Name:     "thesis-type-missing",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A @thesis or @report that does not say of which kind",
		Why:   "biblatex demands the type (phdthesis, mathesis, techreport), and readers weigh a dissertation otherwise than a bachelor's thesis.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@thesis{moore1988,\n  author = {Moore, Ann},\n  title = {Councils},\n  institution = {University of York},\n  date = {1988}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@thesis{moore1988,\n  author = {Moore, Ann},\n  title = {Councils},\n  type = {phdthesis},\n  institution = {University of York},\n  date = {1988}\n}\n\n@phdthesis{hill1987,\n  author = {Hill, Mary},\n  title = {Parties},\n  school = {University of York},\n  year = 1987\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r := range p.Records() {
			if slices.Contains([]string{"thesis", "report"}, r.Type) && !r.Has("type") && !r.orphaned() {
				p.ReportRef(r.Ref, r.Bib.At(r.Node.Type.Span), "this @%s has no type, such as %s", r.Type, kindsOf[r.Type])
			}
		}
	},
}

// kindsOf are types that biblatex spells out in the language of the document.
var kindsOf = map[string]string{"thesis": "phdthesis or mathesis", "report": "techreport or resreport"}

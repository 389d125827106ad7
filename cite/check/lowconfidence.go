package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var lowConfidenceParse = &Rule{
	ID:       "CC105",
	Name:     "low-confidence-parse",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A reference that could not be read reliably",
		Why: "The parser is right in fewer than three of ten readings of which it is this unsure, so citecheck accuses " +
			"nothing in them. A look at the fields shows whether the reference is odd or only new to the parser.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Reading: Addison-Wesley, 1984.\n2. TeX: volumes B and D, see Knuth (and Plass 1981) 12 = 3, quod vide in Reading 84.\n3. Lamport, Leslie. *LaTeX*. Reading: Addison-Wesley, 1986.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald. *The TeXbook*. Reading: Addison-Wesley, 1984.\n2. Lamport, Leslie. *LaTeX*. Reading: Addison-Wesley, 1986.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry != nil && r.Confidence < hopeless && !untitled(r.Entry) && !identified(p.Doc, r) {
				p.ReportRef(i, r.Source(), "this could not be read reliably: took %s", fieldsRead(r))
			}
		}
	},
}

// fieldsRead lists the fields of a reference and what was taken for them.
func fieldsRead(r *cite.Reference) string {
	var all []string
	for _, f := range r.Fields {
		all = append(all, `"`+excerpt(f.Value)+`" for the `+f.Name)
	}
	return strings.Join(all, ", ")
}

package check

import (
	"github.com/citecheck/citecheck/cite"
)

var citationName = &Rule{
	ID:       "CC804",
	Name:     "citation-name-misspelt",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A name that the text and the list spell in two ways",
		Why:   "\"(Anweiller 1974)\" sends readers to a name that is not in the list; the one that is meant differs by a letter or two and has the same year.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Anweiller 1974), as others say (Wood 1999; Lewin 1968).\n\n## References\n\n- Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Anweiler 1974), as others say (Wood 1999; Woods 1999).\n\n## References\n\n- Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Woods, Jim. *Votes*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		if len(p.Doc.References) == 0 || len(p.Doc.Citations) == 0 {
			return
		}
		list := &listing{doc: p.Doc}
		for i := range p.Doc.Citations {
			c := &p.Doc.Citations[i]
			if c.Kind != cite.AuthorDate || list.lacksName(c) == "" {
				continue
			}
			if ref := p.subject.roll().misspelt(c); ref >= 0 {
				name := p.Doc.References[ref].Entry.Authors()[0].Sort()
				at := nameSpan(c)
				p.Report(cite.Finding{
					Ref: ref, Span: at, Message: "the text has \"" + c.Names[0] + "\", and the list \"" + name + "\"",
					Related: []cite.Related{{Span: p.Doc.References[ref].Source(), Message: "listed here"}},
					Fixes:   []cite.Fix{{Message: "write " + name, Edits: []cite.Edit{{Span: at, New: name}}, Unsafe: true}},
				})
			}
		}
	},
}

package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var listedNotCited = &Rule{
	ID:       "CC802",
	Name:     "listed-not-cited",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A reference that the article never cites",
		Why: "A list of works cited should hold what is cited. In a bibliography or a list of further reading it is " +
			"as it should be, so this is for your information.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "Councils came first (Anweiler, 1974).\n\n## References\n\nAnweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n\nLewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "text", Source: "Councils came first [1].\n\nReferences\n==========\n\n[1] O. Anweiler, The Soviets. New York: Pantheon, 1974.\n\n[2] M. Lewin, The Soviet Century. London: Verso, 2005.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Councils came first (Anweiler, 1974), and lasted (Lewin, 2005).\n\n## References\n\nAnweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n\nLewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "markdown", Source: "Councils came first.\n\n## References\n\nAnweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n\nLewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
		},
	},
	Run: func(p *Pass) {
		cited := make([]bool, len(p.Doc.References))
		any := false
		for i := range p.Doc.Citations {
			for _, t := range p.Doc.Citations[i].Targets {
				if t >= 0 && t < len(cited) {
					cited[t], any = true, true
				}
			}
		}
		if any {
			p.uncited(cited)
		}
	},
}

// uncited reports the references that nothing cites. Those of a .bib file are
// told at their keys, and in one finding where the file serves more documents
// than this one.
func (p *Pass) uncited(cited []bool) {
	named := nocited(p.Doc)
	left := make(map[int][]int) // by part, of .bib files
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		switch {
		case cited[i] || named["*"] || named[r.Key] && r.Key != "":
		case p.isRecord(r):
			left[r.Entry.Span.Part] = append(left[r.Entry.Span.Part], i)
		default:
			p.ReportRef(i, r.Source(), "nothing in the text cites this reference")
		}
	}
	for _, b := range p.Bibs() {
		p.uncitedRecords(b, left[b.Part])
	}
}

// fewUncited is how many entries of a shared .bib file are told one by one.
const fewUncited = 20

func (p *Pass) uncitedRecords(b *Bib, left []int) {
	places := b.keyPlaces()
	if len(left) > fewUncited && 2*len(left) > len(places) {
		p.Reportf(b.place(places, left[0], p.Doc), "nothing in the text cites %d of the %d entries of this file, from this one on", len(left), len(places))
		return
	}
	for _, i := range left {
		p.ReportRef(i, b.place(places, i, p.Doc), "nothing in the text cites this entry")
	}
}

// keyPlaces returns where the keys of the entries of a file stand, by where
// the entries begin.
func (b *Bib) keyPlaces() map[int]cite.Span {
	places := make(map[int]cite.Span)
	for i := range b.Nodes {
		if n := &b.Nodes[i]; n.Kind == bibtex.EntryNode && !n.Commented {
			places[n.Span.Start] = (&Record{Node: n, Bib: b}).Place()
		}
	}
	return places
}

func (b *Bib) place(places map[int]cite.Span, ref int, doc *cite.Document) cite.Span {
	source := doc.References[ref].Source()
	if at, ok := places[source.Start]; ok {
		return at
	}
	return source
}

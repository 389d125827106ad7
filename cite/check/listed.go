package check

import "github.com/citecheck/citecheck/cite"

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
		for i := range p.Doc.References {
			if any && !cited[i] {
				p.ReportRef(i, p.Doc.References[i].Source(), "nothing in the text cites this reference")
			}
		}
	},
}

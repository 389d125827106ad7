package check

import "github.com/citecheck/citecheck/cite"

var linkTitleMismatch = &Rule{
	ID:       "CC307",
	Name:     "link-title-mismatch",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a page that is plainly another work than the one cited",
		Why: "The titles of the page share no word with the title cited, its author, its journal or its publisher: the address is that of " +
			"another work, or the domain is in other hands. Pages in another language, and those titled by their site alone, are not accused.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "# References\n\nAnweiler, Oskar. *The Soviets: the Russian workers councils*. New York: Pantheon, 1974. https://example.org/s\n",
				Answers: answer("https://example.org/s", cite.Verdict{Status: cite.Mismatch, Code: 200, Title: "Cheap shoes for the whole family", Evidence: `the page is titled "Cheap shoes for the whole family"`})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "# References\n\nAnweiler, Oskar. *The Soviets: the Russian workers councils*. New York: Pantheon, 1974. https://example.org/s\n",
				Answers: answer("https://example.org/s", cite.Verdict{Status: cite.OK, Code: 200, Title: "The Soviets | Pantheon"})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.Mismatch {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: "this leads to another work than the one cited: " + v.Evidence})
			}
		})
	},
}

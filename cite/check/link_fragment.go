package check

import "github.com/citecheck/citecheck/cite"

var linkFragmentMissing = &Rule{
	ID:       "CC316",
	Name:     "link-fragment-missing",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A link to a place that is not on the page",
		Why: "The page is there, but readers are left at its top instead of the section, the page of the PDF or the words that are cited. " +
			"Places that scripts make, and those of pages that were not read to their end, are not accused.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the section](https://example.org/r#part-2).\n",
				Answers: answer("https://example.org/r#part-2", cite.Verdict{Status: cite.FragmentMissing, Code: 200, Evidence: "there is no place #part-2 on the page"})},
			{Format: "html", Source: "<p><a href=\"https://example.org/r.pdf#page=13\">p. 13</a></p>\n",
				Answers: answer("https://example.org/r.pdf#page=13", cite.Verdict{Status: cite.FragmentMissing, Code: 200, Evidence: "the PDF has 12 pages, not 13"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the section](https://example.org/r#part-2).\n", Answers: answer("https://example.org/r#part-2", cite.Verdict{Status: cite.OK, Code: 200})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if v.Status == cite.FragmentMissing {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: v.Evidence})
			}
		})
	},
}

package check

import "github.com/citecheck/citecheck/cite"

var danglingCreditLabel = &Rule{
	ID:       "CC226",
	Name:     "dangling-credit-label",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A label such as \"Credits:\" with nothing after it",
		Why: "The label promises a source, and a licence may demand it. The value was to be filled in later, " +
			"or was a link that was lost on the way.",
		Bad: []cite.Example{
			{Format: "text", Source: "The Berlin Wall in 1961. Credits:\n\nThe wall stood for twenty-eight years and divided a city.\n"},
			{Format: "html", Source: "<figure><img src=\"a.jpg\" alt=\"\"><figcaption>Sailors on deck. Photo credit: <a href=\"\"></a></figcaption></figure>\n<p>They sailed at dawn.</p>\n"},
			{Format: "markdown", Source: "## References\n\n- Knuth, Donald. *The TeXbook*. Addison-Wesley, 1984. DOI:\n- Lamport, Leslie. *LaTeX*. Addison-Wesley, 1986.\n"},
			{Format: "html", Source: "<p>Rue de Rivoli, 1871. Crédits&nbsp;:</p>\n<p>La semaine dura sept jours.</p>\n"},
			{Format: "text", Source: "那霸的街道。出典：\n\n城市在1945年之后重建。\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "The Berlin Wall in 1961. Credits: Bundesarchiv.\n\nThe wall stood for twenty-eight years.\n"},
			{Format: "html", Source: "<figure><figcaption>Sailors on deck. Credits: <a href=\"https://example.org/p\"><img src=\"cc.png\"></a></figcaption></figure>\n<p>They sailed at dawn.</p>\n"},
			{Format: "markdown", Source: "Sources:\n\n- Knuth, Donald. *The TeXbook*. Addison-Wesley, 1984.\n"},
			{Format: "html", Source: "<dl><dt>Credits:</dt><dd>The city archive</dd></dl>\n"},
			{Format: "markdown", Source: "The pages print what they know of the following sources:\n\n    Credits:\n\nand no more.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Blocks {
			if span, words, ok := danglingLabel(p.Doc, i); ok {
				p.ReportRef(p.refInBlock(i, span), span, "nothing follows %q", words)
			}
		}
	},
}

package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var noReferencesFound = &Rule{
	ID:       "CC101",
	Name:     "references-absent",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An article that cites works and lists none",
		Why:   "\"(Hahn 1988)\" sends readers to a list of references, and the article has none that could be found.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "# Soviets\n\nThe soviets came first (Hahn 1988), as others say (Wood, 1999). The vote came later (Lewin 1968, p. 3).\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "# Soviets\n\nThe soviets came first (Hahn 1988), as others say (Wood, 1999). The vote came later (Lewin 1968).\n\n## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "# Soviets\n\nThe film (Battleship Potemkin, 1925) and the book came out in May (London 1926).\n"},
			{Format: "markdown", Source: "# Soviets\n\nThey came first [@hahn1988].\n"},
		},
	},
	Run: func(p *Pass) {
		const enough = 3 // works that are cited by author and year
		if len(p.Doc.References) > 0 || madeElsewhere(p.Doc) || !p.matches(namedYear) {
			return
		}
		cited, sure := make(map[string]bool), false
		var first cite.Span
		for i := range p.Doc.Blocks {
			b := &p.Doc.Blocks[i]
			if !prose(b) || b.Kind == cite.Heading {
				continue
			}
			s := b.Text.String()
			for _, m := range namedYear.FindAllStringIndex(s, -1) {
				if len(cited) == 0 {
					first = b.Text.Span(m[0], m[1])
				}
				cited[s[m[0]:m[1]]] = true
				sure = sure || scholarly.MatchString(s[m[0]:m[1]])
			}
		}
		if len(cited) >= enough && sure {
			p.ReportRef(-1, first, "the text cites %d works by author and year, and no list of references was found", len(cited))
		}
	},
}

var (
	// namedYear matches "(Hahn 1988)", "(Hahn & Wood, 1988, p. 3)", "(Hahn et al. 1988)".
	namedYear = pattern.New(`\((?:(?:see|cf\.|e\.g\.,?) )?\p{Lu}[\p{L}'’-]+(?:(?:,? (?:and|&|und|et|y|e) |, )\p{Lu}[\p{L}'’-]+){0,3}(?: et al\.?)?,? (?:1[5-9]|20)\d\d[a-z]?(?:[,:] ?(?:pp?\. ?|S\. ?)?\d+(?:[-–]\d+)?)?(?:; [^()]{4,80})?\)`)

	// scholarly matches what is hardly a film or a town with its year.
	scholarly = pattern.New(`et al|&|\d[a-z]?[,:] ?(?:pp?\.|S\.)? ?\d|\d[a-z]\)|; \p{Lu}`)
)

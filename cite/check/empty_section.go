package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var emptySection = &Rule{
	ID:       "CC102",
	Name:     "empty-section",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A heading for references with nothing under it",
		Why:   "The article promises a list of its sources, and there is none: it was to come later, or was lost on the way.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "# Soviets\n\nThey came first.\n\n## References\n\n## About the author\n\nShe writes.\n"},
			{Format: "html", Source: "<h1>Soviets</h1><p>They came first.</p><h2>Literaturverzeichnis</h2><ul></ul><h2>Kommentare</h2><p>Keine.</p>\n"},
			{Format: "markdown", Source: "# Soviets\n\nThey came first.\n\n## Bibliographie\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "# Soviets\n\nThey came first [@hahn1988].\n\n## References\n"},
			{Format: "html", Source: "<h1>Soviets</h1><p>They came first.</p><h2>References</h2><div id=\"refs\"></div>\n"},
			{Format: "markdown", Source: "# Soviets\n\nThey came first.\n\n## References\n\n{{< bibliography >}}\n"},
			{Format: "markdown", Source: "# Soviets\n\nThey came first.\n\n## References\n\n### Books\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n"},
		},
	},
	Run: func(p *Pass) {
		if madeElsewhere(p.Doc) {
			return
		}
		for _, i := range p.Doc.ListHeadings {
			if p.emptyUnder(i) {
				b := &p.Doc.Blocks[i]
				p.ReportRef(-1, b.Text.Source(), "nothing follows the heading %q", excerpt(b.Text.String()))
			}
		}
	},
}

// madeElsewhere reports a document whose list a program will make.
func madeElsewhere(doc *cite.Document) bool {
	for i := range doc.Citations {
		if doc.Citations[i].Kind == cite.ByKey {
			return true
		}
	}
	return doc.Format == "latex" || doc.Format == "bibtex"
}

// emptyUnder reports whether nothing but a heading of the same kind or the end
// of the article follows heading i, in the source too: what a script fills in
// has a place there.
func (p *Pass) emptyUnder(i int) bool {
	b := &p.Doc.Blocks[i]
	at := b.Text.Source()
	if at.Part != 0 || len(p.Doc.Parts) == 0 {
		return false
	}
	end := len(p.Doc.Parts[0].Source)
	for j := i + 1; j < len(p.Doc.Blocks); j++ {
		next := &p.Doc.Blocks[j]
		if next.Text.Len() == 0 && next.Kind != cite.ThematicBreak {
			continue
		}
		if next.Region == cite.Content && next.Kind != cite.ThematicBreak && (next.Kind != cite.Heading || next.Level > b.Level) {
			return false
		}
		if next.Text.Len() > 0 {
			if s := next.Text.Source(); s.Part == 0 {
				end = s.Start
			}
			break
		}
	}
	return nothingIn(string(p.Doc.Parts[0].Source[min(at.End, end):end]))
}

var (
	htmlTag  = pattern.New(`<[^<>]*>|<!--(?s:.*?)-->`)
	filledBy = pattern.New(`(?i)<(?:script|iframe|object|template|slot|noscript|table|img|references|[a-z]+-[a-z-]+)\b|<(?:div|section|ol|ul|dl|p|span)\b[^<>]*\s(?:id|class|data-[a-z-]+)\s*=\s*["']?[^"'<>]*(?:ref|bib|cit|csl|foot|note|lit)`)
)

// nothingIn reports whether the source between two headings holds neither
// words nor places for words.
func nothingIn(src string) bool {
	if filledBy.MatchString(src) {
		return false
	}
	rest := strings.TrimLeft(htmlTag.ReplaceAllString(src, ""), "=-~^#*")
	return strings.Trim(rest, " \t\r\n#=-*_:.\u00a0¶") == "" || strings.Trim(rest, " \t\r\n") == "&nbsp;"
}

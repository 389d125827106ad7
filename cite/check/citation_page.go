package check

import (
	"fmt"
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var citationPage = &Rule{
	ID:       "CC808",
	Name:     "citation-page-outside",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A citation of a page that the article or chapter does not have",
		Why:   "\"(Wood 1999, p. 300)\" of an article on pages 3 to 20: the page is a slip, or another work is meant.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Wood 1999, p. 300), as others say (Lewin 1968).\n\n## References\n\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 3–20.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Wood 1999, p. 1440), as others say (Lewin 1968, p. 300).\n\n## References\n\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. \"The Origin of Capitalism.\" *Past & Present* 12 (1999): 1437–52.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Citations {
			c := &p.Doc.Citations[i]
			if c.Locator == "" || len(c.Targets) != 1 || c.Targets[0] < 0 || c.Targets[0] >= len(p.Doc.References) {
				continue
			}
			r := &p.Doc.References[c.Targets[0]]
			m := pageLocator.FindStringSubmatch(c.Locator)
			if m == nil || r.Entry == nil || r.Text.Len() > 0 && r.Confidence < clear {
				continue
			}
			first, last := pagesOf(r.Entry)
			if n, err := strconv.Atoi(m[1]); err == nil && first > 0 && (n < first || n > last) {
				p.Report(cite.Finding{
					Ref: c.Targets[0], Span: c.Text.Source(), Message: fmt.Sprintf("page %d is cited, and the work is on pages %d to %d", n, first, last),
					Related: []cite.Related{{Span: r.Source(), Message: "listed here"}},
				})
			}
		}
	},
}

// pageLocator matches a locator that is a page: "p. 3", "S. 3", "3-5", not
// "ch. 3".
var pageLocator = pattern.New(`^(?:pp?\.|pages?|S\.|с\.|стр\.|págs?\.)?\s*(\d{1,5})(?:\s*[-–,]\s*\d+)*(?: ?ff?\.?)?$`)

// pagesOf returns the pages of an article or a chapter, 0 if they are not one
// range of Arabic numbers.
func pagesOf(e *cite.Entry) (first, last int) {
	if e.Type == "book" || e.Type == "thesis" || e.Type == "report" {
		return 0, 0
	}
	items := pageItems(e.Get("page"))
	if len(items) != 1 || items[0].dash == "" || items[0].first.prefix != "" || items[0].first.digits == "" || items[0].reversed() {
		return 0, 0
	}
	first, last = items[0].first.number, items[0].last.number
	if cut := items[0].last.digits; len(cut) < len(items[0].first.digits) {
		step := 1
		for range cut {
			step *= 10
		}
		last += first - first%step
	}
	return first, last
}

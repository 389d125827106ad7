package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var exampleIdentifier = &Rule{
	ID:       "CC209",
	Name:     "example-identifier",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An identifier or address that exists only as an example",
		Why:   "10.xxxx/xxxxx and example.org were meant to be replaced; nothing is found under them.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey (1988). Soviet Grassroots. doi:10.xxxx/xxxxx\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey (1988). Soviet Grassroots. arXiv:1234.56789\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso. ISBN 000-0-00-000000-0\n"},
			{Format: "text", Source: "References\n==========\n\nHahn, Jeffrey (1988). Soviet Grassroots. http://example.org/article\n\nWood, Ellen (1999). The Origin of Capitalism. Verso.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Ask https://example.org/ for 10.1234/abc.\n\n## References\n\n- International DOI Foundation (2019). *DOI Handbook*. doi:10.1000/182\n- Wood, Ellen (1999). *The Origin of Capitalism*. https://examples.org.uk/wood\n"},
		},
	},
	Run: func(p *Pass) {
		if !fixture(p.Doc) {
			p.fill(idFillers, "%q is an example: nothing is found under it")
			p.exampleLinks()
		}
	},
}

var idFillers = []filler{
	{re: pattern.New(`(?i)(?:^|[^\d])(10\.(?:x{2,}|0000|9999|12345?|xxxx\d?)/[^\s,;)\]]*[^\s,;.)\]])`), listed: true, needs: []string{"10.xx", "10.0000/", "10.9999/", "10.1234/", "10.12345/"}},
	{re: pattern.New(`(?i)(?:^|[^\d])(10\.\d{4,5}/x{3,}[^\s,;)\]]*)`), listed: true, needs: []string{"/xxx"}},
	{re: pattern.New(`(?i)(?:^|[^\d])(10\.1000/(?:xyz\d*|123))(?:[^\p{L}\d]|$)`), listed: true},
	{re: pattern.New(`(?i)(arxiv: ?(?:1234\.5678\d?|x{4}\.x+|\d{4}\.x{4,5}))`), listed: true},
	{re: pattern.New(`(?i)(isbn(?:-1[03])?[: ]*(?:(?:978|000)?[- ]?(?:0[- ]?){9,}\d?|(?:97[89][- ]?)?(?:x[- ]?){6,}|(?:978[- ]?)?123456789\d?))`), listed: true, needs: []string{"0000", "00-0", "0-00", "00 0", "0 00", "0-0-", "0 0 ", "123456789", "xx", "x-x", "x x"}},
	{re: pattern.New(`(?:^|\s)(https?://(?:(?:dx\.)?doi\.org/?|www\.)?|<>)\)?\.?$`), listed: true},
	{re: pattern.New(`(?i)(pmid:? ?12345678)(?:\D|$)`), listed: true},
	{re: pattern.New(`(?i)(https?://(?:www\.)?(?:example\.(?:com|org|net|edu)|x{2,}\.\p{L}{2,3}|your-?(?:site|domain|link|url)[.\w]*)(?:/[^\s<>)\]]*[^\s<>)\].,;])?)`), listed: true, needs: []string{"//example.", ".example.", "//xx", ".xx", "//your", ".your"}},
}

// exampleLinks reports the addresses of links in references, which readers do
// not see.
func (p *Pass) exampleLinks() {
	for i := range p.Doc.Links {
		l := &p.Doc.Links[i]
		if l.Kind != cite.Anchor || l.Ref < 0 || p.isEntryLink(l) || strings.Contains(l.Label.String(), "://") {
			continue
		}
		if m := exampleHost.FindString(l.URL); m != "" {
			p.ReportRef(l.Ref, place(l), "%q is an example: nothing is found under it", l.URL)
		}
	}
}

var exampleHost = pattern.New(`(?i)^https?://(?:www\.)?(?:example\.(?:com|org|net|edu)|your-?(?:site|domain)\.\w+)(?:/|$)`)

// fillerAddress reports a filler that is an address: it is reported although
// it stands in one.
func fillerAddress(s string) bool {
	return strings.Contains(s, "://") || strings.HasPrefix(s, "10.")
}

// fixture reports an article whose references all lead to example addresses:
// a sample, which means them.
func fixture(doc *cite.Document) bool {
	leads, examples := 0, 0
	for i := range doc.Links {
		l := &doc.Links[i]
		if l.Ref < 0 || !strings.Contains(l.URL, "://") {
			continue
		}
		leads++
		if strings.Contains(l.URL, "example.") {
			examples++
		}
	}
	return examples > 1 && examples == leads
}

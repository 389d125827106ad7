package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// setAddress sets the URL, or the DOI, arXiv or PubMed number if that is what
// the address leads to.
func (d *draft) setAddress(url string, span cite.Span) {
	url = strings.Trim(strings.Join(strings.Fields(url), ""), "<>")
	url = strings.TrimRight(url, ".,;")
	if id := readDOI(url); ident.IsDOIURL(url) {
		if d.Get("DOI") == "" {
			d.Set("DOI", id, span)
		}
		return
	}
	if id := readArXiv(url); id != "" && strings.Contains(url, "arxiv.org/") && d.Get("arxiv") == "" {
		d.Set("arxiv", id, span)
	}
	if url != "" && d.Get("URL") == "" {
		d.Set("URL", url, span)
	}
}

// address takes the URL from the links of the reference if the text has none.
func (d *draft) address(links []cite.Link) {
	for _, l := range links {
		low := strings.ToLower(l.URL)
		if l.Kind == cite.Image || !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") {
			continue
		}
		if d.Get("URL") == "" && (d.Get("DOI") == "" || ident.IsDOIURL(l.URL)) {
			d.setAddress(l.URL, l.Target)
		}
	}
}

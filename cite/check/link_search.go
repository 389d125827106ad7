package check

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkSearchResult = &Rule{
	ID:       "CC313",
	Name:     "link-search-result",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address of a search instead of a page",
		Why:   "What a search finds changes from day to day and from reader to reader. A source is the page that was found.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://www.google.com/search?q=soviet+vote) and [it](https://scholar.google.com/scholar?q=soviet).\n"},
			{Format: "html", Source: "<p><a href=\"https://www.youtube.com/results?search_query=vote\">Film</a>, <a href=\"https://duckduckgo.com/?q=vote\">more</a></p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://books.google.com/books?id=abc&q=vote), [the author](https://scholar.google.com/citations?user=abc) and [Google](https://www.google.com/search/howsearchworks/).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if counts(l) && isWeb(l.URL) && strings.Contains(l.URL, "?") && isSearch(l.URL) {
				p.ReportRef(l.Ref, place(l), "this leads to a search on %s, not to a page", strings.TrimPrefix(hostOf(l.URL), "www."))
			}
		}
	},
}

// A searchPage is the address of a search: its host, the path, and the
// parameter that holds the words. Gathered 2026-11 from the services.
type searchPage struct{ host, path, parameter string }

var searchPages = []searchPage{
	{"google.", "/search", "q"}, {"scholar.google.", "/scholar", "q"}, {"bing.com", "/search", "q"}, {"duckduckgo.com", "/", "q"}, {"duckduckgo.com", "", "q"},
	{"yandex.", "/search", "text"}, {"baidu.com", "/s", "wd"}, {"search.yahoo.com", "/search", "p"}, {"ecosia.org", "/search", "q"}, {"startpage.com", "/search", "query"},
	{"youtube.com", "/results", "search_query"}, {"jstor.org", "/action/doBasicSearch", "Query"}, {"amazon.", "/s", "k"}, {"twitter.com", "/search", "q"}, {"x.com", "/search", "q"},
	{"facebook.com", "/search", "q"}, {"academic.microsoft.com", "/search", "q"}, {"semanticscholar.org", "/search", "q"}, {"pubmed.ncbi.nlm.nih.gov", "/", "term"},
	{"worldcat.org", "/search", "q"}, {"sciencedirect.com", "/search", "qs"}, {"dblp.org", "/search", "q"}, {"core.ac.uk", "/search", "q"}, {"base-search.net", "/Search/Results", "lookfor"},
}

func isSearch(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	for _, s := range searchPages {
		fits := host == s.host || strings.HasSuffix(s.host, ".") && strings.HasPrefix(host, s.host)
		if fits && strings.TrimSuffix(u.Path, "/") == strings.TrimSuffix(s.path, "/") && u.Query().Get(s.parameter) != "" {
			return true
		}
	}
	return false
}

package check

import (
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var badScrapedTitle = &Rule{
	ID:       "CC220",
	Name:     "bad-scraped-title",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "The title of an error page or a log-in form in place of that of the work",
		Why: "Programs that make references from addresses take the title of whatever page they got: \"Just a moment...\", " +
			"\"Page not found\", \"Log In\". The work itself is not named.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- \"Just a moment...\" *Slavic Review*. https://slavic.example.org/a\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@online{a,\n  title = {Page not found},\n  url = {https://slavic.example.org/a},\n  date = {2019},\n}\n"},
			{Format: "bibtex", Source: "@online{a,\n  title = {Страница не найдена},\n  url = {https://slavic.example.org/a},\n  date = {2019},\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@article{a,\n  author = {Roe, Jim},\n  title = {404},\n  journal = {Journal of Pages},\n  year = 2001,\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Roe, Jim. *Page Not Found: A History of Lost Pages*. London: Verso, 2004.\n- Wood, Ellen. *Home*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil {
				continue
			}
			title, at := r.Entry.Get("title"), titleSpan(r)
			if m := quotedWords.FindStringSubmatchIndex(r.Text.String()); title == "" && m != nil {
				title, at = r.Text.String()[m[2]:m[3]], r.Text.Span(m[2], m[3])
			}
			class, bad := badTitle(title)
			if !bad || class == "site" && !p.fromPage(r) || len(r.Entry.Authors()) > 0 && !p.fromPage(r) {
				continue
			}
			p.ReportRef(i, at, "%q is the title of a page that is not the work: write that of the work", title)
		}
	},
}

// quotedWords matches what is a title although the parser did not see it.
var quotedWords = pattern.New(`["“«„]([^"”»“]{3,60})["”»“]`)

// badTitle looks a title up, whole and without the name of the site behind it:
// "Attention Required! | Cloudflare".
func badTitle(title string) (class string, bad bool) {
	if class, bad = badTitles().get(title); bad {
		return class, true
	}
	for _, sign := range []string{" | ", " - ", " – "} {
		if head, _, ok := strings.Cut(title, sign); ok {
			if class, bad = badTitles().get(head); bad && class != "site" {
				return class, true
			}
		}
	}
	return "", false
}

var badTitles = sync.OnceValue(func() phraseSet { return readPhrases("bad-titles.tsv") })

// fromPage reports a reference to a page: it has an address, and neither
// journal, publisher nor author. Books may be called anything.
func (p *Pass) fromPage(r *cite.Reference) bool {
	if r.Entry.Get("publisher") != "" || r.Entry.Get("volume") != "" || len(r.Entry.Authors()) > 0 || r.Entry.Get("page") != "" {
		return false
	}
	return r.Entry.Get("URL") != "" || len(r.Links) > 0
}

// titleSpan returns where the title of a reference stands.
func titleSpan(r *cite.Reference) cite.Span {
	for _, fields := range [][]cite.Field{r.Fields, r.Entry.Fields} {
		for _, f := range fields {
			if f.Name == "title" && f.Span.Start < f.Span.End {
				return f.Span
			}
		}
	}
	return r.Source()
}

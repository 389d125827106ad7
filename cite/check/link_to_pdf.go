package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var linkToPDF = &Rule{
	ID:       "CC314",
	Name:     "link-to-pdf",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A link to the file of a paper that has a page",
		Why:   "The page of a paper has its title, versions and corrections, and opens on a phone; the file may get another address with the next version.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://arxiv.org/pdf/2101.00001.pdf).\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://arxiv.org/abs/2101.00001) and [a file](https://slavic.example.org/vote.pdf).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if to := landing(l.URL); to != "" && counts(l) {
				f := cite.Finding{Ref: l.Ref, Span: place(l), Message: "this is a file; its page is " + to}
				if l.Kind == cite.Anchor && l.Target.Start < l.Target.End {
					f.Fixes = []cite.Fix{{Message: "link to " + to, Edits: []cite.Edit{{Span: l.Target, New: to}}, Unsafe: true}}
				}
				p.Report(f)
			}
		}
	},
}

// landings are the files of which the page is known.
var landings = []struct {
	match *pattern.Regexp
	page  string
}{
	{pattern.New(`^https?://(?:www\.)?arxiv\.org/pdf/([\w./-]+?)(?:\.pdf)?$`), "https://arxiv.org/abs/$1"},
	{pattern.New(`^https?://(?:www\.)?(bio|med)rxiv\.org/content/(10\.\d+/[\w.]+?)(?:v\d+)?\.full\.pdf$`), "https://doi.org/$2"},
	{pattern.New(`^https?://aclanthology\.org/([\w.-]+)\.pdf$`), "https://aclanthology.org/$1/"},
	{pattern.New(`^https?://openreview\.net/pdf\?id=([\w-]+)$`), "https://openreview.net/forum?id=$1"},
	{pattern.New(`^https?://proceedings\.mlr\.press/(v\d+)/(\w+)/\w+\.pdf$`), "https://proceedings.mlr.press/$1/$2.html"},
	{pattern.New(`^https?://link\.springer\.com/content/pdf/(10\.\d+/[\w.-]+?)\.pdf$`), "https://doi.org/$1"},
	{pattern.New(`^https?://hal\.science/(hal-\d+)/document$`), "https://hal.science/$1"},
}

func landing(address string) string {
	if !hasAny(address, "pdf", "/document") {
		return ""
	}
	for _, l := range landings {
		if l.match.MatchString(address) {
			return l.match.ReplaceAllString(address, l.page)
		}
	}
	return ""
}

// schemeOf returns the scheme of an address in small letters.
func schemeOf(address string) string {
	scheme, _, _ := strings.Cut(address, ":")
	return strings.ToLower(scheme)
}

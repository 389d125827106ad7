package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

var arxivNotFound = &Rule{
	ID:       "CC432",
	Name:     "arxiv-not-found",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedVerdicts,
	Doc: Doc{
		Title: "A number of arXiv under which there is no paper",
		Why:   "arXiv itself says that it has none: a digit is wrong, or there never was such a paper.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://arxiv.org/abs/2401.99999).\n", Answers: answer("https://arxiv.org/abs/2401.99999", cite.Verdict{Status: cite.Broken, Code: 404, Evidence: "arxiv.org has no such paper"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the paper](https://arxiv.org/abs/2401.00001).\n", Answers: answer("https://arxiv.org/abs/2401.00001", cite.Verdict{Status: cite.OK, Code: 200})},
			{Format: "markdown", Source: "See [help](https://arxiv.org/help/none).\n", Answers: answer("https://arxiv.org/help/none", cite.Verdict{Status: cite.Broken, Code: 404})},
		},
	},
	Run: func(p *Pass) {
		eachVerdict(p.Doc, func(l *cite.Link, v *cite.Verdict) {
			if id := askedArXiv(l); v.Status == cite.Broken && id != "" {
				p.ReportRef(l.Ref, place(l), "there is no paper %q at arXiv", id)
			}
		})
	},
}

// askedArXiv returns the number of a link to a paper at arXiv, or "".
func askedArXiv(l *cite.Link) string {
	url := strings.ToLower(strings.TrimSpace(l.URL))
	if !strings.HasPrefix(url, "arxiv:") && !strings.Contains(url, "arxiv.org/abs/") && !strings.Contains(url, "arxiv.org/pdf/") {
		return ""
	}
	id, ok := ident.ParseArXiv(l.URL)
	if !ok {
		return ""
	}
	return id
}

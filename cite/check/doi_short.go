package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var doiShort = &Rule{
	ID:       "CC407",
	Name:     "doi-short-or-alias",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "A shortDOI in place of the DOI",
		Why:   "\"10/abc\" leads to the work, and no catalogue, index or program that matches references knows it.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988). https://doi.org/10/bx8c\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "bibtex", Source: "@article{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  journal = {Slavic Review},\n  year = 1999,\n  doi = {10/bx8c},\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988). https://doi.org/10.1000/182\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if strings.Contains(l.URL, "/10/") && counts(l) && shortAddress.MatchString(l.URL) && !p.isEntryLink(l) {
				p.ReportRef(l.Ref, place(l), "this is a shortDOI: write the DOI itself")
			}
		}
		for r, f := range p.FieldsNamed("doi", "url") {
			if shortDOI.MatchString(strings.TrimSpace(f.Text)) || shortAddress.MatchString(f.Text) {
				p.ReportField(r, f, "%q is a shortDOI: write the DOI itself", f.Text)
			}
		}
	},
}

var shortAddress = pattern.New(`(?i)^https?://(?:dx\.)?doi\.org/10/[a-z0-9]+$`)

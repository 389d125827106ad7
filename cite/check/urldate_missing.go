package check

import (
	"github.com/citecheck/citecheck/cite"
)

var urldateMissing = &Rule{
	ID:       "CC321",
	Name:     "urldate-missing",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A web page among the references without the day of access",
		Why:   "Pages change. Chicago, MLA and many houses ask for the day on which a page without a date was read; works with a DOI do not need it.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {https://slavic.example.org/12},\n  date = {1999},\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" https://slavic.example.org/12\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {https://slavic.example.org/12},\n  urldate = {2024-05-01},\n}\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" https://slavic.example.org/12 (accessed 3 May 2020).\n- Wood, Ellen. \"Origins.\" *Past & Present* 12 (1999): 3-9. https://slavic.example.org/13\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil || len(r.Links) == 0 || r.Entry.Get("DOI") != "" || r.Entry.Get("volume") != "" || r.Entry.Get("page") != "" || r.Entry.Get("publisher") != "" {
				continue
			}
			if accessed := r.Entry.Dates["accessed"]; !accessed.IsZero() || r.Text.Len() > 0 && r.Confidence < clear || hasAny(r.Text.String(), "ccessed", "etrieved", "onsult", "ugriff", "brufen", "обращения") {
				continue
			}
			if l := &p.Doc.Links[r.Links[0]]; isWeb(l.URL) {
				p.ReportRef(i, place(l), "the day on which this page was read is not given")
			}
		}
	},
}

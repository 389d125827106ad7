package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var linkNoArchive = &Rule{
	ID:       "CC315",
	Name:     "link-unarchived",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A web page among the references without an archived copy",
		Why:   "A quarter of all pages are gone after ten years. Some houses ask for the address of a copy beside that of the page; works with a DOI or another number do not need one.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Blog*, 3 May 2018. https://slavic.example.org/12\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Blog*, 3 May 2018. https://slavic.example.org/12. Archived: https://web.archive.org/web/20180503000000/https://slavic.example.org/12\n- Wood, Ellen. \"Origins.\" *Past & Present* 12 (1999): 3-9. https://doi.org/10.1000/182\n"},
			{Format: "bibtex", Source: "@online{a,\n  author = {Doe, Jane},\n  title = {On Soviets},\n  url = {https://slavic.example.org/12},\n  archiveurl = {https://archive.ph/abc},\n  date = {1999},\n}\n"},
		},
	},
	Run: func(p *Pass) {
		records := p.recordsByRef()
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil || len(r.Links) == 0 || r.Entry.Get("DOI") != "" {
				continue
			}
			if l := &p.Doc.Links[r.Links[0]]; isWeb(l.URL) && !hasAny(strings.ToLower(l.URL), "doi.org/", "arxiv.org/", "jstor.org/", "hdl.handle.net/", "/ark:", "urn:") && !p.hasCopy(r, records[i]) {
				p.ReportRef(i, place(l), "no archived copy of this page is named")
			}
		}
	},
}

// copies are the hosts of archives.
var copies = []string{"web.archive.org", "archive.org/web", "archive.today", "archive.ph", "archive.is", "archive.li", "archive.vn", "archive.md", "perma.cc", "webcitation.org", "arquivo.pt", "webarchive.", "ghostarchive.org", "megalodon.jp"}

// hasCopy reports a reference that names a copy of its page.
func (p *Pass) hasCopy(r *cite.Reference, record *Record) bool {
	for _, n := range r.Links {
		if hasAny(p.Doc.Links[n].URL, copies...) {
			return true
		}
	}
	for _, f := range r.Entry.Fields {
		if strings.HasPrefix(f.Name, "archive") {
			return true
		}
	}
	if record != nil && record.Has("archiveurl", "archivedate") {
		return true
	}
	return strings.Contains(r.Text.String(), "rchive") && hasAny(r.Text.String(), copies...)
}

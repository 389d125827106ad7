package engine

import (
	"slices"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// identify makes links of the identifiers that references give without an
// address: "DOI 10.1000/182", "PMID: 123", a doi field of a .bib file. What
// leads there already, or is copied from another record, is left alone.
func identify(doc *cite.Document) {
	for i := range doc.References {
		ref := &doc.References[i]
		if ref.Entry == nil {
			continue
		}
		for _, f := range ref.Entry.Fields {
			url := identified(f)
			if url == "" || !ref.Source().Contains(f.Span) || f.Span.Start >= f.Span.End || leadsTo(doc, ref, f.Value) {
				continue
			}
			ref.Links = append(ref.Links, len(doc.Links))
			doc.Links = append(doc.Links, cite.Link{
				URL: url, Kind: cite.Anchor, Ref: i, Span: f.Span,
				Target: cite.Span{Part: f.Span.Part, Start: f.Span.Start, End: f.Span.Start},
			})
		}
	}
}

// identified is the address of a field that holds an identifier in its form,
// "" for others.
func identified(f cite.Field) string {
	switch f.Name {
	case "DOI":
		if doi, ok := ident.ParseDOI(f.Value); ok {
			return "doi:" + doi
		}
	case "PMID":
		if pmid, ok := ident.ParsePMID(f.Value); ok {
			return "pmid:" + pmid
		}
	case "PMCID":
		if pmcid, ok := ident.ParsePMCID(f.Value); ok {
			return "pmcid:" + pmcid
		}
	case "arxiv":
		if arxiv, ok := ident.ParseArXiv("arXiv:" + f.Value); ok {
			return "arxiv:" + arxiv
		}
	}
	return ""
}

// leadsTo reports whether a link of a reference leads to what an identifier
// means.
func leadsTo(doc *cite.Document, ref *cite.Reference, id string) bool {
	return slices.ContainsFunc(ref.Links, func(l int) bool {
		url := doc.Links[l].URL
		for _, parse := range []func(string) (string, bool){ident.ParseDOI, ident.ParseArXiv, ident.ParsePMID, ident.ParsePMCID} {
			a, okA := parse(url)
			b, okB := parse(id)
			if okA && okB && a == b {
				return true
			}
		}
		return false
	})
}

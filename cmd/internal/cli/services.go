package cli

import (
	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/resolve"
)

// services are the addresses of the services that are asked, as the
// configuration sets them: "" for the public one, "off" for none.
type services struct {
	doi, handle, arxiv, pubmed, openlibrary, urn, ark string
	wayback, availability                             string
	crossref                                          string // for the look-up of works, which rules ask for
	timegates                                         []string
}

func (s services) registries() resolve.Services {
	return resolve.Services{DOI: s.doi, Handle: s.handle, ArXiv: s.arxiv, PubMed: s.pubmed, OpenLibrary: s.openlibrary, URN: s.urn, ARK: s.ark}
}

func (s services) archives(none bool) archive.Services {
	if none {
		return archive.Services{Wayback: archive.Off, TimeGates: []string{archive.Off}}
	}
	return archive.Services{Wayback: s.wayback, Availability: s.availability, TimeGates: s.timegates}
}

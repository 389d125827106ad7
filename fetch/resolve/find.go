package resolve

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// Find reads an identifier out of an address or a string such as
// "doi:10.1000/182". ok is false if it does not mean to be one; err, a
// *FormError, says why it cannot be the one that it means to be.
func Find(address string) (id Identifier, ok bool, err error) {
	s := strings.TrimSpace(address)
	scheme, rest, found := strings.Cut(s, ":")
	if !found {
		if strings.HasPrefix(s, "10.") && strings.Contains(s, "/") {
			return doi(s)
		}
		return id, false, nil
	}
	switch scheme = strings.ToLower(scheme); scheme {
	case "http", "https":
		return atHost(s)
	case "info":
		if v, ok := cutFold(rest, "doi/"); ok {
			return doi(v)
		}
		if v, ok := cutFold(rest, "hdl/"); ok {
			return handle(v)
		}
		if v, ok := cutFold(rest, "pmid/"); ok {
			return pmid(v)
		}
		return id, false, nil
	case "urn":
		return urn(rest)
	case "ark":
		return ark(s)
	}
	if read := bySchemes[scheme]; read != nil {
		return read(strings.TrimSpace(rest))
	}
	return id, false, nil
}

type reading func(string) (Identifier, bool, error)

var bySchemes = map[string]reading{
	"doi": doi, "hdl": handle, "arxiv": arXiv, "pmid": pmid, "pmcid": pmcid, "pmc": pmcid, "isbn": isbn, "issn": issn,
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

func wrong(reason string) (Identifier, bool, error) { return Identifier{}, true, &FormError{reason} }

// doiForm is ISO 26324: a prefix "10." with four digits or more, then anything
// visible. Short DOIs (10/abc) are handles of shortdoi.org.
var (
	doiForm    = pattern.New(`^10\.\d{4,9}(?:\.\d+)*/\S+$`)
	shortForm  = pattern.New(`^10/[a-zA-Z0-9]{2,20}$`)
	handleForm = pattern.New(`^[\w.]+/\S+$`)
)

func doi(s string) (Identifier, bool, error) {
	if !doiForm.MatchString(s) && !shortForm.MatchString(s) {
		return wrong("this is no DOI")
	}
	return Identifier{Scheme: "doi", Value: s, URL: "https://doi.org/" + escaped(s)}, true, nil
}

func handle(s string) (Identifier, bool, error) {
	if !handleForm.MatchString(s) {
		return wrong("this is no handle")
	}
	return Identifier{Scheme: "hdl", Value: s, URL: "https://hdl.handle.net/" + escaped(s)}, true, nil
}

func arXiv(s string) (Identifier, bool, error) {
	s = strings.TrimSuffix(s, ".pdf")
	if !ident.ValidArXiv(s) {
		return wrong("this is no arXiv number")
	}
	return Identifier{Scheme: "arxiv", Value: s, URL: "https://arxiv.org/abs/" + s}, true, nil
}

func pmid(s string) (Identifier, bool, error) {
	if !ident.ValidPMID(s) {
		return wrong("this is no PMID, which has up to eight digits")
	}
	return Identifier{Scheme: "pmid", Value: s, URL: "https://pubmed.ncbi.nlm.nih.gov/" + s + "/"}, true, nil
}

func pmcid(s string) (Identifier, bool, error) {
	s, _, _ = strings.Cut(s, "/") // behind it are the parts of the article
	if v, ok := ident.ParsePMCID(s); ok {
		s = v
	}
	if !ident.ValidPMCID(s) {
		return wrong("this is no PMCID, which is PMC and digits")
	}
	return Identifier{Scheme: "pmcid", Value: s, URL: "https://pmc.ncbi.nlm.nih.gov/articles/" + s + "/"}, true, nil
}

func isbn(s string) (Identifier, bool, error) {
	v, ok := ident.ParseISBN(s)
	if !ok || !ident.ValidISBN(v) {
		return wrong("this is no ISBN: its digits do not add up")
	}
	return Identifier{Scheme: "isbn", Value: strings.ReplaceAll(v, "-", "")}, true, nil
}

func issn(s string) (Identifier, bool, error) {
	v, ok := ident.ParseISSN(s)
	if !ok || !ident.ValidISSN(v) {
		return wrong("this is no ISSN: its digits do not add up")
	}
	return Identifier{Scheme: "issn", Value: v}, true, nil
}

// urn reads what stands behind "urn:" (RFC 8141). Namespaces without a
// resolver that programs may ask are nobody's concern here.
func urn(s string) (Identifier, bool, error) {
	space, value, _ := strings.Cut(s, ":")
	switch strings.ToLower(space) {
	case "doi":
		return doi(value)
	case "isbn":
		return isbn(value)
	case "issn":
		return issn(value)
	case "nbn":
		return nbn("urn:" + s)
	}
	return Identifier{}, false, nil
}

// nbnForm is RFC 8458: a country, perhaps more, a hyphen and a name.
var nbnForm = pattern.New(`(?i)^urn:nbn:[a-z]{2}(?::[\w:.-]+|-[\w:./-]+)$`)

func nbn(s string) (Identifier, bool, error) {
	if !nbnForm.MatchString(s) || !strings.Contains(s, "-") {
		return wrong("this is no URN of a national bibliography, which is like urn:nbn:de:101:1-201102033592")
	}
	return Identifier{Scheme: "nbn", Value: s, URL: "https://nbn-resolving.org/" + s}, true, nil
}

// arkForm is draft-kunze-ark: a number of the naming authority, and a name.
var arkForm = pattern.New(`(?i)^ark:/?[0-9bcdfghjkmnpqrstvwxz]{5,}/\S+$`)

func ark(s string) (Identifier, bool, error) {
	if !arkForm.MatchString(s) {
		return wrong("this is no ARK, which is like ark:/12345/x6np1wh8k")
	}
	return Identifier{Scheme: "ark", Value: s, URL: "https://n2t.net/" + s}, true, nil
}

// atHost reads the addresses of registries and of the pages that stand for an
// identifier.
func atHost(s string) (Identifier, bool, error) {
	u, err := url.Parse(s)
	if err != nil {
		return Identifier{}, false, nil //nolint:nilerr // what is no address is no identifier
	}
	host := strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	for _, h := range hosts {
		if h.host != host {
			continue
		}
		value, ok := cutFold(strings.TrimPrefix(u.Path, "/"), h.before)
		if ok && (h.begins == "" || strings.HasPrefix(strings.ToLower(value), h.begins)) {
			return h.read(strings.TrimSuffix(value, "/"))
		}
	}
	return Identifier{}, false, nil
}

// hosts are those addresses: what stands before the value in their path, and
// how a value begins where the host has other pages too.
var hosts = []struct {
	host, before, begins string
	read                 reading
}{
	{"doi.org", "", "10", doi},
	{"dx.doi.org", "", "10", doi},
	{"hdl.handle.net", "", "", handleOrPage},
	{"arxiv.org", "abs/", "", arXiv},
	{"arxiv.org", "pdf/", "", arXiv},
	{"arxiv.org", "html/", "", arXiv},
	{"export.arxiv.org", "abs/", "", arXiv},
	{"pubmed.ncbi.nlm.nih.gov", "", "", numberOrPage},
	{"ncbi.nlm.nih.gov", "pubmed/", "", numberOrPage},
	{"ncbi.nlm.nih.gov", "pmc/articles/", "pmc", pmcid},
	{"pmc.ncbi.nlm.nih.gov", "articles/", "pmc", pmcid},
	{"nbn-resolving.org", "", "urn:nbn:", nbn},
	{"nbn-resolving.de", "", "urn:nbn:", nbn},
	{"n2t.net", "", "ark:", ark},
}

// handleOrPage tells handles from the pages of their proxy.
func handleOrPage(s string) (Identifier, bool, error) {
	if !strings.Contains(s, "/") || s[0] < '0' || s[0] > '9' {
		return Identifier{}, false, nil
	}
	return handle(s)
}

// numberOrPage tells numbers from searches and help.
func numberOrPage(s string) (Identifier, bool, error) {
	s = strings.TrimSuffix(s, "/")
	if s == "" || s[0] < '0' || s[0] > '9' || strings.Contains(s, "/") {
		return Identifier{}, false, nil
	}
	return pmid(s)
}

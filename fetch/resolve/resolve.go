// Package resolve asks about identifiers at their registries instead of at the
// pages that they lead to: a DOI at the handle API, which knows all of them and
// refuses nobody, and not at a publisher who keeps robots out. Bad forms are
// found without asking.
//
// Read resolve.go first, then find.go (identifiers in addresses), handle.go
// (DOIs and handles) and others.go.
package resolve

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Off in a field of Services switches the registry off: the page itself is
// asked then.
const Off = "off"

// Services are the addresses of registries, without a slash at the end. What
// is empty is the public one.
type Services struct {
	DOI         string // handle API: https://doi.org
	Handle      string // handle API: https://hdl.handle.net
	ArXiv       string // https://arxiv.org
	PubMed      string // E-utilities: https://eutils.ncbi.nlm.nih.gov
	OpenLibrary string // https://openlibrary.org
	URN         string // https://nbn-resolving.org
	ARK         string // https://n2t.net
}

// An Identifier is what an address means.
type Identifier struct {
	Scheme string // "doi", "hdl", "arxiv", "pmid", "pmcid", "isbn", "issn", "nbn" or "ark"
	Value  string // in its usual form, without the scheme
	URL    string // of the page that it leads to, "" if there is none
}

// A FormError says why something that means to be an identifier is none.
type FormError struct{ Reason string }

func (e *FormError) Error() string { return e.Reason }

// An Answer is what a registry says.
type Answer struct {
	Status   cite.Status
	Code     int      // HTTP status
	Evidence string   // in a few words
	Final    string   // where the identifier leads, "" if that was not said
	Titles   []string // of the work, if the registry has them
	Settled  bool     // it said yes or no
}

// unsettled is the answer of a registry that does not say.
var unsettled Answer

// Ask asks the registry of an identifier through rt, which does not follow
// redirects. The error is that of the network. An answer that is not settled
// leaves the page itself to be asked.
func (s Services) Ask(ctx context.Context, rt http.RoundTripper, id Identifier) (Answer, error) {
	for _, r := range registries {
		if r.scheme != id.Scheme {
			continue
		}
		base := cmp.Or(strings.TrimRight(*r.base(&s), "/"), r.public)
		if base == Off {
			return unsettled, nil
		}
		return r.ask(ctx, asker{rt, base}, id)
	}
	return unsettled, nil
}

var registries = []struct {
	scheme string
	base   func(*Services) *string
	public string
	ask    func(context.Context, asker, Identifier) (Answer, error)
}{
	{"doi", func(s *Services) *string { return &s.DOI }, "https://doi.org", askHandle},
	{"hdl", func(s *Services) *string { return &s.Handle }, "https://hdl.handle.net", askHandle},
	{"arxiv", func(s *Services) *string { return &s.ArXiv }, "https://arxiv.org", askArXiv},
	{"pmid", func(s *Services) *string { return &s.PubMed }, "https://eutils.ncbi.nlm.nih.gov", askPubMed},
	{"pmcid", func(s *Services) *string { return &s.PubMed }, "https://eutils.ncbi.nlm.nih.gov", askPubMed},
	{"isbn", func(s *Services) *string { return &s.OpenLibrary }, "https://openlibrary.org", askOpenLibrary},
	{"nbn", func(s *Services) *string { return &s.URN }, "https://nbn-resolving.org", askResolver},
	{"ark", func(s *Services) *string { return &s.ARK }, "https://n2t.net", askResolver},
}

// An asker asks one registry.
type asker struct {
	rt   http.RoundTripper
	base string
}

// largest is how much of an answer is read, in bytes.
const largest = 1 << 20

// maxHops is how many redirects are followed within a registry.
const maxHops = 3

// get asks for a path, and for where its answer leads within the registry.
func (a asker) get(ctx context.Context, path, accept string) (code int, header http.Header, body []byte, err error) {
	address := a.base + path
	for range maxHops {
		code, header, body, err = a.once(ctx, address, accept)
		if err != nil || code/100 != 3 {
			return code, header, body, err
		}
		next := joined(address, header.Get("Location"))
		if !strings.HasPrefix(next, a.base+"/") {
			return code, header, body, nil
		}
		address = next
	}
	return code, header, body, nil
}

// joined is where a relative address leads, "" if it is none.
func joined(base, address string) string {
	if u, err := url.Parse(base); err == nil {
		if u, err = u.Parse(address); err == nil {
			return u.String()
		}
	}
	return ""
}

// reads reports whether an answer is the JSON that a registry gives.
func reads(body []byte, to any) bool { return json.Unmarshal(body, to) == nil }

func (a asker) once(ctx context.Context, address, accept string) (int, http.Header, []byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0, nil, nil, fmt.Errorf("ask %s: %w", a.base, err)
	}
	req.Header.Set("Accept", accept)
	resp, err := a.rt.RoundTrip(req)
	if err != nil {
		return 0, nil, nil, fmt.Errorf("ask %s: %w", a.base, err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, largest))
	if err != nil {
		return 0, nil, nil, fmt.Errorf("ask %s: %w", a.base, err)
	}
	return resp.StatusCode, resp.Header, body, nil
}

// name is the host of a registry, for evidence.
func (a asker) name() string {
	if u, err := url.Parse(a.base); err == nil && u.Host != "" {
		return u.Host
	}
	return a.base
}

// escaped is a value as the path of an address: slashes stay, everything that
// has a meaning of its own does not, as the SICI in DOIs of the 1990s needs.
func escaped(value string) string {
	parts := strings.Split(value, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

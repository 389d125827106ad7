package fetch

import (
	"fmt"
	"net/http"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// A hostHeader is sent to one host alone. It may hold a secret: it never
// appears in evidence or errors, and a redirect elsewhere leaves it behind.
type hostHeader struct {
	host        string // lower case, with a port if one was given
	name, value string
}

// parseHeaders reads "HOST:NAME=VALUE". Errors quote what stands before the
// equals sign only, as the rest may be secret.
func parseHeaders(specs []string) ([]hostHeader, error) {
	var all []hostHeader
	for i, spec := range specs {
		left, value, found := strings.Cut(spec, "=")
		if !found {
			return nil, fmt.Errorf("header %d: want HOST:NAME=VALUE", i+1)
		}
		colon := strings.LastIndex(left, ":")
		if colon < 1 {
			return nil, fmt.Errorf("header %q: want HOST:NAME=VALUE", left)
		}
		h := hostHeader{strings.ToLower(left[:colon]), strings.TrimSpace(left[colon+1:]), value}
		if !httpguts.ValidHeaderFieldName(h.name) || !httpguts.ValidHeaderFieldValue(h.value) {
			return nil, fmt.Errorf("header %q: no valid HTTP header", left)
		}
		all = append(all, h)
	}
	return all, nil
}

// headerLayer adds the headers that the user set for a host.
func headerLayer(headers []hostHeader) layer {
	return func(next http.RoundTripper) http.RoundTripper {
		return tripper(func(req *http.Request) (*http.Response, error) {
			return next.RoundTrip(withHeaders(req, headers))
		})
	}
}

func withHeaders(req *http.Request, headers []hostHeader) *http.Request {
	cloned := false
	for _, h := range headers {
		if h.host != req.URL.Host && h.host != req.URL.Hostname() {
			continue
		}
		if !cloned {
			req, cloned = req.Clone(req.Context()), true
		}
		if strings.EqualFold(h.name, "Host") {
			req.Host = h.value
			continue
		}
		req.Header.Set(h.name, h.value)
	}
	return req
}

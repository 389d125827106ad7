package fetch

import (
	"cmp"
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// A route is net/http twice: straight to the server with the guard in the
// dialer, or through a proxy, which the user chose and which may well be at a
// private address. The proxy does its own DNS, out of the guard's sight, so the
// guard asks by itself before anything is handed to the proxy.
type route struct {
	guard           *guard
	resolver        *net.Resolver
	proxy           func(*url.URL) (*url.URL, error)
	direct, proxied *http.Transport
}

func newRoute(s *settings, g *guard) *route {
	r := &route{guard: g, resolver: cmp.Or(s.Resolver, net.DefaultResolver), proxy: s.Proxy}
	r.direct = newTransport(s, &net.Dialer{Timeout: s.Timeout, Resolver: s.Resolver, Control: g.control})
	r.proxied = newTransport(s, &net.Dialer{Timeout: s.Timeout, Resolver: s.Resolver})
	r.proxied.Proxy = func(req *http.Request) (*url.URL, error) { return s.Proxy(req.URL) }
	r.proxied.OnProxyConnectResponse = tunnel
	return r
}

// A proxyError says that a proxy would not open a tunnel.
type proxyError struct{ code int }

func (e *proxyError) Error() string { return "the proxy answered " + strconv.Itoa(e.code) }

// tunnel keeps the proxy's own refusals from passing for the server's.
func tunnel(_ context.Context, _ *url.URL, _ *http.Request, resp *http.Response) error {
	if resp.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyError{resp.StatusCode}
}

func newTransport(s *settings, d *net.Dialer) *http.Transport {
	return &http.Transport{
		DialContext:            d.DialContext,
		ForceAttemptHTTP2:      true,
		TLSClientConfig:        &tls.Config{RootCAs: s.roots, MinVersion: tls.VersionTLS12},
		TLSHandshakeTimeout:    s.Timeout,
		MaxIdleConns:           4 * s.Concurrency,
		MaxIdleConnsPerHost:    s.PerHost,
		IdleConnTimeout:        30 * time.Second,
		MaxResponseHeaderBytes: 1 << 20, // some sites send 100 KB of cookies
	}
}

// RoundTrip asks through the proxy if there is one for the address.
func (r *route) RoundTrip(req *http.Request) (*http.Response, error) {
	via, err := r.proxy(req.URL)
	if err != nil {
		return nil, err
	}
	if via != nil {
		if err := r.guard.byName(req.Context(), r.resolver, req.URL.Hostname()); err != nil {
			return nil, err
		}
		return r.proxied.RoundTrip(req)
	}
	return r.direct.RoundTrip(req)
}

func (r *route) close() {
	r.direct.CloseIdleConnections()
	r.proxied.CloseIdleConnections()
}

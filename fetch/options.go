package fetch

import (
	"cmp"
	"crypto/x509"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"os"
	"time"

	"golang.org/x/net/http/httpproxy"

	"github.com/citecheck/citecheck/fetch/archive"
	"github.com/citecheck/citecheck/fetch/resolve"
	"github.com/citecheck/citecheck/fetch/store"
)

// What a zero field of Options stands for.
const (
	DefaultConcurrency = 256
	DefaultPerHost     = 4
	DefaultTimeout     = 20 * time.Second
	DefaultRetries     = 2
	DefaultMaxBody     = 512 << 10 // bytes; a title stands near the beginning

	// NoRetries asks once, whatever happens.
	NoRetries = -1
)

// Options say how politely and how patiently to ask. The zero value is ready
// to use.
type Options struct {
	Concurrency int           // requests at once, overall
	PerHost     int           // requests at once to one host (name and port)
	Rate        float64       // requests per second to one host; 0 is no limit
	Timeout     time.Duration // for one request, body included; waiting for a turn does not count
	Retries     int           // further tries after a reset, a 5xx or a time-out; 0 is DefaultRetries

	Version   string   // of citecheck, for the user agent
	UserAgent string   // "" is "citecheck/VERSION (+https://github.com/citecheck/citecheck)"
	Headers   []string // "HOST:NAME=VALUE" or "HOST:PORT:NAME=VALUE": sent to that host alone

	AllowNet []netip.Prefix // networks that may be asked although they are not public
	CAFile   string         // PEM certificates to trust besides those of the system
	Accept   []int          // status codes of 400 and above to take for ok
	MaxBody  int64          // bytes of a page to read

	// Proxy says which proxy an address is asked through, nil for none. If it
	// is not set, the environment says (HTTP_PROXY, HTTPS_PROXY, NO_PROXY).
	Proxy func(*url.URL) (*url.URL, error)

	// Resolver looks names up; nil is the one of the system.
	Resolver *net.Resolver

	// Services are the registries that are asked about identifiers; the zero
	// value are the public ones.
	Services resolve.Services

	// Archives are asked for copies of what is broken; the zero value are the
	// public ones.
	Archives archive.Services

	// Cache remembers between runs; nil is memory.
	Cache    *store.Store
	CacheTTL time.Duration // for addresses that work; 0 is DefaultCacheTTL
}

// settings are Options with nothing left to guess.
type settings struct {
	Options
	headers   []hostHeader
	roots     *x509.CertPool // nil for those of the system
	firstWait time.Duration  // before the second try; doubled for each further one
}

func (o Options) settings() (*settings, error) {
	o.Concurrency = positive(o.Concurrency, DefaultConcurrency)
	o.PerHost = positive(o.PerHost, DefaultPerHost)
	o.Timeout = positive(o.Timeout, DefaultTimeout)
	o.MaxBody = positive(o.MaxBody, DefaultMaxBody)
	o.Retries = max(cmp.Or(o.Retries, DefaultRetries), 0)
	o.CacheTTL = positive(o.CacheTTL, DefaultCacheTTL)
	if o.Cache == nil {
		o.Cache = store.Memory()
	}
	o.UserAgent = cmp.Or(o.UserAgent, agent(o.Version))
	if o.Proxy == nil {
		o.Proxy = httpproxy.FromEnvironment().ProxyFunc()
	}
	s := &settings{Options: o, firstWait: 500 * time.Millisecond}
	var err error
	if s.headers, err = parseHeaders(o.Headers); err != nil {
		return nil, err
	}
	s.roots, err = roots(o.CAFile)
	return s, err
}

func positive[T int | int64 | time.Duration](v, otherwise T) T {
	if v > 0 {
		return v
	}
	return otherwise
}

func agent(version string) string {
	return "citecheck/" + cmp.Or(version, "dev") + " (+https://github.com/citecheck/citecheck)"
}

// roots adds the certificates of a file to those of the system.
func roots(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	pem, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read certificates: %w", err)
	}
	pool, err := x509.SystemCertPool()
	if err != nil {
		pool = x509.NewCertPool()
	}
	if !pool.AppendCertsFromPEM(pem) {
		return nil, fmt.Errorf("read certificates: %s holds none in PEM form", file)
	}
	return pool, nil
}

package cli

import (
	"cmp"
	"errors"
	"fmt"
	"net/netip"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/fetch"
	"github.com/citecheck/citecheck/fetch/store"
)

// linkFlags say which links are asked and how.
type linkFlags struct {
	links                         string
	concurrency, perHost, retries int
	rate                          string
	timeout                       time.Duration
	userAgent                     string
	headers, allowNet, skipURL    []string
	accept                        []int
	ca                            string
	noCache                       bool
	cacheDir                      string
	cacheTTL                      time.Duration
	noArchive                     bool
	services                      services
}

func (f *linkFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.links, "links", "content", "which links: references, content (the article's own text too) or all")
	flags.IntVar(&f.concurrency, "concurrency", fetch.DefaultConcurrency, "links asked at once")
	flags.IntVar(&f.perHost, "per-host", 4, "links asked at once of one host")
	flags.StringVar(&f.rate, "rate", "10/s", "requests to one host: `N/s` or N/m; 0 for no limit")
	flags.DurationVar(&f.timeout, "timeout", 20*time.Second, "for one request")
	flags.IntVar(&f.retries, "retries", 2, "more tries after resets, server errors and time-outs")
	flags.StringVar(&f.userAgent, "user-agent", "", "how to introduce ourselves (default: citecheck and its address)")
	flags.StringArrayVar(&f.headers, "header", nil, "`HOST:NAME=VALUE`: send this header to a host (repeatable)")
	flags.StringSliceVar(&f.allowNet, "allow-net", nil, "`CIDR` of private addresses that may be asked, such as 127.0.0.0/8 (repeatable)")
	flags.StringVar(&f.ca, "ca", "", "PEM `FILE` of further certificate authorities to trust")
	flags.IntSliceVar(&f.accept, "accept", nil, "HTTP status `CODES` that count as ok, such as 403,999")
	flags.BoolVar(&f.noCache, "no-cache", false, "ask every link anew and remember nothing")
	flags.DurationVar(&f.cacheTTL, "cache-ttl", fetch.DefaultCacheTTL, "how long links that work are not asked again; those that are broken are after an hour")
	flags.StringVar(&f.cacheDir, "cache-dir", "", "`FOLDER` of the cache (default: citecheck in the system's folder for caches)")
	flags.BoolVar(&f.noArchive, "no-archive", false, "do not look for archived copies of broken links")
	flags.StringArrayVar(&f.skipURL, "skip-url", nil, "do not ask addresses that match this `REGEXP` (repeatable)")
}

// client builds the client that asks the network, with the cache that it
// remembers in.
func (f *linkFlags) client(cache *store.Store) (*fetch.Client, error) {
	prefixes, err := parsePrefixes(f.allowNet)
	if err != nil {
		return nil, err
	}
	perSecond, err := parseRate(f.rate)
	if err != nil {
		return nil, err
	}
	if err := f.validate(); err != nil {
		return nil, err
	}
	return fetch.New(fetch.Options{
		Version:     release(),
		Concurrency: f.concurrency,
		PerHost:     f.perHost,
		Rate:        perSecond,
		Timeout:     f.timeout,
		Retries:     cmp.Or(f.retries, fetch.NoRetries),
		UserAgent:   f.userAgent,
		Headers:     f.headers,
		AllowNet:    prefixes,
		CAFile:      f.ca,
		Accept:      f.accept,
		Cache:       cache,
		CacheTTL:    f.cacheTTL,
		Services:    f.services.registries(),
		Archives:    f.services.archives(f.noArchive),
	})
}

// cache opens the cache, or keeps it in memory if none is wanted.
func (f *linkFlags) cache() *store.Store {
	if f.noCache {
		return store.Memory()
	}
	return store.Open(f.cacheDir, store.Options{})
}

func (f *linkFlags) validate() error {
	switch {
	case f.concurrency < 1:
		return errors.New("--concurrency: must be at least 1")
	case f.perHost < 1:
		return errors.New("--per-host: must be at least 1")
	case f.retries < 0:
		return errors.New("--retries: must not be negative")
	case f.cacheTTL <= 0:
		return errors.New("--cache-ttl: must be more than 0, such as 24h; use --no-cache for none")
	case f.timeout <= 0:
		return errors.New("--timeout: must be more than 0, such as 20s")
	}
	return nil
}

func parsePrefixes(cidrs []string) ([]netip.Prefix, error) {
	var prefixes []netip.Prefix
	for _, s := range cidrs {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			return nil, fmt.Errorf("--allow-net %s: write a network such as 127.0.0.0/8 or ::1/128", s)
		}
		prefixes = append(prefixes, p)
	}
	return prefixes, nil
}

// parseRate reads "10/s", "30/m" or "0" as requests a second.
func parseRate(s string) (float64, error) {
	number, unit, _ := strings.Cut(s, "/")
	n, err := strconv.ParseFloat(number, 64)
	per, known := map[string]float64{"": 1, "s": 1, "m": 60}[unit]
	if err != nil || !known || n < 0 {
		return 0, fmt.Errorf("--rate %s: write a number of requests such as 10/s or 30/m", s)
	}
	return n / per, nil
}

// skip returns the test for addresses that are not asked, nil if none are.
func (f *linkFlags) skip() (func(string) bool, error) {
	if len(f.skipURL) == 0 {
		return nil, nil
	}
	patterns := make([]*regexp.Regexp, len(f.skipURL))
	for i, s := range f.skipURL {
		re, err := regexp.Compile(s)
		if err != nil {
			return nil, fmt.Errorf("--skip-url: %w", err)
		}
		patterns[i] = re
	}
	return func(url string) bool {
		for _, re := range patterns {
			if re.MatchString(url) {
				return true
			}
		}
		return false
	}, nil
}

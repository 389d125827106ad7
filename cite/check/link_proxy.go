package check

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var linkProxy = &Rule{
	ID:       "CC312",
	Name:     "link-proxy-or-paywall-host",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address that goes through a library, a cache or a shadow library",
		Why:   "The proxy of a university lets in its members only, caches forget, and shadow libraries move. The address of the publisher, or a DOI, is for all readers.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://www-jstor-org.ezproxy.uni.edu/stable/2707213).\n"},
			{Format: "markdown", Source: "See [the vote](https://ezproxy.uni.edu/login?url=https://www.jstor.org/stable/2707213) and [it](https://sci-hub.se/10.2307/2707213).\n"},
			{Format: "html", Source: "<p><a href=\"https://webcache.googleusercontent.com/search?q=cache:abc\">The vote</a></p>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://www.jstor.org/stable/2707213) and [proxies](https://proxy.example.org/about).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if !counts(l) || !isWeb(l.URL) {
				continue
			}
			what := proxyKind(l.URL)
			if what == "" {
				continue
			}
			f := cite.Finding{Ref: l.Ref, Span: place(l), Message: hostOf(l.URL) + " is " + what}
			if to := behindProxy(l.URL); to != "" && l.Target.Start < l.Target.End {
				f.Fixes = []cite.Fix{{Message: "link to " + to, Edits: []cite.Edit{{Span: l.Target, New: spelled(p.Doc, l, to)}}}}
			}
			p.Report(f)
		}
	},
}

// proxyHost matches the hosts of the proxies of libraries.
var proxyHost = pattern.New(`(?i)(?:^|\.)(?:[a-z0-9-]*ezproxy[a-z0-9-]*|[a-z0-9-]*libproxy[a-z0-9-]*|idm\.oclc|proxy\.lib|proxy\.library|eproxy|webvpn)\.[a-z0-9.-]+$`)

// proxyKind says what stands between readers and the page, or "".
func proxyKind(address string) string {
	if h, ok := knownHost(address); ok && pathOf(address) != "" {
		switch h.class {
		case "shadow":
			return "a shadow library, which may be gone tomorrow and is not open to all"
		case "cache":
			return "a cache that keeps pages for days only"
		case "amp":
			return "a copy for phones: link to the page itself"
		}
	}
	if proxyHost.MatchString(hostOf(address)) {
		return "the proxy of a library, which lets in its members only"
	}
	return ""
}

// behindProxy returns the address that a proxy leads to, or "" where that is
// not written in it.
func behindProxy(address string) string {
	u, err := url.Parse(address)
	if err != nil || !proxyHost.MatchString(u.Host) {
		return ""
	}
	for _, name := range []string{"url", "qurl"} {
		if to := u.Query().Get(name); isWeb(to) {
			return to
		}
	}
	name, _, _ := strings.Cut(u.Host, ".")
	if path := strings.ToLower(u.Path); strings.Contains(name, "proxy") || strings.HasPrefix(path, "/login") {
		return ""
	}
	// "www-jstor-org.ezproxy.uni.edu": dots are hyphens, and hyphens are two.
	host := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(name, "--", "\x00"), "-", "."), "\x00", "-")
	if !strings.Contains(host, ".") {
		return ""
	}
	u.Host, u.Scheme = host, "https"
	return u.String()
}

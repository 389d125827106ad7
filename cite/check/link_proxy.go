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
			if to, sure := behindProxy(l.URL); to != "" && l.Target.Start < l.Target.End {
				f.Fixes = []cite.Fix{{Message: "link to " + to, Edits: []cite.Edit{{Span: l.Target, New: spelled(p.Doc, l, to)}}, Unsafe: !sure}}
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
// not written in it, and whether it is written there as a whole.
func behindProxy(address string) (to string, sure bool) {
	u, err := url.Parse(address)
	if err != nil || !proxyHost.MatchString(u.Host) {
		return "", false
	}
	if to, sure := afterURL(address); to != "" {
		return to, sure
	}
	name, _, _ := strings.Cut(u.Host, ".")
	if path := strings.ToLower(u.Path); strings.Contains(name, "proxy") || strings.HasPrefix(path, "/login") {
		return "", false
	}
	// "www-jstor-org.ezproxy.uni.edu": dots are hyphens, and hyphens are two, if
	// the proxy was told so.
	host := strings.ReplaceAll(strings.ReplaceAll(strings.ReplaceAll(name, "--", "\x00"), "-", "."), "\x00", "-")
	if !strings.Contains(host, ".") {
		return "", false
	}
	u.Host, u.Scheme = host, "https"
	return u.String(), false
}

// afterURL reads "login?url=https://...": EZproxy takes all that follows as it
// is, parameters and fragment included (https://help.oclc.org/Library_Management/EZproxy,
// "Starting point URLs"). An encoded address ends with its parameter, and what
// follows may be one of the proxy or of the page.
func afterURL(address string) (to string, sure bool) {
	_, query, _ := strings.Cut(address, "?")
	for _, name := range []string{"url=", "qurl="} {
		at := 0
		if !strings.HasPrefix(query, name) {
			if at = strings.Index(query, "&"+name) + 1; at == 0 {
				continue
			}
		}
		rest := query[at+len(name):]
		if isWeb(rest) {
			return rest, true
		}
		value, more, _ := strings.Cut(rest, "&")
		if to, err := url.PathUnescape(value); err == nil && isWeb(to) {
			return to, more == ""
		}
	}
	return "", false
}

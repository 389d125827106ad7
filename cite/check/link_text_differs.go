package check

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

var linkTextDiffers = &Rule{
	ID:       "CC318",
	Name:     "link-text-url-differs",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A link that shows one address and leads to another",
		Why:   "Who prints the page, or copies what it shows, gets another source than who clicks. As a rule the words were changed and the link forgotten.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>See <a href=\"https://slavic.example.org/b\">https://slavic.example.org/a</a>.</p>\n"},
			{Format: "markdown", Source: "See [https://slavic.example.org/votes](https://other.example.net/votes).\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p><a href=\"https://www.slavic.example.org/a/\">http://slavic.example.org/a</a>, <a href=\"https://slavic.example.org/a?utm_source=x\">slavic.example.org/a</a>, <a href=\"https://doi.org/10.1000/182\">https://dx.doi.org/10.1000/182</a>, <a href=\"https://slavic.example.org/articles/12\">slavic.example.org</a>, <a href=\"https://slavic.example.org/a/very/long/path\">https://slavic.example.org/a/very…</a></p>\n"},
			{Format: "markdown", Source: "[archived](https://web.archive.org/web/2020/https://slavic.example.org/a) [https://slavic.example.org/a](https://web.archive.org/web/2020/https://slavic.example.org/a) [README.md](https://slavic.example.org/x)\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if l.Kind != cite.Anchor || !counts(l) || !isWeb(l.URL) {
				continue
			}
			label := strings.TrimSpace(l.Label.String())
			if shownAddress.MatchString(label) && !sameAddress(label, l.URL) {
				p.ReportRef(l.Ref, place(l), "the words show %s, and the link leads to %s", excerpt(label), excerpt(l.URL))
			}
		}
	},
}

// shownAddress matches words that are an address with a scheme, or with "www."
// and a path: anything else may be the name of a site or of a file.
var shownAddress = pattern.New(`^(?:https?://|www\.)[^\s…]+\.[a-zA-Z]{2,}(?:[/:?#][^\s…]*)?$`)

// sameAddress reports whether two addresses mean one page as far as can be
// seen.
func sameAddress(shown, target string) bool {
	a, b := comparable(shown), comparable(target)
	if a == b || strings.HasSuffix(shown, "...") || strings.HasPrefix(b, strings.TrimSuffix(strings.TrimRight(a, ".,;:)"), "...")) || strings.HasPrefix(a, b) {
		return true
	}
	d, ok1 := ident.ParseDOI(shown)
	e, ok2 := ident.ParseDOI(target)
	return ok1 && ok2 && strings.EqualFold(d, e) || ok1 != ok2 && (ok1 || ok2) || strings.Contains(b, a) || redirector(target)
}

// redirector reports an address that is known to lead on to another one.
func redirector(address string) bool {
	h, known := knownHost(address)
	return known && h.class != "amp" || hasAny(address, "web.archive.org", "archive.is", "archive.ph", "webcitation.org", "safelinks.protection", "urldefense", "google.com/url?", "proxy")
}

// comparable writes an address without scheme, "www.", parameters, fragment,
// the escapes of letters and a slash at its end.
func comparable(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	address, _, _ = strings.Cut(address, "?")
	if plain, err := url.PathUnescape(address); err == nil {
		address = plain
	}
	return strings.TrimRight(strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(address, "www."), "WWW.")), "/")
}

package check

import (
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
)

var linkMalformed = &Rule{
	ID:       "CC308",
	Name:     "link-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address that no browser can follow",
		Why:   "A slip of the pen, such as a doubled scheme or a bracket at the end, keeps readers from the page.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the report](http://https://example.org/r).\n"},
			{Format: "html", Source: "<p>See <a href=\"www.example.org/r).\">the report</a>.</p>\n"},
			{Format: "html", Source: "<p>See <a href=\"https://example.org/the report\">the report</a> and <a href=\"https//example.org\">this</a>.</p>\n"},
			{Format: "markdown", Source: "See [the report](https:///r) of the [society](www.example.org).\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p><a href=\"../r.html\">report</a> <a href=\"#may\">May</a> <a href=\"mailto:a@example.org\">Ann</a> <a href=\"tel:+123\">call</a> <a href=\"//example.org/x\">x</a> <a href=\" https://example.org/ \">y</a></p>\n"},
			{Format: "markdown", Source: "See [the archive](https://web.archive.org/web/2020/https://example.org/r) and [set theory](https://example.org/wiki/Set_(mathematics)).\n"},
			{Format: "text", Source: "See www.example.org/r, or https://example.org/r).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if !counts(l) || !leads(l) || isPrivate(l) {
				continue
			}
			if fault, better := malformed(l); fault != "" {
				p.Report(cite.Finding{Ref: l.Ref, Span: place(l), Message: excerpt(strings.TrimSpace(l.URL)) + " " + fault, Fixes: respelt(l, better)})
			}
		}
	},
}

// malformed says what is wrong with the spelling of an address, and the right
// one if it is plain. A page that answers has nothing wrong with its address.
func malformed(l *cite.Link) (fault, better string) {
	address := strings.TrimSpace(l.URL)
	if v := l.Verdict; v != nil {
		switch v.Status {
		case cite.Malformed:
			fault, better = misspelt(address, l.Kind)
			if fault == "" && address != "" {
				fault = reasonOf(v)
			}
			return fault, better
		case cite.OK, cite.Moved, cite.FragmentMissing, cite.Mismatch, cite.Blocked, cite.RateLimited:
			// Asked as https where no scheme was written, it answered; but in a
			// page such an address leads to a file of the site.
			if l.Kind == cite.Autolink || !schemeless().MatchString(address) {
				return "", ""
			}
		}
	}
	return misspelt(address, l.Kind)
}

func reasonOf(v *cite.Verdict) string {
	if v.Evidence == "" {
		return "is no address"
	}
	return "is no address: " + v.Evidence
}

var (
	doubled   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?i:https?:/{1,3})(?i:(https?)(?::/{0,3}|//))`) })
	badScheme = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:https?(?://|::|:/[^/]|:\\|;//)|h?t+ps?://|hhttps?://)`)
	})
	goodScheme = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?i:https?://)`) })
	schemeless = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?i:www\.[^\s/.]|[a-z0-9][a-z0-9.-]*\.(?:com|org|net|edu|gov|info|int|ac\.uk|co\.uk|de|fr)/)`)
	})
)

// misspelt judges an address by its spelling alone.
func misspelt(address string, kind cite.LinkKind) (fault, better string) {
	switch {
	case doubled().MatchString(address):
		m := doubled().FindStringSubmatchIndex(address)
		return "has two schemes", strings.ToLower(address[m[2]:m[3]]) + "://" + address[m[1]:]
	case !goodScheme().MatchString(address) && badScheme().MatchString(address):
		return "has a misspelt scheme", ""
	case kind != cite.Autolink && schemeless().MatchString(address):
		return "has no scheme: browsers take it for a file of this site", schemed(address)
	case !goodScheme().MatchString(address):
		return "", ""
	case strings.ContainsAny(address, " \t\n"):
		return "has a space in it", ""
	case strayEnd(address):
		return "ends in a character that belongs to the sentence", ""
	}
	u, err := url.Parse(address)
	if err == nil && u.Hostname() == "" {
		return "has no host", ""
	}
	if err == nil && strings.Contains(u.Hostname(), "..") {
		return "has an empty part in its host name", ""
	}
	return "", ""
}

// schemed adds the scheme that was left out, if the rest is in order.
func schemed(address string) string {
	if strings.ContainsAny(address, " \t\n") || strayEnd(address) {
		return ""
	}
	return "https://" + address
}

// strayEnd reports a bracket that the address did not open, or a comma or
// semicolon, at the end of it. A full stop may belong to it (Apple_Inc.).
func strayEnd(s string) bool {
	t := strings.TrimRight(s, ".,;:'\"")
	for _, pair := range []string{"()", "[]", "<>", "{}"} {
		if strings.HasSuffix(t, pair[1:]) && strings.Count(t, pair[1:]) > strings.Count(t, pair[:1]) {
			return true
		}
	}
	return strings.HasSuffix(s, ",") || strings.HasSuffix(s, ";")
}

// respelt offers the right spelling. It is safe where a scheme is doubled:
// the address can mean nothing else.
func respelt(l *cite.Link, better string) []cite.Fix {
	if better == "" || l.Target.Start >= l.Target.End {
		return nil
	}
	return []cite.Fix{{
		Message: "write " + better,
		Edits:   []cite.Edit{{Span: l.Target, New: better}},
		Unsafe:  schemeless().MatchString(strings.TrimSpace(l.URL)),
	}}
}

package check

import (
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
	if reached(l.Verdict) && (l.Kind == cite.Autolink || !schemeless().MatchString(address)) {
		// Without a scheme it was asked as https and answered; but in a page
		// such an address leads to a file of the site.
		return "", ""
	}
	fault, better = misspelt(address, l.Kind)
	if fault == "" && l.Verdict != nil && l.Verdict.Status == cite.Malformed {
		fault = reasonOf(l.Verdict)
	}
	return fault, better
}

// reached reports whether somebody answered at the address.
func reached(v *cite.Verdict) bool {
	if v == nil {
		return false
	}
	switch v.Status {
	case cite.OK, cite.Moved, cite.FragmentMissing, cite.Mismatch, cite.Blocked, cite.RateLimited:
		return true
	default:
		return false
	}
}

func reasonOf(v *cite.Verdict) string {
	if v.Evidence == "" {
		return "cannot be followed"
	}
	return "cannot be followed: " + v.Evidence
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
	if whole(address) {
		return faultBehindScheme(address)
	}
	switch {
	case doubled().MatchString(address):
		m := doubled().FindStringSubmatchIndex(address)
		return "has two schemes", strings.ToLower(address[m[2]:m[3]]) + "://" + address[m[1]:]
	case !goodScheme().MatchString(address) && badScheme().MatchString(address):
		return "has a misspelt scheme", ""
	case kind != cite.Autolink && schemeless().MatchString(address):
		return "has no scheme: browsers take it for a file of this site", schemed(address)
	case goodScheme().MatchString(address):
		return faultBehindScheme(address)
	}
	return "", ""
}

// whole reports an address that begins as most do, which saves a closer look
// at its scheme.
func whole(address string) bool {
	rest, ok := strings.CutPrefix(address, "https://")
	if !ok {
		rest, ok = strings.CutPrefix(address, "http://")
	}
	return ok && rest != "" && rest[0]|0x20 != 'h' && rest[0] != '/' && rest[0] != ':'
}

// faultBehindScheme judges the rest of an address with a good scheme.
func faultBehindScheme(address string) (fault, better string) {
	host := hostOf(address)
	switch {
	case spaced(address):
		return "has a space in it", ""
	case strayEnd(address):
		return "ends in a character that belongs to the sentence", ""
	case host == "":
		return "has no host", ""
	case strings.Contains(host, ".."):
		return "has an empty part in its host name", ""
	}
	return "", ""
}

// hostOf returns what stands between the scheme and the path of an address,
// without user and port.
func hostOf(address string) string {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return ""
	}
	if end := strings.IndexAny(rest, "/?#\\"); end >= 0 {
		rest = rest[:end]
	}
	rest = rest[strings.LastIndexByte(rest, '@')+1:]
	if strings.HasPrefix(rest, "[") {
		return strings.TrimPrefix(rest[:strings.IndexByte(rest+"]", ']')], "[")
	}
	name, _, _ := strings.Cut(rest, ":")
	return name
}

// spaced reports white space before the query: browsers make do with it, other
// readers cut the address there. In queries it is common and does no harm.
func spaced(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	return strings.ContainsAny(path, " \t\n")
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

package check

import (
	"net/netip"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var localhostURL = &Rule{
	ID:       "CC210",
	Name:     "localhost-or-private-url",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A link that works on the author's own machine or network only",
		Why:   "Addresses such as localhost, 192.168.0.1 or file: lead readers nowhere, or to something of their own.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the draft](http://localhost:3000/draft).\n"},
			{Format: "html", Source: "<p><a href=\"file:///home/ann/paper.pdf\">Paper</a> <a href=\"http://192.168.1.7/x\">x</a></p>\n"},
			{Format: "text", Source: "See http://wiki.example.org/page for more.\n", Answers: answer("http://wiki.example.org/page", cite.Verdict{Status: cite.Private, Evidence: "wiki.example.org is 10.0.0.5, a private address"})},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the draft](https://example.org/localhost) or run `curl http://localhost:3000`.\n"},
			{Format: "html", Source: "<p><a href=\"http://8.8.8.8/\">x</a> <a href=\"mailto:ann@localhost\">Ann</a></p>\n"},
			{Format: "markdown", Source: "See [the draft](http://127.0.0.1:8080/).\n", Answers: answer("http://127.0.0.1:8080/", cite.Verdict{Status: cite.OK, Code: 200})},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if counts(l) && isPrivate(l) {
				p.ReportRef(l.Ref, place(l), "%s", privateMessage(l))
			}
		}
	},
}

// isPrivate reports whether a link leads into a private network: by its
// verdict, or as it is written where nobody asked.
func isPrivate(l *cite.Link) bool {
	if l.Verdict != nil && l.Verdict.Status != cite.Unchecked {
		return l.Verdict.Status == cite.Private
	}
	return privateAddress(l.URL)
}

// privateAddress reports an address that is private as it is written.
func privateAddress(address string) bool {
	address = strings.TrimSpace(address)
	if drivePath(address) {
		return true
	}
	scheme, _, _ := strings.Cut(address, ":")
	switch strings.ToLower(scheme) {
	case "file":
		return scheme != address
	case "http", "https", "ftp":
		return privateHost(strings.ToLower(hostOf(address)))
	}
	return false
}

// drivePath reports a path of Windows: C:\paper.pdf.
func drivePath(s string) bool {
	return len(s) > 2 && s[1] == ':' && (s[2] == '\\' || s[2] == '/') && (s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z') ||
		strings.HasPrefix(s, `\\`)
}

// privateHost reports the names that stand for no public host (RFC 6761, RFC
// 6762, RFC 8375 and the .internal that ICANN reserved in 2024), and addresses
// of private, loopback and link-local networks.
func privateHost(h string) bool {
	if h == "localhost" {
		return true
	}
	for _, suffix := range []string{".localhost", ".local", ".internal", ".home.arpa", ".lan", ".localdomain"} {
		if strings.HasSuffix(h, suffix) {
			return true
		}
	}
	if !strings.Contains(h, ":") && (h == "" || !isDigit(h[0])) {
		return false // a name
	}
	ip, err := netip.ParseAddr(h)
	return err == nil && (ip.IsPrivate() || ip.IsLoopback() || ip.IsLinkLocalUnicast() || ip.IsUnspecified())
}

func privateMessage(l *cite.Link) string {
	if l.Verdict != nil && l.Verdict.Evidence != "" {
		return l.Verdict.Evidence
	}
	return "readers cannot reach " + excerpt(strings.TrimSpace(l.URL))
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var urlNotStable = &Rule{
	ID:       "CC320",
	Name:     "url-not-stable",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address that was made for one visit",
		Why:   "It is signed and expires, or it holds the number of a session: tomorrow readers get an error. Link to the page from which the file was opened.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://bucket.s3.amazonaws.com/vote.pdf?X-Amz-Expires=3600&X-Amz-Signature=abc).\n"},
			{Format: "html", Source: "<p><a href=\"https://catalogue.example.org/record;jsessionid=0A1B2C3D4E5F60718293?id=3\">The vote</a></p>\n"},
			{Format: "markdown", Source: "See [the vote](https://files.example.org/vote.pdf?Expires=1700000000&Signature=abc&Key-Pair-Id=K1).\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://files.example.org/vote.pdf?expires=never) and [sessions](https://example.org/jsessionid).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if !counts(l) || !isWeb(l.URL) || !strings.ContainsAny(l.URL, "?;") {
				continue
			}
			if m := oneVisit.FindString(l.URL); m != "" {
				p.ReportRef(l.Ref, place(l), "the address was made for one visit (%s)", strings.Trim(m, "?&;="))
			}
		}
	},
}

var oneVisit = pattern.New(`(?i)[?&]x-amz-(?:expires|signature|credential|security-token)=|[?&]x-goog-(?:expires|signature|credential)=|[?&]key-pair-id=|[?&](?:awsaccesskeyid|se|sig)=[^&]+&(?:[^&]+&)*(?:signature|sig|se)=|;jsessionid=[0-9a-f.]{8,}|[?&](?:sessionid|session_id|sid|phpsessid)=[0-9a-z]{16,}`)

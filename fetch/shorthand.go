package fetch

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// shorthands are identifiers that are written as if they were addresses. The
// first group is the identifier.
var shorthands = []struct {
	name   string
	prefix *pattern.Regexp // that the string means one of these, right or wrong
	form   *pattern.Regexp
	base   string
}{
	// ISO 26324: a prefix "10." with four or more digits, then anything visible.
	{"DOI", pattern.New(`(?i)^(?:info:doi/|urn:doi:|doi:|10\.\d{4,9}/)`),
		pattern.New(`(?i)^(?:info:doi/|urn:doi:|doi:)?\s*(10\.\d{4,9}(?:\.\d+)*/\S+)$`), "https://doi.org/"},
	// https://info.arxiv.org/help/arxiv_identifier.html
	{"arXiv number", pattern.New(`(?i)^arxiv:`),
		pattern.New(`(?i)^arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[a-z]{2})?/\d{7}(?:v\d+)?)$`), "https://arxiv.org/abs/"},
	{"handle", pattern.New(`(?i)^hdl:`),
		pattern.New(`(?i)^hdl:\s*(\d[\d.]*/\S+)$`), "https://hdl.handle.net/"},
}

// shorthand reads an identifier; ok is false if s does not mean to be one.
func shorthand(s string) (a address, ok bool, err error) {
	for _, h := range shorthands {
		if !h.prefix.MatchString(s) {
			continue
		}
		m := h.form.FindStringSubmatch(s)
		if m == nil {
			a, err = bad(s, "this is no "+h.name)
			return a, true, err
		}
		u, err := parse(h.base + escapeIdentifier(m[1]))
		return address{url: u, note: "asked at " + strings.TrimSuffix(h.base, "/")}, true, err
	}
	return address{}, false, nil
}

// escapeIdentifier makes a path of an identifier that may hold "<", "#" or "?"
// of its own, as the DOIs of the 1990s do.
func escapeIdentifier(id string) string {
	return (&url.URL{Path: id}).EscapedPath()
}

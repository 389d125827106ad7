package report

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// linkAt returns the link at whose address or words a finding stands, or nil.
func linkAt(f *cite.Located) *cite.Link {
	if !strings.HasPrefix(f.Rule, "CC3") && !strings.HasPrefix(f.Rule, "CC4") {
		return nil
	}
	for _, l := range f.Doc.LinksIn(f.Span) {
		if l.Span.Contains(f.Span) {
			return l
		}
	}
	return nil
}

// ruleAddress is where a rule is explained.
func ruleAddress(id, name string) string {
	return rulesPage + "#" + strings.ToLower(id) + "-" + name
}

func hopWords(h cite.Hop) string { return fmt.Sprintf("redirected (%d) to %s", h.Code, clean(h.URL)) }

// statusLevel is how a status is coloured: as what it says of the article.
func statusLevel(s cite.Status) string {
	switch s {
	case cite.OK:
		return "ok"
	case cite.Broken, cite.Soft404, cite.Parked, cite.Malformed, cite.TLSError, cite.Private:
		return "error"
	case cite.Moved, cite.Mismatch, cite.FragmentMissing, cite.Timeout:
		return "warning"
	case cite.Unchecked, cite.Blocked, cite.RateLimited, cite.Unsure, cite.Skipped:
		return "none"
	}
	return "none"
}

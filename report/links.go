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

func hopWords(h cite.Hop) string { return fmt.Sprintf("redirected (%d) to %s", h.Code, clean(h.URL)) }

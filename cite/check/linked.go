package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// leads reports whether a link leads anywhere: it has an address, and not one
// that only keeps a place or runs a script.
func leads(l *cite.Link) bool {
	url := strings.TrimSpace(l.URL)
	return url != "" && url != "#" && !isScript(url)
}

// isScript reports an address that is a program.
func isScript(url string) bool {
	const scheme = "javascript:"
	return len(url) >= len(scheme) && strings.EqualFold(url[:len(scheme)], scheme)
}

// linked reports whether a link that leads somewhere shares a byte with s.
func linked(doc *cite.Document, s cite.Span) bool {
	for _, l := range doc.LinksIn(s) {
		if leads(l) {
			return true
		}
	}
	return false
}

// counts reports whether a link belongs to the article: its text or its
// references, not what the site puts around them.
func counts(l *cite.Link) bool { return l.Region == cite.Content || l.Ref >= 0 }

// place returns the span at which to speak of a link's address: the address
// alone, or the whole link where the address is empty.
func place(l *cite.Link) cite.Span {
	if l.Target.Start < l.Target.End {
		return l.Target
	}
	return l.Span
}

// tag returns the start tag of a link written in HTML, in lower case, or "".
func tag(doc *cite.Document, l *cite.Link) string {
	s := doc.Excerpt(l.Span)
	if !strings.HasPrefix(s, "<") {
		return ""
	}
	return strings.ToLower(s[:strings.IndexByte(s+">", '>')])
}

// hasAny reports whether s contains one of the words.
func hasAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

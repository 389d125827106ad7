package check

import (
	"sort"
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

// linked reports whether a link that leads somewhere shares a byte with s, or
// stands empty inside it.
func linked(doc *cite.Document, s cite.Span) bool {
	const most = 8 // links that may stand between s and one that reaches over it
	i := linksBefore(doc, s.Part, s.End) - 1
	for before := 0; i >= 0 && before < most && doc.Links[i].Span.Part == s.Part; i-- {
		l := &doc.Links[i]
		if (l.Span.Overlaps(s) || s.Contains(l.Span)) && leads(l) {
			return true
		}
		if l.Span.Start < s.Start {
			before++
		}
	}
	return false
}

// linksBefore counts the links that begin before the offset off of a part.
// Links are in the order of the source.
func linksBefore(doc *cite.Document, part, off int) int {
	return sort.Search(len(doc.Links), func(i int) bool {
		s := doc.Links[i].Span
		return s.Part > part || s.Part == part && s.Start >= off
	})
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

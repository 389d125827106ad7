package check

import (
	"net/url"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var chatbotLink = &Rule{
	ID:       "CC233",
	Name:     "llm-utm",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An address that says it was copied from a chatbot",
		Why:   "Chatbots add \"utm_source=chatgpt.com\" to the links that they show. The page opens without it; with it every reader sees where the source was found, or that nobody opened it.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://slavic.example.org/vote?utm_source=chatgpt.com).\n"},
			{Format: "html", Source: "<p><a href=\"https://slavic.example.org/vote?id=3&amp;utm_source=openai\">The vote</a></p>\n"},
			{Format: "markdown", Source: "See <https://slavic.example.org/vote?referrer=grok.com&page=2>.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "See [the vote](https://slavic.example.org/vote?utm_source=newsletter) and [more](https://slavic.example.org/chatgpt.com?q=utm_source).\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.Links {
			l := &p.Doc.Links[i]
			if m := chatbotParameter.FindStringSubmatch(l.URL); m != nil && counts(l) {
				p.Report(cite.Finding{
					Ref: l.Ref, Span: place(l), Message: "the address says that it was copied from a chatbot (" + m[1] + ")",
					Fixes: p.withoutParameters(l, func(name, value string) bool { return chatbotParameter.MatchString("?" + name + "=" + value) }),
				})
			}
		}
	},
}

var chatbotParameter = pattern.New(`(?i)[?&;]((?:utm_source=(?:chatgpt\.com|chat\.openai\.com|openai|copilot\.com|copilot\.microsoft\.com|perplexity(?:\.ai)?|gemini(?:\.google\.com)?|claude\.ai|grok(?:\.com)?|deepseek)|referrer=grok\.com))(?:&|#|;|$)`)

// withoutParameters is the fix that takes the parameters that drop names out of
// an address, and leaves all else to the byte. It is nil where the source does
// not spell the address out, and where the parameters may be those of an address
// inside of it: an archived copy is kept under the address with all of them.
func (p *Pass) withoutParameters(l *cite.Link, drop func(name, value string) bool) []cite.Fix {
	written := p.Doc.Excerpt(l.Target)
	base, rest, ok := strings.Cut(written, "?")
	if !ok || l.Target.Start >= l.Target.End || !editable(p.Doc, l.Target) {
		return nil
	}
	if strings.Contains(base[min(len("https://"), len(base)):], "://") {
		return nil
	}
	hash, separator := "#", "&"
	switch {
	case strings.Contains(rest, "&amp;"):
		separator = "&amp;"
	case strings.Contains(rest, `\&`): // LaTeX
		separator = `\&`
	}
	if strings.Contains(rest, `\#`) {
		hash = `\#`
	}
	query, fragment, hasFragment := strings.Cut(rest, hash)
	var kept []string
	for part := range strings.SplitSeq(query, separator) {
		name, value, _ := strings.Cut(part, "=")
		if v, err := url.QueryUnescape(value); err == nil {
			value = v
		}
		if !drop(name, value) {
			kept = append(kept, part)
		}
	}
	if len(kept) > 0 {
		base += "?" + strings.Join(kept, separator)
	}
	if hasFragment {
		base += hash + fragment
	}
	if base == written {
		return nil
	}
	return []cite.Fix{{Message: "link to " + base, Edits: []cite.Edit{{Span: l.Target, New: base}}}}
}

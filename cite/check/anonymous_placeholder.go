package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var anonymousPlaceholder = &Rule{
	ID:       "CC224",
	Name:     "anonymous-placeholder",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A reference that was hidden from reviewers",
		Why:   "Papers under blind review hide what their authors wrote before. In print the reference has to be there again.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anonymous (2024). [blinded for review].\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Author(s) (2023). Details omitted for double-blind reviewing.\n- [Reference removed for blind review]\n"},
			{Format: "bibtex", Source: "@unpublished{a,\n  author = {Anonymous Author(s)},\n  title = {Under Review},\n  note = {Details omitted for double-blind review},\n  year = 2024,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anonymous. *Beowulf*. London: Penguin, 1957.\n- Anonymous (2012). *We Are Legion*. Press release.\n- Roe, Jim. \"Double-Blind Review: Should Details Be Omitted?\" *Journal of Review* 3 (2001): 1-9.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(hiddenFromReview, "%q hides a reference from reviewers, who are done") },
}

// hidingWords are in what hides a reference.
var hidingWords = strings.Fields("blind anonym redact masked withheld hidden peer")

var hiddenFromReview = []filler{
	{re: pattern.New(`(?i)([\[(](?:(?:author|authors|reference|references|citation|details|name|names|identifying information|title|removed|omitted|redacted|blinded|masked|anonymi[sz]ed|withheld|hidden|deleted)[ ,]*){1,5}(?:for|to|because of|due to|during) (?:the )?(?:(?:double[- ])?(?:blind|anonymous|peer)(?:ed)?[- ]?)*(?:peer[- ])?(?:review(?:ing|ers?)?|anonymity)(?: process| purposes)?[\])])`), needs: hidingWords},
	{re: pattern.New(`(?i)([\[(][^\[\]()\n]{0,60}\b(?:withheld|omitted|removed|blinded|redacted|masked|anonymi[sz]ed|hidden)[^\[\]()\n]{0,40}\b(?:review|anonymity)[^\[\]()\n]{0,20}[\])])`), needs: hidingWords},
	{re: pattern.New(`(?i)([\[(](?:blinded|redacted|anonymi[sz]ed|masked|author blinded|authors? removed|citation (?:removed|redacted|blinded|withheld)|reference (?:removed|redacted|blinded|withheld))[\])])`)},
	{re: pattern.New(`(?i)((?:details|reference|references|citation|authors?|names?) (?:are |is )?(?:omitted|removed|withheld|hidden|blinded|redacted|anonymi[sz]ed) (?:for|due to|to preserve|to ensure) (?:the )?(?:double[- ]?)?(?:blind|anonymous|anonymity|peer)[a-z -]{0,24})`), listed: true, needs: hidingWords},
	{re: pattern.New(`(?:^|[\s.])((?:Anonymous )?Author\(s\))(?:[\s.,(]|$)`), listed: true, allowed: func(s string, start, _ int) bool {
		return strings.HasSuffix(s[:start], "The ") || strings.HasSuffix(s[:start], "the ")
	}},
	{re: pattern.New(`^(Author,? A\.|Authors?, (?:Anonymous|blinded|masked|removed))`), listed: true},
}

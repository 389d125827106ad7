package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var markupMismatch = &Rule{
	ID:       "CC117",
	Name:     "markup-mismatch",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A bracket or quotation mark without its partner in a reference",
		Why:   "Where the title or the imprint ends is no longer clear, neither to readers nor to programs.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. *The Soviets* (New York: Pantheon, 1974.\n- Wood, Ellen. \"The Origin of Capitalism. *Past & Present* 12 (1999): 3-9.\n"},
			{Format: "html", Source: "<h2>References</h2><ul><li>Hahn, Jeffrey. “Grassroots. <i>Slavic Review</i> 12 (1988): 3–9.</li><li>Wood, Ellen. <i>The Origin of Capitalism</i>. London: Verso, 1999.</li></ul>\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1) Anweiler, Oskar. *The Soviets* [Die Rätebewegung] (New York: Pantheon, 1974).\n2) Wood, Ellen. \"The 5' 3\" Wall :-) of 'Capitalism'.\" *Past & Present* 12 (1999): 3-9.\n"},
			{Format: "text", Source: "Literatur\n=========\n\nMüller, Hans: „Die Räte“. Berlin 1974.\n\nSchulz, Eva: »Räte«. Berlin 1975.\n\nMeier, Karl: a) Die Räte; b) Die Wahl. Berlin 1976.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() == 0 || p.isRecord(r) {
				continue
			}
			if inTwos(r.Text.String()) {
				continue
			}
			words := withoutAddresses(r.Text.String())
			at, sign := unpairedSign(words)
			if at >= 0 && !strings.Contains(r.LeadIn.String(), sign) {
				p.ReportRef(i, r.Text.Span(at, at+len(sign)), "%q has no partner in this reference", sign)
			}
		}
	},
}

// inTwos reports whether every sign has as many partners as it needs, which is
// quickly found out and nearly always so.
func inTwos(s string) bool {
	for _, pair := range pairs {
		if strings.Count(s, pair[0]) != strings.Count(s, pair[1]) {
			return false
		}
	}
	return strings.Count(s, "\"")%2 == 0
}

var anAddress = pattern.New(`(?i)(?:https?://|www\.|10\.\d{4,}/)[^\s]+`)

// withoutAddresses blanks the addresses of s but for brackets, so that places stay.
func withoutAddresses(s string) string {
	return anAddress.ReplaceAllStringFunc(s, func(a string) string {
		blank := []byte(strings.Repeat(" ", len(a)))
		for i := range len(a) {
			if strings.IndexByte("()[]", a[i]) >= 0 {
				blank[i] = a[i]
			}
		}
		return string(blank)
	})
}

// unpairedSign finds a bracket or a typographic quotation mark without its
// partner, or a single straight one: they come in twos.
func unpairedSign(s string) (at int, sign string) {
	if at, sign := unpaired(s); at >= 0 {
		return at, sign
	}
	if at := strings.IndexByte(s, '"'); at >= 0 && strings.Count(s, "\"") == 1 && !inches.MatchString(s) && !strings.ContainsAny(s, "“”„»«") && besideSpace(s, at) {
		return at, "\""
	}
	return -1, ""
}

// besideSpace reports a mark that opens or closes words: U2B" does not.
func besideSpace(s string, at int) bool {
	return at == 0 || at == len(s)-1 || strings.IndexByte(" (", s[at-1]) >= 0 || strings.IndexByte(" .,;:)", s[at+1]) >= 0
}

// inches matches a straight mark that stands for inches or seconds.
var inches = pattern.New(`\d\s?"`)

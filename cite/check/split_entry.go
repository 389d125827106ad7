package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var splitEntry = &Rule{
	ID:       "CC107",
	Name:     "split-entry",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The second half of a reference as an item of its own",
		Why:   "A line break too many, or a comma that ended the item above: neither half can be found by itself.",
		Bad: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ul><li>Anweiler, Oskar. <i>The Soviets</i>. New York: Pantheon, 1974.</li><li>Hahn, Jeffrey. <i>Soviet Grassroots</i>. Princeton: Princeton University</li><li>press, 1988.</li><li>Lewin, Moshe. <i>Lenin's Last Struggle</i>. New York: Pantheon, 1968.</li></ul>\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<h2>References</h2><ul><li>Anweiler, Oskar. <i>The Soviets</i>. New York: Pantheon, 1974.</li><li>van der Linden, Marcel. <i>Workers</i>. Leiden: Brill, 2008.</li><li>d'Agostino, Anthony. <i>Marxism</i>. London: Verso, 1988.</li><li>danah boyd. <i>It's Complicated</i>. New Haven: Yale, 2014.</li><li>eLife. <i>About</i>. 2020.</li></ul>\n"},
		},
	},
	Run: func(p *Pass) {
		for i := 1; i < len(p.Doc.References); i++ {
			r, before := &p.Doc.References[i], &p.Doc.References[i-1]
			if r.Text.Len() == 0 || r.List != before.List || before.Text.Len() == 0 || isNote(p.Doc, r) {
				continue
			}
			if s := r.Text.String(); isRest(s) && leftOpen(before.Text.String()) {
				p.Report(cite.Finding{
					Ref: i, Span: r.Text.Span(0, min(len(s), firstWordEnd(s))), Message: "this seems to be the rest of the reference above, which is not finished",
					Related: []cite.Related{{Span: before.Source(), Message: "the reference above"}},
				})
			}
		}
	},
}

// isRest reports words that hardly begin a reference: a small letter that is of
// no particle, and no author behind it.
func isRest(s string) bool {
	if strings.HasPrefix(s, "http") || strings.HasPrefix(s, "www.") || strings.HasPrefix(s, "doi") {
		return false
	}
	first, _ := utf8.DecodeRuneInString(s)
	word := strings.ToLower(strings.Trim(s[:firstWordEnd(s)], ".,;:'’"))
	return unicode.IsLower(first) && !nameStarts[word] && !strings.ContainsAny(word, "'’") && strings.IndexFunc(s[:firstWordEnd(s)], unicode.IsUpper) < 0
}

func firstWordEnd(s string) int {
	if i := strings.IndexByte(s, ' '); i > 0 {
		return i
	}
	return len(s)
}

// nameStarts begin names with a small letter.
var nameStarts = wordSet("van von de der den del della di da dos das do du des le la ter ten te zu zum zur af av el al bin ibn ben abu ap of the a an und y e i o d l")

// leftOpen reports a reference that ends without a full stop and without a year
// near its end.
func leftOpen(s string) bool {
	s = strings.TrimSpace(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	return (unicode.IsLetter(last) || last == ',' || last == '-' || last == ':') && !hasYear(s[max(0, len(s)-24):])
}

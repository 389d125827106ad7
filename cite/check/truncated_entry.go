package check

import (
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

var truncatedEntry = &Rule{
	ID:       "CC111",
	Name:     "truncated-entry",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A reference that breaks off",
		Why:   "It ends with a comma, an opening bracket or a word that something must follow: the rest was lost when it was copied.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar, *The Soviets*,\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988), pp.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Roe, Jim. *Votes*. London: Verso, 2001.\n- Poe, Ann. *Ravens*. London: Verso, 2002.\n- Moe, Sue. *Towns*. London: Verso, 2003.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey, *Soviet Grassroots*, Princeton, 1988;\n- Lewin, Moshe, *Lenin's Last Struggle*, New York, 1968;\n- Wood, Ellen, *The Origin of Capitalism*, London, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. 3rd ed.\n- Lewin, Moshe. *What Is It Of*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999, 3 vol.\n"},
		},
	},
	Run: func(p *Pass) {
		ends := make(map[int]int)  // lists to references that end so
		sizes := make(map[int]int) // lists to all references
		var broken []int
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() == 0 || r.Block >= 0 && p.Doc.Blocks[r.Block].Kind == cite.Note {
				continue
			}
			sizes[r.List]++
			if brokenOff(r.Text.String()) != "" {
				ends[r.List]++
				broken = append(broken, i)
			}
		}
		for _, i := range broken {
			r := &p.Doc.References[i]
			if 4*ends[r.List] > sizes[r.List]+1 {
				continue // the style of the list
			}
			s, sign := r.Text.String(), brokenOff(r.Text.String())
			at := strings.LastIndex(s, sign)
			p.ReportRef(i, r.Text.Span(at, at+len(sign)), "this reference ends with %q, as if something were to follow", sign)
		}
	},
}

// opened are the words behind which something must come; "ed." and "vol."
// end references as often as not.
var opened = wordSet("pp. and from by & et und der des of S. no. the")

// brokenOff returns the sign or word with which a reference breaks off, or "".
func brokenOff(s string) string {
	const shortest = 12 // bytes of what can be called a reference
	s = strings.TrimRight(s, " \u00a0")
	last, n := utf8.DecodeLastRuneInString(s)
	switch {
	case len(s) < shortest:
		return ""
	case strings.ContainsRune(",([{“„«‘", last):
		return s[len(s)-n:]
	}
	if word := s[strings.LastIndexAny(s, " ,(")+1:]; len(word) < len(s) && opened[word] {
		return word
	}
	return ""
}

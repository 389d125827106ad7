package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var mergedEntries = &Rule{
	ID:       "CC106",
	Name:     "merged-entries",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Two references run together in one item",
		Why:   "A line break was lost: readers overlook the second work, and nothing leads to it.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974. Hahn, Jeffrey W. *Soviet Grassroots*. Princeton: Princeton University Press, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. \"The Soviets.\" *Slavic Review* 12 (1974): 3-9. Reprinted in Hahn, Jeffrey W. *Soviet Grassroots*. Princeton: Princeton University Press, 1988.\n- Lewin, Moshe, Wood, Ellen, and Roe, Jim. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999. Review: Roe, Jim. *Votes* 3 (2000): 12.\n"},
		},
	},
	Run: func(p *Pass) {
		lists := make(map[int][]int)
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() > 0 && !isNote(p.Doc, r) {
				lists[r.List] = append(lists[r.List], i)
			}
		}
		for i := range p.Doc.References {
			list := lists[p.Doc.References[i].List]
			if len(list) > 0 && list[0] == i {
				p.mergedIn(list)
			}
		}
	},
}

var (
	inverted = pattern.New(`^(?:\p{Lu}[\p{L}'’-]+|\p{Lu}{2,}), (?:\p{Lu}\.|\p{Lu}\p{Ll}+)`)
	secondOf = pattern.New(`(?:\d[a-z]?|\d\))[.;] ((?:\p{Lu}[\p{L}'’-]+|\p{Lu}{2,}), (?:\p{Lu}\.|\p{Lu}\p{Ll}+))`)
)

// mergedIn looks for second references in the items of a list whose references
// begin with a family name.
func (p *Pass) mergedIn(list []int) {
	var lengths []int
	for _, i := range list {
		lengths = append(lengths, p.Doc.References[i].Text.Len())
	}
	slices.Sort(lengths)
	middle, longest := lengths[(len(lengths)-1)/2], lengths[len(lengths)-1]
	if len(list) < 3 || 2*longest <= 3*middle || !p.inverted(list) {
		return
	}
	for _, i := range list {
		if t := p.Doc.References[i].Text; 2*t.Len() > 3*middle {
			p.second(i, t)
		}
	}
}

// inverted reports whether most references of a list begin with a family name.
func (p *Pass) inverted(list []int) bool {
	begin := 0
	for _, i := range list {
		if inverted.MatchString(p.Doc.References[i].Text.String()) {
			begin++
		}
	}
	return 10*begin >= 7*len(list)
}

// second reports a second reference in t: behind a full one with a year, and
// with a year and a title of its own.
func (p *Pass) second(i int, t cite.Text) {
	const least = 40 // bytes of a reference
	s := t.String()
	for _, m := range secondOf.FindAllStringSubmatchIndex(s, -1) {
		before, after := s[:m[2]], s[m[2]:]
		if !inverted.MatchString(before) || len(before) < least || len(after) < least || !hasYear(before) || !hasYear(after) || strings.Count(after, ". ") < 1 {
			continue
		}
		p.ReportRef(i, t.Span(m[2], m[3]), "a second reference seems to begin at %q", s[m[2]:m[3]])
		return
	}
}

package check

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var citationYear = &Rule{
	ID:       "CC803",
	Name:     "citation-year-mismatch",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A citation with another year than the reference",
		Why:   "\"(Lewin 1976)\" and a list with Lewin 1975: one of the years is a slip, or the work of that year was left out of the list.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Lewin 1969), as others say (Wood 1999).\n\n## References\n\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Lewin 1968a), as others say (Wood, 1999) and Lenin (1917).\n\n## References\n\n- Lenin, Vladimir. *State and Revolution* [1917]. London: Penguin, 1992.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968a.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "The soviets came first [(Lewin 1969)](https://www.versobooks.com/lewin).\n\n## References\n\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
	},
	Run: func(p *Pass) {
		if len(p.Doc.References) == 0 || len(p.Doc.Citations) == 0 {
			return
		}
		r := p.subject.roll()
		for i := range p.Doc.Citations {
			c := &p.Doc.Citations[i]
			year, _ := citedYear(c)
			if year == 0 || p.mayBeEntry(c) || linked(p.Doc, nearby(c.Text.Source())) {
				continue
			}
			if refs := p.listedUnder(r, c, year); len(refs) > 0 {
				p.Report(cite.Finding{
					Ref: refs[0], Span: yearSpan(c), Message: "the text cites " + c.Names[0] + " " + c.Year + ", and the list has " + c.Names[0] + " " + yearsOf(r, refs),
					Related: []cite.Related{{Span: p.Doc.References[refs[0]].Source(), Message: "listed here"}},
				})
			}
		}
	},
}

// mayBeEntry reports words that look like a citation and may begin an entry of
// the list that was not recognised as one: behind the beginning of the list, or
// with initials ("Weiss, C. H. (1997).").
func (p *Pass) mayBeEntry(c *cite.Citation) bool {
	at := c.Text.Source()
	for i := range p.Doc.References {
		if r := &p.Doc.References[i]; r.Block >= 0 {
			first := r.Source()
			return first.Part == at.Part && first.Start < at.Start || initialled.MatchString(c.Text.String())
		}
	}
	return false
}

var initialled = pattern.New(`,\s*\p{Lu}\.`)

// listedUnder returns the references that a citation may mean if none of them
// has its year.
func (p *Pass) listedUnder(r *roll, c *cite.Citation, year int) []int {
	refs := r.fitting(c)
	for _, t := range c.Targets {
		if t >= 0 && t < len(p.Doc.References) && p.Doc.References[t].Entry != nil && says(&p.Doc.References[t], year) {
			return nil
		}
	}
	dated := func(i int) bool { return r.refs[i].Entry.Dates["issued"].Year > 0 }
	if len(refs) > 3 || slices.ContainsFunc(refs, func(i int) bool { return !dated(i) || says(&r.refs[i], year) }) {
		return nil
	}
	return refs
}

func yearsOf(r *roll, refs []int) string {
	var all []string
	for _, i := range refs {
		if y := strconv.Itoa(r.refs[i].Entry.Dates["issued"].Year); !slices.Contains(all, y) {
			all = append(all, y)
		}
	}
	return strings.Join(all, " and ")
}

package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var ambiguousCitation = &Rule{
	ID:       "CC805",
	Name:     "ambiguous-citation",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A citation by author and year that two works of the list answer",
		Why:   "\"(Lenin 1918)\" may be either; styles put letters behind the years, 1918a and 1918b, in the list and in the text.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Lenin 1918), as others say (Wood 1999).\n\n## References\n\n- Lenin, Vladimir. *State and Revolution*. Moscow: Progress, 1918.\n- Lenin, Vladimir. *The Immediate Tasks of the Soviet Government*. Moscow: Progress, 1918.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "The soviets came first (Lenin 1918b), as others say (Wood 1999; Wood and Lenin 1918).\n\n## References\n\n- Lenin, Vladimir. *State and Revolution*. Moscow: Progress, 1918a.\n- Lenin, Vladimir. *The Immediate Tasks of the Soviet Government*. Moscow: Progress, 1918b.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Wood, Ellen, and Vladimir Lenin. *Votes*. London: Verso, 1918.\n"},
		},
	},
	Run: func(p *Pass) {
		if len(p.Doc.References) < 2 {
			return
		}
		for i := range p.Doc.Citations {
			c := &p.Doc.Citations[i]
			year, letter := citedYear(c)
			if year == 0 || letter != "" || strings.Contains(c.Text.String(), "/") { // "Quaas/Klein" is read as one name
				continue
			}
			if refs := p.bothMeant(c, year); len(refs) > 1 {
				related := make([]cite.Related, len(refs))
				for n, ref := range refs {
					related[n] = cite.Related{Span: p.Doc.References[ref].Source(), Message: "this one"}
				}
				p.Report(cite.Finding{
					Ref: refs[0], Span: c.Text.Source(), Related: related,
					Message: strconv.Itoa(len(refs)) + " works of the list answer " + c.Names[0] + " " + c.Year + ": tell them apart by letters behind the year",
				})
			}
		}
	},
}

// bothMeant returns the references by just the authors whom a citation names,
// of its year, if they are different works.
func (p *Pass) bothMeant(c *cite.Citation, year int) []int {
	r := p.subject.roll()
	var refs []int
	for _, i := range r.fitting(c) {
		e := r.refs[i].Entry
		if e.Dates["issued"].Year != year || len(e.Authors()) != len(c.Names) && !(len(e.Authors()) > 2 && len(c.Names) == 1) {
			continue
		}
		if len(refs) > 0 && (r.authors[refs[0]] != r.authors[i] || match.Of(r.refs[refs[0]].Entry).Same(match.Of(e)) != match.None || initials(r.refs[refs[0]].Entry) != initials(e)) {
			continue
		}
		refs = append(refs, i)
	}
	return refs
}

// initials are those of the first author: two people of one name are told
// apart by them.
func initials(e *cite.Entry) string {
	for _, r := range e.Authors()[0].Given {
		return string(r)
	}
	return ""
}

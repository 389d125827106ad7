package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var duplicateList = &Rule{
	ID:       "CC118",
	Name:     "duplicate-heading-or-list",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "Two lists of references with the same works in them",
		Why:   "A list under \"References\" and one under \"Bibliography\" grow apart: what is mended in one stays wrong in the other.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "Words.\n\n## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n\n## Bibliography\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Roe, Jim. *Votes*. London: Verso, 2001.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Words.\n\n## References\n\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n\n## Further reading\n\n- Moe, Sue. *Towns*. London: Verso, 2003.\n- Roe, Jim. *Votes*. London: Verso, 2001.\n"},
		},
	},
	Run: func(p *Pass) {
		lists := make(map[int][]int)
		last := 0
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() == 0 || r.Entry == nil || isNote(p.Doc, r) {
				continue
			}
			lists[r.List] = append(lists[r.List], i)
			last = max(last, r.List)
		}
		if len(lists) < 2 {
			return
		}
		var first match.Index
		for list := 0; list <= last; list++ {
			p.overlap(&first, lists[list])
		}
	},
}

// overlap reports the references of a list if half of them are in the lists
// before, and adds them to those.
func (p *Pass) overlap(before *match.Index, refs []int) {
	const half = 2
	works, again := make([]*match.Work, len(refs)), 0
	for n, i := range refs {
		works[n] = match.Of(p.Doc.References[i].Entry)
		if _, e := before.Find(works[n], nil); e > match.Content {
			again++
		}
	}
	if again >= 2 && half*again >= len(refs) {
		p.ReportRef(refs[0], p.Doc.References[refs[0]].Source(), "%d of the %d references in this list are in another list, too", again, len(refs))
	}
	for _, w := range works {
		before.Add(w)
	}
}

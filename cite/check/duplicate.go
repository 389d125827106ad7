package check

import (
	"strconv"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var duplicateEntry = &Rule{
	ID:       "CC706",
	Name:     "duplicate-entry",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "The same work twice in one list",
		Why:   "A reader takes them for two sources, and numbers and keys may point at either.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Anweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n2. Lewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n3. Anweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n"},
			{Format: "text", Source: "References\n==========\n\n[1] O. Anweiler, \"The soviets,\" History Today, vol. 3, 1974. https://doi.org/10.1000/182\n\n[2] M. Lewin, The Soviet Century. London: Verso, 2005.\n\n[3] Anweiler, O. (1974). The Soviets. History Today 3. doi:10.1000/182\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{Moore:91,\n  author = {A. Moore},\n  title = {{Councils}},\n  publisher = {Pantheon Books},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Anweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n2. Anweiler, Oskar. *Die Rätebewegung in Rußland*. Leiden: Brill, 1958.\n3. Lewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1991reprint,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Dover},\n  year = 1991,\n  related = {moore1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		lists, records := make(map[int]*listed), p.recordsByRef()
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil || isNote(p.Doc, r) || r.Text.Len() > 0 && shortForm(r) {
				continue
			}
			if lists[r.List] == nil {
				lists[r.List] = &listed{}
			}
			j, ok := lists[r.List].add(i, match.Of(r.Entry))
			switch {
			case !ok || apartRecords(records[i], records[j]):
			case records[i] != nil && records[j] != nil:
				p.duplicateRecord(records[i], records[j])
			case !p.isRecord(r) && !otherWork(r.Entry, p.Doc.References[j].Entry):
				p.duplicate(i, j)
			}
		}
	},
}

// A listed holds the works of one list.
type listed struct {
	index match.Index
	refs  []int // by their number in the index
}

// add enters the work of reference i, and returns the first reference to it.
func (l *listed) add(i int, w *match.Work) (first int, again bool) {
	n, e := l.index.Find(w, func(v *match.Work, e match.Evidence) bool { return surely(w, v, e) })
	if e != match.None {
		first, again = l.refs[n], true
	}
	l.index.Add(w)
	l.refs = append(l.refs, i)
	return first, again
}

// surely reports whether nothing speaks against two references being to the
// same work, and to the same part of it.
func surely(w, v *match.Work, e match.Evidence) bool {
	return e == match.DOI || e != match.Content && len(w.Contradictions(v)) == 0
}

// isNote reports a reference in a note: notes name a work as often as they
// need it.
func isNote(doc *cite.Document, r *cite.Reference) bool {
	return r.Block >= 0 && r.Block < len(doc.Blocks) && doc.Blocks[r.Block].Kind == cite.Note
}

func (p *Pass) duplicate(i, first int) {
	again, before := &p.Doc.References[i], &p.Doc.References[first]
	name := strconv.Quote(excerpt(before.Entry.Get("title")))
	if before.Entry.Get("title") == "" {
		name = "this work"
	}
	p.Report(cite.Finding{
		Ref: i, Span: again.Source(), Message: name + " is in the list already",
		Related: []cite.Related{{Span: before.Source(), Message: "first listed here"}},
	})
}

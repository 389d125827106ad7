package check

import (
	"sort"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

var listUnsorted = &Rule{
	ID:       "CC109",
	Name:     "list-not-sorted",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A reference out of order in a list that is sorted by author",
		Why:   "Readers look an author up where the alphabet puts the name. Told where four in five references of a list are in order.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974.\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Moe, Sue. *Towns*. London: Verso, 2003.\n- Roe, Jim. *Votes*. London: Verso, 2001.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974.\n- Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n- Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n- Özkan, Sue. *Towns*. London: Verso, 2003.\n- Roe, Jim. *Votes*. London: Verso, 2001.\n- ———. *Towns*. London: Verso, 2004.\n"},
			{Format: "markdown", Source: "## References\n\n1. Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n2. Anweiler, Oskar. *The Soviets*. New York: Pantheon, 1974.\n3. Roe, Jim. *Votes*. London: Verso, 2001.\n4. Hahn, Jeffrey. *Soviet Grassroots*. Princeton: PUP, 1988.\n5. Lewin, Moshe. *Lenin's Last Struggle*. New York: Pantheon, 1968.\n"},
		},
	},
	Run: func(p *Pass) {
		for _, list := range p.writtenLists() {
			p.unsorted(list)
		}
	},
}

// writtenLists returns the references with words that are clear, list by list;
// notes are in the order of the text.
func (p *Pass) writtenLists() [][]int {
	var lists [][]int
	last := -1
	for i := range p.Doc.References {
		r := &p.Doc.References[i]
		if r.Text.Len() == 0 || r.Entry == nil || r.Confidence < clear || isNote(p.Doc, r) {
			continue
		}
		if r.List != last {
			lists, last = append(lists, nil), r.List
		}
		lists[len(lists)-1] = append(lists[len(lists)-1], i)
	}
	return lists
}

// unsorted reports the references that are not in the longest run in order.
func (p *Pass) unsorted(list []int) {
	const fewest = 5
	if len(list) < fewest {
		return
	}
	keys := make([]string, len(list))
	for n, i := range list {
		if keys[n] = sortKey(p.Doc.References[i].Entry); keys[n] == "" {
			return
		}
	}
	kept := longestRun(keys)
	if len(kept) == len(list) || 5*len(kept) < 4*len(list) {
		return
	}
	in := make(map[int]bool)
	for _, n := range kept {
		in[n] = true
	}
	for n, i := range list {
		if !in[n] {
			p.ReportRef(i, firstWords(p.Doc.References[i].Text), "%q is out of the order of the alphabet", keys[n])
		}
	}
}

// sortKey is what lists are sorted by: the family name of the first author, or
// the title.
func sortKey(e *cite.Entry) string {
	if names := e.Authors(); len(names) > 0 {
		if n := names[0]; n.Family != "" {
			return match.Fold(n.Family)
		}
		return match.Fold(names[0].Sort())
	}
	return match.Fold(e.Get("title"))
}

// longestRun returns the indexes of a longest part of keys that is in order
// (Fredman 1975), in time n log n.
func longestRun(keys []string) []int {
	var ends, before = []int{}, make([]int, len(keys))
	for i, k := range keys {
		n := sort.Search(len(ends), func(j int) bool { return keys[ends[j]] > k })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		ends = append(ends[:n], append([]int{i}, ends[min(n+1, len(ends)):]...)...)
	}
	var run []int
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = before[i] {
			run = append([]int{i}, run...)
		}
	}
	return run
}

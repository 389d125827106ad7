package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
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
		first, records := make(map[string]int), p.recordsByRef()
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil || isNote(p.Doc, r) {
				continue
			}
			j, ok := earlier(first, works(r), i)
			switch {
			case !ok || apart(&p.Doc.References[j], r) || apartRecords(records[i], records[j]):
			case records[i] != nil && records[j] != nil:
				p.duplicateRecord(records[i], records[j])
			case !p.isRecord(r):
				p.duplicate(i, j)
			}
		}
	},
}

// isNote reports a reference in a note: notes name a work as often as they
// need it.
func isNote(doc *cite.Document, r *cite.Reference) bool {
	return r.Block >= 0 && r.Block < len(doc.Blocks) && doc.Blocks[r.Block].Kind == cite.Note
}

// works names the work of a reference in the ways by which it can be told
// from others, within its list.
func works(r *cite.Reference) []string {
	list, e := strconv.Itoa(r.List)+" ", r.Entry
	var all []string
	if doi := ownDOI(e); doi != "" {
		all = append(all, list+"doi "+strings.ToLower(doi))
	}
	title, authors, year := plain(e.Get("title")), e.Authors(), e.Dates["issued"].Year
	if title != "" && len(authors) > 0 && year != 0 {
		all = append(all, list+title+"/"+plain(authors[0].Sort())+"/"+strconv.Itoa(year)+e.Dates["issued"].Suffix)
	}
	return all
}

// ownDOI returns the DOI of an entry that it does not take over from the book
// it is a part of.
func ownDOI(e *cite.Entry) string {
	for _, f := range e.Fields {
		if f.Name == "DOI" && (e.Span.Start >= e.Span.End || f.Span.Start >= f.Span.End || e.Span.Contains(f.Span)) {
			return f.Value
		}
	}
	return ""
}

// earlier returns the first reference with one of the names, and notes i under
// those that are new.
func earlier(first map[string]int, names []string, i int) (j int, ok bool) {
	for _, name := range names {
		if at, seen := first[name]; !seen {
			first[name] = i
		} else if !ok {
			j, ok = at, true
		}
	}
	return j, ok
}

// apart reports whether two references to works of the same name are to
// different parts of it, or to different works after all.
func apart(a, b *cite.Reference) bool {
	if x, y := a.Entry.Get("DOI"), b.Entry.Get("DOI"); x != "" && y != "" {
		return !strings.EqualFold(x, y)
	}
	for _, name := range []string{"volume", "issue", "page", "number", "edition", "container-title", "genre"} {
		x, y := plain(a.Entry.Get(name)), plain(b.Entry.Get(name))
		if x != "" && y != "" && x != y {
			return true
		}
	}
	return false
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

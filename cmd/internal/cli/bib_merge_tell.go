package cli

import (
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/match"
)

// placesOf says where each entry comes from.
func placesOf(run *cite.Run) map[*cite.Entry]string {
	places := make(map[*cite.Entry]string)
	for _, doc := range run.Documents {
		for i := range doc.References {
			r := &doc.References[i]
			at := doc.Position(r.Source().Part, r.Source().Start)
			path := doc.Path
			if name := doc.Parts[r.Source().Part].Name; name != "" {
				path += ", " + name
			}
			if r.Entry != nil {
				places[r.Entry] = fmt.Sprintf("%s:%d:%d", path, at.Line, at.Column)
			}
		}
	}
	return places
}

// tellMerge says in one sentence each what the user may want to look at.
func (a *app) tellMerge(old *oldBib, m *bibtex.Merged, places map[*cite.Entry]string, f *bibFlags) {
	if f.merge.guess && len(m.Edits) > 0 {
		a.complain("%s: written for %s, and so are the additions (--dialect decides otherwise)", old.path, programs[m.Dialect])
	}
	counts := struct{ added, there, again, filled int }{}
	for i := range m.Outcomes {
		o := &m.Outcomes[i]
		from := places[o.Entry]
		for _, c := range o.Conflicts {
			a.complain("%s", conflict(old, m, o, c, from, places))
		}
		switch {
		case o.Added:
			counts.added++
		case o.First != i:
			counts.again++
		default:
			counts.there++
			a.tellThere(old, o, from, f)
		}
		if f.merge.fill {
			counts.filled += len(o.Fields)
		}
	}
	a.complain("%s: %s added, %d there already, %d repeated, %s filled in", old.path, several(counts.added, "entry", "entries"),
		counts.there, counts.again, several(counts.filled, "field", "fields"))
}

var programs = map[string]string{bibtex.BibTeX: "BibTeX", bibtex.Biblatex: "biblatex"}

func several(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, more)
}

// tellThere remarks on an entry that the file has.
func (a *app) tellThere(old *oldBib, o *bibtex.Outcome, from string, f *bibFlags) {
	at := old.place(o.Span.Start)
	if o.Commented {
		a.complain("%s: %s is commented out, so that biber passes it over, but %s names it", at, o.Key, from)
	}
	if fields := strings.Join(o.Fields, ", "); fields != "" && f.merge.fill {
		a.complain("%s: %s has %s now, from %s", at, o.Key, fields, from)
	} else if fields != "" {
		a.complain("%s: %s lacks %s, which %s gives (--merge-fields adds them)", at, o.Key, fields, from)
	}
}

// conflict says in which variable an entry differs from what there is.
func conflict(old *oldBib, m *bibtex.Merged, o *bibtex.Outcome, c match.Difference, from string, places map[*cite.Entry]string) string {
	at := old.place(max(c.AtA.Start, 0))
	switch {
	case o.Span == (cite.Span{}):
		at = places[m.Outcomes[o.First].Entry]
	case c.AtA.Start < o.Span.Start || c.AtA.End > o.Span.End: // lent by another entry, or nowhere
		at = old.place(o.Span.Start)
	}
	name := c.Name
	if plain := plainNames[c.Name]; plain != "" {
		name = plain
	}
	return fmt.Sprintf("%s: %s: %s is %q here, but %q in %s (the first is kept)", at, o.Key, name, c.A, c.B, from)
}

// plainNames are what people call variables of CSL.
var plainNames = map[string]string{
	"issued": "date", "page": "pages", "container-title": "journal or book", "collection-title": "series", "publisher-place": "place",
	"chapter-number": "chapter", "arxiv": "arXiv number",
}

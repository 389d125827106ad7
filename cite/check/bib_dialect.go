package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// Words that only one of the dialects has. The names are those of the data
// model of biblatex 3.20 and of the standard styles of BibTeX.
var (
	biblatexTypes  = strings.Fields("online thesis report collection mvbook mvcollection mvproceedings mvreference reference inreference bookinbook suppbook suppcollection suppperiodical periodical xdata")
	biblatexFields = strings.Fields("date journaltitle location eventdate origdate subtitle booksubtitle maintitle eprinttype eprintclass langid pubstate addendum bookauthor")
	bibtexTypes    = strings.Fields("phdthesis mastersthesis techreport conference")
	bibtexFields   = strings.Fields("journal year address school month archiveprefix primaryclass")
)

// dialect tells which of the dialects a file speaks by its words: that with
// twice as many, if there is one.
func dialect(f *bibtex.File) string {
	var latex, plain int
	for i := range f.Nodes {
		n := &f.Nodes[i]
		if n.Kind != bibtex.EntryNode {
			continue
		}
		count(strings.ToLower(n.Type.Text), biblatexTypes, bibtexTypes, &latex, &plain)
		for _, field := range n.Fields {
			count(strings.ToLower(field.Name.Text), biblatexFields, bibtexFields, &latex, &plain)
		}
	}
	switch {
	case latex > 2*plain:
		return bibtex.Biblatex
	case plain > 2*latex:
		return bibtex.BibTeX
	}
	return ""
}

func count(word string, in, other []string, latex, plain *int) {
	if slices.Contains(in, word) {
		*latex++
	}
	if slices.Contains(other, word) {
		*plain++
	}
}

package bibtex

import (
	"bytes"
	"strings"
)

// Fields and types that only biblatex has, or that it has another name for.
var (
	biblatexFields = wordSet(`date journaltitle location eprinttype eprintclass shortjournal eventdate mainsubtitle urlraw`)
	bibtexFields   = wordSet(`year journal address school month archiveprefix primaryclass`)
	biblatexTypes  = wordSet(`online thesis report mvbook collection mvcollection reference inreference dataset software suppbook bookinbook`)
	bibtexTypes    = wordSet(`phdthesis mastersthesis techreport conference www electronic`)
)

func wordSet(words string) map[string]bool {
	m := make(map[string]bool)
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// dialectOf guesses for which program a file was written. JabRef says it;
// otherwise every entry has a vote.
func dialectOf(f *File) string {
	if bytes.Contains(f.Source, []byte("jabref-meta: databaseType:biblatex")) {
		return Biblatex
	}
	votes := 0
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind == EntryNode {
			votes += leaning(n)
		}
	}
	if votes > 0 {
		return Biblatex
	}
	return BibTeX
}

// leaning is 1 for an entry that speaks biblatex, -1 for one that speaks
// BibTeX, 0 for one that could be either.
func leaning(n *Node) int {
	votes := vote(biblatexTypes[small(n.Type.Text)], bibtexTypes[small(n.Type.Text)])
	for i := range n.Fields {
		name := small(n.Fields[i].Name.Text)
		if name != "date" || n.Fields[i].Value.Text() != unknownYear { // which Print writes in both dialects
			votes += vote(biblatexFields[name], bibtexFields[name])
		}
	}
	return min(max(votes, -1), 1)
}

func vote(forIt, against bool) int {
	switch {
	case forIt:
		return 1
	case against:
		return -1
	}
	return 0
}

// splitKeys takes a list of keys apart.
func splitKeys(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ' ' || r == '\t' || r == '\r' || r == '\n' })
}

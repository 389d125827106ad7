package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var bibSyntax = &Rule{
	ID:       "CC701",
	Name:     "bib-syntax",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "What BibTeX or biber cannot read in a .bib file",
		Why: "BibTeX drops what it cannot read up to the next entry, biber gives up the whole file. citecheck reads on " +
			"at the next field or entry, and shows each place.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann}\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils,\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1988\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = Councils in Russia,\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "% Councils\n@comment{checked in May}\n\n@book(moore1991,\n  author = \"Moore, Ann\",\n  title = {Councils {\"}Reconsidered{\"}},\n  publisher = {Pantheon},\n  year = 1991,\n)\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			told := b.toldElsewhere()
			for _, problem := range b.Problems {
				remark := b.Dialect == bibtex.Biblatex && problem.Span.Start < len(b.Source) && b.Source[problem.Span.Start] == '%' // biber reads these
				if !told[problem.Span.Start] && !remark {
					p.Reportf(b.At(visible(b.Source, problem.Span)), "%s", strings.TrimSuffix(problem.Message, "."))
				}
			}
		}
	},
}

// toldElsewhere returns the places of which other rules speak: macros without
// a definition (CC534), entries without a key (CC703), keys with spaces
// (CC704), a "#" without a partner (CC535).
func (b *Bib) toldElsewhere() map[int]bool {
	told := make(map[int]bool)
	for i := range b.Nodes {
		n := &b.Nodes[i]
		if n.Kind == bibtex.EntryNode && n.Key.Text == "" {
			told[keyPlace(b.Source, n)] = true
		} else if n.Kind == bibtex.EntryNode && strings.ContainsAny(n.Key.Text, " \t") {
			told[n.Key.Span.Start] = true
		}
		r := &Record{Bib: b}
		for _, f := range n.Fields {
			for _, piece := range f.Value.Pieces {
				told[piece.Span.Start] = told[piece.Span.Start] || piece.Kind == bibtex.Macro
			}
			if at, ok := r.looseHash(&BibField{Field: f}); ok {
				told[behindSpace(b.Source, at+1)] = true
			}
		}
	}
	return told
}

// keyPlace is where the key of an entry without one would stand.
func keyPlace(src []byte, n *bibtex.Node) int { return behindSpace(src, n.Body.Start) }

// behindSpace returns the end of the white space that begins at i.
func behindSpace(src []byte, i int) int {
	for i < len(src) && strings.IndexByte(" \t\r\n\v\f", src[i]) >= 0 {
		i++
	}
	return i
}

// visible widens an empty place to the character behind it, or before it.
func visible(src []byte, s cite.Span) cite.Span {
	if s.Start < s.End {
		return s
	}
	if s.Start < len(src) && src[s.Start] != '\n' && src[s.Start] != '\r' {
		return wholeRune(src, s.Start)
	}
	for s.Start > 0 && strings.IndexByte(" \t\r\n", src[s.Start-1]) >= 0 {
		s.Start--
	}
	return wholeRune(src, max(s.Start-1, 0))
}

// wholeRune returns the place of the character that byte i belongs to.
func wholeRune(src []byte, i int) cite.Span {
	s := cite.Span{Start: i, End: min(i+1, len(src))}
	for s.Start > 0 && src[s.Start]&0xC0 == 0x80 {
		s.Start--
	}
	for s.End < len(src) && src[s.End]&0xC0 == 0x80 {
		s.End++
	}
	return s
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var textOutsideEntry = &Rule{
	ID:       "CC708",
	Name:     "text-outside-entry",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Text between entries that looks like an entry or a part of one",
		Why: "Programs pass by whatever stands between entries, without a word. Remarks may stand there; an entry without " +
			"its @, or fields behind a brace too many, are lost.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "article{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1991\n}\n\n@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1988\n}\n"},
			{Format: "bibtex", Source: "@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties}},\n  publisher = {Pantheon},\n  year = 1988\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "This file was exported in May.\n% article{moore1991, title = {Councils}, }\n\n@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties},\n  publisher = {Pantheon},\n  year = 1988\n}\n\nThe book (see above) = the best we have.\n"},
		},
	},
	Run: func(p *Pass) {
		for _, b := range p.Bibs() {
			for i := range b.Nodes {
				if n := &b.Nodes[i]; n.Kind == bibtex.TextNode {
					p.stray(b, n)
				}
			}
		}
	},
}

// stray reports the lines of a text that look like the beginning of an entry,
// and the first of the fields behind one.
func (p *Pass) stray(b *Bib, n *bibtex.Node) {
	at, told := n.Span.Start, false
	for line := range strings.Lines(string(b.Source[n.Span.Start:n.Span.End])) {
		from, to := at, at+len(line)
		at = to
		words := strings.TrimSpace(line)
		start := from + strings.Index(line, words)
		message := lookLike(words)
		if message != "" && (!told || message == looksHeadless) {
			p.Reportf(b.At(cite.Span{Start: start, End: start + len(words)}), "%s", message)
			told = true
		}
	}
}

const (
	looksHeadless = "this looks like an entry without its @, and programs pass it by"
	looksStray    = "this field stands outside of entries, and programs pass it by: a brace too many may stand before it"
)

// lookLike says what a line of text looks like, or "".
func lookLike(words string) string {
	if m := headless.FindStringSubmatch(words); m != nil && knownAnywhere(strings.ToLower(m[1])) {
		return looksHeadless
	}
	m := strayField.FindStringSubmatch(words)
	if m != nil && (knowsField(bibtex.BibTeX, strings.ToLower(m[1])) || knowsField(bibtex.Biblatex, strings.ToLower(m[1]))) {
		return looksStray
	}
	return ""
}

var (
	headless   = pattern.New(`^([A-Za-z]+)\s*[{(]\s*[^\s{}(),="#%]+\s*,\s*$`)
	strayField = pattern.New(`^,?\s*([A-Za-z]+)\s*=\s*(?:\{.*\}|".*"|\d+)\s*,?\s*\}?\s*$`)
)

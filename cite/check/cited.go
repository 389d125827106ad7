package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var citedNotListed = &Rule{
	ID:       "CC801",
	Name:     "cited-not-listed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A citation that nothing in the reference list answers",
		Why:   "The reader is told of a source and cannot find out which. Reported only where the list plainly lacks it.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "Councils came first (Anweiler, 1974). Property came first (Wood & Meiksins, 1995).\n\n## References\n\nAnweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n\nLewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "text", Source: "Councils came first [1], and parties later [2, 7].\n\nReferences\n==========\n\n[1] O. Anweiler, The Soviets. New York: Pantheon, 1974.\n\n[2] M. Lewin, The Soviet Century. London: Verso, 2005.\n\n[3] J. Hahn, Soviet Grassroots. Princeton University Press, 1988.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Councils came first (Anweiler, 1974).\n\n## References\n\nAnweiler, Oscar. *The Soviets*. New York: Pantheon, 1974.\n\nLewin, Moshe. *The Soviet Century*. London: Verso, 2005.\n"},
			{Format: "html", Source: "<p>Councils came first (<a href=\"https://example.org/w\">Wood &amp; Meiksins, 1995</a>), others wrote <a href=\"https://example.org/t\">of it</a> (Thompson &amp; Hill, 1963), as (Anweiler, 1974) says.</p><h2>References</h2><ul><li>Anweiler, Oscar. <i>The Soviets</i>. New York: Pantheon, 1974.</li><li>Lewin, Moshe. <i>The Soviet Century</i>. London: Verso, 2005.</li></ul>\n"},
			{Format: "text", Source: "Councils came first (Wood & Meiksins, 1995), and nothing is listed here at all.\n"},
			{Format: "text", Source: "Councils came first [1], and the array x[9] holds them.\n\nReferences\n==========\n\n[1] O. Anweiler, The Soviets. New York: Pantheon, 1974.\n\n[2] M. Lewin, The Soviet Century. London: Verso, 2005.\n"},
		},
	},
	Run: func(p *Pass) {
		if len(p.Doc.References) == 0 {
			return
		}
		list := &listing{doc: p.Doc}
		keys := p.citable()
		for i := range p.Doc.Citations {
			c := &p.Doc.Citations[i]
			if c.Kind == cite.ByKey && keys != nil {
				p.lacksKeys(c, keys)
			} else if message := list.lacks(c); message != "" && !linked(p.Doc, nearby(c.Text.Source())) {
				if ref := p.subject.roll().misspelt(c); ref >= 0 && c.Kind == cite.AuthorDate {
					continue // for CC804
				}
				p.Reportf(c.Text.Source(), "%s", message)
			}
		}
	},
}

// nearby widens the span of a citation to the link that may stand next to it:
// what is linked in the text can be found without a list.
func nearby(s cite.Span) cite.Span {
	const gap = 3 // bytes: a space and a bracket or a closing quotation mark
	return cite.Span{Part: s.Part, Start: s.Start - gap, End: s.End + gap}
}

// A listing knows what the reference lists of a document hold.
type listing struct {
	doc      *cite.Document
	words    string         // of the lists, plain; made when first asked for
	labels   map[string]int // of numbered references
	resolved map[cite.CitationKind]bool
}

// lacks says what a citation asks for that the lists do not hold, or "".
func (l *listing) lacks(c *cite.Citation) string {
	if c.Kind == cite.AuthorDate {
		return l.lacksName(c)
	}
	if c.Kind == cite.Numeric {
		return l.lacksNumber(c)
	}
	// Keys may be answered by a .bib file and notes by remarks that cite
	// nothing, so the others must be answered here for one to be missed.
	if len(c.Targets) > 0 || !l.answers(c.Kind) || c.Kind == cite.ByNote && l.hasNote(c) {
		return ""
	}
	return strconv.Quote(excerpt(c.Text.String())) + " is answered by no reference"
}

// lacksName reports a citation by names of which none stands in the lists, or
// anywhere behind the beginning of the first: an entry may not have been
// recognised as one.
func (l *listing) lacksName(c *cite.Citation) string {
	if len(c.Targets) > 0 || len(c.Names) == 0 {
		return ""
	}
	if l.words == "" {
		l.words = listWords(l.doc)
	}
	for _, name := range c.Names {
		if n := plain(name); n == "" || strings.Contains(l.words, n) {
			return ""
		}
	}
	return "no reference names " + strings.Join(c.Names, " or ")
}

func listWords(doc *cite.Document) string {
	var b strings.Builder
	first := len(doc.Blocks)
	for i := range doc.References {
		r := &doc.References[i]
		if r.Block >= 0 {
			first = min(first, r.Block)
		}
		b.WriteString(r.Text.String() + " ")
		if r.Entry != nil {
			for _, n := range r.Entry.Authors() {
				b.WriteString(n.Sort() + " ")
			}
		}
	}
	for i := max(first, 0); i < len(doc.Blocks); i++ {
		b.WriteString(doc.Blocks[i].Text.String() + " ")
	}
	return plain(b.String())
}

// lacksNumber reports a number that a numbered list does not reach, in an
// article in which other numbers are answered.
func (l *listing) lacksNumber(c *cite.Citation) string {
	if l.labels == nil {
		l.labels = numberLabels(l.doc)
	}
	if 2*len(l.labels) < len(l.doc.References) || len(l.labels) < 2 || !l.answers(cite.Numeric) {
		return ""
	}
	var missing []string
	for _, key := range c.Keys {
		if _, ok := l.labels[key]; !ok && plausible(key) {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 || l.split(c) {
		return ""
	}
	return "no reference is numbered " + strings.Join(missing, " or ")
}

// split reports whether the numbers of c that nothing answers are citations of
// their own: then they are what to speak of.
func (l *listing) split(c *cite.Citation) bool {
	for i := range l.doc.Citations {
		o := &l.doc.Citations[i]
		if o != c && len(o.Targets) == 0 && c.Text.Source().Contains(o.Text.Source()) {
			return true
		}
	}
	return false
}

// plausible reports a number that counts references: years and sizes do not.
func plausible(key string) bool {
	const most = 999
	n, err := strconv.Atoi(key)
	return err == nil && 0 < n && n <= most
}

func numberLabels(doc *cite.Document) map[string]int {
	labels := make(map[string]int)
	for i := range doc.References {
		label := strings.Trim(doc.References[i].Label, "[]().")
		if _, err := strconv.Atoi(label); err == nil {
			labels[label] = i
		}
	}
	return labels
}

// answers reports whether any citation of a kind is answered.
func (l *listing) answers(kind cite.CitationKind) bool {
	if l.resolved == nil {
		l.resolved = make(map[cite.CitationKind]bool)
		for i := range l.doc.Citations {
			c := &l.doc.Citations[i]
			l.resolved[c.Kind] = l.resolved[c.Kind] || len(c.Targets) > 0
		}
	}
	return l.resolved[kind]
}

// hasNote reports whether a note bears a key of c.
func (l *listing) hasNote(c *cite.Citation) bool {
	for i := range l.doc.Blocks {
		marker := strings.Trim(l.doc.Blocks[i].Marker, "[]().^")
		for _, key := range c.Keys {
			if l.doc.Blocks[i].Kind == cite.Note && (marker == strings.Trim(key, "^") || l.doc.Blocks[i].Key == key) {
				return true
			}
		}
	}
	return false
}

package layout

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A twin is an entry that says the same as one before it.
type twin struct {
	first, second *chunk
	rule          Rule
}

// mostPasses bounds how often duplicates are looked for: what one merger brings
// together may show the next.
const mostPasses = 10

// mostAlike bounds how many entries of one author and title are compared.
const mostAlike = 10

// deduplicate tells of entries that are there twice, and merges them.
func (w *work) deduplicate() {
	rules := w.o.Duplicates
	if w.o.Merge != KeepAll && len(rules) == 0 {
		rules = Rules
	}
	if len(rules) == 0 {
		return
	}
	if w.o.Merge != KeepAll {
		lenders := w.lenders()
		for pass := 0; pass < mostPasses && w.mergeTwins(rules, lenders); pass++ {
			w.chunks = slices.DeleteFunc(w.chunks, func(c *chunk) bool { return c.node == nil && c.span.Start == c.span.End })
		}
	}
	w.places = cite.NewPart("", w.src, false)
	for _, t := range w.twins(rules) {
		w.note(t.second.node.Key.Span, t.message(w))
	}
}

// twins finds every entry that has one before it which is the same by a rule.
func (w *work) twins(rules []Rule) []twin {
	var found []twin
	seen := make(map[Rule]map[string][]*chunk)
	for _, rule := range rules {
		seen[rule] = make(map[string][]*chunk)
	}
	for _, c := range w.chunks {
		if c.entry == nil || c.kind() != bibtex.EntryNode {
			continue
		}
		if t, ok := c.twin(rules, seen); ok {
			found = append(found, t)
		}
	}
	return found
}

// twin looks for the entry among those seen, and adds it to them.
func (c *chunk) twin(rules []Rule, seen map[Rule]map[string][]*chunk) (t twin, found bool) {
	for _, rule := range rules {
		mark := c.mark(rule)
		if mark == "" {
			continue
		}
		for _, first := range seen[rule][mark] {
			if !found && (rule == SameKey || rule == SameDOI || !contradict(first, c)) {
				t, found = twin{first, c, rule}, true
			}
		}
		if len(seen[rule][mark]) < mostAlike {
			seen[rule][mark] = append(seen[rule][mark], c)
		}
	}
	return t, found
}

// mark returns what entries have in common that are the same by the rule, or
// "" if the entry has too little.
func (c *chunk) mark(rule Rule) string {
	switch rule {
	case SameKey:
		return strings.ToLower(c.node.Key.Text)
	case SameDOI:
		return c.plain("doi")
	case SameAbstract:
		return head(c.plain("abstract"), 100)
	case SameCitation:
		author, title := c.firstAuthor(), c.plain("title")
		if author != "" && title != "" {
			return author + ":" + title
		}
	}
	return ""
}

// text returns the value of a field.
func (c *chunk) text(name string) string {
	if c.entry == nil {
		if f := c.node.Field(name); f != nil {
			return f.Value.Text()
		}
		return ""
	}
	for _, f := range c.entry.fields {
		if strings.EqualFold(f.name, name) {
			return f.text()
		}
	}
	return ""
}

// plain returns the letters and digits of a field, small; a DOI without the
// address of its resolver.
func (c *chunk) plain(name string) string {
	text := c.text(name)
	if text == "" {
		return ""
	}
	if name != "doi" {
		return plainly(bibtex.Decode(text))
	}
	doi := bibtex.Address(text)
	return plainly(doi[max(0, strings.Index(doi, "10.")):])
}

// firstAuthor returns the last name of the first author.
func (c *chunk) firstAuthor() string {
	name := bibtex.Decode(splitNames(c.text("author"))[0])
	if family, _, inverted := strings.Cut(name, ","); inverted {
		return plainly(family)
	}
	if words := strings.Fields(name); len(words) > 0 {
		return plainly(words[len(words)-1])
	}
	return ""
}

// plainly leaves the letters and digits of s, small.
func plainly(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// head returns the first n bytes of s.
func head(s string, n int) string { return s[:min(n, len(s))] }

// telling are the fields in which different works of one author and title
// differ: editions, volumes, parts.
var telling = strings.Fields("doi isbn year date volume number edition pages chapter part")

// contradict reports whether two entries say different things of what tells
// works apart.
func contradict(a, b *chunk) bool {
	return slices.ContainsFunc(telling, func(name string) bool {
		s, t := a.plain(name), b.plain(name)
		return s != "" && t != "" && s != t
	})
}

func (t twin) message(w *work) string {
	line := w.places.Position(t.first.span.Start).Line
	if t.rule == SameKey {
		return fmt.Sprintf("%s has the key of %s in line %d, and BibTeX reads the first only: give it another key, or drop it", name(t.second), name(t.first), line)
	}
	what := map[Rule]string{SameDOI: "the DOI", SameCitation: "author and title", SameAbstract: "the abstract"}[t.rule]
	return fmt.Sprintf("%s has %s of %s in line %d: cite one of them, and drop the other", name(t.second), what, name(t.first), line)
}

func name(c *chunk) string {
	if c.node.Key.Text == "" {
		return "an entry without a key"
	}
	return c.node.Key.Text
}

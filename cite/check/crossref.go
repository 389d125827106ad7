package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var crossrefMissing = &Rule{
	ID:       "CC531",
	Name:     "crossref-missing",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An entry that refers to one which is not there",
		Why: "What the other entry should lend (the book, its editor, its year) is missing in print. BibTeX finds it only " +
			"behind the entry that refers to it, biber only under the key to the letter.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@incollection{davies1990,\n  author = {Davies, Ann},\n  title = {The Factory Committees},\n  crossref = {frankel1992}\n}\n"},
			{Format: "bibtex", Source: "@book{frankel1992,\n  editor = {Frankel, Edith},\n  title = {Revolution in Russia},\n  booktitle = {Revolution in Russia},\n  publisher = {Cambridge University Press},\n  address = {Cambridge},\n  year = 1992\n}\n\n@incollection{davies1990,\n  author = {Davies, Ann},\n  title = {The Factory Committees},\n  crossref = {frankel1992}\n}\n"},
			{Format: "bibtex", Source: "@collection{a1990,\n  title = {Councils},\n  editor = {Hill, Mary},\n  date = {1990},\n  crossref = {b1990}\n}\n\n@collection{b1990,\n  title = {Councils Again},\n  editor = {Hill, Mary},\n  date = {1990},\n  crossref = {a1990}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@incollection{davies1990,\n  author = {Davies, Ann},\n  title = {The Factory Committees},\n  crossref = {frankel1992}\n}\n\n@book{frankel1992,\n  editor = {Frankel, Edith},\n  title = {Revolution in Russia},\n  booktitle = {Revolution in Russia},\n  publisher = {Cambridge University Press},\n  address = {Cambridge},\n  year = 1992\n}\n"},
		},
	},
	Run: func(p *Pass) {
		keys := p.keys()
		lineage := p.circles(keys)
		for r, f := range p.FieldsNamed("crossref", "xref", "xdata", "related", "entryset") {
			if at, message := p.unanswered(keys, r, f); message != "" {
				p.ReportRef(r.Ref, at, "%s", message)
			} else if f.Name == "crossref" && lineage[r.Node] {
				p.ReportField(r, f, "%s refers to %s, which refers back to it", shown(r.Node.Key.Text), shown(strings.TrimSpace(f.TeX)))
			}
		}
	},
}

// unanswered says which of the keys that a field names are not there, or "",
// and where the first of them stands.
func (p *Pass) unanswered(keys map[string][]keyed, r *Record, f *BibField) (cite.Span, string) {
	var absent []string
	var place cite.Span
	for _, key := range named(f) {
		found := keys[strings.ToLower(key)]
		if len(found) == 0 {
			if absent = append(absent, shown(key)); len(absent) == 1 {
				place = r.keyIn(f, key)
			}
			continue
		}
		if message := badly(key, found, r, f); message != "" {
			return r.keyIn(f, key), message
		}
	}
	if len(absent) == 0 {
		return place, ""
	}
	return place, f.Name + " names " + strings.Join(absent, " and ") + ", but there is no such entry"
}

// keyIn returns where a key stands in a field.
func (r *Record) keyIn(f *BibField, key string) cite.Span {
	at := strings.Index(f.TeX, key)
	return r.Within(f, at, at+len(key))
}

// named returns the keys that a field names.
func named(f *BibField) []string {
	if f.Name == "crossref" || f.Name == "xref" {
		return nonEmpty([]string{f.TeX})
	}
	return nonEmpty(strings.Split(f.TeX, ","))
}

func nonEmpty(words []string) []string {
	var all []string
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			all = append(all, w)
		}
	}
	return all
}

// badly says why a program does not find an entry that is there.
func badly(key string, found []keyed, r *Record, f *BibField) string {
	i := slices.IndexFunc(found, func(k keyed) bool { return k.key == key })
	switch {
	case i < 0 && r.Bib.Dialect != bibtex.BibTeX:
		return f.Name + " names " + shown(key) + ", but the entry is called " + shown(found[0].key) + ": biber tells capitals apart"
	case f.Name == "crossref" && r.Bib.Dialect == bibtex.BibTeX && found[0].bib == r.Bib && found[0].node.Span.Start < r.Node.Span.Start:
		return "BibTeX finds " + shown(key) + " only behind the entries that refer to it, unless the document cites it as well"
	}
	return ""
}

// circles finds the entries whose crossref leads back to themselves.
func (p *Pass) circles(keys map[string][]keyed) map[*bibtex.Node]bool {
	state := make(map[*bibtex.Node]int) // the way on which an entry was first met
	way, circle := 0, make(map[*bibtex.Node]bool)
	for r := range p.Records() {
		way++
		for n := r.Node; n != nil && (state[n] == 0 || state[n] == way); n = parent(keys, n) {
			if state[n] == way {
				markCircle(keys, n, circle)
				break
			}
			state[n] = way
		}
	}
	return circle
}

func markCircle(keys map[string][]keyed, first *bibtex.Node, circle map[*bibtex.Node]bool) {
	for n := first; !circle[n]; n = parent(keys, n) {
		circle[n] = true
	}
}

func parent(keys map[string][]keyed, n *bibtex.Node) *bibtex.Node {
	f := n.Field("crossref")
	if f == nil {
		return nil
	}
	if found := keys[strings.ToLower(strings.TrimSpace(f.Value.Text()))]; len(found) > 0 {
		return found[0].node
	}
	return nil
}

package check

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// isRecord reports a reference that is an entry of a .bib file, whether it
// counts or not.
func (p *Pass) isRecord(r *cite.Reference) bool {
	return r.Text.Len() == 0 && r.Entry != nil &&
		slices.ContainsFunc(p.Bibs(), func(b *Bib) bool { return b.Part == r.Entry.Span.Part })
}

// recordsByRef returns the records that count by the references they are.
func (p *Pass) recordsByRef() map[int]*Record {
	all := make(map[int]*Record)
	for r := range p.Records() {
		if r.Ref >= 0 {
			all[r.Ref] = r
		}
	}
	return all
}

// A keyed is an entry that bears a key.
type keyed struct {
	bib   *Bib
	node  *bibtex.Node
	index int    // among the nodes of its file
	key   string // as written: one of "ids" may be another than that of the node
}

// keys returns the entries of all .bib files by their keys in small letters,
// and the other names that biblatex lets "ids" give them. Entries that do not
// count can be meant all the same.
func (p *Pass) keys() map[string][]keyed {
	all := make(map[string][]keyed)
	for _, b := range p.Bibs() {
		for i := range b.Nodes {
			n := &b.Nodes[i]
			if n.Kind != bibtex.EntryNode || n.Commented {
				continue
			}
			names := []string{n.Key.Text}
			if ids := n.Field("ids"); ids != nil {
				names = append(names, strings.Split(ids.Value.Text(), ",")...)
			}
			for _, name := range names {
				if name = strings.TrimSpace(name); name != "" {
					all[strings.ToLower(name)] = append(all[strings.ToLower(name)], keyed{b, n, i, name})
				}
			}
		}
	}
	return all
}

// without returns the fix that takes a field out of its entry, with its comma
// and, if nothing else stands there, its lines.
func (r *Record) without(f *BibField, message string) cite.Fix {
	src, span := r.Bib.Source, f.Span()
	end := span.End
	if f.Comma >= 0 {
		end = f.Comma + 1
	}
	start := span.Start
	for start > 0 && (src[start-1] == ' ' || src[start-1] == '\t') {
		start--
	}
	for end < len(src) && (src[end] == ' ' || src[end] == '\t' || src[end] == '\r') {
		end++
	}
	switch {
	case start > 0 && src[start-1] == '\n' && end < len(src) && src[end] == '\n':
		end++
	default:
		start = span.Start
	}
	return cite.Fix{Message: message, Edits: []cite.Edit{{Span: r.Bib.At(cite.Span{Start: start, End: end})}}}
}

// renamed returns the fix that gives a field another name.
func (r *Record) renamed(f *BibField, name string) cite.Fix {
	return cite.Fix{Message: "write " + name, Edits: []cite.Edit{{Span: r.Bib.At(f.Field.Name.Span), New: name}}}
}

// retyped returns the fix that gives a record another type.
func (r *Record) retyped(name string) cite.Fix {
	return cite.Fix{Message: "write @" + name, Edits: []cite.Edit{{Span: r.Bib.At(r.Node.Type.Span), New: name}}}
}

// own reports whether a field is the record's own, not lent.
func (r *Record) own(names ...string) bool {
	return slices.ContainsFunc(r.Fields, func(f BibField) bool {
		return slices.Contains(names, f.Name) && strings.TrimSpace(f.TeX) != ""
	})
}

// shown shortens words of a file for a message, on one line.
func shown(s string) string { return excerpt(strings.Join(strings.Fields(s), " ")) }

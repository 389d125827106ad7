package source

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var (
	kindNames = [...]string{"paragraph", "heading", "item", "caption", "note", "cell", "code", "rule"}
	linkNames = [...]string{"anchor", "autolink", "image", "no-target"}
)

// dump writes a document for people: a line a block, link or citation, with
// its place.
func dump(doc *cite.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format %s, lang %q, title %q\n", doc.Format, doc.Lang, doc.Title)
	for _, n := range doc.Notices {
		fmt.Fprintf(&b, "notice %s\n", n.Message)
	}
	b.WriteString("\n")
	for i := range doc.Blocks {
		dumpBlock(&b, doc, &doc.Blocks[i])
	}
	b.WriteString("\n")
	for _, l := range doc.Links {
		fmt.Fprintf(&b, "%s link %s%s %q label %q target %s %q\n", where(doc, l.Span), linkNames[l.Kind],
			furniture(l.Region), l.URL, l.Label.String(), where(doc, l.Target), doc.Excerpt(l.Target))
	}
	for i := range doc.References {
		r := &doc.References[i]
		fmt.Fprintf(&b, "%s reference %q %s\n", where(doc, r.Source()), r.Key, dumpEntry(r.Entry))
	}
	for _, c := range doc.Citations {
		fmt.Fprintf(&b, "%s citation %s %q keys %q locator %q\n",
			where(doc, c.Text.Source()), c.Kind, c.Text.String(), c.Keys, c.Locator)
	}
	return b.String()
}

func dumpBlock(b *strings.Builder, doc *cite.Document, k *cite.Block) {
	if k.Kind == cite.ThematicBreak {
		fmt.Fprintf(b, "rule%s", furniture(k.Region))
	} else {
		fmt.Fprintf(b, "%s %s%s", where(doc, k.Text.Source()), kindNames[k.Kind], furniture(k.Region))
	}
	if k.Level > 0 {
		fmt.Fprintf(b, " level %d", k.Level)
	}
	if k.List > 0 {
		fmt.Fprintf(b, " list %d", k.List)
	}
	if k.Quote {
		b.WriteString(" quoted")
	}
	if k.Marker != "" {
		fmt.Fprintf(b, " marker %q", k.Marker)
	}
	if k.Entry {
		fmt.Fprintf(b, " entry %q", k.Key)
	} else if k.Key != "" {
		fmt.Fprintf(b, " key %q", k.Key)
	}
	if k.Gap > 0 {
		fmt.Fprintf(b, " gap %d", k.Gap)
	}
	if k.Text.Len() > 0 {
		fmt.Fprintf(b, " %q", k.Text.String())
	}
	b.WriteString("\n")
}

// dumpEntry writes an entry on one line.
func dumpEntry(e *cite.Entry) string {
	var b strings.Builder
	b.WriteString(e.Type)
	for _, role := range slices.Sorted(maps.Keys(e.Names)) {
		for _, n := range e.Names[role] {
			fmt.Fprintf(&b, " %s %q", role, n.Sort()+"|"+n.Given)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(e.Dates)) {
		fmt.Fprintf(&b, " %s %s", name, e.Dates[name])
	}
	for _, f := range e.Fields {
		fmt.Fprintf(&b, " %s %q", f.Name, f.Value)
	}
	return b.String()
}

func furniture(r cite.Region) string {
	if r == cite.Furniture {
		return " furniture"
	}
	return ""
}

func where(doc *cite.Document, s cite.Span) string {
	from, to := doc.Position(s.Part, s.Start), doc.Position(s.Part, s.End)
	name := doc.Parts[s.Part].Name
	if name != "" {
		name += ":"
	}
	return fmt.Sprintf("%s%d:%d-%d:%d", name, from.Line, from.Column, to.Line, to.Column)
}

package source

import (
	"context"
	"strings"
	"testing"
)

// TestASCIIDocHostile reads what is never closed.
func TestASCIIDocHostile(t *testing.T) {
	for _, unit := range []string{"footnote:[", "<<", "`", "*", "* ", "[[[a", "|===\n|", "----\n", "https://a[", "cite:[", "^a", "_a ", "a::\n", "footnote:a[b] ", "== ", ":a: b\n", "////\n", "____\n"} {
		doc, err := Read(context.Background(), File{Data: []byte("x\n\n" + strings.Repeat(unit, 30_000/len(unit))), Format: "asciidoc"})
		if err != nil {
			t.Fatalf("%q: %v", unit, err)
		}
		for i, v := range violations(doc) {
			if i < 3 {
				t.Errorf("%q: %s", unit, v)
			}
		}
	}
}

func TestASCIIDocNamesItsDatabase(t *testing.T) {
	open := func(string) ([]byte, error) { return []byte("@book{k, title={T}, author={A B}, year=1999}"), nil }
	doc, err := Read(context.Background(), File{Path: "a.adoc", Data: []byte("= T\n:bibtex-file: refs.bib\n\nSee cite:[k].\n"), Open: open})
	if err != nil {
		t.Fatal(err)
	}
	if len(doc.References) != 1 || doc.References[0].Key != "k" || len(doc.Citations) != 1 || doc.Citations[0].Keys[0] != "k" {
		t.Errorf("references %v, citations %v", doc.References, doc.Citations)
	}
}

package source

import (
	"context"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

// spellsWiki reports whether mark-up of a wiki may stand for r: templates show
// separators, brackets and names of identifiers that they do not spell.
func spellsWiki(source string, r rune) bool {
	switch {
	case strings.HasPrefix(source, "{{"), strings.EqualFold(source, string(r)), r == ' ' && source == "=":
		return true
	case strings.ContainsAny(source, "|={}"):
		return strings.ContainsRune(" .,(&)", r) || strings.Contains("doi:ISBN ISSN PMID PMCarXiv:OCLC ", string(r))
	}
	return r == ' ' && (strings.HasPrefix(source, "<") || strings.Trim(source, "' \n\t\r") == "" || strings.Contains(source, "<!--"))
}

func TestWikiReferences(t *testing.T) {
	text := "A.<ref name=a>Doe, J. (1999). ''Tides''.</ref> B.<ref name=\"a\"/><ref>{{cite web|url=https://example.org/|title=Sea|year=2001}}</ref>\n" +
		"C.<ref name=late/>\n\n== References ==\n<references>\n<ref name=late>Roe, R. (2002). Late.</ref>\n</references>\n"
	doc, err := Read(context.Background(), File{Data: []byte(text), Format: "mediawiki"})
	if err != nil {
		t.Fatal(err)
	}
	var entries []string
	for _, b := range doc.Blocks {
		if b.Entry {
			entries = append(entries, b.Marker+" "+b.Key+" "+b.Text.String())
		}
	}
	want := "1. a Doe, J. (1999). Tides.\n2. cite-2 Sea. 2001\n3. late Roe, R. (2002). Late."
	if got := strings.Join(entries, "\n"); got != want {
		t.Errorf("entries:\n%s\nwant:\n%s", got, want)
	}
	var keys []string
	for _, c := range doc.Citations {
		if c.Kind == cite.ByKey {
			keys = append(keys, c.Keys...)
		}
	}
	if got := strings.Join(keys, " "); got != "a a cite-2 late" {
		t.Errorf("citations of %s", got)
	}
}

// TestWikiHostile reads what is never closed.
func TestWikiHostile(t *testing.T) {
	for _, unit := range []string{"{{", "{{{", "[[", "<ref>", "{{a|", "<ref name=a>{{", "[[a|", "<nowiki>", "<!--", "{|\n|", "*", "''", "[http://a ", "|-\n", "==", "<references>"} {
		data := []byte(strings.Repeat(unit, 30_000/len(unit)))
		doc, err := Read(context.Background(), File{Data: data, Format: "mediawiki"})
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

package source

import (
	"context"
	"errors"
	"strings"
	"testing"
)

// spellsXML reports whether mark-up may stand for r: tags part the fields of
// references that have no punctuation.
func spellsXML(source string, r rune) bool {
	if strings.ContainsAny(source, "<=\"'") {
		return strings.ContainsRune(" .,;:()–", r) || strings.ContainsRune("doiPMIDISBNSarXv", r)
	}
	return strings.ContainsRune(" .,;:()–", r) && strings.TrimSpace(source) == ""
}

func TestXMLRefuses(t *testing.T) {
	for _, tt := range []struct{ name, path, data string }{
		{"an entity bomb", "a.nxml", `<!DOCTYPE article [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]><article><p>&c;</p></article>`},
		{"no article", "a.nxml", "<note><to>you</to></note>"},
		{"another language", "a.xml", `<?xml version="1.0"?><rss><channel/></rss>`},
	} {
		if _, err := Read(context.Background(), File{Path: tt.path, Data: []byte(tt.data)}); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) {
			t.Errorf("%s: got error %v", tt.name, err)
		}
	}
}

func TestXMLIsSniffed(t *testing.T) {
	for data, want := range map[string]string{
		`<?xml version="1.0"?><article article-type="x"><body><p>a</p></body></article>`:                         "jats",
		`<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>a</p></body></text></TEI>`: "tei",
		`<?xml version="1.0"?><!DOCTYPE html><html><body>a</body></html>`:                                        "html",
	} {
		doc, err := Read(context.Background(), File{Path: "a.xml", Data: []byte(data)})
		if err != nil || doc.Format != want {
			t.Errorf("%s: got %v, %v, want %s", data, doc, err, want)
		}
	}
}

// TestXMLHostile holds that damage is read as far as it goes.
func TestXMLHostile(t *testing.T) {
	for _, unit := range []string{"<p>", "</p>", "<ref id='a'>", "<sec><title>", "<xref ref-type='bibr' rid='a'>1", "<", "&", "<![CDATA[", "<!--", "<p a='", "<ref><label>1</label><mixed-citation>x", "\x01<p/>"} {
		data := []byte("<article>" + strings.Repeat(unit, 30_000/len(unit)))
		doc, err := Read(context.Background(), File{Data: data, Format: "jats"})
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

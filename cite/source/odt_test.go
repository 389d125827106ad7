package source

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const odfSpaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" ` +
	`xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" ` +
	`xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"`

// odtOf makes a document of what is in its body.
func odtOf(t testing.TB, body string) []byte {
	t.Helper()
	text := "<office:document-content " + odfSpaces + `><office:automatic-styles><style:style style:name="T1" style:family="text">` +
		`<style:text-properties style:text-position="super 58%"/></style:style></office:automatic-styles><office:body><office:text>` +
		body + "</office:text></office:body></office:document-content>"
	return archived(t, member{"mimetype", "application/vnd.oasis.opendocument.text"}, member{"content.xml", text})
}

func TestODTRaised(t *testing.T) {
	doc := mustRead(t, "", odtOf(t, `<text:p>as shown<text:span text:style-name="T1"><text:span>3</text:span></text:span> before</text:p>`))
	if s := doc.Blocks[0].Raised; len(s) != 1 || doc.Excerpt(s[0]) != "3" {
		t.Errorf("raised is %v, want that of 3", s)
	}
}

// TestODTBibliography matches the marks of LibreOffice with its entries, in
// each of the ways that it may print their labels.
func TestODTBibliography(t *testing.T) {
	mark := `<text:p>as <text:bibliography-mark text:identifier="key">[Lef74]</text:bibliography-mark> says</text:p>`
	for _, entry := range []string{"Lef74: Lefebvre", "[Lef74] Lefebvre", "[Lef74]: Lefebvre", "Lef74:<text:tab/>Lefebvre"} {
		doc := mustRead(t, "", odtOf(t, mark+"<text:bibliography><text:index-body><text:p>"+entry+" 1974</text:p></text:index-body></text:bibliography>"))
		b := doc.Blocks[1]
		if b.Key != "key" || !strings.Contains(b.Marker, "Lef74") || b.Text.String() != "Lefebvre 1974" {
			t.Errorf("%s is read as key %q, marker %q and text %q", entry, b.Key, b.Marker, b.Text.String())
		}
		if len(doc.Citations) != 1 || doc.Citations[0].Keys[0] != "key" {
			t.Errorf("%s: the citations are %v", entry, doc.Citations)
		}
	}
}

func TestRaisedPosition(t *testing.T) {
	for s, want := range map[string]bool{"super 58%": true, "33% 58%": true, "sub 58%": false, "-33% 58%": false, "0% 100%": false, "": false} {
		if got := raisedPosition(s); got != want {
			t.Errorf("%q is raised: %v, want %v", s, got, want)
		}
	}
}

// TestODTOddities holds what programs write that no specification foresees.
func TestODTOddities(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"a note without a mark", "<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>", []string{"a", "n"}},
		{"a mark that does not end", `<text:p><text:reference-mark-start text:name="ZOTERO_ITEM CSL_CITATION {}"/>a</text:p>`, []string{"a"}},
		{"an item outside of lists", "<text:list-item><text:p>a</text:p></text:list-item>", []string{"a"}},
		{"text outside of paragraphs", "x<text:section>y<text:p>a</text:p></text:section>", []string{"a"}},
		{"a hidden paragraph", `<text:p><text:hidden-paragraph text:is-hidden="true">x</text:hidden-paragraph>a</text:p>`, []string{"a"}},
	}
	for _, tt := range tests {
		doc := mustRead(t, "", odtOf(t, tt.body))
		if d := cmp.Diff(tt.want, texts(doc)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func FuzzODT(f *testing.F) {
	f.Add(bodyOf(f, filepath.Join(formats, "odt/writer.odt/content.xml"), "<office:text>"))
	f.Add([]byte(`<text:list><text:list-item><text:p>a<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>b</text:p><text:note>`))
	f.Add([]byte(`<text:p><text:a xlink:href=" x&amp;' "><text:s/>b<text:line-break/></text:a><text:bibliography-mark text:identifier="k">[k]</text:bibliography-mark></text:p>`))
	f.Add([]byte(`<text:bibliography><text:index-body><text:p>k: c &#x41;</text:p><draw:text-box><table:table-cell><text:h>[1]</text:h>`))
	f.Fuzz(func(t *testing.T, body []byte) { readOffice(t, "odt", odtOf(t, string(body))) })
}

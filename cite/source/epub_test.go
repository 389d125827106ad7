package source

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

const ocf = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// bookOf makes a book of chapters c0.xhtml, c1.xhtml ...
func bookOf(t testing.TB, chapters ...string) []byte {
	t.Helper()
	members := []member{{"mimetype", "application/epub+zip"}, {"META-INF/container.xml", ocf}}
	var manifest, spine strings.Builder
	for i, c := range chapters {
		fmt.Fprintf(&manifest, `<item id="i%d" href="c%d.xhtml" media-type="application/xhtml+xml"/>`, i, i)
		fmt.Fprintf(&spine, `<itemref idref="i%d"/>`, i)
		members = append(members, member{fmt.Sprintf("c%d.xhtml", i), c})
	}
	opf := `<package xmlns="http://www.idpf.org/2007/opf"><manifest>` + manifest.String() + `</manifest><spine>` + spine.String() + `</spine></package>`
	return archived(t, append(members, member{"b.opf", opf})...)
}

func readBook(t *testing.T, data []byte) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Path: "a.epub", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	return doc
}

func TestEPUBIsXML(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"an anchor that closes itself", `<p>a<a id="x"/> b <a href="y">c</a></p>`, []string{"paragraph: a b c"}},
		{"a title that closes itself", `<head><title/></head><p>a</p>`, []string{"paragraph: a"}},
		{"a script that closes itself", `<script src="x"/><p>a</p>`, []string{"paragraph: a"}},
		{"a paragraph that closes itself", `<p/>a<p>b</p>`, []string{"paragraph: a", "paragraph: b"}},
		{"line breaks", `<p>a<br/>b<hr/>c</p>`, []string{"paragraph: a\nb", "rule: ", "paragraph: c"}},
		{"names of site builders", `<div class="sidebar related"><p>a</p></div><header><p>b</p></header><aside><p>c</p></aside>`, []string{"paragraph: a", "paragraph: b", "paragraph: c"}},
		{"page numbers", `<p>a<span epub:type="pagebreak" id="p">12</span>b</p>`, []string{"paragraph: ab"}},
		{"deep nesting", strings.Repeat("<div>", 5000) + "a" + strings.Repeat("</div>", 5000), []string{"paragraph: a"}},
		{"tags left open", `<div><p>a<b>b`, []string{"paragraph: ab"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc := readBook(t, bookOf(t, `<html xmlns="http://www.w3.org/1999/xhtml">`+tt.body+`</html>`))
			if d := cmp.Diff(tt.want, blockTexts(doc)); d != "" {
				t.Errorf("blocks (-want +got):\n%s", d)
			}
		})
	}
}

// TestEPUBKeysNameTheFile has the same id in two chapters.
func TestEPUBKeysNameTheFile(t *testing.T) {
	chapter := `<p>%s<a epub:type="noteref" href="#n1">1</a></p><aside epub:type="footnote" id="n1">note %s</aside>`
	doc := readBook(t, bookOf(t, fmt.Sprintf(chapter, "a", "a"), fmt.Sprintf(chapter, "b", "b")))
	for i, want := range []string{"c0.xhtml#n1", "c1.xhtml#n1"} {
		if got := doc.Citations[i]; got.Kind != cite.ByNote || got.Keys[0] != want {
			t.Errorf("citation %d names %q as %v, want %q", i, got.Keys, got.Kind, want)
		}
		if note := doc.Blocks[2*i+1]; note.Kind != cite.Note || note.Key != want {
			t.Errorf("block %d is %q of kind %d, want %q", 2*i+1, note.Key, note.Kind, want)
		}
	}
}

// TestCitingLinks reads links to notes and entries as HTML, where only roles
// count, and in a book.
func TestCitingLinks(t *testing.T) {
	tests := []struct {
		name, body string
		page, book []string // kinds and keys, those of the book without its file
	}{
		{"a note by its role", `<p>a<a role="doc-noteref" href="#x">1</a></p><aside role="doc-footnote" id="x">n</aside>`, []string{"note x"}, []string{"note x"}},
		{"roles among others", `<p>a<a epub:type="x noteref" href="#x">1</a></p><aside epub:type="y footnote" id="x">n</aside>`, []string{"note x"}, []string{"note x"}},
		{"a note that only the link tells", `<p>a<a role="doc-noteref" href="#x">1</a></p><p>b</p><p id="x">n</p>`, []string{"note x"}, []string{"note x"}},
		{"a note with an anchor in it", `<p>a<a role="doc-noteref" href="#x">1</a></p><div class="footnotes" id="all"><p><a id="x"></a>n</p></div>`, []string{"note x"}, []string{"note x"}},
		{"a note that is not there", `<p>a<a epub:type="noteref" href="#x">1</a></p>`, nil, []string{"note x"}},
		{"a link without a role", `<p>a<a href="#x">1</a></p><aside role="doc-footnote" id="x">n</aside>`, nil, []string{"note x"}},
		{"a link to a heading", `<p>a<a href="#x">1</a></p><h1 id="x">n</h1>`, nil, nil},
		{"an entry by its role", `<p>a<a role="doc-biblioref" href="#x">1</a></p><p id="x" role="doc-biblioentry">e</p>`, []string{"key x"}, []string{"key x"}},
		{"an entry of a bibliography", `<p>a<a role="doc-biblioref" href="#x">1</a></p><section role="doc-bibliography"><ul><li id="x">e</li></ul></section>`, []string{"key x"}, []string{"key x"}},
		{"what Pandoc writes", `<p>a <span class="citation" data-cites="k l">(K; L)</span></p><div class="csl-entry" id="ref-k">e</div>`, []string{"key k+l"}, []string{"key ref-k+l"}},
		{"what Pandoc writes with links", `<p>a <span class="citation" data-cites="k l">(<a href="#ref-k" role="doc-biblioref">K</a>; <a href="#ref-l" role="doc-biblioref">L</a>)</span></p><div class="csl-entry" id="ref-k">e</div><div class="csl-entry" id="ref-l">f</div>`, []string{"key k", "key l"}, []string{"key ref-k", "key ref-l"}},
		{"one that Pandoc links", `<p>a <span class="citation" data-cites="k">K (<a href="#ref-k" role="doc-biblioref">1</a>)</span></p><div class="csl-entry" id="ref-k">e</div>`, []string{"key k"}, []string{"key ref-k"}},
		{"what Pandoc writes without a list", `<p>a <span class="citation" data-cites="k">(K)</span></p>`, nil, nil},
		{"another page", `<p>a<a role="doc-biblioref" href="b.html#x">1</a></p><p id="x" role="doc-biblioentry">e</p>`, nil, nil},
		{"percent signs", `<p>a<a role="doc-noteref" href="#%C3%A9">1</a></p><aside role="doc-footnote" id="é">n</aside>`, []string{"note é"}, []string{"note é"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			page, err := Read(context.Background(), File{Path: "a.html", Data: []byte(tt.body)})
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(tt.page, citedKeys(page)); d != "" {
				t.Errorf("page (-want +got):\n%s", d)
			}
			if d := cmp.Diff(tt.book, citedKeys(readBook(t, bookOf(t, tt.body)))); d != "" {
				t.Errorf("book (-want +got):\n%s", d)
			}
		})
	}
}

func citedKeys(doc *cite.Document) []string {
	var all []string
	for _, c := range doc.Citations {
		keys := strings.ReplaceAll(strings.Join(c.Keys, "+"), "c0.xhtml#", "")
		all = append(all, c.Kind.String()+" "+keys)
	}
	return all
}

func TestEPUBContentsAreFurniture(t *testing.T) {
	doc := readBook(t, archived(t,
		member{"mimetype", "application/epub+zip"},
		member{"b.opf", `<package><manifest><item id="t" href="t.html"/><item id="c" href="c.html"/></manifest>` +
			`<spine><itemref idref="t"/><itemref idref="c"/></spine><guide><reference type="toc" href="t.html"/><reference type="cover" href="c.html#cover"/></guide></package>`},
		member{"t.html", `<p>a</p>`},
		member{"c.html", `<p>b</p><nav epub:type="landmarks"><p>c</p></nav><section role="doc-index"><p>d</p></section>`}))
	got := map[string]cite.Region{}
	for _, b := range doc.Blocks {
		got[b.Text.String()] = b.Region
	}
	want := map[string]cite.Region{"a": cite.Furniture, "b": cite.Content, "c": cite.Furniture, "d": cite.Furniture}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("regions (-want +got):\n%s", d)
	}
}

func TestEPUBWithoutASpine(t *testing.T) {
	doc := readBook(t, archived(t, member{"META-INF/container.xml", ocf},
		member{"b.opf", `<package><manifest><item id="s" href="s.css" media-type="text/css"/><item id="a" href="./x/../a.xhtml" media-type="application/xhtml+xml"/>`}, // cut off
		member{"a.xhtml", "<p>a</p>"}))
	if len(doc.Parts) != 1 || doc.Parts[0].Name != "a.xhtml" || doc.Parts[0].Editable {
		t.Errorf("parts: %v", doc.Parts)
	}
}

func TestEPUBInUTF16(t *testing.T) {
	data := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune("<p>é😀</p>")) {
		data = binary.BigEndian.AppendUint16(data, u)
	}
	doc := readBook(t, bookOf(t, string(data)))
	if got := doc.Blocks[0].Text.String(); got != "é😀" {
		t.Errorf("text = %q", got)
	}
}

// encryption lists c0.xhtml as encrypted in some way.
func encryption(algorithm string) member {
	return member{"META-INF/encryption.xml", `<encryption><enc:EncryptedData xmlns:enc="x"><enc:EncryptionMethod Algorithm="` + algorithm +
		`"/><enc:CipherData><enc:CipherReference URI="c0.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`}
}

func TestEPUBBroken(t *testing.T) {
	opf := member{"b.opf", `<package><manifest><item id="i" href="c0.xhtml"/></manifest><spine><itemref idref="i"/></spine></package>`}
	chapter := member{"c0.xhtml", "<p>a</p>"}
	container := member{"META-INF/container.xml", ocf}
	whole := bookOf(t, "<p>a</p>")
	tests := []struct {
		name string
		data []byte
		says string
	}{
		{"no archive", []byte("<html>"), "an EPUB is a ZIP archive, and this is none or lacks its end"},
		{"cut off", whole[:len(whole)/2], "an EPUB is a ZIP archive, and this is none or lacks its end"},
		{"no package", archived(t, chapter), "META-INF/container.xml is missing"},
		{"a container that names nothing", archived(t, member{"META-INF/container.xml", "<container/>"}), "it names no package file"},
		{"a package that is not there", archived(t, container, chapter), "b.opf is missing"},
		{"a package that is none", archived(t, container, member{"b.opf", "\x00"}), "b.opf"},
		{"no chapters", archived(t, container, opf), "no chapter of the book can be read (c0.xhtml, which the spine names, is not read"},
		{"a name that leads out", archived(t, container, member{"b.opf", `<package><manifest><item id="i" href="../../etc/passwd"/></manifest><spine><itemref idref="i"/></spine></package>`}), "../../etc/passwd, which the spine names, is not read: the archive does not hold it"},
		{"DRM", archived(t, container, opf, chapter, encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), "the book is encrypted (DRM)"},
		{"a bomb", archived(t, container, opf, member{"c0.xhtml", strings.Repeat(" ", 8<<20)}), "unpacks to more than 400 times its size"},
		{"too many members", bytes.Repeat([]byte("PK\x01\x02"), maxMembers+1), "members and the limit is 20000"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(context.Background(), File{Path: "a.epub", Data: tt.data, Format: "epub"})
			if err == nil || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("error %v does not say %q", err, tt.says)
			}
			if !errors.Is(err, ErrDamaged) && !fatal(err) {
				t.Errorf("error %v is of no known kind", err)
			}
		})
	}
	t.Run("obfuscated fonts", func(t *testing.T) {
		readBook(t, archived(t, container, opf, chapter, encryption("http://www.idpf.org/2008/embedding")))
	})
}

func TestEPUBReadsAChapterWithAWrongSum(t *testing.T) {
	data := bookOf(t, "<p>a</p>", strings.Repeat("<p>some words</p>", 5))
	var sum [4]byte
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name == "c1.xhtml" {
			binary.LittleEndian.PutUint32(sum[:], f.CRC32)
		}
	}
	data = bytes.ReplaceAll(data, sum[:], []byte("sum!"))
	doc := readBook(t, data)
	if len(doc.Blocks) != 6 || len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0].Message, "c1.xhtml") {
		t.Errorf("%d blocks and notices %v", len(doc.Blocks), doc.Notices)
	}
}

func TestEPUBIsGuessed(t *testing.T) {
	doc, err := Read(context.Background(), File{Path: "-", Data: stored(t, bookOf(t, "<p>a</p>"))})
	if err != nil || doc.Format != "epub" {
		t.Errorf("read as %v, error %v", doc, err)
	}
}

// stored packs the members anew without compression, as the standard demands
// of the first.
func stored(t testing.TB, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, f := range r.File {
		src, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		w, err := z.CreateRaw(&zip.FileHeader{Name: f.Name, CRC32: f.CRC32, CompressedSize64: f.UncompressedSize64, UncompressedSize64: f.UncompressedSize64})
		if err != nil {
			t.Fatal(err)
		}
		var plain bytes.Buffer
		if _, err := plain.ReadFrom(src); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(plain.Bytes()); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

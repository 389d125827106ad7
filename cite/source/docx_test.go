package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

// docxOf makes a document of what is in its body.
func docxOf(t testing.TB, body string, more ...member) []byte {
	t.Helper()
	text := "<w:document " + wordSpace + "><w:body>" + body + "</w:body></w:document>"
	return archived(t, append([]member{{"word/document.xml", text}}, more...)...)
}

// texts lists the texts of the blocks.
func texts(doc *cite.Document) []string {
	var out []string
	for i := range doc.Blocks {
		out = append(out, doc.Blocks[i].Text.String())
	}
	return out
}

func TestOfficeRefuses(t *testing.T) {
	whole := docxOf(t, "<w:p><w:r><w:t>a</w:t></w:r></w:p>")
	dtd := `<!DOCTYPE x [<!ENTITY a "b">]>`
	bomb := "<w:document " + wordSpace + ">" + strings.Repeat(" ", int(officeLimits.MaxUnpacked))
	tests := []struct {
		name, format string
		data         []byte
		want         error
		says         string
	}{
		{"an old .doc", "docx", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), ErrLocked, "save it as .docx without a password"},
		{"a text", "docx", []byte("Dear reader"), ErrDamaged, "ZIP archive"},
		{"a truncated archive", "docx", whole[:len(whole)/2], ErrDamaged, "lacks its end"},
		{"another archive", "docx", archived(t, member{"a.txt", "b"}), ErrDamaged, "word/document.xml is missing"},
		{"another archive", "odt", archived(t, member{"a.txt", "b"}), ErrDamaged, "content.xml is missing"},
		{"a spreadsheet", "docx", archived(t,
			member{"_rels/.rels", `<R><Relationship Type="x/officeDocument" Target="xl/workbook.xml"/></R>`},
			member{"xl/workbook.xml", "<workbook/>"}), ErrDamaged, "xl/workbook.xml holds no text"},
		{"a drawing", "odt", archived(t, member{"content.xml", "<a/>"}), ErrDamaged, "no text document"},
		{"entities", "docx", archived(t, member{"word/document.xml", dtd + "<a>&a;</a>"}), ErrDamaged, "document type declaration"},
		{"entities", "odt", archived(t, member{"content.xml", dtd + "<a>&a;</a>"}), ErrDamaged, "document type declaration"},
		{"an encrypted text", "odt", archived(t, member{"META-INF/manifest.xml", "<manifest:encryption-data>"},
			member{"content.xml", "\x01\x02"}), ErrLocked, "save it without"},
		{"a bomb", "docx", archived(t, member{"word/document.xml", bomb}), ErrTooLarge, "64 MB"},
		{"a smaller bomb", "odt", archived(t, member{"content.xml", bomb[:2<<20]}), ErrTooLarge, "times its size"},
		{"no words", "docx", docxOf(t, "<w:p/>"), ErrEmpty, "nothing to check"},
		{"no words", "odt", odtOf(t, "<text:p/>"), ErrEmpty, "nothing to check"},
	}
	for _, tt := range tests {
		_, err := Read(context.Background(), File{Data: tt.data, Format: tt.format})
		if !errors.Is(err, tt.want) || !strings.Contains(err.Error(), tt.says) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s as %s: got error %v, want %v that says %q", tt.name, tt.format, err, tt.want, tt.says)
		}
	}
}

func TestArchiveOfTooManyMembers(t *testing.T) {
	members := make([]member, maxMembers+1)
	_, err := Read(context.Background(), File{Data: archived(t, members...), Format: "docx"})
	if !errors.Is(err, ErrTooLarge) || !strings.Contains(err.Error(), "members") {
		t.Errorf("got error %v", err)
	}
}

func TestOfficeIsGuessed(t *testing.T) {
	tests := []struct {
		path string
		data []byte
		want string
	}{
		{"a.DOCX", docxOf(t, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), "docx"},
		{"-", docxOf(t, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), "docx"},
		{"a.doc", docxOf(t, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"), "docx"},
		{"-", odtOf(t, "<text:p>a</text:p>"), "odt"},
	}
	for _, tt := range tests {
		if doc := mustRead(t, tt.path, tt.data); doc.Format != tt.want {
			t.Errorf("%s is read as %s, want %s", tt.path, doc.Format, tt.want)
		}
	}
	_, err := Read(context.Background(), File{Path: "-", Data: archived(t, member{"a/b.jpg", "c"})})
	if !errors.Is(err, ErrBinary) {
		t.Errorf("another archive: got error %v, want %v", err, ErrBinary)
	}
}

// TestOfficeDamaged reads what is left of a document, and says what is not.
func TestOfficeDamaged(t *testing.T) {
	first := `<w:p><w:r><w:t>first</w:t></w:r></w:p><w:p><w:r><w:t>second</w:t>`
	cut := "<w:document " + wordSpace + "><w:body>" + first
	deep := cut + strings.Repeat("<w:smartTag>", officeLimits.MaxDepth)
	bad := member{"word/styles.xml", "<styles"}
	tests := []struct {
		name, format string
		data         []byte
		says         string
	}{
		{"cut off", "docx", archived(t, member{"word/document.xml", cut}), "what is behind was not read"},
		{"no markup", "docx", archived(t, member{"word/document.xml", cut + "</w:t> & </w:p>"}), "what is behind was not read"},
		{"too deep", "docx", archived(t, member{"word/document.xml", deep}), "nested deeper than 500"},
		{"no UTF-8", "docx", archived(t, member{"word/document.xml", cut + "<w:t>\xff"}), "invalid UTF-8"},
		{"styles", "docx", docxOf(t, first+"</w:r></w:p>", bad), "headings and lists may be missed"},
		{"cut off", "odt", odtOf(t, "<text:p>first</text:p><text:p>second<text:span>"), "what is behind was not read"},
	}
	for _, tt := range tests {
		doc := mustRead(t, "", tt.data)
		if d := cmp.Diff([]string{"first", "second"}, texts(doc)); d != "" {
			t.Errorf("%s in %s (-want +got):\n%s", tt.name, tt.format, d)
		}
		if len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0].Message, tt.says) {
			t.Errorf("%s in %s: the notices %v do not say %q", tt.name, tt.format, doc.Notices, tt.says)
		}
	}
}

// TestDocxOddities holds what programs write that no specification foresees.
func TestDocxOddities(t *testing.T) {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	mark := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	tests := []struct {
		name, body string
		want       []string
	}{
		{"a field that never ends", "<w:p>" + run("a") + mark("begin") + run("b") + "</w:p><w:p>" + run("c") + "</w:p>", []string{"a"}},
		{"a field that never began", "<w:p>" + run("a") + mark("separate") + mark("end") + run("b") + "</w:p>", []string{"ab"}},
		{"a result of a result", "<w:p>" + mark("begin") + mark("begin") + mark("separate") + run("a") + mark("end") +
			mark("separate") + run("b") + mark("end") + "</w:p>", []string{"b"}},
		{"a deleted mark at the end", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("a") + "</w:p>", []string{"a"}},
		{"a deleted mark before a table", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("a") + "</w:p><w:tbl><w:tr><w:tc><w:p>" +
			run("b") + "</w:p></w:tc></w:tr></w:tbl>", []string{"a", "b"}},
		{"text outside of paragraphs", run("a") + "<w:p>" + run("b") + "</w:p>", []string{"b"}},
		{"a switch that is off", `<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>a</w:t></w:r></w:p>`, []string{"a"}},
		{"a comment in a word", "<w:p><w:r><w:t>ab<!-- x --> c</w:t></w:r></w:p>", []string{"ab c"}},
		{"ruby", "<w:p><w:r><w:ruby><w:rt>" + run("x") + "</w:rt><w:rubyBase>" + run("a") + "</w:rubyBase></w:ruby></w:r></w:p>", []string{"a"}},
		{"a label at the end of a table", "<w:tbl><w:tr><w:tc><w:p>" + run("[1]") + "</w:p></w:tc></w:tr></w:tbl><w:p>" + run("b") + "</w:p>", []string{"[1]", "b"}},
	}
	for _, tt := range tests {
		doc := mustRead(t, "", docxOf(t, tt.body))
		if d := cmp.Diff(tt.want, texts(doc)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func TestDocxRaised(t *testing.T) {
	doc := mustRead(t, "", docxOf(t, `<w:p><w:r><w:t>as shown</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>`+
		`<w:t xml:space="preserve"> 3,4 </w:t></w:r><w:r><w:t>before</w:t></w:r></w:p>`))
	if s := doc.Blocks[0].Raised; len(s) != 1 || doc.Excerpt(s[0]) != "3,4" {
		t.Errorf("raised is %v, want that of 3,4", s)
	}
}

// TestDocxManyFields reads in linear time what invites to search back.
func TestDocxManyFields(t *testing.T) {
	const n = 20_000
	link := `<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "http://a.b/"</w:instrText>` +
		`<w:fldChar w:fldCharType="separate"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/></w:r>`
	doc := mustRead(t, "", docxOf(t, "<w:p>"+strings.Repeat(link, n)+"</w:p>"))
	if len(doc.Links) != n {
		t.Errorf("got %d links, want %d", len(doc.Links), n)
	}
}

// TestPrintedLabels parts the labels that EndNote and Zotero write as text
// from their entries.
func TestPrintedLabels(t *testing.T) {
	tests := []struct {
		entries []string
		want    []string // markers
	}{
		{[]string{"1.<w:tab/>Lynch 1996", "2.<w:tab/>Pease 1980"}, []string{"1.", "2."}},
		{[]string{"[Lyn96]<w:tab/>Lynch 1996", "[Pea80]<w:tab/>Pease 1980"}, []string{"[Lyn96]", "[Pea80]"}},
		{[]string{"1<w:tab/>Lynch 1996", "2<w:tab/>Pease 1980"}, []string{"1", "2"}},
		{[]string{"1984 was a year. 1985", "100 years. 1967"}, []string{"", ""}},
		{[]string{"1. Lynch 1996", "Pease 1980"}, []string{"", ""}},
		{[]string{"1 Samuel 1611"}, []string{""}},
	}
	for _, tt := range tests {
		body := `<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>`
		for _, e := range tt.entries {
			body += "<w:p><w:r><w:t>" + strings.ReplaceAll(e, "<w:tab/>", "</w:t><w:tab/><w:t>") + "</w:t></w:r></w:p>"
		}
		doc := mustRead(t, "", docxOf(t, body+"</w:sdtContent></w:sdt>"))
		var got []string
		for i := range doc.Blocks {
			got = append(got, doc.Blocks[i].Marker)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%q (-want +got):\n%s", tt.entries, d)
		}
	}
}

func TestNumerals(t *testing.T) {
	tests := []struct {
		n            int
		format, want string
	}{
		{4, "decimal", "4"}, {4, "1", "4"}, {4, "decimalZero", "04"}, {14, "lowerRoman", "xiv"}, {1999, "I", "MCMXCIX"},
		{0, "upperRoman", "0"}, {5000, "i", "5000"}, {27, "lowerLetter", "aa"}, {2, "A", "B"}, {0, "a", "0"}, {3, "none", ""}, {-1, "a", "-1"},
	}
	for _, tt := range tests {
		if got := numerals(tt.n, tt.format); got != tt.want {
			t.Errorf("%d as %s is %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(bodyOf(f, filepath.Join(formats, "docx/word.docx/word/document.xml"), "<w:body>"))
	f.Add([]byte(`<w:p><w:pPr><w:rPr><w:del/></w:rPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>a&#xA0;</w:t></w:r></w:p>`))
	f.Add([]byte(`<w:tbl><w:tc><w:p><w:hyperlink w:id="1"><w:r><w:t>[1]</w:t></w:r></w:p></w:tc><w:tc><w:fldSimple w:instr="BIBLIOGRAPHY">`))
	f.Add([]byte(`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "a\"</w:instrText><w:fldChar w:fldCharType="separate"/><w:sym w:char="41"/>`))
	f.Add([]byte(`<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_e30"/></w:sdtPr><w:sdtContent></w:sdt><w:p><w:footnoteReference w:id="2"/></w:p>`))
	f.Fuzz(func(t *testing.T, body []byte) {
		readOffice(t, "docx", docxOf(t, string(body),
			member{"word/footnotes.xml", `<w:footnotes ` + wordSpace + `><w:footnote w:id="2"><w:p><w:r><w:t>n</w:t></w:r></w:p></w:footnote></w:footnotes>`},
			member{"word/numbering.xml", `<n><abstractNum abstractNumId="1"><lvl ilvl="0"><lvlText val="%1"/></lvl></abstractNum><num numId="1"><abstractNumId val="1"/></num></n>`},
			member{"word/_rels/document.xml.rels", `<R><Relationship Id="1" Type="x/hyperlink" Target="http://a.b/"/></R>`}))
	})
}

// FuzzArchive reads archives that are damaged themselves.
func FuzzArchive(f *testing.F) {
	f.Add(docxOf(f, "<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
	f.Add(odtOf(f, "<text:p>a</text:p>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		readOffice(t, "docx", data)
		readOffice(t, "odt", data)
	})
}

// bodyOf cuts the body out of a fixture.
func bodyOf(t testing.TB, path, tag string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	_, body, found := strings.Cut(string(data), tag)
	if !found {
		t.Fatalf("%s has no %s", path, tag)
	}
	return []byte(body[:strings.LastIndex(body, strings.Replace(tag, "<", "</", 1))])
}

// readOffice holds for any archive what holds for the fixtures.
func readOffice(t *testing.T, format string, data []byte) {
	t.Helper()
	doc, err := Read(context.Background(), File{Data: data, Format: format})
	if err == nil {
		for _, v := range violations(doc) {
			t.Error(v)
		}
		return
	}
	for _, known := range []error{ErrDamaged, ErrEmpty, ErrLocked, ErrTooLarge} {
		if errors.Is(err, known) {
			return
		}
	}
	t.Fatal(err)
}

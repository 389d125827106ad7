package source

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// makePDF writes a PDF of objects, the first of which is the catalogue.
func makePDF(objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
	return b.Bytes()
}

const (
	timesFont = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>"
	boldFont  = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>"
)

func pdfStream(dict, data string) string {
	return fmt.Sprintf("<< %s /Length %d >>\nstream\n%s\nendstream", dict, len(data), data)
}

// onePage is a PDF whose page draws the given content with fonts F and B.
func onePage(content string, more ...string) []byte {
	return makePDF(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F 5 0 R /B 6 0 R >> /XObject << /X 7 0 R >> >> >>",
		pdfStream("", content), timesFont, boldFont,
	}, more...)...)
}

// column draws lines of text 12 points apart; a number in front indents one.
func column(lines ...string) string {
	var b strings.Builder
	b.WriteString("BT /F 10 Tf 12 TL 50 700 Td ")
	for _, l := range lines {
		fmt.Fprintf(&b, "(%s) Tj T* ", l)
	}
	b.WriteString("ET")
	return b.String()
}

func readPDFText(t *testing.T, data []byte) *cite.Document {
	t.Helper()
	doc, err := Read(context.Background(), File{Data: data, Format: "pdf"})
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range violations(doc) {
		t.Error(v)
	}
	return doc
}

func pdfTexts(doc *cite.Document) []string {
	var out []string
	for i := range doc.Blocks {
		out = append(out, doc.Blocks[i].Text.String())
	}
	return out
}

func TestPDFLines(t *testing.T) {
	tests := []struct {
		name    string
		content string
		want    []string
	}{
		{"a word broken by the line", column("Here the word is bro-", "ken by the line, as it is."), []string{"Here the word is broken by the line, as it is."}},
		{
			"a compound that stands elsewhere", column("Such a well-known case, and then a well-", "known one that is broken here."),
			[]string{"Such a well-known case, and then a well-known one that is broken here."},
		},
		{"a double name", column("Published by the house of Addison-", "Wesley in the year 1984, pages 12-", "34 of it, which is enough to see."), []string{"Published by the house of Addison-Wesley in the year 1984, pages 12-34 of it, which is enough to see."}},
		{
			"an address over lines", column("One can read it at http://www.example.org/papers/", "reading/2004.html and elsewhere, as has been seen."),
			[]string{"One can read it at http://www.example.org/papers/reading/2004.html and elsewhere, as has been seen."},
		},
		{"kerned words", "BT /F 10 Tf 50 700 Td [(W)80(ords)-250(apart)-250(and)-20( kerned)]TJ ET", []string{"Words apart and kerned"}},
		{"a superscript", "BT /F 10 Tf 50 700 Td (It is so.)Tj /F 7 Tf 3.6 Ts (12)Tj 0 Ts /F 10 Tf ( And so on)Tj ET", []string{"It is so.12 And so on"}},
		{"type drawn twice to look bold", "BT /F 10 Tf 50 700 Td (Twice)Tj 1 0 0 1 50.3 700 Tm (Twice)Tj ET", []string{"Twice"}},
		{"an accent over a letter", "BT /F 10 Tf 50 700 Td (caf)Tj 1 0 0 1 62.8 700 Tm (\\264)Tj 1 0 0 1 62.2 700 Tm (e)Tj ET", []string{"café"}},
		{"quotes and operators in them", `BT /F 10 Tf 12 TL 50 700 Td (a \(b\) \\ \303)' ET`, []string{`a (b) \ Ã`}},
	}
	for _, tt := range tests {
		doc := readPDFText(t, onePage(tt.content))
		if d := cmp.Diff(tt.want, pdfTexts(doc)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func TestPDFRaised(t *testing.T) {
	doc := readPDFText(t, onePage("BT /F 10 Tf 50 700 Td (It is so.)Tj /F 7 Tf 3.6 Ts (12)Tj 0 Ts /F 10 Tf ( And so on)Tj ET"))
	if len(doc.Blocks) != 1 || len(doc.Blocks[0].Raised) != 1 || doc.Excerpt(doc.Blocks[0].Raised[0]) != "12" {
		t.Errorf("raised: got %v of %q", doc.Blocks[0].Raised, pdfTexts(doc))
	}
}

func TestPDFParts(t *testing.T) {
	doc := readPDFText(t, onePage(column("Only one line")))
	want := []cite.Part{cite.NewPart("page 1", []byte("Only one line\n"), false)}
	if d := cmp.Diff(want, doc.Parts, cmp.AllowUnexported(cite.Part{})); d != "" {
		t.Errorf("parts (-want +got):\n%s", d)
	}
}

// TestPDFColumns reads two columns under a line that runs over both.
func TestPDFColumns(t *testing.T) {
	var b strings.Builder
	b.WriteString("BT /F 10 Tf 1 0 0 1 50 740 Tm (This line runs over both of the columns, from the left edge of the page to its right edge,)Tj ET\n")
	for i := range 12 {
		fmt.Fprintf(&b, "BT /F 10 Tf 1 0 0 1 50 %d Tm (the left column, line %c, of the text)Tj ET\n", 700-12*i, 'a'+i)
		fmt.Fprintf(&b, "BT /F 10 Tf 1 0 0 1 310 %d Tm (the right column, line %c, of it all)Tj ET\n", 700-12*i, 'a'+i)
	}
	s := string(readPDFText(t, onePage(b.String())).Parts[0].Source)
	at := 0
	for _, want := range []string{"runs over both", "left column, line a", "left column, line l", "right column, line a", "right column, line l"} {
		i := strings.Index(s, want)
		if i < at {
			t.Fatalf("%q stands at %d, before what comes before it:\n%s", want, i, s)
		}
		at = i
	}
}

func TestPDFNoText(t *testing.T) {
	picture := "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream"
	_, err := Read(context.Background(), File{Data: onePage("q 600 0 0 800 0 0 cm /X Do Q", picture), Format: "pdf"})
	if err == nil || !strings.Contains(err.Error(), "ocrmypdf") {
		t.Errorf("a scan: the error is %v", err)
	}
	two := makePDF(
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R 8 0 R] /Count 2 /MediaBox [0 0 600 800] /Resources << /Font << /F 5 0 R >> /XObject << /X 7 0 R >> >> >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
		pdfStream("", column("A page with text")), timesFont, boldFont, picture,
		"<< /Type /Page /Parent 2 0 R /Contents 9 0 R >>", pdfStream("", "/X Do"),
	)
	doc := readPDFText(t, two)
	if len(doc.Notices) != 1 || !strings.Contains(doc.Notices[0].Message, "page 2 has no text") || doc.Notices[0].Span.Part != 1 {
		t.Errorf("a page that is a picture: got %v", doc.Notices)
	}
}

func TestPDFPassword(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(formats, "pdf", "src", "locked.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = Read(context.Background(), File{Path: "locked.pdf", Data: data})
	if !errors.Is(err, errPassword) {
		t.Errorf("got error %v, want %v", err, errPassword)
	}
}

// TestPDFMended reads files whose table of objects is lost.
func TestPDFMended(t *testing.T) {
	whole := onePage(column("What can be saved of the text"))
	packed := zlibbed("1 0 2 34 << /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Kids [3 0 R] /Count 1 >>")
	tests := []struct {
		name string
		data []byte
	}{
		{"cut off behind the objects", whole[:bytes.LastIndex(whole, []byte("xref\n0"))]},
		{"moved", bytes.Replace(whole, []byte("%PDF-1.4\n"), []byte("%PDF-1.4\n%%%%%%%%\n"), 1)},
		{"of no known version", bytes.Replace(whole, []byte("%PDF-1.4"), []byte("%PDF-9.x"), 1)},
		{"without a catalogue", bytes.Replace(whole, []byte("/Catalog"), []byte("/Kattalog"), 1)},
		{"with packed objects", []byte("%PDF-1.5\n9 0 obj\n" + pdfStream("/Type /ObjStm /N 2 /First 9 /Filter /FlateDecode", packed) + "\nendobj\n" +
			string(whole[bytes.Index(whole, []byte("3 0 obj")):bytes.LastIndex(whole, []byte("xref\n0"))]))},
	}
	for _, tt := range tests {
		doc := readPDFText(t, tt.data)
		if d := cmp.Diff([]string{"What can be saved of the text"}, pdfTexts(doc)); d != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, d)
		}
	}
}

func zlibbed(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	fmt.Fprint(w, s)
	w.Close()
	return b.String()
}

// TestPDFHostile reads what overflows a stack, fills the memory or never ends
// if a reader is careless.
func TestPDFHostile(t *testing.T) {
	words := column("The last words")
	form := pdfStream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 7 0 R >> /Font << /F 5 0 R >> >>", "/X Do /X Do (a) Tj")
	bomb := zlibbed(words + strings.Repeat(" ", 10<<20))
	tests := []struct {
		name string
		data []byte
		want string // of the text, or of the error
	}{
		{"a form in itself", onePage(words+" /X Do", form), "The last words"},
		{"deep arrays", onePage(strings.Repeat("[", 1<<20) + "] " + words), "no text"},
		{"deep dictionaries", onePage(words + strings.Repeat("<<", 1<<20)), "The last words"},
		{"a string without end", onePage(words + "(" + strings.Repeat("x", 1<<20)), "The last words"},
		{"states that pile up", onePage(strings.Repeat("q ", 1<<20) + words), "The last words"},
		{"a bomb", makePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] >>",
			"<< /Type /Page /Contents ["+strings.Repeat("4 0 R ", 2)+"] /Resources << /Font << /F 5 0 R >> >> >>",
			pdfStream("/Filter /FlateDecode", bomb), timesFont), "The last words"},
		{"a tree that bites its tail", makePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R 2 0 R 3 0 R] >>",
			"<< /Type /Page /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>", pdfStream("", words), timesFont), "The last words"},
		{"no page", makePDF("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] >>"), "no page"},
		{"no font", onePage("BT (The last words) Tj ET"), "no text"},
		{"endless numbers", onePage("BT /F 1e308 Tf 1e308 0 0 1e308 1e308 1e308 Tm (a) Tj ET " + words), "The last words"},
		{"nothing but the name", []byte("%PDF-1.7\n"), "damaged"},
		{"another file", []byte("PK\x03\x04 and so on"), "does not begin as a PDF"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Read(context.Background(), File{Data: tt.data, Format: "pdf"})
			var got string
			if err != nil {
				got = err.Error()
			} else {
				got = strings.Join(pdfTexts(doc), "\n")
			}
			if !strings.Contains(got, tt.want) {
				t.Errorf("got %.200q, want %q", got, tt.want)
			}
		})
	}
}

func TestPDFStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := readPDF(ctx, &File{Data: onePage(column("a"))})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got error %v, want that it was cancelled", err)
	}
}

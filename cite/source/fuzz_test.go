package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"
)

func FuzzText(f *testing.F) { fuzz(f, "text", "a\n\n <http://a.b/\n c> doi:10.1/x\n---") }
func FuzzHTML(f *testing.F) {
	fuzz(f, "html", "<p>a&amp;b <a href=' &lt;'>c<br></a><pre>\n\nx</pre><li>y")
}
func FuzzMarkdown(f *testing.F) {
	fuzz(f, "markdown", "> - [a](<b\\_> 'c') <a href=x>*d*</a>[^1] @k [@k]\n\n[^1]: e\n    \t`f`")
}
func FuzzPDF(f *testing.F) {
	fuzz(f, "pdf", "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj "+
		"3 0 obj<</Type/Page/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>>>>>endobj "+
		"4 0 obj<</Length 44>>stream\nBT /F 12 Tf 9 9 Td (a-)Tj 0 -9 Td[(b)9(\\351)]TJ ET\nendstream endobj trailer<</Root 1 0 R>>")
}

// fuzz holds for any input what holds for the fixtures.
func fuzz(f *testing.F, format string, seeds ...string) {
	for _, p := range fixtures(f) {
		if filepath.Base(filepath.Dir(p)) != format {
			continue
		}
		data, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		doc, err := Read(context.Background(), File{Data: data, Format: format})
		if err != nil {
			if ByName(format).Binary || errors.Is(err, ErrBinary) || errors.Is(err, ErrEmpty) || errors.Is(err, ErrUTF16) {
				return
			}
			t.Fatal(err)
		}
		for _, v := range violations(doc) {
			t.Error(v)
		}
		if notices := len(doc.Notices) > 0; !notices && !utf8.Valid(data) && !ByName(format).Binary {
			t.Error("no notice says that the file is not UTF-8")
		}
	})
}

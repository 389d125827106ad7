package source

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"

	"github.com/citecheck/citecheck/cite"
)

// russianText, germanText and japaneseText are articles of a few lines.
const (
	russianText  = "О Советах рабочих депутатов писали многие историки.\r\n\r\nЛитература\r\n\r\n1. Ленин В. И. Очередные задачи Советской власти. М.: Политиздат, 1978.\r\n"
	germanText   = "Über die Räte schrieben viele, größere Städte hatten früh welche.\n\nLiteratur\n\nArendt, Hannah: Über die Revolution. München: Piper 1963.\n"
	japaneseText = "ソビエトについて多くの歴史家が書いている。これはその一つである。\n\n参考文献\n\n安良城盛昭『新・沖縄史論』沖縄タイムス社、1980年。\n"
)

func encode(t testing.TB, name, text string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(name)
	switch name {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	out, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// decodeRaw reads the raw bytes of a file in the named encoding.
func decodeRaw(t testing.TB, name string, raw []byte) string {
	t.Helper()
	var enc encoding.Encoding
	switch name {
	case "utf-16le":
		enc = unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case "utf-16be":
		enc = unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	default:
		enc, _ = charset.Lookup(name)
	}
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// TestEncodings holds that the bytes of the file at the offsets of a character
// spell it, whatever the encoding, and that undeclared ones are guessed.
func TestEncodings(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"windows-1251", russianText}, {"koi8-r", russianText}, {"windows-1252", germanText}, {"utf-16le", russianText}, {"utf-16be", germanText},
		{"shift_jis", japaneseText}, {"euc-jp", japaneseText}, {"utf-16le", japaneseText + "😀 e\u0301"},
	} {
		raw := encode(t, tt.name, tt.text)
		doc, err := Read(context.Background(), File{Data: raw, Format: "text"})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		for _, b := range doc.Blocks {
			if !strings.Contains(strings.ReplaceAll(tt.text, "\r", ""), b.Text.String()) {
				t.Errorf("%s: read %q", tt.name, b.Text.String())
			}
			checkRaw(t, tt.name, doc, b.Text, raw)
		}
		guessed := !strings.HasPrefix(tt.name, "utf-16")
		if said := len(doc.Notices) == 1 && strings.Contains(doc.Notices[0].Message, "looks like"); said != guessed {
			t.Errorf("%s: notices %v", tt.name, doc.Notices)
		}
	}
}

func checkRaw(t *testing.T, name string, doc *cite.Document, text cite.Text, raw []byte) {
	t.Helper()
	for i, r := range text.String() {
		s := text.Span(i, i+utf8.RuneLen(r))
		from, to := doc.Offset(s.Part, s.Start), doc.Offset(s.Part, s.End)
		if got := decodeRaw(t, name, raw[from:to]); got != string(r) && r != '\n' {
			t.Fatalf("%s: %q stands at bytes %d to %d, which spell %q", name, r, from, to, got)
		}
	}
}

func TestDeclaredEncodings(t *testing.T) {
	body := "<p>Über größere Räte</p>"
	for head, name := range map[string]string{
		`<meta charset="iso-8859-1">`: "windows-1252",
		`<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-15">`: "iso-8859-15",
		`<?xml version="1.0" encoding="windows-1250"?><html>`:                       "windows-1250",
		`<meta charset=utf-8>`:                              "",
		`<meta charset="iso-8859-1"><!-- and yet UTF-8 -->`: "",
	} {
		enc, _ := charset.Lookup(name)
		data := []byte(head + body)
		if name != "" {
			data, _ = enc.NewEncoder().Bytes(data)
		}
		doc, err := Read(context.Background(), File{Data: data, Format: "html"})
		if err != nil {
			t.Fatal(err)
		}
		if got := doc.Blocks[0].Text.String(); got != "Über größere Räte" {
			t.Errorf("%s: read %q", head, got)
		}
		if got := doc.Parts[0].Encoding; got != name {
			t.Errorf("%s: read as %q, want %q", head, got, name)
		}
		if len(doc.Notices) > 0 {
			t.Errorf("%s: notices %v", head, doc.Notices)
		}
	}
}

func TestStatefulEncoding(t *testing.T) {
	raw := encode(t, "iso-2022-jp", `<meta charset="iso-2022-jp"><p>`+japaneseText+"</p>")
	doc, err := Read(context.Background(), File{Data: raw, Format: "html"})
	if err != nil {
		t.Fatal(err)
	}
	if got := doc.Blocks[0].Text.String(); !strings.HasPrefix(got, "ソビエト") || strings.ContainsRune(got, utf8.RuneError) {
		t.Errorf("read %q", got)
	}
	at := doc.Blocks[0].Text.Source()
	if from := doc.Offset(0, at.Start); from >= len(raw) || doc.Offset(0, at.End) > len(raw) {
		t.Errorf("the text starts at %d of %d", from, len(raw))
	}
}

func BenchmarkDecode(b *testing.B) {
	raw := encode(b, "windows-1251", strings.Repeat(russianText, 4000))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		toUTF8(raw)
	}
}

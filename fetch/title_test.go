package fetch

import (
	"strings"
	"testing"
)

func TestTitle(t *testing.T) {
	latin := "<title>Gr\xf6\xdfe</title>"
	tests := []struct{ name, contentType, body, want string }{
		{"plain", "text/html", "<html><head><title> A \n b </title>", "A b"},
		{"entities", "text/html", "<title>A &amp; B &eacute;</title>", "A & B é"},
		{"mark-up in it", "text/html", "<title>A <b>c</b></title>", "A <b>c</b>"},
		{"attributes", "text/html", `<TITLE lang="en" data-x=">">A</TITLE>`, "A"},
		{"none", "text/html", "<h1>A</h1>", ""},
		{"empty", "text/html", "<title></title><title>B</title>", ""},
		{"unclosed", "text/html", "<title>A", "A"},
		{"drawing", "text/html", "<svg><title>Logo</title></svg><title>A</title>", "A"},
		{"comment", "text/html", "<!-- <title>B</title> --><title>A</title>", "A"},
		{"script", "text/html", "<script>'<title>B</title>'</script><title>A</title>", "A"},
		{"utf-8 by header", "text/html; charset=utf-8", "<title>Größe</title>", "Größe"},
		{"latin-1 by header", "text/html; charset=iso-8859-1", latin, "Größe"},
		{"latin-1 by meta", "text/html", "<meta charset=latin1>" + latin, "Größe"},
		{"latin-1 by guess", "text/html", latin, "Größe"},
		{"utf-8 by guess, late", "text/html", strings.Repeat("<!-- x -->", 200) + "<title>Größe</title>", "Größe"},
		{"utf-8 cut in two", "text/html", "<title>Größe</title>\xc3", "Größe"},
		{"byte order mark", "text/html; charset=latin1", "\xef\xbb\xbf<title>Größe</title>", "Größe"},
		{"utf-16", "text/html", "\xfe\xff\x00<\x00t\x00i\x00t\x00l\x00e\x00>\x00A\x00<\x00/\x00t\x00i\x00t\x00l\x00e\x00>", "A"},
		{"koi8", "text/html; charset=koi8-r", "<title>\xf7\xc5\xd3\xd8</title>", "Весь"},
		{"unknown charset", "text/html; charset=none", "<title>Größe</title>", "Größe"},
		{"long", "text/html", "<title>" + strings.Repeat("ä", 600) + "</title>", strings.Repeat("ä", 500)},
		{"nothing", "", "", ""},
	}
	for _, tt := range tests {
		if got := pageTitle([]byte(tt.body), tt.contentType); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func FuzzTitle(f *testing.F) {
	f.Add([]byte("<title>A</title>"), "text/html; charset=utf-8")
	f.Add([]byte("\xff\xfe<\x00"), "text/html")
	f.Fuzz(func(t *testing.T, body []byte, contentType string) {
		if got := pageTitle(body, contentType); strings.ContainsAny(got, "\n\t") || len([]rune(got)) > longestTitle {
			t.Errorf("title %q", got)
		}
	})
}

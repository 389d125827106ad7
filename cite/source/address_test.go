package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestEachAddress(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"see http://example.org/a.", []string{"http://example.org/a"}},
		{"see HTTPS://example.org/a?!", []string{"HTTPS://example.org/a"}},
		{"(see http://example.org/a_(b))", []string{"http://example.org/a_(b)"}},
		{"[http://example.org/[a]]", []string{"http://example.org/[a]"}},
		{"http://[::1]:80/a", []string{"http://[::1]:80/a"}},
		{`"http://example.org/a", 'http://example.org/b'`, []string{"http://example.org/a", "http://example.org/b"}},
		{"<http://example.org/a>", []string{"http://example.org/a"}},
		{"<http://example.org/a b>", []string{"http://example.org/a"}},
		{"<http://example.org/long/\n  path>", []string{"http://example.org/long/path"}},
		{"<http://example.org/a\nand words>", []string{"http://example.org/a"}},
		{"http://example.org/long/\npath", []string{"http://example.org/long/"}},
		{"ftp://example.org/a;b;", []string{"ftp://example.org/a;b"}},
		{"www.example.org/~a, and www.b", []string{"www.example.org/~a"}},
		{"http://www.example.org", []string{"http://www.example.org"}},
		{"me@www.example.org awww.example.org", nil},
		{"doi:10.1000/182.", []string{"doi:10.1000/182"}},
		{"doi:10.1016/S0140-6736(05)67889-0;", []string{"doi:10.1016/S0140-6736(05)67889-0"}},
		{"doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O.",
			[]string{"doi:10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O"}},
		{"doi:10.1000 doi:10 doi: 10.1000/1 xdoi:10.1000/1", nil},
		{"[@doi:10.1000/1] [@https://example.org]", nil},
		{"http:// https://. http://-", nil},
		{"«http://example.org/a» “http://example.org/b”", []string{"http://example.org/a", "http://example.org/b"}},
		{"参见http://example.org/中文。后", []string{"http://example.org/中文"}},
		{"http://example.org/a\u200bb", []string{"http://example.org/a"}},
		{"http://example.org/a–", []string{"http://example.org/a"}},
		{"http://example.org/a\\b http://example.org/a`b", []string{"http://example.org/a", "http://example.org/a"}},
	}
	for _, tt := range tests {
		var got []string
		eachAddress(tt.text, func(a address) { got = append(got, a.url) })
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("addresses in %q (-want +got):\n%s", tt.text, d)
		}
	}
}

// TestEachAddressIsLinear gives the scanner much to look for in vain. It takes
// minutes if a scan begins anew at each sign.
func TestEachAddressIsLinear(t *testing.T) {
	for _, s := range []string{"http://", "www.a", "doi:10.1", "http://a(", "<http://a\n"} {
		n := 0
		eachAddress(strings.Repeat(s, 1<<20/len(s)), func(address) { n++ })
		if n > 1<<20/len(s) {
			t.Errorf("%q: %d addresses", s, n)
		}
	}
}

package fetch

import (
	"errors"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

func TestNormalize(t *testing.T) {
	tests := map[string]string{
		"http://example.org":                      "http://example.org/",
		"  https://example.org/a \n":              "https://example.org/a",
		"HTTP://Example.ORG:80/A":                 "http://example.org/A",
		"https://example.org:443/":                "https://example.org/",
		"https://example.org:0443/":               "https://example.org/",
		"https://example.org:80/":                 "https://example.org:80/",
		"http://example.org./a":                   "http://example.org/a",
		"http://example.org/a/../b/./c":           "http://example.org/b/c",
		"http://example.org//a":                   "http://example.org//a",
		"http://example.org/%7Ea%2Fb?q=%2B+%20":   "http://example.org/%7Ea%2Fb?q=%2B+%20",
		"http://example.org/a?q=100%":             "http://example.org/a?q=100%",
		"http://example.org/ä?q=ö#ü":              "http://example.org/%C3%A4?q=%C3%B6#%C3%BC",
		`http://example.org/a?q="<x>"`:            "http://example.org/a?q=%22%3Cx%3E%22",
		"http://example.org?":                     "http://example.org/?",
		"http://user:pw@example.org/":             "http://user:pw@example.org/",
		"https://MÜNCHEN.example/":                "https://xn--mnchen-3ya.example/",
		"https://faß.example/":                    "https://xn--fa-hia.example/",
		"https://例え.テスト/":                         "https://xn--r8jz45g.xn--zckzah/",
		"http://my_host.example.org/":             "http://my_host.example.org/",
		"http://r3---sn.example.org/":             "http://r3---sn.example.org/",
		"http://2130706433/":                      "http://127.0.0.1/",
		"http://0x7f.1/":                          "http://127.0.0.1/",
		"http://0177.0.0.01/":                     "http://127.0.0.1/",
		"http://①②⑦.0.0.1/":                       "http://127.0.0.1/",
		"http://127。0。0。1/":                       "http://127.0.0.1/",
		"http://[0:0:0:0:0:0:0:1]:8080/":          "http://[::1]:8080/",
		"http://[::FFFF:127.0.0.1]/":              "http://[::ffff:127.0.0.1]/",
		"http://web.archive.org/web/1/http://a.b": "http://web.archive.org/web/1/http://a.b",
		"https://https.example.org/":              "https://https.example.org/",
		"www.example.org/a":                       "https://www.example.org/a",
		"www.example.org":                         "https://www.example.org/",
		"//example.org/a":                         "https://example.org/a",
		"example.org/a#b":                         "https://example.org/a#b",
		"example.org":                             "https://example.org/",
		"example.org:8080/a":                      "https://example.org:8080/a",
		"localhost:8080":                          "https://localhost:8080/",
		"doi:10.1000/182":                         "https://doi.org/10.1000/182",
		"DOI: 10.1000/182":                        "https://doi.org/10.1000/182",
		"10.1002/(SICI)1097<1::AID-1>3.0.CO;2-#":  "https://doi.org/10.1002/%28SICI%291097%3C1::AID-1%3E3.0.CO;2-%23",
		"info:doi/10.1000/182":                    "https://doi.org/10.1000/182",
		"arXiv:2101.00001v2":                      "https://arxiv.org/abs/2101.00001v2",
		"arxiv:math.GT/0309136":                   "https://arxiv.org/abs/math.GT/0309136",
		"hdl:2027/mdp.390":                        "https://hdl.handle.net/2027/mdp.390",
	}
	for raw, want := range tests {
		u, err := Normalize(raw)
		if err != nil {
			t.Errorf("Normalize(%q): %v", raw, err)
			continue
		}
		if u.String() != want {
			t.Errorf("Normalize(%q) = %q, want %q", raw, u, want)
		}
		if again, err := Normalize(u.String()); err != nil || again.String() != u.String() {
			t.Errorf("Normalize(%q) twice = %v, %v", raw, again, err)
		}
	}
}

func TestNoAddress(t *testing.T) {
	tests := []struct {
		raw    string
		other  bool
		reason string
	}{
		{"", false, "the address is empty"},
		{" \t", false, "the address is empty"},
		{"http://", false, "the address has no host"},
		{"http:///a", false, "the address has no host"},
		{"https://?q", false, "the address has no host"},
		{"http://:80/", false, "the address has no host"},
		{"https:/example.org", false, `"//" is missing after https:`},
		{"http:example.org", false, `"//" is missing after http:`},
		{"http//example.org", false, "the colon is missing after http"},
		{"htp://example.org", false, "the scheme htp is misspelt"},
		{"http://https://example.org", false, "the scheme stands twice"},
		{"https://http//example.org", false, "the scheme stands twice"},
		{"http://example.org/a b", false, "the address holds a space"},
		{"http://example.org/a\nb", false, "the address holds a space"},
		{"http://example.org/a\x00", false, "the address holds a control character"},
		{`http://example.org\a`, false, "the address holds a backslash"},
		{"http://example.org/%zz", false, `the percent-encoding "%zz" is wrong`},
		{"http://example.org/100%", false, `the percent-encoding "%" is wrong`},
		{"http://example.org:port/", false, "the port is not a number"},
		{"http://example.org:99999/", false, "there is no port 99999"},
		{"http://example.org:0/", false, "there is no port 0"},
		{"http://[::1/", false, "the IPv6 address is wrong"},
		{"http://[::zz]/", false, "the IPv6 address is wrong"},
		{"http://256.1.1.1/", false, "the IPv4 address is wrong"},
		{"http://1.2.3.4.5/", false, "the IPv4 address is wrong"},
		{"http://4294967296/", false, "the IPv4 address is wrong"},
		{"http://a..b/", false, "the host name has an empty part"},
		{"http://.example.org/", false, "the host name has an empty part"},
		{"http://exam,ple.org/", false, "the host name holds a character that no name can have"},
		{"<http://example.org>", false, "no address: neither a scheme nor a host"},
		{"TODO", false, "no address: neither a scheme nor a host"},
		{"online here", false, "the address holds a space"},
		{"doi:", false, "this is no DOI"},
		{"doi:11.1000/1", false, "this is no DOI"},
		{"arxiv:one", false, "this is no arXiv number"},
		{"mailto:a@example.org", true, "mail addresses are not checked"},
		{"ftp://example.org/", true, "FTP addresses are not checked"},
		{"javascript:void(0)", true, "scripts are not checked"},
		{"tel:+123", true, "telephone numbers are not checked"},
		{"gopher://example.org", true, "addresses with the scheme gopher are not checked"},
		{"#part", true, "a place in the document itself"},
		{"/about", true, "relative to a page that is not known"},
		{"../a", true, "relative to a page that is not known"},
		{"notes.md", true, "relative to a page that is not known"},
		{"index.html#part", true, "relative to a page that is not known"},
		{"img/a.png", true, "relative to a page that is not known"},
	}
	for _, tt := range tests {
		_, err := Normalize(tt.raw)
		var e *AddressError
		if !errors.As(err, &e) || e.Reason != tt.reason || e.Other != tt.other {
			t.Errorf("Normalize(%q): %v (other %t), want %q (other %t)", tt.raw, err, e != nil && e.Other, tt.reason, tt.other)
		}
	}
}

func TestVerifyAsksNobody(t *testing.T) {
	c := testClient(t, impatient())
	for raw, want := range map[string]cite.Status{
		"": cite.Malformed, "http://a b": cite.Malformed, "mailto:a@example.org": cite.Skipped, "#a": cite.Skipped,
	} {
		v := c.Verify(t.Context(), cite.Question{URL: raw})
		if v.Status != want || v.Evidence == "" || v.URL != raw {
			t.Errorf("Verify(%q) = %+v, want %v with evidence", raw, v, want)
		}
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"http://example.org/a?b#c", "doi:10.1000/1", "//x", "www.ä.example", "http://0x7f.1:80/%2F", "10.1234/a#b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := Normalize(raw)
		if err != nil {
			return
		}
		again, err := Normalize(u.String())
		if err != nil {
			t.Fatalf("%q became %q, and that is no address: %v", raw, u, err)
		}
		if again.String() != u.String() {
			t.Fatalf("%q became %q, then %q", raw, u, again)
		}
	})
}

package source

import (
	"testing"
)

func TestAddressGoesOn(t *testing.T) {
	tests := []struct {
		address, next string
		want          bool
	}{
		{"https://doi.org/10.1000/", "182 and so on", true},
		{"https://doi.org/10.1000/j.", "jbi.2010.03", true},
		{"doi:10.1000/j.jbi.1974.", "9075.", true},
		{"http://www.example.org/a-", "long-name.html", true},
		{"http://www.example.org/a", "/b.html", true},
		{"http://www.example.org/a", "?b=1", true},
		{"http://www.example.org/ledgers", "guidelines_v2.html", true},
		{"http://www.example.org/", "Accessed in May", false},
		{"http://www.example.org/", "and elsewhere", false},
		{"http://www.example.org/a", "(accessed in May)", false},
		{"http://www.example.org/a.", "The next sentence", false},
		{"http://www.example.org/a", "2014.", false},
	}
	for _, tt := range tests {
		if got := addressGoesOn(&pdfPage{}, tt.address, tt.next); got != tt.want {
			t.Errorf("%q goes on with %q: got %v", tt.address, tt.next, got)
		}
	}
	page := &pdfPage{links: []pdfLink{{uri: "http://a.example/2014"}, {uri: "http://b.example/"}}}
	if !addressGoesOn(page, "http://a.example/", "2014.") || addressGoesOn(page, "http://b.example/", "2014.html") {
		t.Error("the links of the page do not decide")
	}
}

func TestLabelOf(t *testing.T) {
	tests := []struct {
		line, text string
		number     int
	}{
		{"[12] Knuth", "[12]", 12}, {"[Knu84] Knuth", "[Knu84]", -1}, {"[Abelson et al., 1968] Abelson", "[Abelson et al., 1968]", -1},
		{"12. Knuth", "12.", 12}, {"12.Knuth", "12.", 12}, {"(3) Knuth", "(3)", 3}, {"[sic] a word", "", 0}, {"1984. Knuth", "", 0}, {"Knuth", "", 0},
		{"3.5 percent", "", 0},
	}
	for _, tt := range tests {
		k, ok := lineLabel(&pdfLine{size: 10, words: []*pdfWord{{text: tt.line}}})
		if ok != (tt.text != "") || ok && (k.text != tt.text || k.number != tt.number || tt.line[k.size:] == "") {
			t.Errorf("%q has label %v, %v", tt.line, k, ok)
		}
	}
}

func TestPageNumber(t *testing.T) {
	for s, want := range map[string]bool{
		"12": true, "- 12 -": true, "Page 3 of 10": true, "3/10": true, "xii": true, "Seite 4": true,
		"2014 was": false, "Table 2": false, "mild": false, "": false,
	} {
		if got := pageNumber.MatchString(s); got != want {
			t.Errorf("%q is a page number: got %v", s, got)
		}
	}
}

func TestPDFTitle(t *testing.T) {
	for s, want := range map[string]bool{
		"On the Persistence of Footnotes": true, "Microsoft Word - paper.doc": false, "untitled document": false, "main_final.tex and more": false,
		"PII: S0140-6736(00)02799-9": false, "arXiv:1706.03762v5 [cs.CL]": false,
	} {
		if got := !noTitle.MatchString(s); got != want {
			t.Errorf("%q is a title: got %v", s, got)
		}
	}
}

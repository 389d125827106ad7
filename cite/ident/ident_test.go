package ident_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/ident"
)

// A parser is one of the Parse functions.
type parser func(string) (string, bool)

// A reading is a spelling and the normal form that it must give; "" for none.
type reading struct{ in, want string }

func TestParse(t *testing.T) {
	tests := []struct {
		name  string
		parse parser
		cases []reading
	}{
		{"DOI", ident.ParseDOI, []reading{
			{"10.1000/xyz123", "10.1000/xyz123"},
			{"doi:10.1000/XYZ123.", "10.1000/xyz123"},
			{"DOI 10.1000/182,", "10.1000/182"},
			{"info:doi/10.1000/182", "10.1000/182"},
			{"https://doi.org/10.14452/MR-050-03-1998-07_2", "10.14452/mr-050-03-1998-07_2"},
			{"http://dx.doi.org/10.1016%2FS0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"},
			{"(https://doi.org/10.1016/S0140-6736(20)30183-5)", "10.1016/s0140-6736(20)30183-5"},
			{"https://onlinelibrary.wiley.com/doi/abs/10.1002/asi.21001?cookie=1", "10.1002/asi.21001"},
			{"10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O", "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"},
			{"[10.1000/182]", "10.1000/182"},
			{"<https://doi.org/10.1000/182>", "10.1000/182"},
			{"“10.1000/182”", "10.1000/182"},
			{"10.1000.10/123456", "10.1000.10/123456"},
			{"10.1000/ü1", "10.1000/ü1"},
			{"10.100/abc", ""},
			{"10.1000/", ""},
			{"10.1000/.", ""},
			{"210.1000/abc", ""},
			{"see 10.1000/) and 10.1000/a", "10.1000/a"},
			{"", ""},
		}},
		{"ISBN", ident.ParseISBN, []reading{
			{"978-0-306-40615-7", "9780306406157"},
			{"ISBN 0-306-40615-2", "0306406152"},
			{"ISBN-13: 978 0 306 40615 7.", "9780306406157"},
			{"isbn 0-8044-2957-x", "080442957X"},
			{"979-10-90636-07-1", "9791090636071"},
			{"978-0-306-40615-8", ""},
			{"0-306-40615-3", ""},
			{"977-0-306-40615-7", ""},
			{"03064X6152", ""},
			{"", ""},
		}},
		{"ISSN", ident.ParseISSN, []reading{
			{"ISSN 0378-5955", "0378-5955"},
			{"03785955", "0378-5955"},
			{"e-ISSN: 2434-561x", "2434-561X"},
			{"0378–5955", "0378-5955"},
			{"0378-5956", ""},
			{"037X-5955", ""},
		}},
		{"arXiv", ident.ParseArXiv, []reading{
			{"arXiv:1706.03762", "1706.03762"},
			{"arXiv:1706.03762v5 [cs.CL]", "1706.03762v5"},
			{"https://arxiv.org/abs/1706.03762", "1706.03762"},
			{"http://arxiv.org/pdf/1706.03762v2.pdf", "1706.03762v2"},
			{"arXiv preprint arXiv:1706.03762", "1706.03762"},
			{"https://doi.org/10.48550/arXiv.1706.03762", "1706.03762"},
			{"hep-th/9901001", "hep-th/9901001"},
			{"math.GT/0309136v1", "math.GT/0309136v1"},
			{"arxiv.org/abs/hep-th/9901001", "hep-th/9901001"},
			{"1713.03762", ""},
			{"1706.037", ""},
			{"10.1000/182", ""},
		}},
		{"PMID", ident.ParsePMID, []reading{
			{"PMID: 31452104", "31452104"},
			{"PubMed PMID: 31452104.", "31452104"},
			{"https://pubmed.ncbi.nlm.nih.gov/31452104/", "31452104"},
			{"https://www.ncbi.nlm.nih.gov/pubmed/31452104", "31452104"},
			{"031452104", ""},
			{"PMC31452104", ""},
		}},
		{"PMCID", ident.ParsePMCID, []reading{
			{"PMCID: PMC3531190", "PMC3531190"},
			{"pmc3531190", "PMC3531190"},
			{"https://www.ncbi.nlm.nih.gov/pmc/articles/PMC3531190/", "PMC3531190"},
			{"3531190", ""},
		}},
	}
	for _, tt := range tests {
		for _, c := range tt.cases {
			got, ok := tt.parse(c.in)
			if ok != (c.want != "") || ok && got != c.want {
				t.Errorf("%s of %q = %q, %v; want %q", tt.name, c.in, got, ok, c.want)
			}
		}
	}
}

func TestValidIsStrict(t *testing.T) {
	tests := []struct {
		name     string
		valid    func(string) bool
		yes, not string
	}{
		{"DOI", ident.ValidDOI, "10.1000/abc", "10.1000/ABC"},
		{"DOI with label", ident.ValidDOI, "10.1000/abc", "doi:10.1000/abc"},
		{"ISBN", ident.ValidISBN, "9780306406157", "978-0-306-40615-7"},
		{"ISSN", ident.ValidISSN, "0378-5955", "03785955"},
		{"arXiv", ident.ValidArXiv, "1706.03762", "arXiv:1706.03762"},
		{"PMID", ident.ValidPMID, "31452104", "PMID 31452104"},
		{"PMCID", ident.ValidPMCID, "PMC3531190", "pmc3531190"},
	}
	for _, tt := range tests {
		if !tt.valid(tt.yes) || tt.valid(tt.not) {
			t.Errorf("%s: want %q valid and %q not", tt.name, tt.yes, tt.not)
		}
	}
}

func TestFindDOI(t *testing.T) {
	const text = "Nature 1 (2020), https://doi.org/10.1038/ABC-1. Accessed"
	start, end, ok := ident.FindDOI(text)
	if !ok || text[start:end] != "10.1038/ABC-1" {
		t.Errorf("found %q, %v in %q", text[start:end], ok, text)
	}
}

func TestISBN13(t *testing.T) {
	for in, want := range map[string]string{
		"0306406152": "9780306406157", "080442957X": "9780804429573", "9780306406157": "9780306406157", "0306406153": "", "": "",
	} {
		if got := ident.ISBN13(in); got != want {
			t.Errorf("ISBN13(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestDOIURL(t *testing.T) {
	if !ident.IsDOIURL("http://dx.doi.org/10.1000/182") || ident.IsDOIURL("https://example.org/10.1000/182") {
		t.Error("an address at doi.org is one of the resolver, others are not")
	}
	got := ident.DOIURL("10.1002/a<1>#ü?")
	const want = "https://doi.org/10.1002/a%3C1%3E%23%C3%BC%3F"
	if got != want {
		t.Errorf("address = %q, want %q", got, want)
	}
}

// FuzzParse demands that normal forms are valid, stay as they are when parsed
// again, and that every DOI survives the way through its address.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"doi:10.1000/X(1).", "ISBN 0-306-40615-2", "arXiv:1706.03762 [cs.CL]", "PMID 1", "10.1/%2f", "10.1234/a%41"} {
		f.Add(s)
	}
	pairs := []struct {
		parse parser
		valid func(string) bool
	}{
		{ident.ParseDOI, ident.ValidDOI}, {ident.ParseISBN, ident.ValidISBN}, {ident.ParseISSN, ident.ValidISSN},
		{ident.ParseArXiv, ident.ValidArXiv}, {ident.ParsePMID, ident.ValidPMID}, {ident.ParsePMCID, ident.ValidPMCID},
	}
	f.Fuzz(func(t *testing.T, s string) {
		for i, p := range pairs {
			id, ok := p.parse(s)
			if !ok {
				continue
			}
			if again, ok := p.parse(id); !p.valid(id) || !ok || again != id {
				t.Errorf("parser %d: %q gives %q, then %q (%v), valid %v", i, s, id, again, ok, p.valid(id))
			}
		}
		if doi, ok := ident.ParseDOI(s); ok && utf8.ValidString(doi) && !strings.ContainsAny(doi, "%") {
			if back, ok := ident.ParseDOI(ident.DOIURL(doi)); !ok || back != doi {
				t.Errorf("%q comes back from its address %q as %q", doi, ident.DOIURL(doi), back)
			}
		}
	})
}

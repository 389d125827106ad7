package engine

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// A thousand links to one host do not keep the others waiting, and the places
// of a page follow each other.
func TestTurns(t *testing.T) {
	var asked []asking
	add := func(url string) { asked = append(asked, asking{link: &cite.Link{URL: url}}) }
	for i := range 4 {
		add(fmt.Sprint("https://slow.example/", i))
	}
	add("https://a.example/x")
	add("https://a.example/x#one")
	add("doi:10.1000/182")
	add("https://b.example")
	add("https://a.example/y")
	add("https://a.example/x#two")
	var got [][]string
	for _, page := range byPage(asked) {
		var urls []string
		for _, a := range page {
			urls = append(urls, a.link.URL)
		}
		got = append(got, urls)
	}
	want := [][]string{
		{"https://slow.example/0"}, {"https://a.example/x#one", "https://a.example/x#two", "https://a.example/x"}, {"doi:10.1000/182"}, {"https://b.example"},
		{"https://slow.example/1"}, {"https://a.example/y"}, {"https://slow.example/2"}, {"https://slow.example/3"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Identifiers without an address are asked about, once.
func TestIdentifiersAreLinks(t *testing.T) {
	docs, _ := readOne(t.Context(), Input{Path: "a.md", Format: "markdown", Load: func() ([]byte, error) {
		return []byte("# References\n\nMoore, Ann. *Bread and peace*. History Today 12, 1991, pp. 3-9. DOI 10.1055/182\n\n" +
			"Hill, Mary. *Councils of the north*. London: Faber, 1988. https://doi.org/10.1055/183\n\n" +
			"Lewin, Moshe. *The making of the system*. London: Faber, 1985. doi:10.1055/184\n\n" +
			"Reed, John. *Ten days*. History Today 13, 1992, pp. 4-8. arXiv:2101.00001.\n"), nil
	}}, Options{})
	doc := docs[0]
	var got []string
	for _, l := range doc.Links {
		got = append(got, fmt.Sprint(l.URL, " ", l.Ref, " ", doc.Excerpt(l.Span)))
	}
	want := []string{"https://doi.org/10.1055/183 1 https://doi.org/10.1055/183", "doi:10.1055/184 2 doi:10.1055/184", "doi:10.1055/182 0 10.1055/182", "arxiv:2101.00001 3 2101.00001"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	bibs, _ := readOne(t.Context(), Input{Path: "a.bib", Format: "bibtex", Load: func() ([]byte, error) {
		return []byte("@article{a, title={Bread}, doi={10.1055/182}}\n@article{b, title={Peace}, doi={10.1055/183}, url={https://doi.org/10.1055/183}}\n@article{c, title={Land}, doi={nonsense}}\n" +
			"@misc{d, title={Peace and land}, eprint={2101.00001}, archiveprefix={arXiv}}\n"), nil
	}}, Options{})
	got = nil
	for _, l := range bibs[0].Links {
		got = append(got, fmt.Sprint(l.URL, " ", l.Ref))
	}
	if diff := cmp.Diff([]string{"https://doi.org/10.1055/183 1", "doi:10.1055/182 0", "arxiv:2101.00001 3"}, got); diff != "" {
		t.Errorf(".bib (-want +got):\n%s", diff)
	}
}

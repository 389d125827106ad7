package ris_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/ris"
)

func TestReadNbib(t *testing.T) {
	const src = `
PMID- 12345
OWN - NLM
STAT- MEDLINE
IS  - 0378-5955 (Print)
IS  - 1234-5679 (Electronic)
VI  - 8
IP  - 2
DP  - 2004 Mar 9
TI  - Lists that go
      on and on.
PG  - 153-60
LID - 10.1000/182 [doi]
AB  - One.
      Two.
FAU - van Roe, Richard S
AU  - van Roe RS
CN  - The List Group
LA  - eng
PT  - Journal Article
TA  - J Lists
JT  - Journal of lists
OT  - one
OT  - two
PMC - PMC123
AID - S0378 [pii]
SO  - J Lists. 2004

PMID- 6
AU  - Roe RS
AU  - Plato
DP  - 2020 Spring
PT  - Preprint
`
	entries, notices := ris.Read([]byte(src))
	if len(entries) != 2 || len(notices) > 0 {
		t.Fatalf("%d entries, notices %v", len(entries), notices)
	}
	want := []string{
		"article-journal  en", "DOI 10.1000/182 <10.1000/182 [doi]>", "ISSN 0378-5955 <0378-5955 (Print)>", "PMCID PMC123 <PMC123>", "PMID 12345 <12345>",
		"abstract One. Two. <One.\n      Two.>", "author van|Roe|Richard S| <van Roe, Richard S>", "author |The List Group|| <The List Group>",
		"container-title Journal of lists <Journal of lists>", "container-title-short J Lists <J Lists>", "issue 2 <2>", "issued 2004-03-09 <2004 Mar 9>",
		"keyword one, two <one\nOT  - two>", "page 153-60 <153-60>", "title Lists that go on and on <Lists that go\n      on and on.>", "volume 8 <8>",
	}
	sorted := told(src, entries[0])
	if d := cmp.Diff(placeless(want), placeless(sorted)); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	for _, w := range want {
		if !has(sorted, w) {
			t.Errorf("%s is not in %q", w, sorted)
		}
	}
	if d := cmp.Diff([]string{"article  ", "PMID 6", "author |Plato||", "author |Roe|RS|", "issued 2020-21"}, placeless(told(src, entries[1]))); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

func has(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}

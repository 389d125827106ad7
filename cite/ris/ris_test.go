package ris_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ris"
)

const want = `TY  - JOUR
ID  - berg2004on
TI  - On Lists
AU  - van der Berg, Jan, Jr.
AU  - World Bank
PY  - 2004
DA  - 2004/03//
Y2  - 2020/01/02/
T2  - History
VL  - 12
IS  - 3
SN  - 0378-5955
DO  - 10.1000/182
UR  - https://example.org/
N1  - two lines
SP  - 153
EP  - 160
LA  - en
ER  - 

TY  - GEN
PY  - n.d.
SP  - 1, 5-7
ER  - 
`

func TestPrint(t *testing.T) {
	article := &cite.Entry{
		Type: "article-journal", Key: "berg2004on", Lang: "en",
		Names: map[string][]cite.Name{"author": {{Family: "Berg", Particle: "van der", Given: "Jan", Suffix: "Jr."}, {Literal: "World Bank"}}},
		Dates: map[string]cite.Date{"issued": {Year: 2004, Month: 3}, "accessed": {Year: 2020, Month: 1, Day: 2}},
	}
	for _, f := range [][2]string{{"page", "153-160"}, {"title", "On Lists"}, {"container-title", "History"}, {"volume", "12"}, {"issue", "3"},
		{"ISSN", "0378-5955"}, {"DOI", "10.1000/182"}, {"URL", "https://example.org/"}, {"note", "two\nlines"}} {
		article.Set(f[0], f[1], cite.Span{})
	}
	rest := &cite.Entry{Type: "document", Dates: map[string]cite.Date{"issued": {Literal: "n.d."}}}
	rest.Set("page", "1, 5-7", cite.Span{})
	if diff := cmp.Diff(want, string(ris.Print([]*cite.Entry{article, rest}))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := ris.Print(nil); len(got) != 0 {
		t.Errorf("no entries print %q", got)
	}
}

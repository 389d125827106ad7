package ris_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ris"
)

func TestPrint(t *testing.T) {
	entries := []*cite.Entry{
		{
			Type: "article-journal", Key: "vanderberg2019soil", Lang: "en",
			Fields: []cite.Field{
				{Name: "title", Value: "Soil\nand water"}, {Name: "container-title", Value: "Geoderma"},
				{Name: "volume", Value: "14"}, {Name: "issue", Value: "3"}, {Name: "page", Value: "153-160"},
				{Name: "DOI", Value: "10.1000/182"},
			},
			Names: map[string][]cite.Name{"author": {
				{Family: "Berg", Particle: "van der", Given: "Jan", Suffix: "Jr."}, {Literal: "World Health Organization"},
			}},
			Dates: map[string]cite.Date{"issued": {Year: 2019, Month: 5}, "accessed": {Year: 2020, Month: 1, Day: 2}},
		},
		{Type: "document", Key: "x"},
	}
	const want = `TY  - JOUR
ID  - vanderberg2019soil
AU  - van der Berg, Jan, Jr.
AU  - World Health Organization
PY  - 2019
DA  - 2019/05//
Y2  - 2020/01/02/
TI  - Soil and water
T2  - Geoderma
VL  - 14
IS  - 3
DO  - 10.1000/182
SP  - 153
EP  - 160
LA  - en
ER  - 

TY  - GEN
ID  - x
ER  - 

`
	if diff := cmp.Diff(want, string(ris.Print(entries))); diff != "" {
		t.Errorf("RIS (-want +got):\n%s", diff)
	}
}

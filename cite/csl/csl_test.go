package csl_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

var update = flag.Bool("update", false, "write the golden file anew")

func entries() []*cite.Entry {
	book := &cite.Entry{
		Type: "book", Key: "berg1976on", Lang: "en",
		Names: map[string][]cite.Name{
			"author": {{Family: "Berg", Particle: "van der", Given: "Jan", Suffix: "Jr."}, {Literal: "World Bank", Others: true}},
			"editor": {{Family: "Gaulle", Given: "Charles", Dropping: "de"}},
		},
		Dates: map[string]cite.Date{"issued": {Year: 1976, Month: 3, Day: 4}, "original-date": {Year: 1867, Circa: true}},
	}
	book.Set("title", "On <Lists> & More", cite.Span{})
	book.Set("publisher-place", "Zürich", cite.Span{})
	book.Fields = append(book.Fields, cite.Field{Name: "note", Value: "one"}, cite.Field{Name: "note", Value: "two"})
	seasonal := &cite.Entry{Type: "document", Key: "x", Dates: map[string]cite.Date{
		"issued":        {Year: 1998, Season: 21, End: &cite.Date{Year: 1999}},
		"accessed":      {Literal: "n.d."},
		"original-date": {Year: -43},
	}}
	seasonal.Set("arxiv", "1706.03762", cite.Span{})
	return []*cite.Entry{book, seasonal}
}

func TestGolden(t *testing.T) {
	const path = "testdata/items.json"
	var got bytes.Buffer
	for _, e := range entries() {
		enc := json.NewEncoder(&got)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		if err := enc.Encode(csl.Item(e)); err != nil {
			t.Fatal(err)
		}
	}
	if *update {
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

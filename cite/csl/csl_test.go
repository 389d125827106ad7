package csl_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

func TestItem(t *testing.T) {
	tests := []struct {
		name  string
		entry cite.Entry
		want  string
	}{
		{"nothing known", cite.Entry{Type: "document"}, `{"type":"document"}`},
		{"a book", cite.Entry{
			Type: "book", Key: "anweiler1974soviets", Lang: "en",
			Fields: []cite.Field{{Name: "publisher", Value: "Pantheon & Co"}, {Name: "title", Value: "The Soviets <1905>"}},
			Names:  map[string][]cite.Name{"author": {{Family: "Anweiler", Given: "Oscar"}}, "editor": {{Literal: "A Society"}}},
			Dates:  map[string]cite.Date{"issued": {Year: 1974, Month: 3, Day: 2}},
		}, `{"id":"anweiler1974soviets","type":"book","title":"The Soviets <1905>","author":[{"family":"Anweiler","given":"Oscar"}],` +
			`"editor":[{"literal":"A Society"}],"issued":{"date-parts":[[1974,3,2]]},"publisher":"Pantheon & Co","language":"en"}`},
		{"dates", cite.Entry{Type: "book", Dates: map[string]cite.Date{
			"issued": {Year: 1905, Circa: true, End: &cite.Date{Year: 1921}}, "accessed": {Literal: "n.d."}, "original-date": {Year: 1900, Season: 21},
		}}, `{"type":"book","issued":{"date-parts":[[1905],[1921]],"circa":true},"original-date":{"date-parts":[[1900]],"season":1},"accessed":{"literal":"n.d."}}`},
		{"others and repeated fields", cite.Entry{Type: "book",
			Names:  map[string][]cite.Name{"author": {{Family: "Doe", Others: true}}},
			Fields: []cite.Field{{Name: "note", Value: "a"}, {Name: "note", Value: "b"}},
		}, `{"type":"book","author":[{"family":"Doe"},{"literal":"others"}],"note":"a; b"}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := csl.Item(&tt.entry).MarshalJSON()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("item (-want +got):\n%s", diff)
			}
			if !json.Valid(got) {
				t.Error("not JSON")
			}
		})
	}
}

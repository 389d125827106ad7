package cite_test

import (
	"testing"

	"github.com/citecheck/citecheck/cite"
)

func TestDateString(t *testing.T) {
	tests := []struct {
		date cite.Date
		want string
	}{
		{cite.Date{Year: 1974}, "1974"},
		{cite.Date{Year: 1918, Month: 7}, "1918-07"},
		{cite.Date{Year: 1918, Month: 7, Day: 10}, "1918-07-10"},
		{cite.Date{Year: 1920, Circa: true}, "1920~"},
		{cite.Date{Year: 1917, Uncertain: true}, "1917?"},
		{cite.Date{Year: 1917, Circa: true, Uncertain: true}, "1917%"},
		{cite.Date{Year: 1905, End: &cite.Date{Year: 1921}}, "1905/1921"},
		{cite.Date{Year: 2001, Season: 21}, "2001-21"},
		{cite.Date{Year: -44}, "-0044"},
		{cite.Date{Literal: "n.d."}, "n.d."},
		{cite.Date{}, ""},
	}
	for _, tt := range tests {
		if got := tt.date.String(); got != tt.want {
			t.Errorf("%+v = %q, want %q", tt.date, got, tt.want)
		}
	}
}

func TestEntrySet(t *testing.T) {
	var e cite.Entry
	e.Set("title", "A", cite.Span{})
	e.Set("DOI", "10.1/x", cite.Span{})
	e.Set("Title", "B", cite.Span{})
	if e.Get("title") != "B" || len(e.Fields) != 2 {
		t.Errorf("fields = %v: a second Set must replace the first", e.Fields)
	}
}

func TestStatusesHaveWords(t *testing.T) {
	seen := make(map[string]bool)
	for _, s := range cite.Statuses() {
		if s.String() == "" || seen[s.String()] {
			t.Errorf("status %d has no word of its own: %q", s, s)
		}
		seen[s.String()] = true
	}
	if !seen[cite.Skipped.String()] {
		t.Error("the last status is missing from the list")
	}
}

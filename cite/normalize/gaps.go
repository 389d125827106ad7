package normalize

import (
	"sort"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// eachGap calls f with the words of the text between the fields.
func eachGap(t cite.Text, fields []cite.Field, f func(string)) {
	var few [24]int
	places, ok := locate(few[:0], t, fields)
	if !ok {
		for _, gap := range gaps(t, fields) {
			f(gap)
		}
		return
	}
	s, at := t.String(), 0
	for i, from := range places {
		f(s[at:from])
		at = from + len(fields[i].Value)
	}
	f(s[at:])
}

// locate finds where in the text the fields begin, if they stand there one
// after the other, as taggers leave them, and most of the text is as in the
// source.
func locate(places []int, t cite.Text, fields []cite.Field) ([]int, bool) {
	s := t.String()
	at, source := 0, t.Source().Start
	for _, f := range fields {
		from := at + f.Span.Start - source
		to := from + len(f.Value)
		if from < at || to > len(s) || s[from:to] != f.Value || t.Span(from, to) != f.Span {
			return nil, false
		}
		places = append(places, from)
		at, source = to, f.Span.End
	}
	return places, true
}

// gaps returns the words of the text between the fields, by their spans.
func gaps(t cite.Text, fields []cite.Field) []string {
	if len(fields) == 0 {
		return []string{t.String()}
	}
	spans := make([]cite.Span, 0, len(fields))
	for _, f := range fields {
		spans = append(spans, f.Span)
	}
	sort.Slice(spans, func(i, j int) bool { return spans[i].Start < spans[j].Start })
	var out []string
	open := -1
	s := t.String()
	under := cover{spans: spans}
	for i := range s {
		if under.holds(t.Span(i, i+1).Start) {
			out, open = appendGap(out, s, open, i), -1
		} else if open < 0 {
			open = i
		}
	}
	return appendGap(out, s, open, len(s))
}

// A cover answers for rising offsets whether one of the sorted spans holds them.
type cover struct {
	spans []cite.Span
	end   int // of those that begin at or before the last offset
}

func (c *cover) holds(offset int) bool {
	for len(c.spans) > 0 && c.spans[0].Start <= offset {
		c.end = max(c.end, c.spans[0].End)
		c.spans = c.spans[1:]
	}
	return offset < c.end
}

func appendGap(out []string, s string, from, to int) []string {
	if from < 0 || strings.TrimSpace(s[from:to]) == "" {
		return out
	}
	return append(out, s[from:to])
}

package train

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/parse"
)

// gold appends the states of the tokens of seq, whose text carries the spans.
// A token belongs to the span that covers most of it, if any.
func gold(states []uint8, seq *parse.Sequence, text string, spans []Span) []uint8 {
	bytesOf := byteOffsets(text)
	spans = withMarks(spans, text, bytesOf)
	before, last := parse.StartState, -1
	next := 0
	for i := range seq.Starts {
		for next < len(spans) && spanEnd(bytesOf, spans[next]) <= seq.Starts[i] {
			next++
		}
		n := cover(bytesOf, spans, next, seq.Starts[i], seq.Ends[i])
		label := -1
		if n >= 0 {
			label = parse.LabelIndex(spans[n].Label)
		}
		before = parse.StateAfter(before, label, n != last)
		last = n
		if label < 0 {
			last = -1
		}
		states = append(states, uint8(before))
	}
	return states
}

// byteOffsets maps code points to bytes, the end included.
func byteOffsets(text string) []int {
	offsets := make([]int, 0, len(text)+1)
	for i := range text {
		offsets = append(offsets, i)
	}
	return append(offsets, len(text))
}

func at(offsets []int, i int) int { return offsets[max(0, min(i, len(offsets)-1))] }

func spanEnd(offsets []int, s Span) int { return at(offsets, s.End) }

// cover returns the index of the span, from next on, with the largest share of
// the bytes [start, end), or -1.
func cover(offsets []int, spans []Span, next, start, end int) int {
	best, most := -1, 0
	for n := next; n < len(spans) && at(offsets, spans[n].Start) < end; n++ {
		share := min(end, spanEnd(offsets, spans[n])) - max(start, at(offsets, spans[n].Start))
		if share > most {
			best, most = n, share
		}
	}
	return best
}

// withMarks returns the spans with titles that end in a question or an
// exclamation mark having it inside, on which sources differ.
func withMarks(spans []Span, text string, offsets []int) []Span {
	out := spans
	for i, s := range spans {
		if s.Label != "title" && s.Label != "container-title" {
			continue
		}
		rest := text[at(offsets, s.End):]
		mark := strings.TrimLeft(rest, " \u00a0\u202f")
		if mark == "" || mark[0] != '?' && mark[0] != '!' || i+1 < len(spans) && spans[i+1].Start <= s.End {
			continue
		}
		if &out[0] == &spans[0] {
			out = slices.Clone(spans)
		}
		out[i].End += utf8.RuneCountInString(rest[:len(rest)-len(mark)]) + 1
	}
	return out
}

package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// repaired returns the fields that come out when the model labels the marked
// pieces of a text: "label<piece>".
func repaired(t *testing.T, marked string) []string {
	t.Helper()
	d := newDecoder(nil, newTables())
	var text strings.Builder
	type piece struct{ label, from, to int }
	var pieces []piece
	for rest := marked; rest != ""; {
		before, after, found := strings.Cut(rest, "<")
		if !found {
			text.WriteString(rest)
			break
		}
		inside, next, _ := strings.Cut(after, ">")
		name := before[strings.LastIndexAny(before, " (")+1:]
		text.WriteString(strings.TrimSuffix(before, name))
		if LabelIndex(name) < 0 {
			t.Fatalf("no label %q", name)
		}
		pieces = append(pieces, piece{LabelIndex(name), text.Len(), text.Len() + len(inside)})
		text.WriteString(inside)
		rest = next
	}
	d.tokens = tokenize(nil, text.String())
	d.analyze(text.String())
	state := StartState
	for _, tok := range d.tokens {
		label, begins := -1, false
		for _, p := range pieces {
			if p.from <= tok.start && tok.end <= p.to {
				label, begins = p.label, p.from == tok.start
			}
		}
		state = StateAfter(state, label, begins)
		d.states = append(d.states, uint8(state))
	}
	var out []string
	for _, s := range d.spans(nil) {
		out = append(out, s.Label+": "+text.String()[s.Start:s.End])
	}
	return out
}

func TestRepair(t *testing.T) {
	for _, c := range []struct{ marked, want string }{
		{"author<Doe, J.> title<Luke> (publisher<Minneapolis: Augsburg>, date<1972>).", "author: Doe, J|title: Luke|location: Minneapolis|publisher: Augsburg|date: 1972"},
		{"title<Salt> publisher<University Press: Series A>", "title: Salt|publisher: University Press: Series A"},
		{"title<Salt> publisher<Ashgate: Aldershot>, date<2011>", "title: Salt|publisher: Ashgate|location: Aldershot|date: 2011"},
		{"title<Salt> location<Lège: Mardaga>, date<2011>", "title: Salt|location: Lège|publisher: Mardaga|date: 2011"},
		{"title<Salt> volume<112/ Heft 3>, pages<4-9>", "title: Salt|volume: 112|issue: 3|pages: 4-9"},
		{"title<Salt> volume<31(7): 10-9>", "title: Salt|volume: 31|issue: 7|pages: 10-9"},
		{"author<Doe, J.> title<Salt>. In: author<Braun, F.>: title<Bread>", "author: Doe, J|title: Salt|editor: Braun, F|container-title: Bread"},
		{"author<Doe, J.> title<Salt>. editor<Roe, R.>, eds., title<Bread>", "author: Doe, J|title: Salt|editor: Roe, R|container-title: Bread"},
		{"author<Doe, J.> title<Salt>, author<ed. Naomi Miller>", "author: Doe, J|title: Salt|editor: Naomi Miller"},
		{"author<Doe, J.> (Hrsg.) title<Salt>", "editor: Doe, J|title: Salt"},
		{"author<Doe, J.> title<Salt (Bread>). date<1999>", "author: Doe, J|title: Salt (Bread)|date: 1999"},
	} {
		if diff := cmp.Diff(strings.Split(c.want, "|"), repaired(t, c.marked)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.marked, diff)
		}
	}
}

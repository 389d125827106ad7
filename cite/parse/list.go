package parse

import "github.com/citecheck/citecheck/cite"

// A Reading is the first look at a reference of a list: its tagging, and what
// it tells about the style of the list.
type Reading struct {
	Tagging
	source cite.Text
	text   string
	votes  []vote
}

// Read labels t for the first time.
func Read(t cite.Text) Reading {
	r := embedded().Read(t.String())
	r.source = t
	return r
}

// Read labels text and notes its style.
func (t *Tagger) Read(text string) Reading {
	tagging, votes := t.tag(text, nil, true)
	return Reading{Tagging: tagging, text: text, votes: votes}
}

// Add lets a reading vote; the surer it is the more its vote counts.
func (y *Style) Add(r Reading) {
	y.count(r.votes, float32(r.Confidence))
	y.size += float32(r.Confidence)
}

// Remove takes the vote of a reading back.
func (y *Style) Remove(r Reading) {
	y.count(r.votes, -float32(r.Confidence))
	y.size -= float32(r.Confidence)
}

// unsure is the confidence below which a second look is taken; above, the
// style of the list changes next to nothing.
const unsure = 0.7

// Again returns the tagging of what was read in the light of a style.
func (t *Tagger) Again(r Reading, y *Style) Tagging {
	if r.Confidence >= unsure || y.size < voteLeast {
		return r.Tagging
	}
	tagging, _ := t.tag(r.text, y, false)
	return tagging
}

// neighbours is how many references on either side vote on one.
const neighbours = 30

// TagList labels references that stand in one list, each in the light of those
// round it.
func (t *Tagger) TagList(texts []string) []Tagging {
	readings := make([]Reading, len(texts))
	for i, text := range texts {
		readings[i] = t.Read(text)
	}
	out := make([]Tagging, len(texts))
	y := &Style{}
	for i := range min(neighbours, len(readings)) {
		y.Add(readings[i])
	}
	for i, r := range readings {
		if i+neighbours < len(readings) {
			y.Add(readings[i+neighbours])
		}
		if i > neighbours {
			y.Remove(readings[i-neighbours-1])
		}
		y.Remove(r)
		out[i] = t.Again(r, y)
		y.Add(r)
	}
	return out
}

// A Window is the style of the references that were just read, for lists that
// come one line at a time. The zero Window knows none.
type Window struct {
	style Style
	last  []Reading
}

// Reset forgets the list: another one begins.
func (w *Window) Reset() { *w = Window{} }

// Next returns the fields of r in the light of the readings before it, and how
// likely it is that all are right.
func (w *Window) Next(r Reading) ([]cite.Field, float64) {
	return place(r.source, r.text, w.next(embedded(), r))
}

func (w *Window) next(t *Tagger, r Reading) Tagging {
	out := t.Again(r, &w.style)
	if len(w.last) == neighbours {
		w.style.Remove(w.last[0])
		w.last = append(w.last[:0], w.last[1:]...)
	}
	w.style.Add(r)
	w.last = append(w.last, r)
	return out
}

// Package parse cuts the text of a reference into fields: who, when, what,
// where. It labels spans of the text and judges how sure it is; it does not
// interpret them (cite/normalize does) and does not find references in a
// document (cite/extract does).
//
// The labels come from a linear-chain conditional random field that was
// trained on labelled references (cite/parse/train) and is embedded as
// model.bin. On the way from text to labels:
//
//	token.go, identifier.go   text to tokens; a DOI or an address is one
//	shape.go, keyword.go,     what a token looks like and what its word is
//	lexicon.go, hash.go         known for
//	context.go, segment.go    brackets, quotations, what stands between commas
//	feature.go, edge.go       all of that as hashed features, in groups
//	model.go, score.go,       the weights, their sums, and sums worth keeping
//	memo.go
//	decode.go, ahead.go       the best path through the labels
//	fields.go, agree.go,      fields that agree with each other, cut down to the
//	trim.go                     value proper
//	style.go, list.go         what the other references of the list say
//
// training.go is what cite/parse/train needs of all this.
package parse

import (
	_ "embed" // for the model
	"math"
	"sync"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

// A Span is a labelled piece of a text.
type Span struct {
	Start, End int    // bytes, half open
	Label      string // one of Labels
}

// A Tagging is what Tag thinks of a text.
type Tagging struct {
	Spans      []Span  // in order, not empty, without overlap
	Confidence float64 // that every span is right, 0 to 1

	// LogProbability is the natural logarithm of the probability that the model
	// gives to its labelling, before calibration.
	LogProbability float64
}

// Tag labels the fields of the reference text. Spans are the value proper:
// without the quotation marks round a title, the "pp." before pages, the "In"
// before a book, or a stop at the end. Any text will do.
func Tag(text string) Tagging { return embedded().Tag(text) }

// A Result is a text cut into fields, and how likely it is that all are right.
type Result struct {
	Fields     []cite.Field
	Confidence float64 // 0 to 1
}

// List labels the fields of references that stand in one list, with their
// places in the source. They share a style, so those that are clear help to read those that are not.
func List(all []cite.Text) []Result {
	texts := make([]string, len(all))
	for i, t := range all {
		texts[i] = t.String()
	}
	results := make([]Result, len(all))
	for i, tagging := range embedded().TagList(texts) {
		results[i].Fields, results[i].Confidence = place(all[i], texts[i], tagging)
	}
	return results
}

// place finds the spans of a tagging in the source.
func place(t cite.Text, text string, tagging Tagging) ([]cite.Field, float64) {
	fields := make([]cite.Field, len(tagging.Spans))
	for i, s := range tagging.Spans {
		fields[i] = cite.Field{Name: s.Label, Value: text[s.Start:s.End], Span: t.Span(s.Start, s.End)}
	}
	return fields, tagging.Confidence
}

//go:embed model.bin
var modelFile []byte

// embedded reads the model when it is first needed.
var embedded = sync.OnceValue(func() *Tagger {
	t, err := NewTagger(modelFile)
	if err != nil {
		panic("cite/parse: embedded model: " + err.Error())
	}
	return t
})

// A Tagger labels references with one model. It is safe for many goroutines.
type Tagger struct {
	model  *model
	tables *tables

	mu   sync.Mutex
	free []*decoder // kept for good, unlike in a sync.Pool: their memos are worth it
}

// NewTagger reads a model that cite/parse/train made.
func NewTagger(data []byte) (*Tagger, error) {
	m, err := readModel(data)
	if err != nil {
		return nil, err
	}
	return &Tagger{model: m, tables: newTables()}, nil
}

// borrow returns a decoder that nobody else uses, the last one used if it can.
func (t *Tagger) borrow() *decoder {
	t.mu.Lock()
	defer t.mu.Unlock()
	last := len(t.free) - 1
	if last < 0 {
		return newDecoder(t.model, t.tables)
	}
	d := t.free[last]
	t.free = t.free[:last]
	return d
}

func (t *Tagger) giveBack(d *decoder) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.free = append(t.free, d)
}

// window is how many tokens are labelled at once. References are far shorter;
// longer texts are labelled piece by piece, so that memory stays bounded.
const window = 2048

// longest is how many bytes of a text are labelled. No reference has a tenth of
// it; what is longer lost its line breaks, and is not worth the time.
const longest = 128 << 10

// hopeless is added to the logarithm of the probability of a labelling that
// stopped there.
const hopeless = -100

// beginning returns as much of text as is labelled.
func beginning(text string) string {
	if len(text) <= longest {
		return text
	}
	end := longest
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// Tag labels the fields of the reference text; see the function Tag.
func (t *Tagger) Tag(text string) Tagging {
	tagging, _ := t.tag(text, nil, false)
	return tagging
}

// tag labels text in the light of a style, if it is not nil, and lists what it
// says about the style itself, if asked.
func (t *Tagger) tag(text string, y *Style, ask bool) (out Tagging, votes []vote) {
	d := t.borrow()
	defer t.giveBack(d)
	head := beginning(text)
	all := tokenize(d.tokens[:0], head)
	defer func() { d.tokens, d.style = all[:0], nil }()
	d.style, d.titled, d.edited = y, false, false
	for rest := all; len(rest) > 0; {
		n := min(len(rest), window)
		d.tokens, rest = rest[:n], rest[n:]
		d.analyze(head)
		out.LogProbability += d.decode()
		out.Spans = d.spans(out.Spans)
		if ask && votes == nil {
			votes = d.votes()
		}
	}
	if len(head) < len(text) {
		out.LogProbability += hopeless
	}
	out.Confidence = t.model.calibrate(out.LogProbability)
	return out, votes
}

// calibrate turns the probability of the best path to the share of references
// with such a probability that are right in every field.
func (m *model) calibrate(logp float64) float64 {
	p := min(max(math.Exp(logp), 1e-9), 1-1e-9)
	return 1 / (1 + math.Exp(-(m.slope*math.Log(p/(1-p)) + m.offset)))
}

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
//	feature.go, edge.go       all of that as hashed features
//	model.go, decode.go       the weights, and the best path through the labels
//	fields.go, trim.go        fields, cut down to the value proper
//
// training.go is what cite/parse/train needs of all this.
package parse

import (
	_ "embed" // for the model
	"math"
	"sync"

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
}

// Tag labels the fields of the reference text. Spans are the value proper:
// without the quotation marks round a title, the "pp." before pages, the "In"
// before a book, or a stop at the end. Any text will do.
func Tag(text string) Tagging { return embedded().Tag(text) }

// Fields labels the fields of t, with their places in the source, and says how
// likely it is that all are right.
func Fields(t cite.Text) ([]cite.Field, float64) {
	text := t.String()
	tagging := Tag(text)
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
	model    *model
	tables   *tables
	decoders sync.Pool
}

// NewTagger reads a model that cite/parse/train made.
func NewTagger(data []byte) (*Tagger, error) {
	m, err := readModel(data)
	if err != nil {
		return nil, err
	}
	t := &Tagger{model: m, tables: newTables()}
	t.decoders.New = func() any { return &decoder{m: m, analyzer: analyzer{tables: t.tables}} }
	return t, nil
}

// window is how many tokens are labelled at once. References are far shorter;
// longer texts are labelled piece by piece, so that memory stays bounded.
const window = 2048

// Tag labels the fields of the reference text; see the function Tag.
func (t *Tagger) Tag(text string) Tagging {
	spans, logp := t.tag(text)
	return Tagging{Spans: spans, Confidence: t.model.calibrate(logp)}
}

// LogProbability returns the natural logarithm of the probability that the
// model gives to its labelling of text, before calibration.
func (t *Tagger) LogProbability(text string) float64 {
	_, logp := t.tag(text)
	return logp
}

func (t *Tagger) tag(text string) (spans []Span, logp float64) {
	d := t.decoders.Get().(*decoder)
	defer t.decoders.Put(d)
	all := tokenize(d.tokens[:0], text)
	defer func() { d.tokens = all[:0] }()
	for rest := all; len(rest) > 0; {
		n := min(len(rest), window)
		d.tokens, rest = rest[:n], rest[n:]
		d.analyze(text)
		logp += d.decode()
		spans = d.spans(spans)
	}
	return spans, logp
}

// calibrate turns the probability of the best path to the share of references
// with such a probability that are right in every field.
func (m *model) calibrate(logp float64) float64 {
	p := min(max(math.Exp(logp), 1e-9), 1-1e-9)
	return 1 / (1 + math.Exp(-(m.slope*math.Log(p/(1-p)) + m.offset)))
}

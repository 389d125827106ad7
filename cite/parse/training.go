package parse

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
)

// The exported names of this file are for cite/parse/train alone.

// The sizes of the model.
const (
	NumTags     = numTags   // what a token can be: begin or go on with a field, or outside
	NumStates   = numStates // tags, with outside told apart by what came before
	NumEdges    = numEdges  // kinds of borders between tokens, each with its transitions
	StartState  = firstOutside + afterStart
	NumLexical  = lexical     // how many features of a token, from the first, name its word
	MaxFeatures = maxFeatures // of a token
)

// TagOf returns the tag of a state.
func TagOf(state int) int { return tagOf(state) }

// StateAfter returns the state of a token with the given label that follows a
// token in state before; label -1 is outside.
func StateAfter(before, label int, begins bool) int {
	switch {
	case label < 0:
		return outsideAfter(before)
	case begins:
		return label
	}
	return numLabels + label
}

// Follows reports whether state j may come after state s.
func Follows(s, j int) bool { return follows(s, j) }

// A Sequence is a text as the model sees it.
type Sequence struct {
	Starts, Ends []int    // bytes, of each token
	Features     []uint32 // hashes, of all tokens on end
	Offsets      []int    // Features[Offsets[i]:Offsets[i+1]] are those of token i
	Edges        []uint8  // kind of the border before each token
}

// An Observer turns texts to sequences. It is not safe for two goroutines.
type Observer struct {
	a analyzer
	f featurizer
}

// NewObserver returns an Observer.
func NewObserver() *Observer { return &Observer{a: analyzer{tables: newTables()}} }

// Observe fills s, whose memory it uses again, from text.
func (o *Observer) Observe(s *Sequence, text string) {
	o.a.tokens = tokenize(o.a.tokens[:0], text)
	o.a.analyze(text)
	s.Starts, s.Ends, s.Edges = s.Starts[:0], s.Ends[:0], s.Edges[:0]
	s.Features, s.Offsets = s.Features[:0], append(s.Offsets[:0], 0)
	for i, t := range o.a.tokens {
		o.a.features(&o.f, i)
		s.Starts, s.Ends = append(s.Starts, t.start), append(s.Ends, t.end)
		s.Features = append(s.Features, o.f.hashes[:o.f.n]...)
		s.Offsets = append(s.Offsets, len(s.Features))
		s.Edges = append(s.Edges, o.a.edge(i))
	}
}

// A Weight is the weight that a feature gives to a tag.
type Weight struct {
	Tag   uint8
	Value float32
}

// A Feature is a feature with those of its weights that matter.
type Feature struct {
	Hash    uint32
	Weights []Weight
}

// Weights is a model as trained.
type Weights struct {
	Features      []Feature
	Transitions   []float32 // by edge, state from, state to
	Unit          float32   // that weights are rounded to
	Slope, Offset float32   // of the calibration: logit in, logit out
	Tally         Tally     // of the styles
}

// Encode writes the model file. It panics if the weights do not fit: the
// trainer has to choose fewer.
func (w *Weights) Encode() []byte {
	features := slices.Clone(w.Features)
	slices.SortFunc(features, func(a, b Feature) int { return cmp.Compare(a.Hash, b.Hash) })
	var hashes []uint32
	var pairs []uint16
	for _, f := range features {
		before := len(pairs)
		pairs = w.appendPairs(pairs, f)
		if len(pairs) > before {
			pairs[len(pairs)-1] |= pairLast
			hashes = append(hashes, f.Hash)
		}
	}
	if len(pairs) > MaxWeights {
		panic("cite/parse: too many weights for the model format")
	}
	return w.write(hashes, pairs)
}

// MaxWeights is how many weights the format can address.
const MaxWeights = slotMask - 1

// Size returns the bytes of a model file.
func Size(features, weights int) int {
	return headerSize + 4*features + 2*weights + 2*numTrans + numPriors
}

func (w *Weights) appendPairs(pairs []uint16, f Feature) []uint16 {
	for _, x := range f.Weights {
		v := max(-maxWeight, min(maxWeight, int(math.Round(float64(x.Value/w.Unit)))))
		if v != 0 {
			pairs = append(pairs, uint16(x.Tag)<<pairTag|uint16(v)&(1<<pairTag-1))
		}
	}
	return pairs
}

func (w *Weights) write(hashes []uint32, pairs []uint16) []byte {
	le := binary.LittleEndian
	data := []byte(magic)
	for _, f := range []float32{w.Unit, w.Slope, w.Offset} {
		data = le.AppendUint32(data, math.Float32bits(f))
	}
	for _, n := range []int{len(hashes), len(pairs), len(w.Transitions)} {
		data = le.AppendUint32(data, uint32(n))
	}
	for _, h := range hashes {
		data = le.AppendUint32(data, h)
	}
	for _, p := range pairs {
		data = le.AppendUint16(data, p)
	}
	for _, t := range w.Transitions {
		v := max(math.MinInt16, min(math.MaxInt16, math.Round(float64(t/w.Unit))))
		data = le.AppendUint16(data, uint16(int16(v)))
	}
	return w.Tally.encode(data)
}

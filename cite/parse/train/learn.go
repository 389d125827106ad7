package train

import (
	"math"
	"math/rand/v2"
	"sync"

	"github.com/citecheck/citecheck/cite/parse"
)

// A learner holds the weights under way. They move by AdaGrad (Duchi, Hazan
// and Singer 2011) on the likelihood of the right labelling.
type learner struct {
	words *dictionary
	rate  float32
	often float64 // exponent of the frequency in importance

	weights, squares []float32 // by row and tag
	trans, transSq   []float32 // by edge, state, state
	base, baseSq     []float32 // by state, state: what the edges share
	exp              []float32 // of base + trans
	tally            parse.Tally
}

func newLearner(words *dictionary, rate float64) *learner {
	const square = parse.NumStates * parse.NumStates
	l := &learner{words: words, rate: float32(rate)}
	l.weights = make([]float32, int(words.size)*parse.NumTags)
	l.squares = make([]float32, int(words.size)*parse.NumTags)
	l.trans = make([]float32, parse.NumEdges*square)
	l.transSq = make([]float32, parse.NumEdges*square)
	l.base = make([]float32, square)
	l.baseSq = make([]float32, square)
	l.exp = make([]float32, parse.NumEdges*square)
	for i := range l.exp {
		l.exp[i] = 1
	}
	return l
}

// A lesson is what one record teaches.
type lesson struct {
	seq    parse.Sequence
	rows   []int32 // of the features, -1 if unknown or dropped
	states []uint8 // the right ones
	nodes  [][]push
	bends  []bend
	loss   float64 // negative log-likelihood
}

// A student computes lessons; each goroutine has one.
type student struct {
	observer *parse.Observer
	lattice  lattice
	scores   []float32
}

// study fills in les from the record without changing the weights.
func (s *student) study(l *learner, les *lesson, rec *Record, dropout float64, rng *rand.Rand) {
	s.observer.Observe(&les.seq, rec.Text)
	les.states = gold(les.states[:0], &les.seq, rec.Text, rec.Spans)
	les.bends, les.loss = les.bends[:0], 0
	n := len(les.states)
	for len(les.nodes) < n {
		les.nodes = append(les.nodes, nil)
	}
	if n == 0 {
		return
	}
	les.lookUp(l.words, dropout, rng)
	s.scores = l.score(s.scores, les)
	les.loss = s.lattice.forward(&les.seq, s.scores, l.exp) - l.path(s.scores, les)
	les.bends = s.lattice.backward(&les.seq, l.exp, les.states, les.nodes, les.bends)
}

// lookUp finds the rows of the features; with the given probability a token
// loses the features that name its word.
func (les *lesson) lookUp(words *dictionary, dropout float64, rng *rand.Rand) {
	les.rows = les.rows[:0]
	for i := range les.states {
		dropped := rng.Float64() < dropout
		for k, h := range les.seq.Features[les.seq.Offsets[i]:les.seq.Offsets[i+1]] {
			row := int32(-1)
			if !dropped || k >= parse.NumLexical {
				row = words.row(h)
			}
			les.rows = append(les.rows, row)
		}
	}
}

// score sums up the weights of the features by token and tag.
func (l *learner) score(scores []float32, les *lesson) []float32 {
	n := len(les.states) * parse.NumTags
	if cap(scores) < n {
		scores = make([]float32, n*2)
	}
	scores = scores[:n]
	clear(scores)
	for i := range les.states {
		out := scores[i*parse.NumTags : (i+1)*parse.NumTags]
		for _, row := range les.rows[les.seq.Offsets[i]:les.seq.Offsets[i+1]] {
			if row < 0 {
				continue
			}
			for t, w := range l.weights[int(row)*parse.NumTags : (int(row)+1)*parse.NumTags] {
				out[t] += w
			}
		}
	}
	return scores
}

// path returns the score of the right labelling.
func (l *learner) path(scores []float32, les *lesson) float64 {
	sum, before := 0.0, parse.StartState
	for i, s := range les.states {
		sum += float64(scores[i*parse.NumTags+parse.TagOf(int(s))])
		sum += math.Log(float64(matrix(l.exp, les.seq.Edges[i])[before*parse.NumStates+int(s)]))
		before = int(s)
	}
	return sum
}

// apply moves the weights by what the lessons taught. Two goroutines share
// the rows by parity, so the result does not depend on who comes first.
func (l *learner) apply(lessons []*lesson) {
	var wait sync.WaitGroup
	for parity := range int32(2) {
		wait.Go(func() {
			for _, les := range lessons {
				l.applyNodes(les, parity)
			}
		})
	}
	wait.Wait()
	for _, les := range lessons {
		for _, b := range les.bends {
			l.bend(b)
		}
	}
}

func (l *learner) applyNodes(les *lesson, parity int32) {
	for i := range les.states {
		if len(les.nodes[i]) == 0 {
			continue
		}
		for _, row := range les.rows[les.seq.Offsets[i]:les.seq.Offsets[i+1]] {
			if row < 0 || row&1 != parity {
				continue
			}
			at := int(row) * parse.NumTags
			for _, p := range les.nodes[i] {
				adagrad(&l.weights[at+int(p.tag)], &l.squares[at+int(p.tag)], p.value, l.rate)
			}
		}
	}
}

// bend moves a transition, and what it shares with those at other edges.
func (l *learner) bend(b bend) {
	const square = parse.NumStates * parse.NumStates
	at := int(b.from)*parse.NumStates + int(b.to)
	here := int(b.edge)*square + at
	adagrad(&l.trans[here], &l.transSq[here], b.value, l.rate)
	adagrad(&l.base[at], &l.baseSq[at], b.value, l.rate)
	for e := range parse.NumEdges {
		l.exp[e*square+at] = float32(math.Exp(float64(l.base[at] + l.trans[e*square+at])))
	}
}

func adagrad(w, squares *float32, g, rate float32) {
	*squares += g * g
	*w += rate * g / (float32(math.Sqrt(float64(*squares))) + 1e-3)
}

package train

import (
	"math"

	"github.com/citecheck/citecheck/cite/parse"
)

// A push says how far a weight has to move, before the learning rate.
type push struct {
	tag   uint8
	value float32
}

// A bend is a push for a transition.
type bend struct {
	edge, from, to uint8
	value          float32
}

// A lattice holds the sums over all labellings of one sequence.
type lattice struct {
	emit  []float64 // by token and tag: exp of the score, relative to the best
	alpha []float64 // by token and state, normalized
	scale []float64 // by token: what alpha was divided by
	beta  [2][parse.NumStates]float64
}

// faint is the probability below which a state is not followed, and small the
// one below which a push is not worth making.
const (
	faint = 1e-9
	small = 1e-3
)

// forward fills in alpha and returns the logarithm of the sum over all
// labellings, relative to the scores taken out.
func (l *lattice) forward(seq *parse.Sequence, scores []float32, exp []float32) float64 {
	n := len(seq.Starts)
	l.emit = resize(l.emit, n*parse.NumTags)
	l.alpha = resize(l.alpha, n*parse.NumStates)
	l.scale = resize(l.scale, n)
	var start [parse.NumStates]float64
	start[parse.StartState] = 1
	before := start[:]
	sum := 0.0
	for i := range n {
		emit := l.emit[i*parse.NumTags : (i+1)*parse.NumTags]
		top := exponents(emit, scores[i*parse.NumTags:(i+1)*parse.NumTags])
		now := l.alpha[i*parse.NumStates : (i+1)*parse.NumStates]
		l.scale[i] = advance(now, before, emit, matrix(exp, seq.Edges[i]))
		sum += top + math.Log(l.scale[i])
		before = now
	}
	return sum
}

func resize(s []float64, n int) []float64 {
	if cap(s) < n {
		return make([]float64, n+n/2)[:n]
	}
	return s[:n]
}

func matrix[T any](all []T, edge uint8) []T {
	const size = parse.NumStates * parse.NumStates
	return all[int(edge)*size : (int(edge)+1)*size]
}

func exponents(out []float64, scores []float32) float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	for j, s := range scores {
		out[j] = math.Exp(float64(s - top))
	}
	return float64(top)
}

// advance computes alpha at a token from alpha at the one before, and returns
// what it was divided by.
func advance(now, before, emit []float64, exp []float32) float64 {
	clear(now)
	for s, v := range before {
		if v < faint {
			continue
		}
		row := exp[s*parse.NumStates : (s+1)*parse.NumStates]
		for _, j := range successors[s] {
			now[j] += v * float64(row[j])
		}
	}
	total := 0.0
	for j := range now {
		now[j] *= emit[parse.TagOf(j)]
		total += now[j]
	}
	for j := range now {
		now[j] /= total
	}
	return total
}

// successors lists the states that may follow each state.
var successors = func() (all [parse.NumStates][]uint8) {
	for s := range all {
		for j := range parse.NumStates {
			if parse.Follows(s, j) {
				all[s] = append(all[s], uint8(j))
			}
		}
	}
	return all
}()

// backward walks from the end to the start and reports how the weights have to
// move to make the right states likelier: nodes[i] for token i, and bends.
func (l *lattice) backward(seq *parse.Sequence, exp []float32, right []uint8, nodes [][]push, bends []bend) []bend {
	n := len(seq.Starts)
	for j := range parse.NumStates {
		l.beta[n&1][j] = 1
	}
	for i := n - 1; i >= 0; i-- {
		beta := &l.beta[(i+1)&1]
		alpha := l.alpha[i*parse.NumStates : (i+1)*parse.NumStates]
		nodes[i] = pushes(nodes[i][:0], alpha, beta, int(right[i]))
		// From here beta stands for what the token adds to the ways from before.
		emit := l.emit[i*parse.NumTags : (i+1)*parse.NumTags]
		for j := range beta {
			beta[j] *= emit[parse.TagOf(j)] / l.scale[i]
		}
		var before []float64
		from := parse.StartState
		if i > 0 {
			before = l.alpha[(i-1)*parse.NumStates : i*parse.NumStates]
			from = int(right[i-1])
		}
		step := retreat{edge: seq.Edges[i], from: from, to: int(right[i]), exp: matrix(exp, seq.Edges[i])}
		bends = step.run(&l.beta[i&1], beta, before, bends)
	}
	return bends
}

// pushes compares the probabilities of the tags with the right state.
func pushes(out []push, alpha []float64, beta *[parse.NumStates]float64, right int) []push {
	var p [parse.NumTags]float64
	for j, a := range alpha {
		p[parse.TagOf(j)] -= a * beta[j]
	}
	p[parse.TagOf(right)]++
	for t, v := range p {
		if math.Abs(v) > small {
			out = append(out, push{uint8(t), float32(v)})
		}
	}
	return out
}

// A retreat is one step of backward.
type retreat struct {
	edge     uint8
	from, to int // the right transition
	exp      []float32
}

// run computes beta at the token before, whose alpha is before (nil at the
// start), and appends the bends of the transitions between.
func (r retreat) run(beta, after *[parse.NumStates]float64, before []float64, bends []bend) []bend {
	right := float32(1)
	for s := range parse.NumStates {
		a := 0.0
		switch {
		case before != nil:
			a = before[s]
		case s == parse.StartState:
			a = 1
		}
		beta[s] = 0
		if a < faint {
			continue
		}
		row := r.exp[s*parse.NumStates : (s+1)*parse.NumStates]
		total := 0.0
		for _, j := range successors[s] {
			v := float64(row[j]) * after[j]
			total += v
			if p := a * v; p > small {
				if s == r.from && int(j) == r.to {
					right -= float32(p)
				} else {
					bends = append(bends, bend{r.edge, uint8(s), j, -float32(p)})
				}
			}
		}
		beta[s] = total
	}
	if right > small {
		bends = append(bends, bend{r.edge, uint8(r.from), uint8(r.to), right})
	}
	return bends
}

package parse

import "math"

// beam is how far, in natural logarithms, a state may lie behind the best at
// a token and still be followed. e^-9 is one in eight thousand.
const beam = 9

// A decoder finds the best labelling. It is reused to save allocations and is
// not safe for two goroutines at once.
type decoder struct {
	analyzer
	m      *model
	f      featurizer
	scores scores
	back   []uint8 // by token and state: the state before on the best path
	states []uint8 // the best path

	live, next   []uint8 // states within the beam, at the last token and at this
	reached      []uint8 // states at this token, apart from those that begin a field
	emit         [numTags]float32
	value, best  [numStates]float32
	alpha, fresh [numStates]float64 // sums over all paths, relative to the best
	logScale     float64            // what was taken out of alpha
}

const never = float32(-1e30)

// decode labels the tokens, which analyze has observed, and returns the
// natural logarithm of the probability of the best path.
func (d *decoder) decode() float64 {
	n := len(d.tokens)
	if cap(d.back) < n*numStates {
		d.back = make([]uint8, n*numStates*3/2)
		d.states = make([]uint8, n*3/2)
	}
	d.states = d.states[:n]
	d.live = append(d.live[:0], uint8(firstOutside+afterStart))
	d.value[firstOutside+afterStart], d.alpha[firstOutside+afterStart] = 0, 1
	d.logScale = 0
	for i := range n {
		d.features(&d.f, i)
		d.m.score(d.f.hashes[:d.f.n], &d.scores)
		d.step(int(d.edge(i)), d.back[i*numStates:(i+1)*numStates])
	}
	return d.trace()
}

// step goes on by one token: the best way to each state, then the sums over
// all ways to those within the beam.
func (d *decoder) step(edge int, back []uint8) {
	for t := range d.emit {
		d.emit[t] = float32(d.scores[t]) * d.m.unit
	}
	d.advance(d.m.trans[edge*numStates*numStates:(edge+1)*numStates*numStates], back)
	top := d.keep()
	d.sum(d.m.exp[edge*numStates*numStates:(edge+1)*numStates*numStates], top)
	d.live, d.next = d.next, d.live
	for _, j := range d.live {
		d.value[j], d.alpha[j] = d.best[j]-top, d.fresh[j]
	}
	d.rescale()
}

// advance finds the best way to each state by the transitions trans.
func (d *decoder) advance(trans []float32, back []uint8) {
	d.best = unreached
	d.reached = d.reached[:0]
	begins := back[:numLabels]
	best := (*[numLabels]float32)(d.best[:])
	for _, s := range d.live {
		row, v := (*[numStates]float32)(trans[int(s)*numStates:]), d.value[s]
		for j := range begins {
			if c := v + row[j]; c > best[j] {
				best[j], begins[j] = c, s
			}
		}
		if int(s) < firstOutside {
			d.reach(inside(int(s)), v, row, s, back)
		}
		d.reach(outsideAfter(int(s)), v, row, s, back)
	}
}

// reach notes a way to state j, which does not begin a field.
func (d *decoder) reach(j int, v float32, row *[numStates]float32, s uint8, back []uint8) {
	c := v + row[j]
	if c <= d.best[j] {
		return
	}
	if d.best[j] == never {
		d.reached = append(d.reached, uint8(j))
	}
	d.best[j], back[j] = c, s
}

// unreached is where the search for the best way starts from.
var unreached = func() (all [numStates]float32) {
	for j := range all {
		all[j] = never
	}
	return all
}()

// inside returns the state that goes on with the field of state s, which is
// not outside.
func inside(s int) int {
	return numLabels + s%numLabels
}

// keep adds the scores of the token and lists the states within the beam.
func (d *decoder) keep() (top float32) {
	top = never
	for j := range numLabels {
		d.best[j] += d.emit[j]
		top = max(top, d.best[j])
	}
	for _, j := range d.reached {
		d.best[j] += d.emit[tagOf(int(j))]
		top = max(top, d.best[j])
	}
	d.next = d.next[:0]
	for j := range numLabels {
		if d.best[j] > top-beam {
			d.next = append(d.next, uint8(j))
		}
	}
	for _, j := range d.reached {
		if d.best[j] > top-beam {
			d.next = append(d.next, j)
		}
	}
	return top
}

// sum fills in fresh for the states listed in next.
func (d *decoder) sum(trans []float64, top float32) {
	for _, j := range d.next {
		total := 0.0
		for _, s := range d.live {
			if j < uint8(numLabels) || follows(int(s), int(j)) {
				total += d.alpha[s] * trans[int(s)*numStates+int(j)]
			}
		}
		d.fresh[j] = total * exp(float64(d.emit[tagOf(int(j))]-top))
	}
}

// follows reports whether state j may come after state s.
func follows(s, j int) bool {
	switch {
	case j < numLabels:
		return true
	case j < firstOutside:
		return s < firstOutside && inside(s) == j
	}
	return outsideAfter(s) == j
}

// rescale keeps alpha from running out of range in long texts.
func (d *decoder) rescale() {
	total := d.total()
	if total < 1e100 {
		return
	}
	for _, j := range d.live {
		d.alpha[j] /= total
	}
	d.logScale += math.Log(total)
}

func (d *decoder) total() float64 {
	total := 0.0
	for _, j := range d.live {
		total += d.alpha[j]
	}
	return total
}

// trace follows the best path back from its end. Value and alpha of the last
// token are relative to the same number, the score of the best path, so the
// sum of alpha is the inverse of its probability.
func (d *decoder) trace() float64 {
	n := len(d.states)
	if n == 0 {
		return 0
	}
	s := d.live[0]
	for _, j := range d.live {
		if d.value[j] > d.value[s] {
			s = j
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.states[i] = s
		s = d.back[i*numStates+int(s)]
	}
	return min(0, -math.Log(d.total())-d.logScale)
}

package parse

import "math"

// beam is how far, in natural logarithms, a state may lie behind the best at
// a token and still be followed. e^-6 is one in four hundred.
const beam = 6

// A decoder finds the best labelling. It is reused to save allocations and is
// not safe for two goroutines at once. Scores are in units of the model.
type decoder struct {
	analyzer
	m      *model
	f      featurizer
	memos  [len(groups)]*memo
	summer summer
	emits  []scores // by token
	ahead  []promise
	back   [][numStates]uint8 // by token: the state before each on the best path
	states []uint8            // the best path

	live     []uint8            // states within the beam at the last token, the best first
	touched  []uint8            // states that some move reaches
	cut      int32              // below this a state is not followed
	hope     int32              // of the best label to begin, before the transition
	begins   []uint8            // labels that may begin at this token
	value    [numStates]int32   // of the best path to each live state, relative to that of the first
	best     [numStates]int32   // the same at this token, before it is made relative
	alpha    [numStates]float64 // sum over all paths to the state, relative to its best
	fresh    [numStates]float64
	logScale float64 // what was taken out of alpha

	style *Style // of the list, if known

	titled, edited bool // was the title read, and an editor since?
}

const never = math.MinInt32 / 2

func newDecoder(m *model, t *tables) *decoder {
	d := &decoder{m: m, analyzer: analyzer{tables: t}}
	for j := range d.best {
		d.best[j] = never
	}
	for g := range d.memos {
		d.memos[g] = new(memo)
	}
	return d
}

// decode labels the tokens, which analyze has observed, and returns the
// natural logarithm of the probability of the best path.
func (d *decoder) decode() float64 {
	n := len(d.tokens)
	d.reserve(n)
	for i := range n {
		d.emit(i)
	}
	d.lookAhead()
	d.live = append(d.live[:0], uint8(firstOutside+afterStart))
	d.value[firstOutside+afterStart], d.alpha[firstOutside+afterStart] = 0, 1
	d.logScale = 0
	for i := range n {
		d.step(i)
	}
	return d.trace()
}

// reserve makes room for n tokens.
func (d *decoder) reserve(n int) {
	if cap(d.states) < n {
		more := n * 3 / 2
		d.back = make([][numStates]uint8, more)
		d.states = make([]uint8, more)
		d.emits = make([]scores, more)
		d.ahead = make([]promise, more)
	}
	d.states = d.states[:n]
}

// step goes on to token i: the best way to each state and the sum over all ways
// to those within the beam.
func (d *decoder) step(i int) {
	edge := int(d.edge(i))
	d.advance(edge, &d.emits[i], &d.ahead[i], &d.back[i])
	top, lead := int32(never), uint8(0)
	for _, j := range d.touched {
		if total := d.best[j] + d.ahead[i][promiseOf[j]]; total > top {
			top, lead = total, j
		}
	}
	base := d.best[lead]
	d.live = append(d.live[:0], lead)
	for _, j := range d.touched {
		if j != lead && d.best[j]+d.ahead[i][promiseOf[j]] > top-d.m.beam {
			d.live = append(d.live, j)
		}
		d.value[j], d.alpha[j] = d.best[j]-base, d.fresh[j]
		d.best[j] = never
	}
	d.rescale()
}

// advance finds the ways from the live states.
func (d *decoder) advance(edge int, scores *scores, ahead *promise, back *[numStates]uint8) {
	d.touched = d.touched[:0]
	d.choose(edge, scores, ahead)
	for _, from := range d.live {
		s := int(from)
		row := d.m.row(edge, s)
		begins, ends, goes := d.bias(s, edge)
		v := d.value[s]
		if v+d.hope+d.m.rowMost[edge][s] > d.cut || d.style != nil {
			for _, j := range d.begins {
				if c := v + ends + begins[j] + int32(row[j]) + scores[j]; c+ahead[j] > d.cut {
					d.try(from, j, c, back)
				}
			}
		}
		if s < firstOutside {
			j := inside(s)
			if c := v + goes + int32(row[j]) + scores[j]; c+ahead[j-numLabels] > d.cut {
				d.try(from, uint8(j), c, back)
			}
		}
		j := outsideOf[from]
		if c := v + ends + begins[choiceNone] + int32(row[j]) + scores[tagOutside]; c+ahead[choiceNone] > d.cut {
			d.try(from, j, c, back)
		}
	}
}

// try notes that state j can be reached with the given value, and adds the ways
// through it to the sum, which is relative to the best way to j so far.
func (d *decoder) try(from, j uint8, value int32, back *[numStates]uint8) {
	best := d.best[j]
	switch behind := int(best - value); {
	case best == never:
		d.touched = append(d.touched, j)
		d.best[j], d.fresh[j], back[j] = value, d.alpha[from], from
	case behind < 0:
		d.fresh[j] = d.fresh[j]*d.m.fade(-behind) + d.alpha[from]
		d.best[j], back[j] = value, from
	default:
		d.fresh[j] += d.alpha[from] * d.m.fade(behind)
	}
}

var unbiased [numLabels + 1]int32

// bias returns what the style of the list says of the ways from state s.
func (d *decoder) bias(s, edge int) (begins *[numLabels + 1]int32, ends, goes int32) {
	if d.style == nil {
		return &unbiased, 0, 0
	}
	if s < firstOutside {
		stay := d.style.stays(d.m, s%numLabels, edge)
		ends, goes = stay[0], stay[1]
	}
	return d.style.begins(d.m, outsideAfter(s)-firstOutside, edge), ends, goes
}

// choose lists the labels that can begin at this token within the beam: those
// that the best transition to them does not leave too far behind what the best
// state reaches.
func (d *decoder) choose(edge int, scores *scores, ahead *promise) {
	d.begins = d.begins[:0]
	lead := int(d.live[0])
	row := d.m.row(edge, lead)
	top := int32(row[outsideOf[lead]]) + scores[tagOutside] + ahead[choiceNone]
	if lead < firstOutside {
		j := inside(lead)
		top = max(top, int32(row[j])+scores[j]+ahead[j-numLabels])
	}
	var hopes [numLabels]int32
	most := int32(never)
	for j := range hopes {
		hopes[j] = scores[j] + ahead[j]
		most = max(most, hopes[j])
	}
	d.cut, d.hope = top-d.slack(), most
	if most+d.m.reachMost[edge] <= d.cut {
		return // as mostly inside a field
	}
	for j, hope := range &hopes {
		top = max(top, int32(row[j])+hope)
	}
	d.cut = top - d.slack()
	for j, r := range &d.m.reach[edge] {
		if r+hopes[j] > d.cut {
			d.begins = append(d.begins, uint8(j))
		}
	}
}

// slack is the beam, and more where the style of the list may lift what seems
// out of reach.
func (d *decoder) slack() int32 {
	if d.style != nil {
		return d.m.beam + d.m.beam/2
	}
	return d.m.beam
}

// inside returns the state that goes on with the field of state s, which is
// not outside.
func inside(s int) int {
	if s >= numLabels {
		return s
	}
	return numLabels + s
}

// rescale keeps alpha from running out of range in long texts.
func (d *decoder) rescale() {
	total := d.alpha[d.live[0]]
	if total < 1e100 {
		return
	}
	for _, j := range d.live {
		d.alpha[j] /= total
	}
	d.logScale += math.Log(total)
}

// trace follows the best path back from its end and returns the logarithm of
// its share of the sum over all paths.
func (d *decoder) trace() float64 {
	n := len(d.states)
	if n == 0 {
		return 0
	}
	s := d.live[0]
	for i := n - 1; i >= 0; i-- {
		d.states[i] = s
		s = d.back[i][s]
	}
	total := 0.0
	for _, j := range d.live {
		total += d.alpha[j] * math.Exp(float64(d.value[j])*float64(d.m.unit))
	}
	return min(0, -math.Log(total)-d.logScale)
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

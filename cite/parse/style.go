package parse

import "math"

// A Style is what references of one list have in common: which field follows
// which at which mark, and where fields end. One hand wrote them all, so the
// sure ones vote on those that could be read in two ways. It is not safe for
// two goroutines.
type Style struct {
	next [numGroups][numEdges]ballot[[numLabels + 1]float32, [numLabels + 1]int32]
	stay [numLabels][numEdges]ballot[[2]float32, [2]int32]
	turn uint32  // raised with every change, which makes the sums old
	size float32 // how many references it knows, by their confidence
}

// A ballot counts what came after one kind of border, and keeps what the
// counts say.
type ballot[C, B any] struct {
	counts C
	total  float32
	bias   B      // in units of the model, how much likelier each choice is than elsewhere
	turn   uint32 // when bias was computed
}

// choiceNone, beside the labels, is a border at which no field begins. The
// choices at a border inside a field are to end there (0) or to go on (1).
const choiceNone = numLabels

// A vote is one border of a reference.
type vote struct {
	at     uint8 // group of the field before, or numGroups and the label of the field inside
	edge   uint8
	choice uint8
}

// votes lists the borders of the labelling at hand.
func (d *decoder) votes() []vote {
	all := make([]vote, 0, 2*len(d.states))
	before := firstOutside + afterStart
	for i, s := range d.states {
		all = appendVotes(all, before, int(s), d.edge(i))
		before = int(s)
	}
	return all
}

func appendVotes(all []vote, before, s int, edge uint8) []vote {
	if before < firstOutside {
		l := uint8(before % numLabels)
		if s == inside(before) {
			return append(all, vote{numGroups + l, edge, 1})
		}
		all = append(all, vote{numGroups + l, edge, 0})
	}
	choice := choiceNone
	if s < numLabels {
		choice = s
	}
	return append(all, vote{uint8(outsideAfter(before) - firstOutside), edge, uint8(choice)})
}

// count adds votes, with a negative weight it takes them back.
func (y *Style) count(votes []vote, weight float32) {
	y.turn++
	for _, v := range votes {
		if v.at < numGroups {
			b := &y.next[v.at][v.edge]
			b.counts[v.choice] += weight
			b.total += weight
		} else {
			b := &y.stay[v.at-numGroups][v.edge]
			b.counts[v.choice] += weight
			b.total += weight
		}
	}
}

// How votes are weighed; found on lists of sources that were held out.
const (
	voteWeight = 0.4 // of the list against the model
	voteDoubt  = 3   // votes of no list in particular, added to those of the list
	voteLeast  = 0.5 // fewer votes than that say nothing
)

// begins returns the bias for each choice after a field of group g.
func (y *Style) begins(m *model, g, edge int) *[numLabels + 1]int32 {
	b := &y.next[g][edge]
	if b.turn != y.turn {
		b.turn = y.turn
		weigh(m.unit, b.counts[:], b.total, m.prior.next[g][edge][:], b.bias[:])
	}
	return &b.bias
}

// stays returns the bias for a field of label l to end (0) or to go on (1).
func (y *Style) stays(m *model, l, edge int) *[2]int32 {
	b := &y.stay[l][edge]
	if b.turn != y.turn {
		b.turn = y.turn
		weigh(m.unit, b.counts[:], b.total, m.prior.stay[l][edge][:], b.bias[:])
	}
	return &b.bias
}

// weigh fills in bias: the logarithm of how much likelier a choice is in the
// list than elsewhere.
func weigh(unit float32, counts []float32, total float32, prior []float32, bias []int32) {
	clear(bias)
	if total < voteLeast {
		return
	}
	scale := voteWeight / float64(unit)
	unseen := int32(scale * math.Log(voteDoubt/(float64(total)+voteDoubt)))
	for i, n := range counts {
		bias[i] = unseen
		if n > 1e-3 {
			p := float64(prior[i])
			bias[i] = int32(scale * math.Log((float64(n)+voteDoubt*p)/((float64(total)+voteDoubt)*p)))
		}
	}
}

// priors are the shares of the choices in all lists together.
type priors struct {
	next [numGroups][numEdges][numLabels + 1]float32
	stay [numLabels][numEdges][2]float32
}

// each calls f with the choices at each kind of border, in the order of the file.
func (p *priors) each(f func(shares []float32)) {
	for g := range p.next {
		for e := range p.next[g] {
			f(p.next[g][e][:])
		}
	}
	for l := range p.stay {
		for e := range p.stay[l] {
			f(p.stay[l][e][:])
		}
	}
}

// numPriors is the number of shares.
const numPriors = numGroups*numEdges*(numLabels+1) + numLabels*numEdges*2

// In the file, a share is a byte: its negative logarithm in steps of which 32
// halve it.
const priorStep = math.Ln2 / 32

func (p *priors) decode(data []byte) {
	p.each(func(shares []float32) {
		for i := range shares {
			shares[i] = float32(math.Exp(-priorStep * float64(data[i])))
		}
		data = data[len(shares):]
	})
}

// A Tally counts, for the model, what follows what in lists of all kinds.
type Tally struct{ priors }

// Count adds the borders of one reference, by the states of its tokens and the
// kinds of the borders before them.
func (t *Tally) Count(states, edges []uint8) {
	before := StartState
	for i, s := range states {
		for _, v := range appendVotes(nil, before, int(s), edges[i]) {
			if v.at < numGroups {
				t.next[v.at][v.edge][v.choice]++
			} else {
				t.stay[v.at-numGroups][v.edge][v.choice]++
			}
		}
		before = int(s)
	}
}

// encode appends the shares; one reference of every choice is added, so that
// none is impossible.
func (t *Tally) encode(data []byte) []byte {
	t.each(func(counts []float32) {
		total := float32(len(counts))
		for _, n := range counts {
			total += n
		}
		for _, n := range counts {
			steps := -math.Log(float64((n+1)/total)) / priorStep
			data = append(data, uint8(min(steps, 255)))
		}
	})
	return data
}

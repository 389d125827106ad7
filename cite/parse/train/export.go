package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/citecheck/citecheck/cite/parse"
)

// A budget says what fits into the model file.
type budget struct{ features, weights int }

// budgetFor spends at most size bytes, a third of them on the hashes of the
// features, the rest on their weights.
func budgetFor(size int) budget {
	size = max(size-parse.Size(0, 0), 0)
	features := size / 3 / 4
	return budget{features: features, weights: min((size-4*features)/2, parse.MaxWeights)}
}

// prune sets the weights to 0 that the budget has no room for and freezes
// them, so that more training makes the others take over their part. A weight
// counts the more the larger it is and the more often its feature occurs.
func (l *learner) prune(b budget) {
	type rank struct {
		row   int
		value float32
	}
	ranks := make([]rank, l.words.size)
	for row := range ranks {
		ranks[row].row = row
		for t := range parse.NumTags {
			ranks[row].value = max(ranks[row].value, l.importance(row, t))
		}
	}
	slices.SortStableFunc(ranks, func(a, b rank) int {
		switch {
		case a.value > b.value:
			return -1
		case a.value < b.value:
			return 1
		}
		return 0
	})
	ranks = ranks[:min(len(ranks), b.features)]
	kept := make([]bool, l.words.size)
	var values []float32
	for _, r := range ranks {
		kept[r.row] = true
		for t := range parse.NumTags {
			values = append(values, l.importance(r.row, t))
		}
	}
	slices.Sort(values)
	least := values[max(0, len(values)-b.weights)]
	for row := range kept {
		for t := range parse.NumTags {
			if v := l.importance(row, t); !kept[row] || v < least || v == 0 {
				l.freeze(row*parse.NumTags + t)
			}
		}
	}
}

// importance ranks the weight of a feature for a tag.
func (l *learner) importance(row, tag int) float32 {
	w := l.weights[row*parse.NumTags+tag]
	return abs(w) * float32(math.Pow(float64(l.words.often[row]), l.often))
}

// freeze sets a weight to 0 for good.
func (l *learner) freeze(i int) {
	l.weights[i] = 0
	l.squares[i] = float32(math.Inf(1))
}

// thaw makes the rate of learning of what was kept large again.
func (l *learner) thaw(share float32) {
	for i := range l.squares {
		l.squares[i] *= share
	}
	for i := range l.trans {
		l.transSq[i] *= share
	}
	for i := range l.base {
		l.baseSq[i] *= share
	}
}

// export collects the weights for the file.
func (l *learner) export(o Options) *parse.Weights {
	w := &parse.Weights{Slope: float32(o.Slope), Offset: float32(o.Offset), Tally: l.tally}
	w.Transitions = make([]float32, len(l.trans))
	for i := range w.Transitions {
		w.Transitions[i] = l.base[i%len(l.base)] + l.trans[i]
	}
	var sizes []float32
	for row, h := range l.words.hashes() {
		f := parse.Feature{Hash: h}
		for t, v := range l.weights[row*parse.NumTags : (row+1)*parse.NumTags] {
			if v != 0 {
				f.Weights = append(f.Weights, parse.Weight{Tag: uint8(t), Value: v})
				sizes = append(sizes, abs(v))
			}
		}
		if len(f.Weights) > 0 {
			w.Features = append(w.Features, f)
		}
	}
	w.Unit = unit(sizes)
	fmt.Fprintf(o.Log, "kept %d features with %d weights, unit %.4f\n", len(w.Features), len(sizes), w.Unit)
	return w
}

func abs(v float32) float32 { return float32(math.Abs(float64(v))) }

// unit is such that all but a hundred thousandth of the weights fit seven
// bits and a sign.
func unit(sizes []float32) float32 {
	if len(sizes) == 0 {
		return 0.01
	}
	slices.Sort(sizes)
	return sizes[len(sizes)-1-len(sizes)/100000] / 127
}

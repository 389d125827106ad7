package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/citecheck/citecheck/cite/parse"
)

// export keeps the largest weights that fit into the file.
func (l *learner) export(o Options) *parse.Weights {
	w := &parse.Weights{Slope: float32(o.Slope), Offset: float32(o.Offset)}
	w.Transitions = make([]float32, len(l.trans))
	for i := range w.Transitions {
		w.Transitions[i] = l.base[i%len(l.base)] + l.trans[i]
	}
	magnitudes := l.magnitudes()
	w.Unit = unit(magnitudes)
	least := l.threshold(magnitudes, o.Size-2*len(l.trans)-64)
	hashes := l.words.hashes()
	kept := 0
	for row, h := range hashes {
		f := parse.Feature{Hash: h}
		for t, v := range l.weights[row*parse.NumTags : (row+1)*parse.NumTags] {
			if abs(v) >= least {
				f.Weights = append(f.Weights, parse.Weight{Tag: uint8(t), Value: v})
			}
		}
		if len(f.Weights) > 0 {
			w.Features = append(w.Features, f)
			kept += len(f.Weights)
		}
	}
	fmt.Fprintf(o.Log, "kept %d features with %d weights of at least %.3f, unit %.4f\n", len(w.Features), kept, least, w.Unit)
	return w
}

func abs(v float32) float32 { return float32(math.Abs(float64(v))) }

// magnitudes returns the sizes of the weights that are not nothing, in order.
func (l *learner) magnitudes() []float32 {
	var all []float32
	for _, v := range l.weights {
		if abs(v) > 1e-3 {
			all = append(all, abs(v))
		}
	}
	slices.Sort(all)
	return all
}

// unit is such that all but a hundred thousandth of the weights fit 8 bits and
// a sign.
func unit(sorted []float32) float32 {
	if len(sorted) == 0 {
		return 0.01
	}
	return sorted[len(sorted)-1-len(sorted)/100000] / 255
}

// threshold finds the size from which on weights are kept, so that the file
// has at most the given number of bytes.
func (l *learner) threshold(sorted []float32, size int) float32 {
	low, high := 0, len(sorted)
	for low < high {
		mid := (low + high) / 2
		if l.bytes(sorted[mid]) <= size {
			high = mid
		} else {
			low = mid + 1
		}
	}
	if low == len(sorted) {
		return math.MaxFloat32
	}
	return sorted[low]
}

// maxPairs is what the model format can address.
const maxPairs = 1<<20 - 2

// bytes is the size of the tables when weights from least on are kept.
func (l *learner) bytes(least float32) int {
	pairs, features := 0, 0
	for row := range int(l.words.size) {
		before := pairs
		for _, v := range l.weights[row*parse.NumTags : (row+1)*parse.NumTags] {
			if abs(v) >= least {
				pairs++
			}
		}
		if pairs > before {
			features++
		}
	}
	if pairs > maxPairs {
		return math.MaxInt
	}
	slots := 1 << 10
	for slots*3 < features*4 {
		slots *= 2
	}
	return 4*slots + 2*pairs
}

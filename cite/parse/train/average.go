package train

import "math"

// An average is the mean of the weights at several moments of the last epoch.
// The last moment alone overrates the records that came last.
type average struct {
	alive []int32 // the weights that are not frozen
	sums  [3][]float64
	n     int
}

// newAverage is called when the weights were pruned.
func newAverage(l *learner) *average {
	a := &average{}
	for i, sq := range l.squares {
		if !math.IsInf(float64(sq), 1) {
			a.alive = append(a.alive, int32(i))
		}
	}
	a.sums = [3][]float64{make([]float64, len(a.alive)), make([]float64, len(l.trans)), make([]float64, len(l.base))}
	return a
}

// look adds the weights of this moment.
func (a *average) look(l *learner) {
	a.n++
	for k, i := range a.alive {
		a.sums[0][k] += float64(l.weights[i])
	}
	for i, w := range l.trans {
		a.sums[1][i] += float64(w)
	}
	for i, w := range l.base {
		a.sums[2][i] += float64(w)
	}
}

// settle makes the mean the weights.
func (a *average) settle(l *learner) {
	if a.n == 0 {
		return
	}
	n := float64(a.n)
	for k, i := range a.alive {
		l.weights[i] = float32(a.sums[0][k] / n)
	}
	for i := range l.trans {
		l.trans[i] = float32(a.sums[1][i] / n)
	}
	for i := range l.base {
		l.base[i] = float32(a.sums[2][i] / n)
	}
}

package parse

// A promise estimates by label what the rest of the segment adds to a field
// that has reached a token, and last, at choiceNone, to no field. What lies far
// behind at a token often wins a few words later; with the promise counted,
// the beam can be narrow.
type promise [numLabels + 1]int32

// toll is the price, in natural logarithms, that the promises take for it that a
// field ends and another begins inside a segment. The transitions know it
// better, but later.
const toll = 3

// lookAhead fills in the promises.
func (d *decoder) lookAhead() {
	for i := len(d.states) - 1; i >= 0; i-- {
		now := &d.ahead[i]
		if i == len(d.states)-1 || d.obs[i+1].segment != d.obs[i].segment {
			*now = promise{}
			continue
		}
		next, s := &d.ahead[i+1], &d.emits[i+1]
		end := s[tagOutside] + next[choiceNone]
		for l := range numLabels {
			end = max(end, s[l]+next[l])
		}
		now[choiceNone] = end
		end -= d.m.toll
		for l := range numLabels {
			now[l] = max(s[numLabels+l]+next[l], end)
		}
	}
}

// promiseOf is the place of each state in a promise.
var promiseOf = func() (all [numStates]uint8) {
	for s := range all {
		all[s] = uint8(choiceNone)
		if s < firstOutside {
			all[s] = uint8(s % numLabels)
		}
	}
	return all
}()

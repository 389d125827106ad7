package parse

import "math"

// exp is math.Exp to six digits, several times as fast: the decoder asks for
// it at every state of every token. Beyond ±700 it stays at the limit.
func exp(x float64) float64 {
	x = max(-700, min(700, x))
	n := math.Floor(x*math.Log2E + 0.5)
	r := x - n*math.Ln2 // at most ln(2)/2 from 0
	p := 1 + r*(1+r*(1.0/2+r*(1.0/6+r*(1.0/24+r*(1.0/120+r/720)))))
	return math.Float64frombits(uint64(int64(n)+1023)<<52) * p
}

package parse

import (
	"math"
	"testing"
)

func TestExp(t *testing.T) {
	for x := -50.0; x < 50; x += 0.01 {
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-6*want {
			t.Fatalf("exp(%v) = %v, want %v", x, got, want)
		}
	}
	if exp(-1e9) < 0 || math.IsInf(exp(1e9), 0) {
		t.Error("exp leaves its range")
	}
}

package parse

import (
	"strings"
	"testing"
)

// sampleReferences are of common lengths and styles.
var sampleReferences = []string{
	"ANWEILER, Oscar. The Soviets : The Russian Workers, Peasants and Soldiers Councils, 1905-1921, New York, Pantheon Books, 1974.",
	"Doe, J., & Roe, R. (2011). On the making of small examples. Journal of Examples, 30(1), 11-16. https://doi.org/10.1000/xyz123",
	"Müller, Hans: Die Ordnung der Dinge im Kleinen, in: Zeitschrift für Beispiele 12 (1987), S. 33-58.",
	"Lenin, 1918, The Immediate Tasks of the Soviet Government, [online here].",
	"12. Smith AB, Jones CD. Placebo effects in examples. Lancet 2003;361(9370):1345-50.",
}

func BenchmarkTag(b *testing.B) {
	Tag("")
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		Tag(sampleReferences[n%len(sampleReferences)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "references/s")
}

// BenchmarkLength shows that the time grows with the length and no faster.
func BenchmarkLength(b *testing.B) {
	long := strings.Repeat("Smith, John and Mary O'Brien, The History of Everything, ", 1000)
	for _, n := range []struct {
		name  string
		bytes int
	}{{"10tokens", 45}, {"100tokens", 390}, {"1000tokens", 3850}, {"10000tokens", 38500}} {
		b.Run(n.name, func(b *testing.B) {
			b.SetBytes(int64(n.bytes))
			for b.Loop() {
				Tag(long[:n.bytes])
			}
		})
	}
}

func BenchmarkLoad(b *testing.B) {
	b.ReportMetric(float64(len(modelFile)), "bytes")
	for b.Loop() {
		if _, err := NewTagger(modelFile); err != nil {
			b.Fatal(err)
		}
	}
}

package parse

import (
	"fmt"
	"math/rand/v2"
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

// manyReferences makes up references in the styles of the sample, no two alike
// and most of their words new, so that nothing is gained from what was kept of
// the one before.
func manyReferences(n int) []string {
	rng := rand.New(rand.NewPCG(1, 2))
	syllables := strings.Fields("ba ren to mi kal ster on ve ri na sol bur den gra pi ette ling ova tur es al mon da ku")
	word := func() string {
		var b strings.Builder
		for range 2 + rng.IntN(3) {
			b.WriteString(syllables[rng.IntN(len(syllables))])
		}
		return b.String()
	}
	capital := func() string { w := word(); return strings.ToUpper(w[:1]) + w[1:] }
	all := make([]string, n)
	for i := range all {
		fields := strings.Fields(sampleReferences[i%len(sampleReferences)])
		for k, f := range fields {
			core := strings.Trim(f, ".,:;()[]")
			switch {
			case len(core) > 4 && core[0] >= 'a' && core[0] <= 'z' && !strings.ContainsAny(core, "/."):
				fields[k] = strings.Replace(f, core, word(), 1)
			case len(core) > 3 && core[0] >= 'A' && core[0] <= 'Z' && core[1] >= 'a':
				fields[k] = strings.Replace(f, core, capital(), 1)
			case len(core) == 4 && core[0] == '1':
				fields[k] = strings.Replace(f, core, fmt.Sprint(1900+rng.IntN(99)), 1)
			}
		}
		all[i] = strings.Join(fields, " ")
	}
	return all
}

func BenchmarkTag(b *testing.B) {
	references := manyReferences(5000)
	tokens := 0
	for _, r := range references {
		tokens += len(tokenize(nil, r))
	}
	Tag("")
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		Tag(references[n%len(references)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "references/s")
	b.ReportMetric(float64(tokens)/float64(len(references)), "tokens/reference")
}

// BenchmarkTagList is what a reference list costs, with the second look.
func BenchmarkTagList(b *testing.B) {
	references := manyReferences(5000)
	n := 0
	for b.Loop() {
		at := n % (len(references) - 50)
		embedded().TagList(references[at : at+50])
		n += 50
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

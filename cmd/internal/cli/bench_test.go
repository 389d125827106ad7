package cli

import (
	"strings"
	"testing"
)

// BenchmarkParseLine is what `parse` does with each line: from the string to
// one line of JSON.
func BenchmarkParseLine(b *testing.B) {
	lines := strings.Split(`HAHN, Jeffrey W. Soviet Grassroots: Citizen Participation in Local Soviet Government, Princeton, Princeton University Press, 1988.
Doe J, Roe RS, Poe P, et al. A study of studies: methods and results. J Stud. 2019;14(3):153-60. doi: 10.1000/182
Müller, Hans und Schmidt, Eva: Die Geschichte der Räte, in: Maier, K. (Hrsg.): Handbuch der Politik, Bd. 2, Berlin: Springer 2004, S. 12–45.
Lamport, L. (1978). "Time, Clocks, and the Ordering of Events in a Distributed System." Communications of the ACM, 21(7), 558–565. https://doi.org/10.1145/359545.359563`, "\n")
	b.ReportAllocs()
	i, list := 0, &lineList{}
	for b.Loop() {
		n := i % len(lines)
		if out := parsedJSON(list.parse(lines[n : n+1])[0]); len(out) < 100 {
			b.Fatalf("%s", out)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "references/s")
}

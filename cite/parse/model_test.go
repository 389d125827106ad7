package parse

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tiny is a model by which every number is a date.
func tiny() []byte {
	w := Weights{Transitions: make([]float32, numTrans), Unit: 0.1, Slope: 1}
	date := uint8(LabelIndex("date"))
	for _, s := range []shape{shapeDigit1, shapeDigit2, shapeYear19, shapeYear20} {
		for space := range uint32(2) {
			hash := mix(20, uint32(s)<<1|space, 0)
			w.Features = append(w.Features, Feature{Hash: hash, Weights: []Weight{{date, 20}}})
		}
	}
	for _, s := range []shape{shapeCap, shapeLower, shapeComma, shapeHyphen} {
		for space := range uint32(2) {
			hash := mix(20, uint32(s)<<1|space, 0)
			w.Features = append(w.Features, Feature{Hash: hash, Weights: []Weight{{uint8(tagOutside), 20}}})
		}
	}
	return w.Encode()
}

func TestModelRoundTrip(t *testing.T) {
	tagger, err := NewTagger(tiny())
	if err != nil {
		t.Fatal(err)
	}
	got := tagger.Tag("May 1999, 12")
	want := []Span{{4, 8, "date"}, {10, 12, "date"}}
	if diff := cmp.Diff(want, got.Spans); diff != "" {
		t.Errorf("spans (-want +got):\n%s", diff)
	}
	if got.Confidence < 0.9 {
		t.Errorf("confidence = %v, want it high: nothing speaks for anything else", got.Confidence)
	}
}

func TestModelRefusesNoUnit(t *testing.T) {
	for _, unit := range []float32{0, -1, float32(math.NaN()), float32(math.Inf(1))} {
		w := Weights{Transitions: make([]float32, numTrans), Unit: 1}
		data := w.Encode()
		binary.LittleEndian.PutUint32(data[len(magic):], math.Float32bits(unit))
		if _, err := NewTagger(data); err == nil {
			t.Errorf("a model with weights in units of %v was taken", unit)
		}
	}
}

func TestModelRefusesDamage(t *testing.T) {
	good := tiny()
	if _, err := NewTagger(good); err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 4, headerSize, len(good) / 2, len(good) - 1} {
		if _, err := NewTagger(good[:n]); err == nil {
			t.Errorf("the first %d of %d bytes were taken for a model", n, len(good))
		}
	}
}

func FuzzModel(f *testing.F) {
	f.Add(tiny())
	f.Fuzz(func(_ *testing.T, data []byte) {
		if t, err := NewTagger(data); err == nil {
			t.Tag("Smith, J. (1999). On salt.")
		}
	})
}

func TestRowsAddUp(t *testing.T) {
	w := Weights{Transitions: make([]float32, numTrans), Unit: 1, Slope: 1}
	const dense, sparse, unknown = 7 << 21, 9 << 21, 11 << 21
	f := Feature{Hash: dense}
	for tag := range numTags {
		f.Weights = append(f.Weights, Weight{uint8(tag), float32(tag*9 - 255)})
	}
	w.Features = []Feature{f, {Hash: sparse, Weights: []Weight{{3, 5}}}}
	m, err := readModel(w.Encode())
	if err != nil {
		t.Fatal(err)
	}
	var got, want scores
	var s summer
	var sum, none sums
	s.add(m, []uint32{dense, sparse, dense, unknown}, &sum)
	all := [len(groups)]*sums{&sum}
	for g := 1; g < len(all); g++ {
		all[g] = &none
	}
	got.total(&all)
	for tag := range numTags {
		want[tag] = 2 * int32(max(-127, min(127, tag*9-255)))
	}
	want[3] += 5
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("scores (-want +got):\n%s", diff)
	}
}

// TestModelSize keeps the program small: the limit is a decision, not a fact.
func TestModelSize(t *testing.T) {
	if len(modelFile) > 4<<20 {
		t.Errorf("the model has %d bytes, at most 4 MiB are allowed", len(modelFile))
	}
}

// TestReliability holds the calibration of the shipped model to the table of
// what its like, trained without one source at a time, made of that source.
func TestReliability(t *testing.T) {
	data, err := os.ReadFile("testdata/reliability.txt")
	if err != nil {
		t.Fatal(err)
	}
	m := embedded().model
	if want := fmt.Sprintf("slope %.3f offset %.3f\n", m.slope, m.offset); !strings.Contains(string(data), want) {
		t.Errorf("the table does not have the %q of the model", want)
	}
	var all, off float64
	for line := range strings.Lines(string(data)) {
		var confidence, references, right float64
		if n, _ := fmt.Sscanf(line, "confidence %g references %g right %g", &confidence, &references, &right); n == 3 {
			all += references
			off += references * math.Abs(confidence-right)
		}
	}
	if all < 10_000 || off/all > 0.03 {
		t.Errorf("expected calibration error %.3f over %.0f references, want at most 0.03", off/all, all)
	}
}

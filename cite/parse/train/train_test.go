package train

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/parse"
	"github.com/google/go-cmp/cmp"
)

// madeUp returns references of one simple style.
func madeUp(n int, seed uint64) []Record {
	rng := rand.New(rand.NewPCG(seed, 0))
	pick := func(words string) string { f := strings.Fields(words); return f[rng.IntN(len(f))] }
	var all []Record
	for i := range n {
		var text strings.Builder
		var spans []Span
		put := func(label, value, after string) {
			start := text.Len()
			text.WriteString(value)
			spans = append(spans, Span{start, text.Len(), label})
			text.WriteString(after)
		}
		put("author", pick("Smith Jones Baker Mills Carter Hill")+", "+pick("A B C D"), ". ")
		put("title", "The "+pick("history theory art end")+" of "+pick("salt bread rivers trains"), ". ")
		put("location", pick("London Paris Leeds"), ": ")
		put("publisher", pick("Faber Verso Brill"), ", ")
		put("date", fmt.Sprint(1900+rng.IntN(120)), ".")
		all = append(all, Record{ID: fmt.Sprint("made:", i), Source: "made", Text: text.String(), Spans: spans})
	}
	return all
}

func quick() Options {
	o := Defaults()
	o.Size, o.Least, o.Rate = 300_000, 2, 0.2
	return o
}

func TestTrainLearns(t *testing.T) {
	tagger, err := parse.NewTagger(Train(madeUp(300, 1), quick()))
	if err != nil {
		t.Fatal(err)
	}
	score := Evaluate(tagger, madeUp(100, 2))
	if score.WholeShare() < 0.95 {
		t.Errorf("%d of %d references of a simple style are right", score.Whole, score.Records)
	}
}

func TestTrainIsRepeatable(t *testing.T) {
	records := madeUp(100, 3)
	first, second := Train(records, quick()), Train(records, quick())
	if !bytes.Equal(first, second) {
		t.Error("the same records and options gave two models")
	}
	other := quick()
	other.Seed++
	if bytes.Equal(first, Train(records, other)) {
		t.Error("another seed gave the same model")
	}
}

func TestTrainKeepsToTheSize(t *testing.T) {
	o := quick()
	if got := len(Train(madeUp(300, 4), o)); got > o.Size {
		t.Errorf("the model has %d bytes, at most %d were asked for", got, o.Size)
	}
}

// TestGradient compares the pushes with differences of the loss.
func TestGradient(t *testing.T) {
	rec := madeUp(1, 5)[0]
	words := quick().collect([]Record{rec, rec, rec})
	l := newLearner(words, 0.1)
	rng := rand.New(rand.NewPCG(6, 0))
	for i := range l.weights {
		l.weights[i] = rng.Float32() - 0.5
	}
	s, les := student{observer: parse.NewObserver()}, lesson{}
	loss := func() float64 {
		s.study(l, &les, &rec, 0, rng)
		return les.loss
	}
	loss()
	token := len(les.states) / 2
	row := int(les.rows[les.seq.Offsets[token]])
	want := make([]float64, parse.NumTags)
	for i := range les.states {
		for k := les.seq.Offsets[i]; k < les.seq.Offsets[i+1]; k++ {
			if int(les.rows[k]) == row {
				for _, p := range les.nodes[i] {
					want[p.tag] -= float64(p.value)
				}
			}
		}
	}
	const h = 1e-2
	for tag := range parse.NumTags {
		w := &l.weights[row*parse.NumTags+tag]
		*w += h
		up := loss()
		*w -= 2 * h
		down := loss()
		*w += h
		if got := (up - down) / (2 * h); math.Abs(got-want[tag]) > 5e-3 {
			t.Errorf("slope of the loss for tag %d is %.4f, the push says %.4f", tag, got, want[tag])
		}
	}
}

func TestGold(t *testing.T) {
	text := "Ж. Doe, Why? 1999a"
	spans := []Span{{0, 6, "author"}, {8, 11, "title"}, {13, 17, "date"}}
	var seq parse.Sequence
	parse.NewObserver().Observe(&seq, text)
	var got []string
	for i, s := range gold(nil, &seq, text, spans) {
		name := "-"
		if int(s) < 2*len(parse.Labels) {
			name = []string{"B ", "I "}[int(s)/len(parse.Labels)] + parse.Labels[int(s)%len(parse.Labels)]
		}
		got = append(got, text[seq.Starts[i]:seq.Ends[i]]+" "+name)
	}
	want := []string{"Ж B author", ". I author", "Doe I author", ", -", "Why B title", "? I title", "1999 B date", "a -"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("states of %q (-want +got):\n%s", text, diff)
	}
}

func TestReadFiles(t *testing.T) {
	dir := t.TempDir()
	line := `{"id": "a:1", "source": "a", "text": "Doe. Salt.", "spans": [[0, 3, "author"], [5, 9, "title"]], "more": 1}` + "\n"
	if err := os.WriteFile(filepath.Join(dir, "a.jsonl"), []byte(line+"\n"+line), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read([]Input{{Path: dir, Repeat: 2, Limit: 1}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	rec := Record{"a:1", "a", "Doe. Salt.", []Span{{0, 3, "author"}, {5, 9, "title"}}}
	if diff := cmp.Diff([]Record{rec, rec}, got); diff != "" {
		t.Errorf("records (-want +got):\n%s", diff)
	}
	if _, err := decode(strings.NewReader("{}\n{broken")); err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("error of a broken second line: %v", err)
	}
}

// TestOwnRecords holds the labels of the hand-written records to their text.
func TestOwnRecords(t *testing.T) {
	records, err := ReadFile("testdata/blog.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range records {
		end, runes := 0, []rune(r.Text)
		for _, s := range r.Spans {
			if s.Start < end || s.End <= s.Start || s.End > len(runes) || parse.LabelIndex(s.Label) < 0 {
				t.Errorf("%s: span %v", r.ID, s)
			}
			end = s.End
		}
	}
	if len(records) < 100 {
		t.Errorf("only %d records", len(records))
	}
}

func TestCalibrate(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 0))
	var points []Point
	for range 20000 {
		x := 8 * (rng.Float64() - 0.5)
		q := 1 / (1 + math.Exp(-(0.5*x - 1)))
		points = append(points, Point{math.Log(1 / (1 + math.Exp(-x))), rng.Float64() < q})
	}
	slope, offset := Calibrate(points)
	if math.Abs(slope-0.5) > 0.05 || math.Abs(offset+1) > 0.05 {
		t.Errorf("slope %.3f offset %.3f, want 0.5 and -1", slope, offset)
	}
}

func TestCalibrationError(t *testing.T) {
	var honest, boastful Score
	rng := rand.New(rand.NewPCG(8, 0))
	for range 20000 {
		p := rng.Float64()
		honest.Points = append(honest.Points, Point{math.Log(p), rng.Float64() < p})
		boastful.Points = append(boastful.Points, Point{math.Log(p), rng.Float64() < p/2})
	}
	if e := honest.CalibrationError(1, 0); e > 0.02 {
		t.Errorf("error %.3f of confidences that are kept", e)
	}
	if e := boastful.CalibrationError(1, 0); e < 0.2 || e > 0.3 {
		t.Errorf("error %.3f of confidences twice too high, want about 0.25", e)
	}
}

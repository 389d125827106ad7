package train

import (
	"fmt"
	"io"
	"math"
	"strings"

	"github.com/citecheck/citecheck/cite/parse"
)

// A Score compares taggings with the labels of records.
type Score struct {
	Records, Whole     int // all, and those right in every field
	Hits, Found, Right int // fields: predicted rightly, predicted, labelled
	Points             []Point
}

// A Point is one tagging: how sure the model was, and whether it was right.
type Point struct {
	LogProbability float64
	Right          bool
}

// Evaluate tags the records. Fields count as right if label and text agree;
// journal and container-title are one field, and those that few sources label
// (notes, media and the like) are not counted.
func Evaluate(t *parse.Tagger, records []Record) Score {
	var s Score
	for i := range records {
		s.add(t, &records[i])
	}
	return s
}

func (s *Score) add(t *parse.Tagger, rec *Record) {
	want := map[string]int{}
	offsets := byteOffsets(rec.Text)
	for _, sp := range rec.Spans {
		if k := key(sp.Label, rec.Text[at(offsets, sp.Start):at(offsets, sp.End)]); k != "" {
			want[k]++
			s.Right++
		}
	}
	missing, wrong := 0, 0
	for _, sp := range t.Tag(rec.Text).Spans {
		k := key(sp.Label, rec.Text[sp.Start:sp.End])
		switch {
		case k == "":
			continue
		case want[k] > 0:
			want[k]--
			s.Hits++
		default:
			wrong++
		}
		s.Found++
	}
	for _, n := range want {
		missing += n
	}
	s.Records++
	right := missing == 0 && wrong == 0
	if right {
		s.Whole++
	}
	s.Points = append(s.Points, Point{t.LogProbability(rec.Text), right})
}

// key names a field and its value for comparison, or is "" if the label does
// not count.
func key(label, value string) string {
	switch label {
	case "note", "other", "genre", "medium", "accessed", "number", "pmid", "issn", "director", "producer":
		return ""
	case "journal":
		label = "container-title"
	}
	return label + "\x00" + strings.ToLower(strings.Trim(value, " .,;:'\"“”«»()[]/"))
}

// F1 is the harmonic mean of precision and recall over the fields.
func (s Score) F1() float64 { return 2 * float64(s.Hits) / float64(max(s.Found+s.Right, 1)) }

// WholeShare is the share of records that are right in every field.
func (s Score) WholeShare() float64 { return float64(s.Whole) / float64(max(s.Records, 1)) }

// Calibrate fits slope and offset so that, of the taggings given a confidence
// of p, a share p is right: confidence = logistic(slope*logit(p) + offset).
// It is Platt's method, by Newton steps.
func Calibrate(points []Point) (slope, offset float64) {
	slope = 1
	for range 50 {
		var g0, g1, h00, h01, h11 float64
		for _, p := range points {
			x := logit(p.LogProbability)
			q := 1 / (1 + math.Exp(-(slope*x + offset)))
			y := 0.0
			if p.Right {
				y = 1
			}
			w := q * (1 - q)
			g0, g1 = g0+(y-q)*x, g1+(y-q)
			h00, h01, h11 = h00+w*x*x, h01+w*x, h11+w
		}
		det := h00*h11 - h01*h01
		if det < 1e-9 {
			break
		}
		slope += clamp((h11*g0 - h01*g1) / det)
		offset += clamp((h00*g1 - h01*g0) / det)
	}
	return slope, offset
}

// clamp keeps Newton's steps from running away.
func clamp(step float64) float64 { return max(-0.3, min(0.3, step)) }

func logit(logp float64) float64 {
	p := min(max(math.Exp(logp), 1e-9), 1-1e-9)
	return math.Log(p / (1 - p))
}

// WriteReliability writes, by tenths of confidence, how many taggings had it
// and which share of them was right.
func (s Score) WriteReliability(w io.Writer, slope, offset float64) {
	var count, right [10]int
	var sum [10]float64
	for _, p := range s.Points {
		q := 1 / (1 + math.Exp(-(slope*logit(p.LogProbability) + offset)))
		b := min(int(q*10), 9)
		count[b]++
		sum[b] += q
		if p.Right {
			right[b]++
		}
	}
	for b := range count {
		if count[b] > 0 {
			n := float64(count[b])
			fmt.Fprintf(w, "  confidence %.2f: %6d references, %.2f right\n", sum[b]/n, count[b], float64(right[b])/n)
		}
	}
}

// Predict returns the record with the spans that the model finds in its text.
func Predict(t *parse.Tagger, rec Record) Record {
	runes := make(map[int]int, len(rec.Text)+1)
	n := 0
	for i := range rec.Text {
		runes[i] = n
		n++
	}
	runes[len(rec.Text)] = n
	rec.Spans = nil
	for _, s := range t.Tag(rec.Text).Spans {
		rec.Spans = append(rec.Spans, Span{runes[s.Start], runes[s.End], s.Label})
	}
	return rec
}

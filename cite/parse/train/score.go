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

// Evaluate tags the records one by one. Fields count as right if label and text
// agree; journal and container-title are one field, and those that few sources
// label (notes, media and the like) are not counted.
func Evaluate(t *parse.Tagger, records []Record) Score {
	var s Score
	for i := range records {
		s.add(t.Tag(records[i].Text), &records[i])
	}
	return s
}

// EvaluateList is Evaluate for records that follow each other as in the
// reference lists they come from.
func EvaluateList(t *parse.Tagger, records []Record) Score {
	var s Score
	for i, tagging := range tagList(t, records) {
		s.add(tagging, &records[i])
	}
	return s
}

func tagList(t *parse.Tagger, records []Record) []parse.Tagging {
	texts := make([]string, len(records))
	for i := range records {
		texts[i] = records[i].Text
	}
	return t.TagList(texts)
}

func (s *Score) add(tagging parse.Tagging, rec *Record) {
	want := map[string]int{}
	offsets := byteOffsets(rec.Text)
	for _, sp := range rec.Spans {
		if k := key(sp.Label, rec.Text[at(offsets, sp.Start):at(offsets, sp.End)]); k != "" {
			want[k]++
			s.Right++
		}
	}
	missing, wrong := 0, 0
	for _, sp := range tagging.Spans {
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
	s.Points = append(s.Points, Point{tagging.LogProbability, right})
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

// bins is how many classes of confidence the reliability is told by.
const bins = 10

// A bin sums up the taggings of about the same confidence.
type bin struct{ count, right, confidence float64 }

func (s Score) bins(slope, offset float64) (all [bins]bin) {
	for _, p := range s.Points {
		q := 1 / (1 + math.Exp(-(slope*logit(p.LogProbability) + offset)))
		b := &all[min(int(q*bins), bins-1)]
		b.count++
		b.confidence += q
		if p.Right {
			b.right++
		}
	}
	return all
}

// CalibrationError is the expected calibration error: how far the confidence
// is from the share that is right, on average (Naeini, Cooper and Hauskrecht
// 2015).
func (s Score) CalibrationError(slope, offset float64) float64 {
	sum := 0.0
	for _, b := range s.bins(slope, offset) {
		sum += math.Abs(b.confidence - b.right)
	}
	return sum / float64(max(len(s.Points), 1))
}

// WriteReliability writes, by tenths of confidence, how many taggings had it
// and which share of them was right.
func (s Score) WriteReliability(w io.Writer, slope, offset float64) {
	for _, b := range s.bins(slope, offset) {
		if b.count > 0 {
			fmt.Fprintf(w, "  confidence %.2f: %6.0f references, %.2f right\n", b.confidence/b.count, b.count, b.right/b.count)
		}
	}
	fmt.Fprintf(w, "  expected calibration error %.3f\n", s.CalibrationError(slope, offset))
}

// A Prediction is a record with the spans that a model finds in its text.
type Prediction struct {
	Record
	LogProbability float64 `json:"log_probability"` // before calibration
}

// Predict labels the records, which follow each other as in lists.
func Predict(t *parse.Tagger, records []Record) []Prediction {
	out := make([]Prediction, len(records))
	for i, tagging := range tagList(t, records) {
		out[i] = Prediction{records[i], tagging.LogProbability}
		out[i].Spans = inRunes(records[i].Text, tagging.Spans)
	}
	return out
}

// inRunes counts the spans of text in code points.
func inRunes(text string, spans []parse.Span) []Span {
	runes := make([]int, len(text)+1)
	n := 0
	for i := range text {
		runes[i] = n
		n++
	}
	runes[len(text)] = n
	var out []Span
	for _, s := range spans {
		out = append(out, Span{runes[s.Start], runes[s.End], s.Label})
	}
	return out
}

package parse_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/parse"
	"github.com/google/go-cmp/cmp"
)

// An example is a reference of testdata/references.txt.
type example struct {
	text     string
	want     []string // "label: value"
	optional map[string]bool
}

func readExamples(t testing.TB) []example {
	t.Helper()
	data, err := os.ReadFile("testdata/references.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []example
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
		case strings.HasPrefix(line, "  "):
			e := &all[len(all)-1]
			e.want = append(e.want, line[2:])
		case strings.HasPrefix(line, "? "):
			all[len(all)-1].optional[line[2:]] = true
		default:
			all = append(all, example{text: line, optional: map[string]bool{}})
		}
	}
	return all
}

func TestTag(t *testing.T) {
	for _, e := range readExamples(t) {
		t.Run(e.text[:min(len(e.text), 24)], func(t *testing.T) {
			var got []string
			for _, s := range parse.Tag(e.text).Spans {
				f := s.Label + ": " + e.text[s.Start:s.End]
				if !e.optional[f] {
					got = append(got, f)
				}
			}
			if diff := cmp.Diff(e.want, got); diff != "" {
				t.Errorf("fields of %q (-want +got):\n%s", e.text, diff)
			}
		})
	}
}

func TestTagIsRepeatable(t *testing.T) {
	for _, e := range readExamples(t) {
		if diff := cmp.Diff(parse.Tag(e.text), parse.Tag(e.text)); diff != "" {
			t.Errorf("%q is tagged in two ways:\n%s", e.text, diff)
		}
	}
}

func TestFieldsPointToTheSource(t *testing.T) {
	const entity = "&amp;"
	source := "<li>Smith &amp; Jones, 1999, On Rivers.</li>"
	var b cite.TextBuilder
	b.Append("Smith ", cite.Span{Start: 4, End: 10})
	b.Append("&", cite.Span{Start: 10, End: 10 + len(entity)})
	b.Append(" Jones, 1999, On Rivers.", cite.Span{Start: 15, End: 39})
	result := parse.List([]cite.Text{b.Text()})[0]
	fields, confidence := result.Fields, result.Confidence
	got := map[string]string{}
	for _, f := range fields {
		got[f.Name] = source[f.Span.Start:f.Span.End]
	}
	want := map[string]string{"author": "Smith &amp; Jones", "date": "1999", "title": "On Rivers"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("source of the fields (-want +got):\n%s", diff)
	}
	if confidence <= 0 || confidence >= 1 {
		t.Errorf("confidence = %v, want something between 0 and 1", confidence)
	}
}

func TestConfidenceFallsOnNoise(t *testing.T) {
	good := parse.Tag("Walker, A. (1999). The salt roads. London: Faber.").Confidence
	bad := parse.Tag("see above, 12, and Walker passim 1999 cf. London; also The, 3?").Confidence
	if good <= bad {
		t.Errorf("confidence of a plain reference %.2f, of noise %.2f", good, bad)
	}
}

func TestTagOfNothing(t *testing.T) {
	for _, text := range []string{"", " ", "\n\t"} {
		if got := parse.Tag(text).Spans; len(got) != 0 {
			t.Errorf("Tag(%q) found %v", text, got)
		}
	}
}

func TestTagOfLongText(t *testing.T) {
	text := strings.Repeat("Walker, A. (1999). The salt roads. London: Faber. ", 2000)
	checkSpans(t, text, parse.Tag(text).Spans)
}

// TestTagOfPage is a text that no reference can be, cut in the middle of a
// letter if anywhere.
func TestTagOfPage(t *testing.T) {
	for lead := range 3 {
		text := strings.Repeat("x", lead) + strings.Repeat("Соль. — ", 100_000)
		got := parse.Tag(text)
		checkSpans(t, text, got.Spans)
		if got.Confidence > 1e-6 {
			t.Errorf("confidence %g in what is no reference", got.Confidence)
		}
	}
}

func FuzzTag(f *testing.F) {
	for _, e := range readExamples(f) {
		f.Add(e.text)
	}
	for _, s := range []string{"\xff\xfe", "((((", "10.1000/", "http://", "ISBN 978", "«»“”‘’", "王明. 城市[M]. 北京: 出版社, 2001.", "a\u0301b\u200b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { checkSpans(t, text, parse.Tag(text).Spans) })
}

// checkSpans holds what every tagging promises.
func checkSpans(t *testing.T, text string, spans []parse.Span) {
	t.Helper()
	end := 0
	for _, s := range spans {
		if s.Start < end || s.End <= s.Start || s.End > len(text) {
			t.Fatalf("span %v after byte %d of a text of %d bytes", s, end, len(text))
		}
		end = s.End
		if parse.LabelIndex(s.Label) < 0 {
			t.Fatalf("label %q is unknown", s.Label)
		}
		if utf8.ValidString(text) && !(utf8.RuneStart(text[s.Start]) && (s.End == len(text) || utf8.RuneStart(text[s.End]))) {
			t.Fatalf("span %v cuts a character of %q", s, text)
		}
	}
}

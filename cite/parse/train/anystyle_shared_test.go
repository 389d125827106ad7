package train

import (
	"bufio"
	"encoding/json"
	"encoding/xml"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAnyStyleAgainstOthers compares the spans read from AnyStyle's sets with
// those that another converter made of them. The sets are not in this
// repository; the XML is made again from the elements the converter recorded.
func TestAnyStyleAgainstOthers(t *testing.T) {
	for _, set := range []string{"core", "good", "ugly"} {
		name := filepath.Join("../../../../shared/data/references/train", "anystyle-"+set+".jsonl")
		if _, err := os.Stat(name); err != nil {
			t.Skip("the sets are not here")
		}
		want := sharedRecords(t, name)
		got, err := decodeXML(strings.NewReader(sequences(want)), "anystyle-"+set+".xml")
		if err != nil {
			t.Fatal(err)
		}
		spans, same, whole := agreement(t, want, got)
		t.Logf("%s: %d of %d spans are the same (%.2f %%), %d of %d references", set, same, spans, 100*float64(same)/float64(spans), whole, len(want))
		if same*100 < spans*97 {
			t.Errorf("%s: only %d of %d spans are the same", set, same, spans)
		}
	}
}

type sharedRecord struct {
	Record
	Segments []Span `json:"segments"`
}

func sharedRecords(t *testing.T, name string) []sharedRecord {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var records []sharedRecord
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r sharedRecord
		if err := json.Unmarshal(lines.Bytes(), &r.Record); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(lines.Bytes(), &struct{ Segments *[]Span }{&r.Segments}); err != nil {
			t.Fatal(err)
		}
		records = append(records, r)
	}
	return records
}

// sequences writes the elements of the records as AnyStyle does.
func sequences(records []sharedRecord) string {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<dataset>\n")
	for _, r := range records {
		b.WriteString("  <sequence>\n")
		text := []rune(r.Text)
		for _, s := range r.Segments {
			b.WriteString("    <" + s.Label + ">")
			_ = xml.EscapeText(&b, []byte(string(text[s.Start:s.End])))
			b.WriteString("</" + s.Label + ">\n")
		}
		b.WriteString("  </sequence>\n")
	}
	return b.String() + "</dataset>\n"
}

func agreement(t *testing.T, want []sharedRecord, got []Record) (spans, same, whole int) {
	byText := map[string][]Span{}
	for _, r := range got {
		byText[r.Text] = r.Spans
	}
	for _, w := range want {
		n := 0
		found := map[Span]bool{}
		for _, s := range byText[w.Text] {
			found[s] = true
		}
		for _, s := range w.Spans {
			if found[s] {
				n++
			}
		}
		if spans, same = spans+max(len(w.Spans), len(byText[w.Text])), same+n; cmp.Equal(w.Spans, byText[w.Text]) {
			whole++
		}
	}
	return spans, same, whole
}

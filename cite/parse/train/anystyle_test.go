package train

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/parse"
	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestXML reads the two formats; the golden files show the text and the spans.
func TestXML(t *testing.T) {
	for _, name := range []string{"anystyle", "tei"} {
		path := filepath.Join("testdata", "xml", name)
		records, err := ReadFile(path + ".xml")
		if err != nil {
			t.Fatal(err)
		}
		got := print(records)
		if *update {
			if err := os.WriteFile(path+".golden", []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path + ".golden")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		check(t, records)
	}
}

// print writes records for people.
func print(records []Record) string {
	var b strings.Builder
	for _, r := range records {
		fmt.Fprintf(&b, "%s (%s)\n%s\n", r.ID, r.Source, r.Text)
		text := []rune(r.Text)
		for _, s := range r.Spans {
			fmt.Fprintf(&b, "  %-18s%s\n", s.Label, string(text[s.Start:s.End]))
		}
		b.WriteString("\n")
	}
	return b.String()
}

// check holds records to what training relies on.
func check(t *testing.T, records []Record) {
	t.Helper()
	for _, r := range records {
		end := 0
		for _, s := range r.Spans {
			if s.Start < end || s.End <= s.Start || s.End > utf8.RuneCountInString(r.Text) || parse.LabelIndex(s.Label) < 0 {
				t.Errorf("%s: span %v of %q", r.ID, s, r.Text)
			}
			end = s.End
		}
		if len(r.Spans) == 0 || r.Text != strings.Join(strings.Fields(r.Text), " ") {
			t.Errorf("%s: %d spans in %q", r.ID, len(r.Spans), r.Text)
		}
	}
}

func TestValues(t *testing.T) {
	for _, c := range []struct{ label, in, want string }{
		{"volume", "Vol. 10, No. 1-3,", "volume=10 issue=1-3"},
		{"volume", "n° 82,", "issue=82"},
		{"volume", "1994;2(4):", "date=1994 volume=2 issue=4"},
		{"volume", "81(4):044005,", "volume=81 issue=4 pages=044005"},
		{"volume", "XIV (3/4)", "volume=XIV issue=3/4"},
		{"volume", "24 Suppl 1:", "volume=24 Suppl 1"},
		{"volume", "50: 3", "volume=50 pages=3"},
		{"volume", "vol.", "volume=vol"},
		{"date", "2011;34(5):", "date=2011 volume=34 issue=5"},
		{"date", "(May 1993);", "date=May 1993"},
		{"pages", "49(2): p. 270-83.", "volume=49 issue=2 pages=270-83"},
		{"pages", "S12–S15", "pages=S12–S15"},
		{"pages", "561 p.", "pages=561"},
		{"pages", "1, 5–9", "pages=1, 5–9"},
		{"editor", "In O. C. A. and D. Card (Ed.),", "editor=O. C. A. and D. Card"},
		{"container-title", "In vitro cellular biology", "container-title=In vitro cellular biology"},
		{"title", "“Type inclusion (II),”", "title=Type inclusion (II)"},
		{"title", "[A (b) c].", "title=A (b) c"},
		{"title", "(a) and (b)", "title=(a) and (b)"},
		{"title", "why?) (", "title=why?"},
		{"doi", "https://doi.org/10.1/X.", "doi=10.1/X"},
		{"url", "Retrieved from http://example.org/", "url=http://example.org"},
		{"date", "(", ""},
		{"author", "———.", ""},
	} {
		text := []rune(c.in)
		var got []string
		for _, s := range values(text, []Span{{0, len(text), c.label}}) {
			got = append(got, s.Label+"="+string(text[s.Start:s.End]))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("values of %s %q are %q, want %q", c.label, c.in, got, c.want)
		}
	}
}

func TestXMLErrors(t *testing.T) {
	for in, want := range map[string]string{
		"<dataset>\n<sequence>\n<author>Doe</title></sequence></dataset>": "line 3",
		"<TEI><listBibl>\n<bibl><author>Doe</author>":                     "line 2",
		"<TEI>\n<teiHeader>":                                   "line 2",
		"<TEI><bibl>\n&nothing;</bibl>":                        "line 2",
		"<html><p>Doe</p>\n</html>":                            "<html>",
		"<?xml version=\"1.0\" encoding=\"no-such\"?>\n<TEI/>": "line 1",
		"  \n": "no XML element",
	} {
		name := filepath.Join(t.TempDir(), "bad.xml")
		if err := os.WriteFile(name, []byte(in), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := ReadFile(name)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), name) || !strings.Contains(err.Error(), "line ") {
			t.Errorf("error of %q is %v, want %q and the file", in, err, want)
		}
	}
}

// TestTrainOnAMixture trains with the three formats, read from one folder.
func TestTrainOnAMixture(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "mixture")
	records := madeUp(450, 11)
	write(t, dir, "a.xml", anyStyleXML(records[:150]))
	write(t, dir, "b.xml", teiXML(records[150:300]))
	write(t, dir, "c.jsonl", jsonLines(t, records[300:]))
	got, err := Read([]Input{{Path: dir}}, 1)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(records) || got[0].ID != "mixture:a:1" || got[0].Source != "mixture" {
		t.Fatalf("%d records, the first is %s of %s", len(got), got[0].ID, got[0].Source)
	}
	for i := range got {
		if diff := cmp.Diff(print([]Record{{Text: records[i].Text, Spans: records[i].Spans}}), print([]Record{{Text: got[i].Text, Spans: got[i].Spans}})); diff != "" {
			t.Fatalf("%s (-want +got):\n%s", got[i].ID, diff)
		}
	}
	tagger, err := parse.NewTagger(Train(got, quick()))
	if err != nil {
		t.Fatal(err)
	}
	if score := Evaluate(tagger, madeUp(100, 12)); score.WholeShare() < 0.95 {
		t.Errorf("%d of %d references are right", score.Whole, score.Records)
	}
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func jsonLines(t *testing.T, records []Record) string {
	var b strings.Builder
	for _, r := range records {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	return b.String()
}

// anyStyleXML puts all that stands before the next value into the element.
func anyStyleXML(records []Record) string {
	var b strings.Builder
	b.WriteString("<dataset>")
	for _, r := range records {
		b.WriteString("<sequence>\n")
		for i, s := range r.Spans {
			end := len(r.Text)
			if i+1 < len(r.Spans) {
				end = r.Spans[i+1].Start
			}
			fmt.Fprintf(&b, "<%s>%s</%[1]s>\n", s.Label, strings.TrimSpace(r.Text[s.Start:end]))
		}
		b.WriteString("</sequence>\n")
	}
	return b.String() + "</dataset>"
}

// teiXML labels the values alone. A title of level m stands for itself here.
func teiXML(records []Record) string {
	open := strings.NewReplacer("<title>", `<title level="m">`, "location>", "pubPlace>")
	var b strings.Builder
	b.WriteString("<tei><listBibl>")
	for _, r := range records {
		b.WriteString("<bibl>")
		end := 0
		for _, s := range r.Spans {
			fmt.Fprintf(&b, "%s<%s>%s</%[2]s>", r.Text[end:s.Start], s.Label, r.Text[s.Start:s.End])
			end = s.End
		}
		b.WriteString(r.Text[end:] + "</bibl>\n")
	}
	return open.Replace(b.String()) + "</listBibl></tei>"
}

// TestReadFileByContent reads XML whatever its name, and zipped.
func TestReadFileByContent(t *testing.T) {
	dir := t.TempDir()
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write([]byte(anyStyleXML(madeUp(3, 13)))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "a.xml.gz", zipped.String())
	write(t, dir, "b.tei", "\ufeff\n"+teiXML(madeUp(3, 13)))
	for name, source := range map[string]string{"a.xml.gz": "a", "b.tei": "b"} {
		got, err := ReadFile(filepath.Join(dir, name))
		if err != nil || len(got) != 3 || got[2].ID != source+":3" || got[2].Source != source {
			t.Errorf("%s: %d records, %v", name, len(got), err)
		}
	}
}

func FuzzXML(f *testing.F) {
	f.Add([]byte("<dataset><sequence><author>Doe &amp; R.</author> x<date>(2011).</date></sequence></dataset>"))
	f.Add([]byte("<TEI><bibl><lb/>In <editor>A</editor>, <title level='m'>B <hi>c</hi></title></bibl></TEI>"))
	f.Add([]byte("<dataset><sequence><volume>2020;(3)(:</volume><pages>12(3):4(</pages></sequence></dataset>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := decodeXML(bytes.NewReader(data), "x.xml")
		if err != nil && !strings.Contains(err.Error(), "line ") {
			t.Errorf("error without a line: %v", err)
		}
		check(t, records)
	})
}

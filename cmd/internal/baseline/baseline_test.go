package baseline_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cmd/internal/baseline"
)

// run makes a finding of every "[here]" of documents whose lines are references.
func run(docs map[string]string) *cite.Run {
	run := &cite.Run{}
	for _, path := range []string{"a.md", "b.md"} {
		source, ok := docs[path]
		if !ok {
			continue
		}
		doc := &cite.Document{Path: path, Parts: []cite.Part{cite.NewPart("", []byte(source), true)}}
		at := 0
		for line := range strings.Lines(source) {
			var text cite.TextBuilder
			text.Append(line, cite.Span{Start: at, End: at + len(line)})
			if i := strings.Index(line, "[here]"); i >= 0 {
				f := cite.Finding{Rule: "CC201", Ref: len(doc.References), Span: cite.Span{Start: at + i, End: at + i + 6}}
				run.Findings = append(run.Findings, cite.Located{Finding: f, Doc: doc})
			}
			doc.References = append(doc.References, cite.Reference{Text: text.Text()})
			at += len(line)
		}
		run.Documents = append(run.Documents, doc)
	}
	return run
}

func counting(r *cite.Run) []string {
	var lines []string
	for _, f := range r.Findings {
		if f.Suppressed == "" {
			lines = append(lines, f.Doc.Path+": "+strings.TrimSpace(f.Doc.References[f.Ref].Text.String()))
		}
	}
	return lines
}

func TestApply(t *testing.T) {
	before := map[string]string{"a.md": "Lenin, State [here]\nLewin, Making [here]\nLewin, Making [here]\n", "b.md": "Wood, Origin [here]\n"}
	tests := map[string]struct {
		after map[string]string
		want  []string
		gone  int
	}{
		"the same":             {after: before},
		"moved":                {after: map[string]string{"a.md": "New\n\nLewin, Making [here]\nLewin, Making [here]\nLENIN,   State; [here]\n"}},
		"mended elsewhere":     {after: map[string]string{"a.md": "Lenin, State, 1917 [here]\nLewin, Making [here]\nLewin, Making [here]\n"}},
		"one more":             {after: map[string]string{"a.md": "Lenin, State [here]\nLewin, Making [here]\nLewin, Making [here]\nLewin, Making [here]\n"}, want: []string{"a.md: Lewin, Making [here]"}},
		"one new, one gone":    {after: map[string]string{"a.md": "Hahn, Roots [here]\nLenin, State [here]\nLewin, Making [here]\n"}},
		"in another document":  {after: map[string]string{"a.md": before["a.md"], "b.md": before["b.md"] + "Lenin, State [here]\n"}, want: []string{"b.md: Lenin, State [here]"}},
		"two are gone":         {after: map[string]string{"a.md": "Lenin, State [here]\n"}, gone: 2},
		"not in this document": {after: map[string]string{"b.md": "Wood, Origin\n"}, gone: 1},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := run(test.after)
			gone := baseline.New(run(before).Findings, ".").Apply(r, ".")
			if d := cmp.Diff(test.want, counting(r)); d != "" {
				t.Errorf("new findings (-want +got):\n%s", d)
			}
			if gone != test.gone {
				t.Errorf("%d gone, want %d", gone, test.gone)
			}
		})
	}
}

func TestReadAndWrite(t *testing.T) {
	b := baseline.New(run(map[string]string{"b.md": "x [here]\n", "a.md": "y [here]\ny [here]\n"}).Findings, ".")
	var out bytes.Buffer
	if err := b.Write(&out); err != nil {
		t.Fatal(err)
	}
	again, err := baseline.Read(out.Bytes())
	if d := cmp.Diff(b, again); err != nil || d != "" {
		t.Errorf("%v, %s", err, d)
	}
	if len(b.Findings) != 2 || b.Findings[0].Count != 2 || b.Findings[0].Path != "a.md" {
		t.Errorf("baseline %+v", b)
	}
	for _, bad := range []string{"", "[]", `{"version": 2, "findings": []}`, `{"findings": [], "rules": []}`, "{"} {
		if _, err := baseline.Read([]byte(bad)); err == nil || !strings.Contains(err.Error(), "--write-baseline") {
			t.Errorf("Read(%q): %v", bad, err)
		}
	}
}

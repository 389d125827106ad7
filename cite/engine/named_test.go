package engine_test

import (
	"context"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite/engine"
)

// TestNamedFields demands that what a format names is not guessed: a title of
// one word would be taken for a name.
func TestNamedFields(t *testing.T) {
	text := "Old.<ref>{{cite book |last=Baker |first=A. |title=Bread |year=1990 |publisher=Clarendon Press}} See p. 5.</ref>\n\n== References ==\n{{reflist}}\n"
	in := engine.Input{Path: "a.wiki", Load: func() ([]byte, error) { return []byte(text), nil }}
	run := engine.Run(context.Background(), []engine.Input{in}, engine.Options{})
	if len(run.Documents) != 1 || len(run.Documents[0].References) != 1 {
		t.Fatalf("%d documents, %+v", len(run.Documents), run.Problems)
	}
	ref := &run.Documents[0].References[0]
	var got []string
	for _, f := range ref.Fields {
		got = append(got, f.Name+" "+f.Value)
		if words := run.Documents[0].Excerpt(f.Span); !strings.HasPrefix(words, f.Value[:2]) {
			t.Errorf("%s is at %q", f.Value, words)
		}
	}
	if strings.Join(got, "; ") != "author Baker, A.; title Bread; date 1990; publisher Clarendon Press" || ref.Confidence != 1 {
		t.Errorf("fields %q, confidence %v", got, ref.Confidence)
	}
	if e := ref.Entry; e.Type != "book" || e.Get("title") != "Bread" || e.Get("note") != "See p. 5" {
		t.Errorf("entry %+v", e)
	}
}

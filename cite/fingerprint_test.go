package cite_test

import (
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
)

// located is a finding at words of a document whose one reference is ref.
func located(source, ref, words string) *cite.Located {
	var b cite.TextBuilder
	at := strings.Index(source, ref)
	b.Append(ref, cite.Span{Start: at, End: at + len(ref)})
	doc := &cite.Document{
		Parts:      []cite.Part{cite.NewPart("", []byte(source), true)},
		References: []cite.Reference{{Text: b.Text()}},
	}
	start := strings.Index(source, words)
	return &cite.Located{Doc: doc, Finding: cite.Finding{Rule: "CC201", Ref: 0, Span: cite.Span{Start: start, End: start + len(words)}}}
}

func TestFingerprintSurvivesEdits(t *testing.T) {
	before := located("# A\n\nLenin, State, [online here]\n", "Lenin, State, [online here]", "[online here]").Fingerprint()
	moved := located("# A\n\nNew text.\n\nLenin,\n\"State\", [Online here]\n", "Lenin,\n\"State\", [Online here]", "[Online here]").Fingerprint()
	if before != moved {
		t.Errorf("moving a reference changes its fingerprint: %v, %v", before, moved)
	}
	mended := located("Lenin, 1917, State, [online here]", "Lenin, 1917, State, [online here]", "[online here]").Fingerprint()
	if before.Exact == mended.Exact || before.Loose != mended.Loose {
		t.Errorf("a mended reference: %v, %v", before, mended)
	}
}

func TestFingerprintTellsApart(t *testing.T) {
	one := located("Lenin, State, [online here]", "Lenin, State, [online here]", "[online here]")
	part := *one
	part.Doc = &cite.Document{Parts: []cite.Part{one.Doc.Parts[0], cite.NewPart("b.tex", one.Doc.Parts[0].Source, true)}}
	part.Span.Part = 1
	rule := *one
	rule.Rule = "CC202"
	for _, f := range []*cite.Located{&part, &rule, located("Lenin, State, [here]", "Lenin, State, [here]", "[here]")} {
		if got := f.Fingerprint(); got == one.Fingerprint() || got.Loose == one.Fingerprint().Loose {
			t.Errorf("%+v has the fingerprint of another", f.Finding)
		}
	}
}

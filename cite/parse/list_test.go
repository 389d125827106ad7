package parse

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// inOneStyle is a list whose last item, alone, reads like a journal's name
// before the title.
var inOneStyle = []string{
	"Barton A, Berger M, Cole Z, et al.: How are small firms adjusting? Early evidence from a survey. J Econ Surv. 2020; 12(3):44–61.",
	"Fischer A: Being a subtitler and interviewer. Journal of Specialised Translation. 2020; 33(1):20–31.",
	"Mayer K, Ortiz P: Salt and bread in river towns. Hist Quart. 2018; 7(2):101–119.",
	"Petersen L, Haas R: Trains at night. Transp Res. 2015; 61(4):211–230.",
	"Okafor N, Lindgren E, Tan W: Measuring trust in local councils. Polit Stud. 2019; 5(1):1–22.",
	"Financial Times: The new wartime economy in the era of coronavirus. 2020.",
}

func TestListHelpsTheUnsure(t *testing.T) {
	last := len(inOneStyle) - 1
	alone, inList := Tag(inOneStyle[last]), embedded().TagList(inOneStyle)[last]
	author := Span{0, 15, "author"}
	if slices.Contains(alone.Spans, author) {
		t.Fatalf("%q is read rightly alone: it no longer needs the list", inOneStyle[last])
	}
	if !slices.Contains(inList.Spans, author) {
		t.Errorf("spans in the list %v, want %v among them", inList.Spans, author)
	}
}

func TestListOfOneIsTheLine(t *testing.T) {
	for _, text := range inOneStyle {
		if diff := cmp.Diff(Tag(text), embedded().TagList([]string{text})[0]); diff != "" {
			t.Errorf("%s: alone and in a list of one differ (-alone +list):\n%s", text, diff)
		}
	}
}

// TestWindowForgets reads a long list of another style first: a window must
// know no more than the last readings.
func TestWindowForgets(t *testing.T) {
	long := slices.Repeat([]string{"Smith, J. and R. Doe, “On salt,” Annals of Bread 12 (1999): 3–14."}, 2*neighbours)
	after, fresh := &Window{}, &Window{}
	for _, text := range long {
		after.Next(Read(text1(text)))
	}
	for i := range neighbours {
		r := Read(text1(inOneStyle[i%len(inOneStyle)]))
		after.Next(r)
		fresh.Next(r)
	}
	r := Read(text1(inOneStyle[5]))
	got, sure := after.Next(r)
	want, wantSure := fresh.Next(r)
	if diff := cmp.Diff(want, got); diff != "" || sure-wantSure > 1e-3 || wantSure-sure > 1e-3 {
		t.Errorf("confidence %v, want %v; fields (-want +got):\n%s", sure, wantSure, diff)
	}
	after.Reset()
	got, _ = after.Next(r)
	if alone := List([]cite.Text{text1(inOneStyle[5])})[0].Fields; !cmp.Equal(alone, got) {
		t.Errorf("after Reset the fields are %v, alone %v", got, alone)
	}
}

func text1(s string) cite.Text {
	var b cite.TextBuilder
	b.Append(s, cite.Span{End: len(s)})
	return b.Text()
}

// TestMemoChangesNothing labels texts with a fresh decoder each and with one
// whose memos are full of other texts.
func TestMemoChangesNothing(t *testing.T) {
	used := embedded()
	for range 3 {
		for _, text := range slices.Concat(inOneStyle, sampleReferences) {
			fresh, err := NewTagger(modelFile)
			if err != nil {
				t.Fatal(err)
			}
			for _, cut := range []string{text, strings.ToUpper(text), text[:len(text)/2]} {
				if diff := cmp.Diff(fresh.Tag(cut), used.Tag(cut)); diff != "" {
					t.Errorf("%q (-fresh +used):\n%s", cut, diff)
				}
			}
		}
	}
}

func FuzzTagList(f *testing.F) {
	f.Add(strings.Join(inOneStyle, "\n"))
	f.Add("\x00\n\n\u202e.;\n(2019)\xff")
	f.Fuzz(func(t *testing.T, text string) {
		lines := strings.Split(text, "\n")
		for i, tagging := range embedded().TagList(lines) {
			end := 0
			for _, s := range tagging.Spans {
				if s.Start < end || s.End <= s.Start || s.End > len(lines[i]) {
					t.Fatalf("%q: span %v after %d", lines[i], s, end)
				}
				end = s.End
			}
			if c := tagging.Confidence; !(c >= 0 && c <= 1) {
				t.Fatalf("%q: confidence %v", lines[i], c)
			}
		}
	})
}

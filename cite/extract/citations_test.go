package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

// cited are the references that the tests of citations cite.
var cited = []string{
	"Lenin, 1918, The Immediate Tasks of the Soviet Government, [online here].", // 0
	"Baal T, Denke B, Mühlen W, 1994. Bees under lime trees. Nature 69, 412–418.",
	"Koch, H., & Stevenson, P. C. (2017). Do linden trees kill bees? Biol. Lett., 13, 1–9.",
	"Rosa, Hartmut: Beschleunigung. Frankfurt a. M.: Suhrkamp 2005.",
	"Ders.: Weltbeziehungen. Berlin: Suhrkamp 2012.",
	"Van Dongen, H. P. A., Maislin, G., & Dinges, D. F. (2003). Lost sleep. Sleep, 26(2), 117–126.", // 5
	"Deutsche Bahn AG (o. J.): Pünktlichkeit. https://a.example/b",
	"Quaas, Georg/Klein, Mathias: Multiplikatoren. Berlin 2012.",
	"Chiyuan Zhang, et al. \"Are all layers equal?\" arXiv:1902.01996, 2019.",
	"Walker, M. (2018). Why we sleep. Scribner.",
	"Lenin, 1918, State and Revolution, [online here].", // 10
	"安良城盛昭『新・沖縄史論』沖縄タイムス社、1980年。",
	"Rosenzweig, Roy, 'Scarcity or Abundance?', The American Historical Review 108:3 (2003), 735-762.",
	"Smith, A. (2010a). One. Leeds: Harrow.",
	"Smith, A. (2010b). Two. Leeds: Harrow.", // 14
	"Robnik-Šikonja, Marko. Explaining things. IEEE Trans. 20.5 (2008): 589-600.",
}

// A place is a citation as the tests compare it.
type place struct {
	Text    string
	Targets []int
}

// citedIn finds the citations of one paragraph in an article that cites by
// author and date.
func citedIn(t *testing.T, text string) []place {
	t.Helper()
	doc := new(page).para("So (Koch & Stevenson, 2017) and Rosa (2005).", text).heading(2, "References").para(cited...).doc()
	refs := References(doc)
	if len(refs) != len(cited) {
		t.Fatalf("%d references, want %d", len(refs), len(cited))
	}
	var got []place
	for _, c := range Citations(doc, refs) {
		if s := doc.Excerpt(c.Text.Source()); s != c.Text.String() {
			t.Errorf("%q stands at %q", c.Text.String(), s)
		}
		if c.Text.Source().Start >= doc.Blocks[1].Text.Source().Start {
			got = append(got, place{c.Text.String(), c.Targets})
		}
	}
	return got
}

func TestAuthorDate(t *testing.T) {
	tests := []struct {
		text string
		want []place
	}{
		{"Bees died (Baal et al. 1994).", []place{{"(Baal et al. 1994)", []int{1}}}},
		{"Baal et al. (1994) counted them.", []place{{"Baal et al. (1994)", []int{1}}}},
		{"They [Baal et al. (1994)] counted.", []place{{"Baal et al. (1994)", []int{1}}}},
		{"Both (Koch & Stevenson 2017; Baal et al. 1994).", []place{{"Koch & Stevenson 2017", []int{2}}, {"Baal et al. 1994", []int{1}}}},
		{"Dead (vgl. Koch und Stevenson, 2017) and gone.", []place{{"(vgl. Koch und Stevenson, 2017)", []int{2}}}},
		{"He said so (Lenin, 1918, The Immediate Tasks of the Soviet Government).",
			[]place{{"(Lenin, 1918, The Immediate Tasks of the Soviet Government)", []int{0}}}},
		{"So sagt Rosa (2005, 2012).", []place{{"Rosa (2005, 2012)", []int{3, 4}}}},
		{"So sagt Rosa (2005, 1999).", []place{{"Rosa (2005, 1999)", []int{3}}, {"1999", nil}}},
		{"Sleep (Van Dongen et al., 2003, p. 120).", []place{{"(Van Dongen et al., 2003, p. 120)", []int{5}}}},
		{"siehe Deutsche Bahn AG (o. J.) sowie", []place{{"Deutsche Bahn AG (o. J.)", []int{6}}}},
		{"Werte (Quaas/Klein 2012) auch", []place{{"(Quaas/Klein 2012)", []int{7}}}},
		{"by Mathias Rosa and Koch and Stevenson (2017: 14)", []place{{"Koch and Stevenson (2017: 14)", []int{2}}}},
		{"as (Zhang, et al. 2019) found", []place{{"(Zhang, et al. 2019)", []int{8}}}},
		{"In Chiyuan Zhang et al. (2019) we read", []place{{"Chiyuan Zhang et al. (2019)", []int{8}}}},
		{"as Walker's (2017) book says", []place{{"Walker's (2017)", nil}}},
		{"安良城盛昭の議論がある（安良城 1980）。", []place{{"（安良城 1980）", []int{11}}}},
		{"観点からは安良城盛昭（1980）がある。", []place{{"安良城盛昭（1980）", []int{11}}}},
		{"Storage (Rosenzweig, 736) is cheap.", []place{{"(Rosenzweig, 736)", []int{12}}}},
		{"Two (Smith 2010b) and one (Smith 2010a).", []place{{"(Smith 2010b)", []int{14}}, {"(Smith 2010a)", []int{13}}}},
		{"Names (Robnik-Sikonja 2008).", []place{{"(Robnik-Sikonja 2008)", []int{15}}}},
		{"Nobody lists (Johnson, 1996) here.", []place{{"(Johnson, 1996)", nil}}},
		{"Nor (Müller et al. i. E.) yet.", []place{{"(Müller et al. i. E.)", nil}}},
		{"Nor the (Wang and Rudin, 2015) paper.", []place{{"(Wang and Rudin, 2015)", nil}}},
		{"Seen (Image source: Koch & Stevenson, 2017).", []place{{"(Image source: Koch & Stevenson, 2017)", []int{2}}}},
		{"Broken (Koch &\nStevenson 2017) by a line.", []place{{"(Koch &\nStevenson 2017)", []int{2}}}},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, citedIn(t, tt.text)); diff != "" {
				t.Errorf("citations (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoCitations(t *testing.T) {
	for _, text := range []string{
		"The masses (workers, peasants and soldiers) rose.",
		"It fell (1999) and rose in 2004 (p = .03, n = 12).",
		"The (re)production of Capital, r[0] and arr[0], f[1].",
		"Russia in 1917-1921 (March 2018, Spring 2019) was cold.",
		"The film Ulysses (1967) and the town of Leeds (1905).",
		"We met (Moscow, 1921) and (ICLR 2018) and (since 2003).",
		"Fill in (Author, Year) here. See [online here] and [2114 bytes].",
		"The Act (2004) and World Cup (2006) and Windows (2000).",
		"A list [1, 2] without numbers; again [3].",
		"He died (Lenin) in January (1924).",
	} {
		if got := citedIn(t, text); len(got) > 0 {
			t.Errorf("%q cites %v", text, got)
		}
	}
}

func TestAuthorAndYearAreNamed(t *testing.T) {
	doc := new(page).para("Sleep (see Van Dongen & Dinges, 2003, p. 120).").heading(2, "References").para(cited...).doc()
	got := Citations(doc, References(doc))
	if len(got) != 1 {
		t.Fatalf("%d citations, want 1", len(got))
	}
	want := cite.Citation{Kind: cite.AuthorDate, Names: []string{"Van Dongen", "Dinges"}, Year: "2003", Locator: "p. 120", Targets: []int{5}}
	got[0].Text = cite.Text{}
	if diff := cmp.Diff(want, got[0], cmp.AllowUnexported(cite.Text{})); diff != "" {
		t.Errorf("citation (-want +got):\n%s", diff)
	}
}

// Entries know more than the text: the parser may have found the author
// where no pattern does.
func TestEntriesAreUsed(t *testing.T) {
	doc := new(page).para("A report (Oakham, 2004).").heading(2, "References").
		list("-", "The state of rivers, by the late Jo Oakham. Leeds: Harrow, MMIV, [online here].", sixWorks[0]).doc()
	refs := References(doc)
	if len(refs) != 2 {
		t.Fatalf("%d references, want 2", len(refs))
	}
	refs[0].Entry = &cite.Entry{
		Names: map[string][]cite.Name{"author": {{Family: "Oakham", Given: "Jo"}}},
		Dates: map[string]cite.Date{"issued": {Year: 2004}},
	}
	got := Citations(doc, refs)
	if len(got) != 1 || !cmp.Equal(got[0].Targets, []int{0}) {
		t.Errorf("citations = %v, want one of reference 0", got)
	}
}

// numberedIn finds the citations of a paragraph in an article whose list of
// four is numbered.
func numberedIn(text string, labels ...string) []place {
	p := new(page).para(text).heading(2, "References")
	for i, l := range labels {
		p.para(l + " " + sixWorks[i])
	}
	doc := p.doc()
	var got []place
	for _, c := range Citations(doc, References(doc)) {
		got = append(got, place{c.Text.String(), c.Targets})
	}
	return got
}

func TestNumeric(t *testing.T) {
	tests := []struct {
		text string
		want []place
	}{
		{"Here [1].", []place{{"[1]", []int{0}}}},
		{"Here [1, 3-4] and [2–3].", []place{{"[1, 3-4]", []int{0, 2, 3}}, {"[2–3]", []int{1, 2}}}},
		{"Here [2, p. 34].", []place{{"[2, p. 34]", []int{1}}}},
		{"Nobody lists [5] this.", []place{{"[5]", nil}}},
		{"Half [4,5] listed.", []place{{"[4,5]", []int{3}}, {"5", nil}}},
		{"Tied to the word[3] it supports.", []place{{"[3]", []int{2}}}},
		{"红楼梦[1]。其后[2-3]", []place{{"[1]", []int{0}}, {"[2-3]", []int{1, 2}}}},
		{"A claim that somebody made a long time ago in a far away place³, and which nobody has since contested.", []place{{"³", []int{2}}}},
		{"Not arr[1], nor x[2], nor [0, 99], nor [1921], nor 5 m².", nil},
		{"[1] 66931", nil},
		{"as in > 2 * 3 [1] 6 [2] 0.5 of the text", nil},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, numberedIn(tt.text, "[1]", "[2]", "[3]", "[4]")); diff != "" {
				t.Errorf("citations (-want +got):\n%s", diff)
			}
		})
	}
	if diff := cmp.Diff([]place{{"[Alv74]", []int{0}}}, numberedIn("By label [Alv74], not [Other].", "[Alv74]", "[Berg11]")); diff != "" {
		t.Errorf("citations by label (-want +got):\n%s", diff)
	}
}

func TestRaisedInTheSource(t *testing.T) {
	doc := new(page).heading(2, "References").para("[1] "+sixWorks[0], "[2] "+sixWorks[1]).doc()
	refs := References(doc)
	source := "<p>The number of those who came to see the mills was at first rather high<sup><a href=\"#r\">1</a></sup> and later fell by half, 2 a day.</p>"
	var b cite.TextBuilder
	start := 0
	doc.Parts = append(doc.Parts, cite.NewPart("", []byte(source), true))
	for _, s := range []string{"The number of those who came to see the mills was at first rather high", "1", " and later fell by half, 2 a day."} {
		at := start + strings.Index(source[start:], s)
		b.Append(s, cite.Span{Part: 1, Start: at, End: at + len(s)})
		start = at + len(s)
	}
	doc.Blocks = append(doc.Blocks, cite.Block{Text: b.Text()})
	got := Citations(doc, refs)
	if len(got) != 1 || got[0].Text.String() != "1" || !cmp.Equal(got[0].Targets, []int{0}) {
		t.Errorf("citations = %v, want the raised 1 alone", got)
	}
}

func TestImpliedNumbers(t *testing.T) {
	p := new(page).para("First [1], then [2] and [3,4]; at last [6].").heading(2, "References").list("-", sixWorks...)
	doc := p.doc()
	var got [][]int
	for _, c := range Citations(doc, References(doc)) {
		got = append(got, c.Targets)
	}
	if diff := cmp.Diff([][]int{{0}, {1}, {2, 3}, {5}}, got); diff != "" {
		t.Errorf("targets (-want +got):\n%s", diff)
	}
}

func TestGivenCitationsAreResolved(t *testing.T) {
	doc := new(page).para("Speech.[^1] Trees.[^2]").notes("Junger v. Daley, 209 F.3d 481, 485 (6th Cir. 2000).", "A remark.").doc()
	for _, key := range []string{"1", "2"} {
		at := strings.Index(doc.Blocks[0].Text.String(), "[^"+key)
		doc.Citations = append(doc.Citations, cite.Citation{Kind: cite.ByNote, Keys: []string{key}, Text: doc.Blocks[0].Text.Slice(at, at+4)})
	}
	got := Citations(doc, References(doc))
	if len(got) != 2 || !cmp.Equal(got[0].Targets, []int{0}) || got[1].Targets != nil {
		t.Errorf("citations = %v, want the first of reference 0, the second of none", got)
	}

	doc = new(page).para("By key.").heading(1, "References").para("[Alv74] "+sixWorks[0], sixWorks[1]).doc()
	doc.Citations = []cite.Citation{{Kind: cite.ByKey, Keys: []string{"Alv74", "doi:10.1000/XYZ123"}, Text: doc.Blocks[0].Text}}
	got = Citations(doc, References(doc))
	if len(got) != 1 || !cmp.Equal(got[0].Targets, []int{0, 1}) {
		t.Errorf("citations = %v, want one of references 0 and 1", got)
	}
}

func TestNumbersBesideTheListAreNoCitations(t *testing.T) {
	doc := new(page).para(essay, essay).para(sixWorks...).para("A few wiki articles on events cited above: [1]; [2]; [3]; [4]; [5]; [6].").doc()
	if got := Citations(doc, References(doc)); len(got) > 0 {
		t.Errorf("citations = %v", got)
	}
}

func TestWithoutListOnlyFormalCitationsAreReturned(t *testing.T) {
	doc := new(page).para("Some (Johnson, 1996) and (Müller et al. 2001), but not (Hamburger 2004).").doc()
	var got []string
	for _, c := range Citations(doc, nil) {
		got = append(got, c.Text.String())
	}
	if diff := cmp.Diff([]string{"(Johnson, 1996)", "(Müller et al. 2001)"}, got); diff != "" {
		t.Errorf("citations (-want +got):\n%s", diff)
	}
}

func TestRaisedByTheFormat(t *testing.T) {
	text := "The number of those who came to see the mills was at first rather high1 and later fell by half, 2 a day."
	doc := new(page).para(text).heading(2, "References").para("[1] "+sixWorks[0], "[2] "+sixWorks[1]).doc()
	at := strings.Index(text, "1")
	doc.Blocks[0].Raised = []cite.Span{doc.Blocks[0].Text.Span(at, at+1)}
	found := Citations(doc, References(doc))
	if len(found) != 1 || found[0].Text.String() != "1" || len(found[0].Targets) != 1 || found[0].Targets[0] != 0 {
		t.Errorf("found %v, want the raised 1 alone", found)
	}
}

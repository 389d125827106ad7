package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
)

func TestHeadingWeight(t *testing.T) {
	for _, s := range []string{
		"References", "REFERENCES", "Bibliography:", "8. References", "§17.1 References", "--[ 5 - References", "References[edit]",
		"IV. Works Cited", "Notes and references", "References & Further Reading", "Literatur", "Literaturverzeichnis", "4 Literatur:",
		"Références", "Bibliographie", "Bibliografía", "Referências bibliográficas", "Opere citate", "Литература", "Список литературы",
		"参考文献", "【参考文献】", "三、参考文献", "References ¶", "A References", "Kaynakça", "Βιβλιογραφία",
	} {
		if got := headingWeight(s); got != strong {
			t.Errorf("%q has weight %d, want %d", s, got, strong)
		}
	}
	for _, s := range []string{"Further reading", "Sources", "Notes", "Quellen:", "Pour aller plus loin :", "Fontes", "Источники", "参考資料"} {
		if got := headingWeight(s); got != weak {
			t.Errorf("%q has weight %d, want %d", s, got, weak)
		}
	}
	for _, s := range []string{
		"Reference Implementation", "References.list()", "Data sources and methods", "Related posts", "See also", "External links",
		"Contents", "1917", "", "The literature on soviets", "Literaturkritik",
	} {
		if got := headingWeight(s); got != none {
			t.Errorf("%q stands over a list, weight %d", s, got)
		}
	}
}

func TestScore(t *testing.T) {
	for _, s := range append([]string{
		"1918 RFSR Constitution, [online here].",
		"Lenin, 1918, The Immediate Tasks of the Soviet Government, [online here].",
		"van der Berg, L.J.P.; Holt, G.E. (Nov 2008). \"Seeing Data\" (PDF). J. Learn. Res. 9: 2579–2605.",
		"安良城盛昭『新・沖縄史論』沖縄タイムス社、1980年。",
		"胡适. 红楼梦考证[M]. 上海: 亚东图书馆, 1921.",
		"Кулябов Д. С. Численный анализ // Вестник РУДН. – 2019. – Т. 27. – С. 56–67.",
		"Junger v. Daley, 209 F.3d 481, 485 (6th Cir. 2000)",
	}, sixWorks...) {
		if got := score(s); got < likely {
			t.Errorf("score(%q) = %.2f, want at least %v", s, got, likely)
		}
	}
	for _, s := range []string{
		essay, "Leave a Reply", "You are commenting using your account. Log Out /  Change )", "September 2014 (2)",
		"0.0.1 - 2014-05-31", "Fix typos in recent README changes.", "geschrieben von berg am 21. Jan. 2015, 19:04",
		"Thread safety: References is not thread-safe.", "Since 1.4 (March 2018) add returns the reference.",
		"Ask the trainees for a short summary of their course experience.", "For a deeper understanding of the matter:", "",
	} {
		if got := score(s); got >= likely {
			t.Errorf("score(%q) = %.2f, want less than %v", s, got, likely)
		}
	}
}

func TestListsAreFound(t *testing.T) {
	tests := []struct {
		name string
		page *page
	}{
		{"under a heading", new(page).para(essay).heading(2, "References").para(sixWorks...)},
		{"as list items", new(page).para(essay).heading(2, "Bibliography").list("-", sixWorks...).heading(2, "See also").list("-", "Mills", "Rivers")},
		{"under a line of its own", new(page).para(essay, "Literatur:").para(sixWorks...).para("Dank", "Ich danke allen, die geholfen haben.")},
		{"behind an introduction", new(page).heading(1, "Sources").para("The list is short and we will add to it when it is needed.").para(sixWorks...)},
		{"with sub-headings", new(page).para(essay).heading(2, "Works cited").heading(3, "Books").para(sixWorks[:3]...).heading(3, "Articles").para(sixWorks[3:]...)},
		{"without heading", new(page).para(essay, essay).para(sixWorks...).para("Leave a Reply", "Fill in your details below or click an icon to log in:")},
		{"without heading, as items", new(page).para(essay, essay).list("-", sixWorks...)},
		{"in one block, on lines", new(page).heading(1, "References").para(strings.Join(sixWorks, "\n"))},
		{"before more chapters", new(page).heading(1, "References").para(sixWorks...).heading(1, "Appendix").para(essay)},
		{"before a question", new(page).heading(2, "Literatur").list("-", sixWorks...).para("Möchten Sie den Artikel teilen?", "War der Artikel nützlich?")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := texts(References(tt.page.doc()))
			if diff := cmp.Diff(sixWorks, got); diff != "" {
				t.Errorf("references (-want +got):\n%s", diff)
			}
		})
	}
}

func TestNoListIsFound(t *testing.T) {
	furniture := new(page).para(essay)
	furniture.add(cite.Block{Kind: cite.Heading, Level: 2, Region: cite.Furniture}, "References")
	for _, w := range sixWorks {
		furniture.add(cite.Block{Kind: cite.ListItem, List: 1, Marker: "-", Region: cite.Furniture}, w)
	}
	tests := []struct {
		name string
		page *page
	}{
		{"change log", new(page).heading(1, "Changelog").heading(2, "1.1.0 - 2019-02-15").list("-", "Danish translation (#297).",
			"Fix links, see https://a.example/1 (2019).", "Update year to match in every README example.").heading(2, "1.0.0 - 2017-06-20").
			list("-", "New visual identity by @tylerfortune8.", "Version navigation.", "Links to latest release in previous versions.")},
		{"link roll", new(page).para(essay).heading(2, "Blogs").list("-", "{Aktenkunde|https://a.example}", "{Das 19. Jahrhundert|https://b.example}", "{The French Network|https://c.example}")},
		{"documentation", new(page).heading(2, "References").para("References returns the cross-references of a widget.").
			heading(2, "Sources").para("The sources are in src/; run make to build them. Bibliography support was added in version 2.1 (2019).").
			heading(2, "Notes").list("1.", "Thread safety: References is not thread-safe.", "Since 1.4 (March 2018) add returns the reference.")},
		{"table of contents", new(page).para("0 - Intro\n1 - Background\n5 - References\n6 - Notes", essay)},
		{"comments", new(page).para(essay).para("Anna Berg, 21. Jan. 2015, 19:04", "I read this in 1999 and it was better.", "Bert Holm, 22. Jan. 2015, 10:11", "You are wrong, I think it is from 1998.")},
		{"reference implementation", new(page).heading(2, "Reference Implementation").para("See the branch in our repository; it was written in 2019 and is not yet complete.")},
		{"link definitions", new(page).heading(2, "Links").para("[GitHub] : https://a.example/x [Editor] : https://b.example/y", "[Komodo]: https://c.example")},
		{"furniture", furniture},
		{"two works in a text", new(page).para(essay, sixWorks[0], sixWorks[1], essay)},
		{"a list in the middle", new(page).para(essay).para(sixWorks...).para(essay, essay, essay, essay, essay)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := texts(References(tt.page.doc())); len(got) > 0 {
				t.Errorf("found %q", got)
			}
		})
	}
}

// An entry is what the tests below look at.
type entry struct{ Label, LeadIn, Text string }

func entries(refs []cite.Reference) []entry {
	var out []entry
	for _, r := range refs {
		out = append(out, entry{r.Label, r.LeadIn.String(), r.Text.String()})
	}
	return out
}

func TestSplitting(t *testing.T) {
	a, b := "Aho, B. Compilers. Reading: Addison, 1986.", "Clark, D. \"Layers of nets.\" Networks 3 (1990): 1–9."
	list := func() *page { return new(page).heading(2, "References") }
	tests := []struct {
		name string
		page *page
		want []entry
	}{
		{"brackets on lines", list().para("[1] " + a + "\n[2] " + b), []entry{{"1", "", a}, {"2", "", b}}},
		{"brackets in one line", list().para("[0] " + a + " [1] " + b), []entry{{"0", "", a}, {"1", "", b}}},
		{"brackets and colons", list().para("[0]: "+a, "[1]: "+b), []entry{{"0", "", a}, {"1", "", b}}},
		{"mnemonics", list().para("[Aho86] "+a, "[CLARK] "+b), []entry{{"Aho86", "", a}, {"CLARK", "", b}}},
		{"numbers", list().para("1. "+a, "2. "+b), []entry{{"1", "", a}, {"2", "", b}}},
		{"numbers in parentheses", list().para("(1) " + a + "\n(2) " + b), []entry{{"1", "", a}, {"2", "", b}}},
		{"numbers and space", list().para("1\u00a0 \u00a0"+a, "2\u00a0 \u00a0"+b), []entry{{"1", "", a}, {"2", "", b}}},
		{"an ordered list", list().list("1.", a, b), []entry{{"1", "", a}, {"2", "", b}}},
		{"an ordered list that repeats its numbers", list().list("1.", "1. "+a, "2. "+b), []entry{{"1", "", a}, {"2", "", b}}},
		{"a year at the start is no number", list().list("-", "1918 Constitution of the Republic, [online here].", b),
			[]entry{{"", "", "1918 Constitution of the Republic, [online here]."}, {"", "", b}}},
		{"hanging indent", list().para("Aho, B. Compilers. Reading:\n Addison, 1986.\n" + b), []entry{{"", "", a}, {"", "", b}}},
		{"wrapped", list().para("Aho, B. Compilers.\nReading: Addison, 1986.", b), []entry{{"", "", a}, {"", "", b}}},
		{"bullets", list().para("• " + a + "\n• " + b), []entry{{"", "", a}, {"", "", b}}},
		{"a break before the address", list().list("-", a+"\nhttps://a.example/b", b), []entry{{"", "", a + " https://a.example/b"}, {"", "", b}}},
		{"link buttons", list().list("1.", a+" CAS Article PubMed Google Scholar", b+" [Crossref] [Google Scholar]"), []entry{{"1", "", a}, {"2", "", b}}},
		{"back-links", list().list("1.", "^ "+a, b+" ↩"), []entry{{"1", "", a}, {"2", "", b}}},
		{"a lead-in", list().para("For more on machines: "+a, b), []entry{{"", "For more on machines:", a}, {"", "", b}}},
		{"bare links", list().para(a, b, "A few articles on this: [1]; [2]; [3]."), []entry{{"", "", a}, {"", "", b}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, entries(References(tt.page.doc()))); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
		})
	}
}

func TestItemOfSeveralParagraphs(t *testing.T) {
	p := new(page).heading(2, "References")
	for i, w := range sixWorks[:2] {
		p.add(cite.Block{Kind: cite.ListItem, List: 1, Level: 1, Marker: fmt.Sprint(i+1, ".")}, fmt.Sprint(i+1, "."))
		p.add(cite.Block{Kind: cite.ListItem, List: 1, Level: 1}, w)
		p.add(cite.Block{Kind: cite.ListItem, List: 1, Level: 1}, "CAS  Article  PubMed  Google Scholar")
	}
	want := []entry{{"1", "", sixWorks[0]}, {"2", "", sixWorks[1]}}
	if diff := cmp.Diff(want, entries(References(p.doc()))); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
}

func TestNotesServeIfThereIsNoList(t *testing.T) {
	notes := []string{
		"See, e.g., Lee Tan, Publishing Software as a Speech Act, 15 Berkeley Tech. L.J. 629 (2000); Robert Mast, Encryption and Speech, 15 Berkeley Tech. L.J. 713, 716 (2000).",
		"Compare Junger v. Daley, 209 F.3d 481, 485 (6th Cir. 2000), with Karn v. U.S., 925 F. Supp. 1, 9–10 (D.D.C. 1996).",
		"Supra note 4 and accompanying text.",
	}
	want := []entry{
		{"1", "See, e.g.,", "Lee Tan, Publishing Software as a Speech Act, 15 Berkeley Tech. L.J. 629 (2000)"},
		{"1", "", "Robert Mast, Encryption and Speech, 15 Berkeley Tech. L.J. 713, 716 (2000)."},
		{"2", "Compare", "Junger v. Daley, 209 F.3d 481, 485 (6th Cir. 2000)"},
		{"2", "", "Karn v. U.S., 925 F. Supp. 1, 9–10 (D.D.C. 1996)."},
	}
	got := entries(References(new(page).para(essay).notes(notes...).doc()))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	both := new(page).para(essay).heading(2, "References").para(sixWorks...).notes(notes...)
	if diff := cmp.Diff(sixWorks, texts(References(both.doc()))); diff != "" {
		t.Errorf("beside a list (-want +got):\n%s", diff)
	}
}

func TestLeadIn(t *testing.T) {
	for _, tt := range []struct{ lead, work string }{
		{"For more on Locke and his timing:", "Ellen Meiksins Wood, The Agrarian Origin of Capitalism, [online here]."},
		{"Still reading it but could be of interest for further reading into the details of Soviet rule, especially Stalin:", "LEWIN, Moshe. The Soviet Century, Verso, 2005."},
		{"Un classique, à lire absolument si vous ne l’avez pas fait :", "MARX, Karl. La Guerre civile en France, 1871, [en ligne ici]."},
		{"Zur Einführung in das Thema:", "Luhmann, Niklas: Soziale Systeme. Frankfurt a. M.: Suhrkamp 1984."},
		{"Подробнее об этом:", "Яковлев, Л. Н. Словарь терминов. М., 1996."},
		{"For a good introduction to mills, see", "Alvarez, M. The Silent Mill, Leeds, 1974."},
	} {
		if n := leadIn(tt.lead + " " + tt.work); n != len(tt.lead)+1 {
			t.Errorf("leadIn(%q …) = %d, want %d", tt.lead, n, len(tt.lead)+1)
		}
	}
	for _, s := range append([]string{
		"ANWEILER, Oscar. The Soviets : The Russian Workers, Peasants and Soldiers Councils, 1905-1921, New York, Pantheon Books, 1974.",
		"The Soviets : The Russian Workers, Peasants and Soldiers Councils, New York, 1974.",
		"Mumford, Lewis: Technics and Civilization. New York: Harcourt, Brace & Co. 1934.",
		"Thompson, E. P.: Time, Work-Discipline, and Industrial Capitalism. In: Past & Present 38 (1967), S. 56-97.",
		"Krüger, Karin: Beiträge zur Erforschung der Pädagogik. Reinbek bei Hamburg: Rowohlt 1951.",
		"SANTOS, Helena S. Reflexões sobre cidadania. São Paulo: Edusp, 1983.",
		"Crossing the line: Marta Alvarez, a life. Leeds: Harrow, 1999.",
	}, sixWorks...) {
		if n := leadIn(s); n != 0 {
			t.Errorf("leadIn(%q) = %q", s, s[:n])
		}
	}
}

func TestLinksOfReferences(t *testing.T) {
	doc := new(page).para("See {elsewhere|https://0.example}.").heading(2, "References").
		para("For more on {mills|https://1.example}: Alvarez, M. The Silent Mill, 1974, [{online here|}].", "Berg, J. Rivers and rule. Leeds: Harrow, 1999. {PDF|https://3.example}").
		para("Back to {the top|#top}").doc()
	var got [][]int
	for _, r := range References(doc) {
		got = append(got, r.Links)
	}
	if diff := cmp.Diff([][]int{{1, 2}, {3}}, got); diff != "" {
		t.Errorf("links (-want +got):\n%s", diff)
	}
}

func TestListsAreNumbered(t *testing.T) {
	doc := new(page).heading(2, "References").para(sixWorks[:3]...).heading(2, "Further reading").para(sixWorks[3:]...).doc()
	var got []int
	for _, r := range References(doc) {
		got = append(got, r.List)
		if block := doc.Blocks[r.Block].Text.String(); block != r.Text.String() {
			t.Errorf("%q was found in block %q", r.Text.String(), block)
		}
	}
	if diff := cmp.Diff([]int{0, 0, 0, 1, 1, 1}, got); diff != "" {
		t.Errorf("lists (-want +got):\n%s", diff)
	}
}

package parse

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func pieces(text string) []string {
	var got []string
	for _, t := range tokenize(nil, text) {
		got = append(got, text[t.start:t.end])
	}
	return got
}

func TestTokenize(t *testing.T) {
	tests := []struct{ text, want string }{
		{"30(1):11-16", "30|(|1|)|:|11|-|16"},
		{"Smith,J.2001a", "Smith|,|J|.|2001|a"},
		{"d'études", "d|'|études"},
		{"北京：出版社", "北|京|：|出|版|社"},
		{"a\xffb", "a|\xff|b"},
		{"see https://example.org/a_(b)?q=1. Then", "see|https://example.org/a_(b)?q=1|.|Then"},
		{"(www.example.org)", "(|www.example.org|)"},
		{"<http://example.org/>", "<|http://example.org/|>"},
		{"doi:10.1000/182(a)b.", "doi|:|10.1000/182(a)b|."},
		{"10.5 km", "10|.|5|km"},
		{"arXiv:2101.01234v2 [cs]", "arXiv|:|2101.01234v2|[|cs|]"},
		{"hep-th/9901001", "hep-th/9901001"},
		{"math.GT/0309136", "math.GT/0309136"},
		{"and/or 1999", "and|/|or|1999"},
		{"ISBN 0-306-40615-2, 1980", "ISBN|0-306-40615-2|,|1980"},
		{"ISBN: 978-3-16-148410-0", "ISBN|:|978-3-16-148410-0"},
		{"ISSN 1234-567X", "ISSN|1234-567X"},
		{"pp. 1234-5678", "pp|.|1234|-|5678"},
		{"PMC1234567", "PMC1234567"},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(strings.Split(tt.want, "|"), pieces(tt.text)); diff != "" {
			t.Errorf("tokens of %q (-want +got):\n%s", tt.text, diff)
		}
	}
}

func TestLabelNumbers(t *testing.T) {
	for n, name := range map[int]string{
		labelAuthor: "author", labelEditor: "editor", labelTranslator: "translator", labelTitle: "title",
		labelJournal: "journal", labelContainer: "container-title", labelVolume: "volume", labelIssue: "issue",
		labelPages: "pages", labelEdition: "edition", labelDOI: "doi", labelISBN: "isbn", labelArXiv: "arxiv",
	} {
		if Labels[n] != name {
			t.Errorf("label %d is %q, trimming takes it for %q", n, Labels[n], name)
		}
	}
}

func TestSegments(t *testing.T) {
	a := analyzer{tables: newTables()}
	text := "Smith, J. R. (1999). The history of salt, London, 12-14."
	a.tokens = tokenize(nil, text)
	a.analyze(text)
	var got []form
	for _, s := range a.segments {
		got = append(got, s.form)
	}
	want := []form{formCap1, formInitials, formYear, formText8, formCap1, formNumber}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("forms of %q (-want +got):\n%s", text, diff)
	}
}

func TestQuotesAreNoApostrophes(t *testing.T) {
	tests := []struct{ text, inside string }{
		{"On \"salt and bread\", 1999", "salt and bread"},
		{"On „Salz und Brot“, 1999", "Salz und Brot"},
		{"On ‘the people’s bread’, 1999", "the people’s bread"},
		{"Workers' and peasants' councils", ""},
	}
	for _, tt := range tests {
		a := analyzer{tables: newTables()}
		a.tokens = tokenize(nil, tt.text)
		a.analyze(tt.text)
		start, end := len(tt.text), 0
		for i, o := range a.obs {
			if o.quote == 1 && !(o.shape.isMark() && i > 0 && a.obs[i-1].quote == 0) {
				start, end = min(start, a.tokens[i].start), a.tokens[i].end
			}
		}
		if got := tt.text[min(start, end):end]; got != tt.inside {
			t.Errorf("quoted in %q: %q, want %q", tt.text, got, tt.inside)
		}
	}
}

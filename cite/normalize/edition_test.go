package normalize

import "testing"

func TestCleanEdition(t *testing.T) {
	for in, want := range map[string]string{
		"2nd ed": "2", "3. Aufl": "3", "2e éd.": "2", "Second edition": "2", "Deuxième édition": "2", "zweite Auflage": "2",
		"4-е изд.": "4", "2-е издание": "2", "5ª ed.": "5", "12": "12", "rev. ed.": "rev", "2nd rev. ed.": "2nd rev",
		"3., überarb. Aufl.": "3., überarb", "Kindle edition": "Kindle", "ed.": "ed.", "": "",
	} {
		if got := cleanEdition(in); got != want {
			t.Errorf("edition %q is %q, want %q", in, got, want)
		}
	}
}

func TestKind(t *testing.T) {
	for _, c := range []struct {
		want string
		e    evidence
	}{
		{"article", evidence{title: "Attention", author: true, year: true, preprint: true}},
		{"legal_case", evidence{title: "Junger v. Daley", container: "F.3d", volume: true, pages: true, year: true}},
		{"legal_case", evidence{title: "Roe v Wade", container: "U.S.", volume: true}},
		{"article-journal", evidence{title: "Nature v. Nurture", container: "F. Hist. Rev.", journal: true, volume: true}},
		{"article-journal", evidence{title: "红楼梦研究", container: "文学评论", code: "J"}},
		{"book", evidence{title: "数据结构", publisher: true, code: "M"}},
		{"webpage", evidence{title: "主页", author: true, url: "http://example.cn/", code: "EB"}},
		{"thesis", evidence{title: "On salt", genre: "PhD thesis", publisher: true}},
		{"document", evidence{title: "On salt"}},
	} {
		if got := kind(c.e); got != c.want {
			t.Errorf("%+v is %s, want %s", c.e, got, c.want)
		}
	}
}

func TestCodeOf(t *testing.T) {
	for in, want := range map[string]string{"J": "J", "[M]": "M", "EB/OL": "EB", "DB/CD": "DB", "DVD": "", "M/X": "", "on line": ""} {
		if got := codeOf(in); got != want {
			t.Errorf("code of %q is %q, want %q", in, got, want)
		}
	}
}

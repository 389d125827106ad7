package date_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
)

// TestParse compares in EDTF, with the literal after a bar where a date has one.
func TestParse(t *testing.T) {
	tests := []struct{ in, want string }{
		{"1974", "1974"},
		{"(1974)", "1974"},
		{"1974.", "1974"},
		{"[1917?]", "1917?"},
		{"[1917]", "1917"},
		{"c. 1920", "1920~"},
		{"ca. 1920", "1920~"},
		{"ca 1920?", "1920%"},
		{"um 1500", "1500~"},
		{"vers 1830", "1830~"},
		{"около 1900 г.", "1900~"},
		{"c1998", "1998"},
		{"©2001", "2001"},
		{"May 2019", "2019-05"},
		{"15 May 1993", "1993-05-15"},
		{"May 15, 1993", "1993-05-15"},
		{"May 15th, 1993", "1993-05-15"},
		{"Sunday, 12 May 2019", "2019-05-12"},
		{"2019 Mar 3", "2019-03-03"},
		{"2019, May 3", "2019-05-03"},
		{"2019-03-02", "2019-03-02"},
		{"2019/03/02", "2019-03-02"},
		{"2019-03", "2019-03"},
		{"02.03.2019", "2019-03-02"},
		{"31/12/2019", "2019-12-31"},
		{"12/31/2019", "2019-12-31"},
		{"3/4/2019", "2019"},
		{"4/4/2019", "2019-04-04"},
		{"11/2019", "2019-11"},
		{"3. Mai 1998", "1998-05-03"},
		{"den 3. März 1998", "1998-03-03"},
		{"1er janvier 1950", "1950-01-01"},
		{"15 août 1944", "1944-08-15"},
		{"3 de mayo de 1808", "1808-05-03"},
		{"25 aprile 1945", "1945-04-25"},
		{"25 de Abril de 1974", "1974-04-25"},
		{"3 mei 2001", "2001-05-03"},
		{"13 grudnia 1981 r.", "1981-12-13"},
		{"17. listopadu 1989", "1989-11-17"},
		{"12 апреля 1961 г.", "1961-04-12"},
		{"24 серпня 1991", "1991-08-24"},
		{"2019年3月15日", "2019-03-15"},
		{"2019年3月", "2019-03"},
		{"2019年", "2019"},
		{"昭和50年", "1975"},
		{"平成3年4月", "1991-04"},
		{"2019년 3월 15일", "2019-03-15"},
		{"２０１９年", "２０１９年|２０１９年"},
		{"Spring 2001", "2001-21"},
		{"Herbst 1989", "1989-23"},
		{"Spring/Summer 2001", "2001-21/2001-22"},
		{"1905-1921", "1905/1921"},
		{"1905–1921", "1905/1921"},
		{"1905/1921", "1905/1921"},
		{"1998/99", "1998/1999"},
		{"1998–9", "1998"},
		{"2001–02", "2001/2002"},
		{"c. 1905-1921", "1905~/1921~"},
		{"May-June 2019", "2019-05/2019-06"},
		{"12-15 May 1993", "1993-05-12/1993-05-15"},
		{"May 12–15, 1993", "1993-05-12/1993-05-15"},
		{"30 April – 2 May 1999", "1999-04-30/1999-05-02"},
		{"Dec. 1999 to Jan. 2000", "1999-12/2000-01"},
		{"3. bis 5. Mai 2004", "2004-05-03/2004-05-05"},
		{"1921-1905", "1921"},
		{"44 BC", "-0043"},
		{"v. Chr. 44", "-0043"},
		{"31 February 1999", "1999-02"},
		{"2004-02-31", "2004-02"},
		{"29. 2. 2004", "2004-02-29"},
		{"12. 13. 2004", "2004"},
		{"1990s", "1990s|1990s"},
		{"May", "May|May"},
		{"n.d.", "n.d.|n.d."},
		{"[n.d.]", "n.d.|n.d."},
		{"s.d.", "s.d.|s.d."},
		{"o. J.", "o. J.|o. J."},
		{"б. г.", "б. г.|б. г."},
		{"n.d.-a", "n.d.-a|n.d.-a"},
		{"forthcoming", "forthcoming|forthcoming"},
		{"in press", "in press|in press"},
		{"im Erscheinen", "im Erscheinen|im Erscheinen"},
		{"in press, 2020", "2020|in press"},
		{"some day", "some day|some day"},
		{"Winter 1998, revised by hand", "1998-24"},
		{"", ""},
	}
	for _, tt := range tests {
		d := date.Parse(tt.in)
		got := d.String()
		if d.Literal != "" {
			got += "|" + d.Literal
		}
		if got != tt.want {
			t.Errorf("%q = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestSuffix(t *testing.T) {
	want := cite.Date{Year: 1984, Suffix: "a"}
	if diff := cmp.Diff(want, date.Parse("(1984a)")); diff != "" {
		t.Errorf("1984a (-want +got):\n%s", diff)
	}
}

func TestOriginal(t *testing.T) {
	tests := []struct{ in, issued, original string }{
		{"1986 [1927]", "1986", "1927"},
		{"1927 [1986]", "1986", "1927"},
		{"1986 (1927)", "1986", "1927"},
		{"1927, Ed. 1986", "1986", "1927"},
		{"1927/1986", "1986", "1927"},
		{"1986 [orig. 1927]", "1986", "1927"},
		{"May 1986 [1927]", "1986-05", "1927"},
		{"1998/1999", "", ""},
		{"1905-1921", "", ""},
		{"3 May 1905 - 2 June 1921", "", ""},
		{"1986", "", ""},
		{"1986 (1986)", "", ""},
	}
	for _, tt := range tests {
		issued, original, ok := date.Original(tt.in)
		if ok != (tt.issued != "") || issued.String() != tt.issued || original.String() != tt.original {
			t.Errorf("%q = %s, %s, %v; want %s, %s", tt.in, issued, original, ok, tt.issued, tt.original)
		}
	}
}

// FuzzParse demands that nothing vanishes and that the EDTF form of a date
// reads as the same date.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"May 12–15, 1993", "1998/99", "44 BC", "昭和50年", "[1917?]", "1984a", "c. 1905-1921", "in press, 2020", "\xff1", "Spring/Summer 2001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := date.Parse(s)
		once := d.String()
		if twice := date.Parse(once).String(); twice != once {
			t.Errorf("%q reads as %q, and that as %q", s, once, twice)
		}
		if d.IsZero() && date.Parse("x"+s).IsZero() {
			t.Errorf("nothing is left of %q", s)
		}
		date.Original(s)
	})
}

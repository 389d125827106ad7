package date_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
)

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"1984":                 "1984",
		"(1984).":              "1984",
		"March 2004":           "2004-03",
		"12 March 2004":        "2004-03-12",
		"Oct. 4th, 2003":       "2003-10-04",
		"2004, March 12":       "2004-03-12",
		"3. März 1999":         "1999-03-03",
		"1er août 1914":        "1914-08-01",
		"5 мая 1961":           "1961-05-05",
		"2019年3月4日":            "2019-03-04",
		"31.12.2004":           "2004-12-31",
		"31/12/2004":           "2004-12-31",
		"12/31/2004":           "2004-12-31",
		"03/04/2004":           "2004",
		"2004-02-31":           "2004-02",
		"2004-05":              "2004-05",
		"1998-99":              "1998/1999",
		"1998/99":              "1998/1999",
		"1905–1921":            "1905/1921",
		"1921-1905":            "1921",
		"12–14 May 2001":       "2001-05-12/2001-05-14",
		"May–June 1990":        "1990-05/1990-06",
		"Spring 2001":          "2001-21",
		"c. 1650":              "1650~",
		"[ca. 1650]":           "1650~",
		"1650?":                "1650?",
		"44 BC":                "-0043",
		"n.d.":                 "n.d.",
		"o. J.":                "o. J.",
		"forthcoming":          "forthcoming",
		"in press":             "in press",
		"yesterday":            "yesterday",
		"":                     "",
		"accessed on May 2011": "2011-05",
	} {
		if got := date.Parse(in).String(); got != want {
			t.Errorf("Parse(%q) is %q, want %q", in, got, want)
		}
	}
}

func TestSuffix(t *testing.T) {
	for _, in := range []string{"1984a", "(1984a)", "1984 a"} {
		want := cite.Date{Year: 1984, Suffix: "a"}
		if diff := cmp.Diff(want, date.Parse(in)); diff != "" {
			t.Errorf("Parse(%q) (-want +got):\n%s", in, diff)
		}
	}
}

// A date is read back from its own EDTF as it was.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"1984a", "12–14 May 2001", "c. 1650?", "1998/99", "-0043", "31.12.2004", "2001-21", "\xff1999"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := date.Parse(s)
		if d.Year == 0 {
			return
		}
		again := date.Parse(d.String())
		if diff := cmp.Diff(d, again, cmpopts.IgnoreFields(cite.Date{}, "Suffix")); diff != "" {
			t.Errorf("%q is %q, which reads (-first +second):\n%s", s, d, diff)
		}
	})
}

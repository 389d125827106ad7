package ris_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ris"
)

// told writes what an entry says, with the source of every field.
func told(src string, e *cite.Entry) []string {
	at := func(s cite.Span) string { return src[s.Start:s.End] }
	all := []string{e.Type + " " + e.Key + " " + e.Lang}
	for role, names := range e.Names {
		for _, n := range names {
			all = append(all, fmt.Sprintf("%s %s|%s|%s|%s <%s>", role, n.Particle, n.Family+n.Literal, n.Given, n.Suffix, at(n.Span)))
		}
	}
	for variable, d := range e.Dates {
		all = append(all, fmt.Sprintf("%s %s <%s>", variable, d, at(d.Span)))
	}
	for _, f := range e.Fields {
		all = append(all, fmt.Sprintf("%s %s <%s>", f.Name, f.Value, at(f.Span)))
	}
	slices.Sort(all[1:])
	return all
}

// TestReadMirrorsPrint reads back what Print wrote.
func TestReadMirrorsPrint(t *testing.T) {
	entries, notices := ris.Read([]byte(want))
	if len(notices) > 0 {
		t.Errorf("notices %v", notices)
	}
	if d := cmp.Diff(want, string(ris.Print(entries))); d != "" {
		t.Errorf("(-printed +read and printed):\n%s", d)
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		lines string
		want  []string
	}{
		{"AU  - Berg, Jan", []string{"author |Berg|Jan| <Berg, Jan>"}},
		{"A1  - van der Berg, Jan, Jr.", []string{"author van der|Berg|Jan|Jr. <van der Berg, Jan, Jr.>"}},
		{"AU  - World Bank\nED  - Plato", []string{"author |World Bank|| <World Bank>", "editor |Plato|| <Plato>"}},
		{"PY  - 2004/03/09/Spring", []string{"issued 2004-03-09 <2004/03/09/Spring>"}},
		{"PY  - 2004///Spring", []string{"issued 2004-21 <2004///Spring>"}},
		{"PY  - 2004\nDA  - 2004/05/", []string{"issued 2004-05 <2004/05/>"}},
		{"DA  - 2004/05/06\nPY  - 2004", []string{"issued 2004-05-06 <2004/05/06>"}},
		{"Y2  - 2020/01/02/\nOP  - 1867", []string{"accessed 2020-01-02 <2020/01/02/>", "original-date 1867 <1867>"}},
		{"SP  - 12\nEP  - 20", []string{"page 12-20 <12\nEP  - 20>"}},
		{"EP  - 20\nSP  - 12", []string{"page 12-20 <20\nSP  - 12>"}},
		{"SP  - 12-20\nEP  - 20", []string{"page 12-20 <12-20>"}},
		{"SN  - 0378-5955\nSN  - 978-0-306-40615-7", []string{"ISBN 978-0-306-40615-7 <978-0-306-40615-7>", "ISSN 0378-5955 <0378-5955>"}},
		{"DO  - doi:10.1/x\nUR  - http://a.b/c;d", []string{"DOI 10.1/x <doi:10.1/x>", "URL http://a.b/c;d <http://a.b/c;d>"}},
		{"UR  - http://a.b/;http://c.d/ http://e.f", []string{"URL http://a.b/ <http://a.b/>", "URL http://c.d/ <http://c.d/>", "URL http://e.f <http://e.f>"}},
		{"N1  - arXiv:1706.03762\nAN  - 12345\nAN  - X", []string{"PMID 12345 <12345>", "archive_location X <X>", "arxiv 1706.03762 <arXiv:1706.03762>"}},
		{"AB  - One\n  line\n\nand two\nTI - T", []string{"abstract One line and two <One\n  line\n\nand two>", "title T <T>"}},
		{"T2  - A\nJF  - B\nC7  - 3\nTI  - ", []string{"container-title A <A>", "container-title B <B>", "number 3 <3>"}},
	} {
		src := "TY  - JOUR\nID  - k\n" + c.lines + "\nER  - \n"
		entries, notices := ris.Read([]byte(src))
		if len(entries) != 1 || len(notices) > 0 {
			t.Errorf("%s: %d entries, notices %v", c.lines, len(entries), notices)
			continue
		}
		if d := cmp.Diff(append([]string{"article-journal k "}, c.want...), told(src, entries[0])); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.lines, d)
		}
		if got := src[entries[0].Span.Start:entries[0].Span.End]; got != strings.TrimSuffix(src, "\n") {
			t.Errorf("%s: the entry is %q", c.lines, got)
		}
	}
}

func TestReadBooks(t *testing.T) {
	src := "\xef\xbb\xbfTY  - BOOK\r\nT2  - Series\r\nA2  - Roe, R.\r\nER  - \r\n\r\nTY  - CHAP\r\nT2  - Book\r\nA2  - Roe, R.\r\nER  -\r\n"
	entries, notices := ris.Read([]byte(src))
	if len(entries) != 2 || len(notices) > 0 {
		t.Fatalf("%d entries, notices %v", len(entries), notices)
	}
	for i, want := range []string{"collection-title Series", "container-title Book"} {
		if got := strings.Join(told(src, entries[i]), "\n"); !strings.Contains(got, want) {
			t.Errorf("%s is not in\n%s", want, got)
		}
	}
}

func TestReadBroken(t *testing.T) {
	for src, want := range map[string][]int{ // entries, notices
		"":                                      {0, 0},
		"x\ny\n":                                {0, 1},
		"ER  - \nTI  - x\n":                     {0, 1},
		"TY  - JOUR":                            {1, 1},
		"TY  - JOUR\nTI  - T\nTY  - BOOK\nER -": {2, 1},
		"TY  - \xff\nKW  - \xfe\nER  - ":        {1, 0},
		"TY  - JOUR\rTI  - T\rER  - \r":         {1, 0},
		strings.Repeat("TY  - JOUR\n", 50_000):  {50_000, 50_000},
		"TY  - JOUR\nAB  - " + strings.Repeat("line\n", 50_000) + "ER  - ": {1, 0},
	} {
		entries, notices := ris.Read([]byte(src))
		if got := []int{len(entries), len(notices)}; !slices.Equal(got, want) {
			t.Errorf("%.40q: %v entries and notices, want %v", src, got, want)
		}
	}
}

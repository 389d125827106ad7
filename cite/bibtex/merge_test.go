package bibtex_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// merge merges and demands what always holds: nothing of the file is lost, and
// to merge again changes nothing.
func merge(t *testing.T, src string, entries []*cite.Entry, o bibtex.MergeOptions) *bibtex.Merged {
	t.Helper()
	m, err := bibtex.Merge([]byte(src), entries, o)
	var missed *bibtex.ASCIIError
	if err != nil && !errors.As(err, &missed) {
		t.Fatalf("%v\n%s", err, src)
	}
	settled(t, m, entries, o)
	return m
}

func settled(t *testing.T, m *bibtex.Merged, entries []*cite.Entry, o bibtex.MergeOptions) {
	t.Helper()
	if len(m.Outcomes) != len(entries) {
		t.Fatalf("%d outcomes of %d entries", len(m.Outcomes), len(entries))
	}
	again, err := bibtex.Merge(m.Bytes(), entries, o)
	var missed *bibtex.ASCIIError
	if err != nil && !errors.As(err, &missed) {
		t.Fatalf("merging again: %v\n%s", err, m.Bytes())
	}
	if len(again.Edits) > 0 {
		t.Fatalf("merging again changes the file:\n%s", cmp.Diff(string(m.Bytes()), string(again.Bytes())))
	}
}

// work is an entry of fields "name=value", as references give it.
func work(kind, key string, pairs ...string) *cite.Entry {
	e := &cite.Entry{Type: kind, Key: key, Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		switch name {
		case "author", "editor":
			family, given, _ := strings.Cut(value, ", ")
			e.Names[name] = append(e.Names[name], cite.Name{Family: family, Given: given})
		case "issued":
			e.Dates[name] = edtf(value)
		default:
			e.Fields = append(e.Fields, cite.Field{Name: name, Value: value})
		}
	}
	return e
}

func edtf(s string) cite.Date {
	d := bibtex.Parse([]byte("@misc{k, date = {" + s + "}}")).Entries()[0].Dates["issued"]
	d.Span = cite.Span{}
	return d
}

func lewin() *cite.Entry {
	return work("book", "lewin2005soviet", "author=Lewin, Moshe", "title=The Soviet Century", "publisher=Verso", "publisher-place=London", "issued=2005")
}

func wood() *cite.Entry {
	return work("article-journal", "wood1998agrarian", "author=Wood, Ellen Meiksins", "title=The Agrarian Origins of Capitalism",
		"container-title=Monthly Review", "volume=50", "issue=3", "page=14-31", "issued=1998-07", "DOI=10.14452/MR-050-03-1998-07_2")
}

// TestMergeKeepsLayouts adds to files of many layouts. The new entry looks like
// the one that is there.
func TestMergeKeepsLayouts(t *testing.T) {
	for name, c := range map[string]struct{ old, want string }{
		"ours": {
			"@book{a,\n  author    = {A},\n  publisher = {P}\n}\n",
			"\n@book{lewin2005soviet,\n  author    = {Lewin, Moshe},\n  title     = {The {Soviet} Century},\n  publisher = {Verso},\n  address   = {London},\n  year      = {2005}\n}\n",
		},
		"plain with commas": {
			"@book{a,\n\tauthor = {A},\n\tpublisher = {P},\n}\n\n",
			"@book{lewin2005soviet,\n\tauthor = {Lewin, Moshe},\n\ttitle = {The {Soviet} Century},\n\tpublisher = {Verso},\n\taddress = {London},\n\tyear = {2005},\n}\n",
		},
		"quotes, numbers, capitals": {
			"@BOOK{a,\n   AUTHOR = \"A\",\n   TITLE = \"T\",\n   YEAR = 1990}\n@BOOK{b, TITLE = \"U\"}",
			"\n@BOOK{lewin2005soviet,\n   AUTHOR = \"Lewin, Moshe\",\n   TITLE = \"The {Soviet} Century\",\n   PUBLISHER = \"Verso\",\n   ADDRESS = \"London\",\n   YEAR = 2005}\n",
		},
		"parentheses, no spaces": {
			"@Book(a,author={A},\n title={T},\n year={1990}\n)\n@Book(b,author={A},\n title={T2}\n)\n",
			"@Book(lewin2005soviet,author={Lewin, Moshe},\n title={The {Soviet} Century},\n publisher={Verso},\n address={London},\n year={2005}\n)\n",
		},
		"one line": {
			"@book{a, title={T}, year={1990}}\n@book{b, title={U}, year={1991}}\n",
			"@book{lewin2005soviet, author={Lewin, Moshe}, title={The {Soviet} Century}, publisher={Verso}, address={London}, year={2005}}\n",
		},
		"aligned at a column": {
			"@book{a,\n  author       = {A},\n  title        = {T}\n}\n\n@book{b,\n  title        = {U}\n}\n",
			"\n@book{lewin2005soviet,\n  author       = {Lewin, Moshe},\n  title        = {The {Soviet} Century},\n  publisher    = {Verso},\n  address      = {London},\n  year         = {2005}\n}\n",
		},
		"values aligned": {
			"@book{a,\n  author =    {A},\n  title =     {T},\n  year =      {1990}\n}\n",
			"\n@book{lewin2005soviet,\n  author =    {Lewin, Moshe},\n  title =     {The {Soviet} Century},\n  publisher = {Verso},\n  address =   {London},\n  year =      {2005}\n}\n",
		},
		"tabs": {
			"@book{a,\n\tauthor\t\t= {A},\n\ttitle\t\t= {T},\n\tpublisher\t= {P}\n}\n",
			"\n@book{lewin2005soviet,\n\tauthor\t\t= {Lewin, Moshe},\n\ttitle\t\t= {The {Soviet} Century},\n\tpublisher\t= {Verso},\n\taddress\t\t= {London},\n\tyear\t\t= {2005}\n}\n",
		},
		"commas in front": {
			"@book{a\n  , author = {A}\n  , title = {T}\n  }\n",
			"\n@book{lewin2005soviet\n  , author = {Lewin, Moshe}\n  , title = {The {Soviet} Century}\n  , publisher = {Verso}\n  , address = {London}\n  , year = {2005}\n  }\n",
		},
		"CRLF": {
			"@book{a,\r\n  author = {A},\r\n  title = {T}\r\n}\r\n",
			"\r\n@book{lewin2005soviet,\r\n  author = {Lewin, Moshe},\r\n  title = {The {Soviet} Century},\r\n  publisher = {Verso},\r\n  address = {London},\r\n  year = {2005}\r\n}\r\n",
		},
		"biblatex": {
			"@book{a,\n  author = {A},\n  location = {L},\n  date = {1990}\n}\n",
			"\n@book{lewin2005soviet,\n  author = {Lewin, Moshe},\n  title = {The {Soviet} Century},\n  publisher = {Verso},\n  location = {London},\n  date = {2005}\n}\n",
		},
		"other spellings": {
			"@book{a,\n  Author = {A},\n  Title = {T},\n  DOI = {10.1000/1}\n}\n",
			"\n@book{lewin2005soviet,\n  Author = {Lewin, Moshe},\n  Title = {The {Soviet} Century},\n  Publisher = {Verso},\n  Address = {London},\n  Year = {2005}\n}\n",
		},
		"remarks": {
			"% mine\n@string{p = {P}}\n@comment{x}",
			"\n\n@book{lewin2005soviet,\n  author    = {Lewin, Moshe},\n  title     = {The {Soviet} Century},\n  publisher = {Verso},\n  address   = {London},\n  year      = {2005}\n}\n",
		},
		"empty": {
			"",
			"@book{lewin2005soviet,\n  author    = {Lewin, Moshe},\n  title     = {The {Soviet} Century},\n  publisher = {Verso},\n  address   = {London},\n  year      = {2005}\n}\n",
		},
	} {
		m := merge(t, c.old, []*cite.Entry{lewin()}, bibtex.MergeOptions{})
		if d := cmp.Diff(c.old+c.want, string(m.Bytes())); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestMergeKnowsWhatIsThere merges entries whose works the file has.
func TestMergeKnowsWhatIsThere(t *testing.T) {
	const old = `@article{woodA,
  author = {Wood, E. M.},
  title  = "The agrarian origins of capitalism",
  journal = {Monthly Rev.},
  year = 1999,
  doi = {10.14452/mr-050-03-1998-07_2},
  url = {},
}
% @book{lewin, author = {Lewin, M.}, title = {Soviet Century: A History}, year = {2005}, publisher = {Veros}}
`
	m := merge(t, old, []*cite.Entry{wood(), lewin(), wood()}, bibtex.MergeOptions{})
	if len(m.Edits) > 0 {
		t.Errorf("the file is changed: %v", m.Edits)
	}
	var got []string
	for _, o := range m.Outcomes {
		line := o.Key + " by " + o.Evidence.String() + ", lacks " + strings.Join(o.Fields, " ")
		for _, c := range o.Conflicts {
			line += "; " + c.Name + " " + c.A + " " + c.B + " at " + old[c.AtA.Start:c.AtA.End]
		}
		got = append(got, line)
	}
	want := []string{
		"woodA by DOI, lacks volume number pages; issued 1999 1998-07 at 1999",
		"lewin by title, author and year, lacks ; publisher Veros Verso at Veros",
		"woodA by DOI, lacks ; issued 1999 1998-07 at 1999",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if !m.Outcomes[1].Commented || m.Outcomes[0].Commented {
		t.Error("it is not told which entry is commented out")
	}
}

// TestMergeFills adds the fields that are missing, and no others.
func TestMergeFills(t *testing.T) {
	for name, c := range map[string]struct{ old, want string }{
		"plain": {
			"@article{w,\n  author = {Wood, E. M.},\n  title = {The Agrarian Origins of Capitalism},\n  doi = {10.14452/MR-050-03-1998-07_2},\n  year = {1998}\n}\n",
			"@article{w,\n  author = {Wood, E. M.},\n  title = {The Agrarian Origins of Capitalism},\n  doi = {10.14452/MR-050-03-1998-07_2},\n  year = {1998},\n" +
				"  journal = {Monthly Review},\n  volume = {50},\n  number = {3},\n  pages = {14--31},\n  month = jul\n}\n",
		},
		"empty fields, trailing comma": {
			"@article{w, title={The Agrarian Origins of Capitalism}, doi={10.14452/MR-050-03-1998-07_2}, volume={}, journal={MR}, number={ }, pages=\"\",}",
			"@article{w, title={The Agrarian Origins of Capitalism}, doi={10.14452/MR-050-03-1998-07_2}, volume={50}, journal={MR}, number={3 }, pages=\"14--31\", author={Wood, Ellen Meiksins}, year={1998}, month=jul,}",
		},
		"what others lend": {
			"@article{w,\n  doi = {10.14452/MR-050-03-1998-07_2},\n  crossref = {p}\n}\n@periodical{p, title = {Monthly Review}, volume = 50, number = 3, year = 1998, author = {X}}\n",
			"@article{w,\n  doi = {10.14452/MR-050-03-1998-07_2},\n  crossref = {p},\n  title = {The Agrarian Origins of Capitalism},\n  pages = {14--31},\n  month = jul\n}\n@periodical{p, title = {Monthly Review}, volume = 50, number = 3, year = 1998, author = {X}}\n",
		},
		"nothing": {
			"@misc{w, doi = {10.14452/MR-050-03-1998-07_2}, author = {Wood, Ellen Meiksins}, title = {The Agrarian Origins of Capitalism}, year = {1998}, month = jul}",
			"@misc{w, doi = {10.14452/MR-050-03-1998-07_2}, author = {Wood, Ellen Meiksins}, title = {The Agrarian Origins of Capitalism}, year = {1998}, month = jul}",
		},
	} {
		m := merge(t, c.old, []*cite.Entry{wood()}, bibtex.MergeOptions{Fill: true})
		if d := cmp.Diff(c.want, string(m.Bytes())); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestMergeChoosesFreeKeys demands keys that differ without regard to case.
func TestMergeChoosesFreeKeys(t *testing.T) {
	m := merge(t, "@misc{Lewin2005soviet, title={X}}\n@misc{y, ids={LEWIN2005SOVIETb, z}, title={Y}}", []*cite.Entry{lewin()}, bibtex.MergeOptions{})
	if got := m.Outcomes[0].Key; got != "lewin2005sovietc" {
		t.Errorf("the key is %s", got)
	}
}

// TestMergeOfRepeated writes a work once that comes several times, with all
// that is known of it.
func TestMergeOfRepeated(t *testing.T) {
	short := work("book", "l2005", "author=Lewin, M.", "title=The Soviet Century", "issued=2005", "ISBN=1-84467-016-3")
	m := merge(t, "", []*cite.Entry{lewin(), short}, bibtex.MergeOptions{})
	if n := bytes.Count(m.Bytes(), []byte("@")); n != 1 || !bytes.Contains(m.Bytes(), []byte("isbn      = {1-84467-016-3}")) {
		t.Errorf("got\n%s", m.Bytes())
	}
	if m.Outcomes[1].Added || m.Outcomes[1].First != 0 || m.Outcomes[1].Key != "lewin2005soviet" {
		t.Errorf("the second is %+v", m.Outcomes[1])
	}
}

// TestMergeIntoBroken keeps what cannot be read as it is.
func TestMergeIntoBroken(t *testing.T) {
	for _, old := range []string{
		"@book{a, title = {A},, year = }\n", "junk @book{\n", "@book{a, title = {A\n", "@book{a\n", "@comment{ @book{a, title={A}}", "@comment{", "%", "@", "@string{x = {",
		"@book{a, title = \"A\n", "\xef\xbb\xbf", "\xef\xbb\xbf% x", "\xff\xfe", "@book{a, title = {A}} % @book{b,", "@book(a, title = {A)\n",
	} {
		m, err := bibtex.Merge([]byte(old), []*cite.Entry{lewin()}, bibtex.MergeOptions{})
		var broken *bibtex.UnmergeableError
		if errors.As(err, &broken) {
			if broken.Span.Start > len(old) {
				t.Errorf("%q: the place %v is outside of the file", old, broken.Span)
			}
			t.Logf("%q: %v", old, err)
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", old, err)
			continue
		}
		if !bytes.HasPrefix(m.Bytes(), []byte(old)) {
			t.Errorf("%q became\n%s", old, m.Bytes())
		}
		settled(t, m, []*cite.Entry{lewin()}, bibtex.MergeOptions{})
	}
}

// TestMergeRefusesOpenEnds: BibTeX would lose the first entry behind such.
func TestMergeRefusesOpenEnds(t *testing.T) {
	for old, at := range map[string]int{
		"@book{a, title = {A}}\n@book{b, title = {B}\n": 22, "@book{b, title = {B\n": 0, "@string{x = {y}\n": 0, "@book{b, title = {B}\n% more\n": 0,
	} {
		_, err := bibtex.Merge([]byte(old), []*cite.Entry{lewin()}, bibtex.MergeOptions{})
		var broken *bibtex.UnmergeableError
		if !errors.As(err, &broken) || broken.Span.Start != at {
			t.Errorf("%q: got %v, want to be refused for what stands at %d", old, err, at)
		}
	}
	for _, old := range []string{"@book{b, title = {B}\n\n@book{a, title = {A}}\n", "% @book{b, title = {B}\n"} {
		merge(t, old, []*cite.Entry{lewin()}, bibtex.MergeOptions{})
	}
	there := "@book{b, author = {Lewin, M.}, title = {The Soviet Century}, year = 2005\n"
	if m, err := bibtex.Merge([]byte(there), []*cite.Entry{lewin()}, bibtex.MergeOptions{}); err != nil || len(m.Edits) > 0 {
		t.Errorf("what adds nothing is refused: %v", err)
	}
}

// TestMergeRandomEntries merges any entries into any others.
func TestMergeRandomEntries(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		all := make([]*cite.Entry, 12)
		for i := range all {
			all[i] = randomEntry(r)
		}
		o := bibtex.MergeOptions{Fill: r.IntN(2) == 0, ASCII: r.IntN(4) == 0, Dialect: []string{"", bibtex.BibTeX, bibtex.Biblatex}[r.IntN(3)]}
		old := ""
		if n := r.IntN(6); n > 0 {
			data, _ := bibtex.Print(all[:n], bibtex.Options{Dialect: o.Dialect})
			old = string(data)
		}
		m := merge(t, old, all, o)
		if !o.Fill && !strings.HasPrefix(string(m.Bytes()), old) {
			t.Fatalf("the file is changed:\n%s", cmp.Diff(old, string(m.Bytes())))
		}
	}
}

// TestMergeOfTheFileItself adds nothing: everything is there.
func TestMergeOfTheFileItself(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 {
		t.Skip("the collection of .bib files is not there")
	}
	for _, path := range sampled(paths) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 500_000 {
			continue // the same again, and slow
		}
		m, err := bibtex.Merge(data, bibtex.Parse(data).Entries(), bibtex.MergeOptions{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		for _, o := range m.Outcomes {
			if o.Added {
				t.Errorf("%s: %s is added to itself", path, o.Key)
			}
		}
	}
}

// TestMergeIntoTheWild merges into files of other programs' tests and of
// people, if they are there.
func TestMergeIntoTheWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	if len(paths) == 0 {
		t.Skip("the collection of .bib files is not there")
	}
	refused := 0
	for _, path := range sampled(paths) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, fill := range []bool{true, false} {
			if fill && len(data) > 300_000 {
				continue // once is enough of the large ones
			}
			o := bibtex.MergeOptions{Fill: fill}
			m, err := bibtex.Merge(data, []*cite.Entry{wood(), lewin()}, o)
			var broken *bibtex.UnmergeableError
			if errors.As(err, &broken) {
				refused++
				t.Logf("%s: %v", path, err)
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", path, err)
				continue
			}
			if !bytes.HasPrefix(m.Bytes(), data) {
				t.Errorf("%s is changed", path)
			}
			settled(t, m, []*cite.Entry{wood(), lewin()}, o)
		}
	}
	if refused > len(paths)/20 {
		t.Errorf("%d of %d merges were refused", refused, 2*len(paths))
	}
}

func FuzzMerge(f *testing.F) {
	f.Add("@book{a,\n  title = {A},\n}\n", "The Soviet Century", "12", true)
	f.Add("@article(w, doi = \"10.1/x\", volume = {},)", "T", "10.1/x", true)
	f.Add("@comment{ @misc{a, title = T # \"x\"", "{", "\\", false)
	f.Fuzz(func(t *testing.T, old, title, value string, fill bool) {
		entries := []*cite.Entry{lewin(), wood(), work("book", title, "title="+title, "volume="+value, "issued=2005"), work("webpage", value, "URL="+value, "title="+title, "DOI=10.1/x")}
		o := bibtex.MergeOptions{Fill: fill}
		m, err := bibtex.Merge([]byte(old), entries, o)
		var broken *bibtex.UnmergeableError
		if errors.As(err, &broken) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, e := range m.Edits {
			if e.At < at || e.At > len(old) {
				t.Fatalf("insertion at %d", e.At)
			}
			at = e.At
		}
		settled(t, m, entries, o)
	})
}

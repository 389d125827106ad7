package bibtex_test

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var optionsOfAllKinds = []bibtex.Options{
	{}, {ASCII: true}, {Dialect: bibtex.Biblatex}, {Dialect: bibtex.Biblatex, ASCII: true},
}

// demand prints the entries in every way and asks for what always holds.
func demand(t *testing.T, entries []*cite.Entry) {
	t.Helper()
	for _, o := range optionsOfAllKinds {
		data, err := bibtex.Print(entries, o)
		var missed *bibtex.ASCIIError
		if err != nil && !errors.As(err, &missed) {
			t.Fatalf("print %+v: %v", o, err)
		}
		again, _ := bibtex.Print(entries, o)
		if !bytes.Equal(data, again) {
			t.Fatalf("print %+v: two runs differ:\n%s", o, cmp.Diff(string(data), string(again)))
		}
		if open, closed := bytes.Count(data, []byte("{")), bytes.Count(data, []byte("}")); open != closed {
			t.Fatalf("print %+v: %d braces open, %d close:\n%s", o, open, closed, data)
		}
		if err := bibtex.ReadBack(data, entries); err != nil {
			t.Fatalf("print %+v: read back: %v\n%s", o, err, data)
		}
	}
	if got := len(bibtex.Nickng(entries).Entries); got != len(entries) {
		t.Fatalf("Nickng gave %d entries of %d", got, len(entries))
	}
}

var cslTypes = strings.Fields(`book chapter article-journal article-magazine article-newspaper paper-conference thesis report
	webpage post-weblog legislation manuscript dataset software motion_picture document nonsense`)

var cslVariables = strings.Fields(`title container-title collection-title collection-number volume issue number page chapter-number
	edition publisher publisher-place authority event-title genre medium version archive archive_location number-of-pages
	number-of-volumes status abstract keyword annote note DOI URL arxiv PMID ISBN ISSN unheard-of`)

// shards are the pieces that random strings are made of.
var shards = []string{
	"{", "}", "\\", "@", "%", "&", "#", "$", "_", "~", "^", "\"", "'", ",", " and ", "others", "=", "\n", "\r", "\t", "\x00",
	"\xff", "\u200b", "\u2028", "é", "e\u0301", "\u0301", "Ж", "北", "ß", "–", "--", "-", "12", "3-4", "XII", "NATO", "Soviets",
	"iPhone", "word", "Jan", "jan", "comment", ":", ".", "?", "http://x.org/", "10.1000/", "[cs.CL]", "st ed.", "", " ", "(", ")",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range r.IntN(7) {
		b.WriteString(shards[r.IntN(len(shards))])
	}
	return b.String()
}

func randomEntry(r *rand.Rand) *cite.Entry {
	e := &cite.Entry{Type: cslTypes[r.IntN(len(cslTypes))], Key: randomText(r), Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	for _, v := range cslVariables {
		if r.IntN(3) > 0 {
			e.Fields = append(e.Fields, cite.Field{Name: v, Value: randomText(r)})
		}
	}
	for _, role := range []string{"author", "editor", "translator", "director"} {
		for range r.IntN(3) {
			e.Names[role] = append(e.Names[role], cite.Name{
				Family: randomText(r), Given: randomText(r), Suffix: randomText(r), Particle: randomText(r),
				Dropping: randomText(r), Literal: randomText(r), Others: r.IntN(4) == 0,
			})
		}
	}
	for _, v := range []string{"issued", "accessed", "original-date"} {
		e.Dates[v] = randomDate(r)
	}
	e.Lang = []string{"", "en", "de", "ru-RU", randomText(r)}[r.IntN(5)]
	return e
}

func randomDate(r *rand.Rand) cite.Date {
	d := cite.Date{
		Year: r.IntN(20100) - 10050, Month: r.IntN(15) - 1, Day: r.IntN(34) - 1, Season: r.IntN(3) * r.IntN(26),
		Circa: r.IntN(4) == 0, Uncertain: r.IntN(4) == 0, Literal: randomText(r),
	}
	switch r.IntN(4) {
	case 0:
		d.Year = 0
	case 1:
		end := randomDate(r)
		d.End = &end
	}
	return d
}

func TestRandomEntriesReadBack(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		entries := make([]*cite.Entry, 1+r.IntN(4))
		for i := range entries {
			entries[i] = randomEntry(r)
		}
		demand(t, entries)
	}
}

func FuzzPrint(f *testing.F) {
	f.Add("book", "key", "Title", "Family", "Given", "note", 1974, uint64(1))
	f.Add("document", "", "{}\\@", "and", ",", "\x00%", -44, uint64(2))
	f.Fuzz(func(t *testing.T, kind, key, title, family, given, note string, year int, seed uint64) {
		e := randomEntry(rand.New(rand.NewPCG(seed, 0)))
		e.Type, e.Key = kind, key
		e.Set("title", title, cite.Span{})
		e.Set("note", note, cite.Span{})
		e.Names["author"] = []cite.Name{{Family: family, Given: given}}
		e.Dates["issued"] = cite.Date{Year: year, Literal: note}
		demand(t, []*cite.Entry{e, e})
	})
}

// FuzzReadBack gives ReadBack what nobody printed. It must refuse it, and above
// all return: the parser behind it would end the process at an unknown macro.
func FuzzReadBack(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if err := bibtex.ReadBack([]byte(s), nil); err == nil && strings.Contains(s, "@") {
			t.Errorf("read back %q as no entries", s)
		}
	})
}

// hostile is input that ends the process, or hangs or misleads the parser.
var hostile = []string{
	"@misc{k,\n  month = Jan\n}\n",
	"@misc{k,\n  month = foo\n}\n",
	"@misc{k,\n  year = {1998a\n}\n",
	"@misc{k,\n  year = abc\n}\n",
	"@misc{k,\n  year = {a}}\n}\n",
	"@misc{k,\n  note = {a} # jan\n}\n",
	"@misc{k,\n  comment = {a}\n}\n",
	"@misc{comment,\n  note = {a}\n}\n",
	"@string{k,\n  note = {a}\n}\n",
	"@misc{k,\n  note = {a\x00}\n}\n",
	"@misc{k,\n  note = {a},\n}\n",
	"@misc{k,\n  note = {a},\n  note = {b}\n}\n",
	"@misc{k,\n  note = {a}\n",
	"@misc{k\n}\nstray\n",
	"% me@x.org\n@misc{k\n}\n",
	"@,", "@", "{", "",
}

func TestReadBackRefusesOtherForms(t *testing.T) {
	entries := []*cite.Entry{entry("document", "k", fields{{"note", "a"}})}
	for _, s := range hostile {
		if err := bibtex.ReadBack([]byte(s), entries); err == nil {
			t.Errorf("ReadBack accepts %q", s)
		}
	}
}

func TestReadBackNamesTheDifference(t *testing.T) {
	data := string(mustPrint(t, soviets(), bibtex.Options{}))
	for _, c := range []struct{ old, new, want string }{
		{"{Verso}", "{Veroso}", "entry lewin2005soviet: field publisher"},
		{"month   = jul", "month   = jun", "entry wood1998agrarian: field month"},
		{"@book{hahn", "@misc{hahn", "entry hahn1988soviet: read back type"},
		{"hahn1988soviet", "hahn1989soviet", "entry hahn1988soviet: read back key"},
		{"  address   = {New York},\n", "", "entry anweiler1974soviets: field address"},
		{"address   = {New York},", "address   = {New York},\n  annote    = {x},", "entry anweiler1974soviets: field year"},
		{"2005}\n", "2005},\n  annote    = {x}\n", "entry lewin2005soviet: field annote was not meant"},
		{"@book{lewin2005soviet", "@misc{extra\n}\n\n@book{lewin2005soviet", "entry lewin2005soviet: read back key \"extra\""},
	} {
		changed := strings.Replace(data, c.old, c.new, 1)
		if changed == data {
			t.Fatalf("%q is not in the file", c.old)
		}
		if err := bibtex.ReadBack([]byte(changed), soviets()); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("with %q: error is %v, want %q", c.new, err, c.want)
		}
	}
	if err := bibtex.ReadBack([]byte(data), soviets()[:5]); err == nil || !strings.Contains(err.Error(), "6 entries, 5") {
		t.Errorf("with an entry too many: error is %v", err)
	}
}

func TestReadBackAllowsComments(t *testing.T) {
	data := append([]byte("% Generated by citecheck\n\n"), mustPrint(t, soviets(), bibtex.Options{})...)
	if err := bibtex.ReadBack(data, soviets()); err != nil {
		t.Error(err)
	}
}

func TestReadBackFromManyGoroutines(t *testing.T) {
	good := mustPrint(t, soviets(), bibtex.Options{})
	bad := bytes.Replace(good, []byte("{Verso}"), []byte("{Versailles}"), 1)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 20 {
				if err := bibtex.ReadBack(good, soviets()); err != nil {
					t.Errorf("goroutine %d: %v", i, err)
				}
				if err := bibtex.ReadBack(bad, soviets()); err == nil {
					t.Errorf("goroutine %d: the changed file was accepted", i)
				}
			}
		})
	}
	wg.Wait()
}

func TestNickngPrintsMonthsAsMacros(t *testing.T) {
	bib := bibtex.Nickng(soviets())
	wood := bib.Entries[2]
	if got := wood.Fields["month"].RawString(); got != "jul" {
		t.Errorf("RawString of the month is %q", got)
	}
	if got := wood.Fields["month"].String(); got != "July" {
		t.Errorf("String of the month is %q", got)
	}
	if got := wood.Fields["title"].String(); got != "The Agrarian Origins of Capitalism" {
		t.Errorf("title is %q", got)
	}
}

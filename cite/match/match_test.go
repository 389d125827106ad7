package match_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/match"
)

// entry makes an entry of "name=value" pairs; author and year have their own
// homes.
func entry(pairs ...string) *cite.Entry {
	e := &cite.Entry{Type: "book", Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	for _, p := range pairs {
		name, value, _ := strings.Cut(p, "=")
		switch name {
		case "type":
			e.Type = value
		case "author", "editor":
			family, given, _ := strings.Cut(value, ", ")
			e.Names[name] = append(e.Names[name], cite.Name{Family: family, Given: given})
		case "year":
			var d cite.Date
			if year, month, ok := strings.Cut(value, "-"); ok {
				d.Year, _ = strconv.Atoi(year)
				d.Month, _ = strconv.Atoi(month)
			} else {
				_, _ = fmt.Sscanf(value, "%d%s", &d.Year, &d.Suffix)
			}
			e.Dates["issued"] = d
		default:
			e.Fields = append(e.Fields, cite.Field{Name: name, Value: value})
		}
	}
	return e
}

func parse(s string) *cite.Entry {
	if s == "" {
		return entry()
	}
	return entry(strings.Split(s, "|")...)
}

const soviets = "author=Anweiler, Oskar|year=1974|title=The Soviets: The Russian Workers, Peasants, and Soldiers Councils"

func TestSame(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want match.Evidence
	}{
		{"DOI=10.1000/182", "DOI=https://doi.org/10.1000/182", match.DOI},
		{"DOI=10.1000/182|title=One|year=1990", "URL=http://dx.doi.org/10.1000/182|title=Two|year=1991", match.DOI},
		{"DOI=10.1000/182|title=One chapter|page=1-9", "DOI=10.1000/182|title=Another|page=10-20", match.None},
		{"arxiv=1706.03762v5", "DOI=10.48550/arXiv.1706.03762", match.ArXiv},
		{"title=A|ISBN=0-306-40615-2", "title=A|ISBN=978-0-306-40615-7", match.ISBN},
		{"title=A|ISBN=0-306-40615-2", "title=B|ISBN=978-0-306-40615-7", match.None},
		{"title=A|ISBN=0-306-40615-2|page=3-9|volume=2", "title=A|ISBN=0-306-40615-2|page=12-40|volume=3", match.None},
		{"title=A|URL=https://www.example.org/a/", "title=a|URL=http://example.org/a", match.URL},
		{"title=A|URL=http://example.org/", "title=B|URL=http://example.org/", match.None},
		{"title=A|URL=http://example.org/|year=1990", "title=A|URL=http://example.org/|year=1991", match.None},
		{soviets, "author=Anweiler, O.|year=1974|title=The Soviets", match.Title},
		{soviets, "author=ANWEILER, Oscar|year=1974|title=Soviets. The Russian workers, peasants and soldiers councils", match.Title},
		{soviets, "author=Anweiler, O.|year=1958|title=The Soviets", match.None},
		{soviets, "author=Lewin, M.|year=1974|title=The Soviets", match.None},
		{"author=van der Berg, J.|year=2001|title=On Lists", "author=Berg, Jan|year=2001|title=On lists", match.Title},
		{"author=A|year=1984a|title=On Lists", "author=A|year=1984b|title=On Lists", match.None},
		{"author=A|title=On Many Lists", "author=A|title=On Many Lists|publisher=P", match.Title},
		{"author=A|title=On Many Lists", "author=A|title=On Many Lists|year=1990", match.None},
		{"author=Marx|year=1885|title=Capital", "author=Marx|year=1885|title=Capital: Volume 2", match.None},
		{"author=A|year=1990|title=Editorial", "author=A|year=1990|title=Editorial: what we want", match.None},
		{"author=A|year=1990|title=T|container-title=J. Hist. Ideas", "author=A|year=1990|title=T|container-title=Journal of the History of Ideas", match.Title},
		{"author=A|year=1990|title=T|container-title=Nature", "author=A|year=1990|title=T|container-title=Science", match.None},
		{"author=A|year=1990|title=T|page=1-9", "author=A|year=1990|title=T|page=11-19", match.Title},
		{"author=A|year=1990|title=T|page=1-9|volume=1", "author=A|year=1990|title=T|page=11-19|volume=2", match.None},
		{"author=A|year=1990|title=A Title of Words|DOI=10.1000/1", "author=A|year=1990|title=A Title of Words|DOI=10.1000/2", match.Title},
		{"author=A|year=1990|title=Introduction|DOI=10.1000/1", "author=A|year=1990|title=Introduction|DOI=10.1000/2", match.None},
		{"type=article|author=A|year=1990|title=A Title of Words|DOI=10.1101/1", "type=article-journal|author=A|year=1990|title=A Title of Words|DOI=10.1000/2", match.None},
		{"year=1918|title=Constitution of the Republic", "year=1918|title=The Constitution of the Republic|publisher=P", match.Title},
		{"year=1918|title=Constitution", "year=1918|title=Constitution|publisher=P", match.None},
		{"note=see above", "note=see above", match.Content},
		{"note=see above", "note=see below", match.None},
		{"", "", match.Content},
	} {
		a, b := match.Of(parse(c.a)), match.Of(parse(c.b))
		if got := a.Same(b); got != c.want {
			t.Errorf("%s\n%s\nare the same by %s, want %s", c.a, c.b, got, c.want)
		}
		if a.Same(b) != b.Same(a) {
			t.Errorf("%s\n%s\nare %s one way and %s the other", c.a, c.b, a.Same(b), b.Same(a))
		}
	}
}

func TestDifferences(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want string
	}{
		{"year=1974", "year=1975", "issued 1974 1975"},
		{"year=1974", "year=1974-05", ""},
		{"year=1974-04", "year=1974-05", "issued 1974-04 1974-05"},
		{"page=153-160", "page=153–60", ""},
		{"page=153", "page=pp. 153-160", ""},
		{"page=153-160", "page=153-161", "page 153-160 153-161"},
		{"page=e12", "page=e13", "page e12 e13"},
		{"DOI=10.1000/A", "DOI=10.1000/a", ""},
		{"DOI=10.1000/a", "DOI=10.1000/b", "DOI 10.1000/a 10.1000/b"},
		{"ISBN=0-306-40615-2", "ISBN=9780306406157", ""},
		{"volume=XII", "volume=12", ""},
		{"volume=012", "volume=vol. 12", ""},
		{"volume=12", "volume=13", "volume 12 13"},
		{"edition=2nd ed.", "edition=2", ""},
		{"edition=Second", "edition=2", ""},
		{"edition=Expanded edition", "edition=expanded", ""},
		{"edition=Expanded", "edition=Abridged", "edition Expanded Abridged"},
		{"publisher=CUP", "publisher=Cambridge University Press", ""},
		{"publisher=Pantheon", "publisher=Pantheon Books", ""},
		{"publisher=Verso", "publisher=Routledge", "publisher Verso Routledge"},
		{"container-title=Natl. Geogr. Mag.", "container-title=National Geographic Magazine", ""},
		{"title=The Soviets", "title=Soviets: A History", ""},
		{"title=One", "title=Two", "title One Two"},
		{"author=Anweiler, O.", "author=Anweiler, Oscar", ""},
		{"author=Anweiler, O.", "author=Anweiler, Paul", "author Anweiler, O. Anweiler, Paul"},
		{"author=A|author=B", "author=A", "author A; B A"},
		{"URL=http://a.b/", "URL=https://www.a.b", ""},
		{"URL=http://a.b/|URL=http://c.d", "URL=https://c.d/", ""},
		{"URL=http://a.b/", "URL=https://doi.org/10.1000/1", ""},
		{"URL=http://a.b/", "URL=http://a.c/", "URL http://a.b/ http://a.c/"},
		{"note=x", "note=y", ""},
	} {
		a, b := parse(c.a), parse(c.b)
		var got, mirrored []string
		for _, d := range match.Differences(a, b) {
			got = append(got, d.Name+" "+d.A+" "+d.B)
		}
		for _, d := range match.Differences(b, a) {
			mirrored = append(mirrored, d.Name+" "+d.B+" "+d.A)
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s and %s differ in %q, want %q", c.a, c.b, s, c.want)
		}
		if d := cmp.Diff(got, mirrored); d != "" {
			t.Errorf("%s and %s differ by who is asked (-a +b):\n%s", c.a, c.b, d)
		}
	}
}

var choices = map[string][]string{
	"type":            {"book", "article", "article-journal"},
	"title":           {"", "On Lists", "The Lists: A View", "Lists", "On Lists – volume 2", "Éloge des listes", "Introduction", "a: b: c", "?"},
	"author":          {"", "Berg, Jan", "van der Berg, J.", "BERG", "Ü, Ö"},
	"year":            {"", "1990", "1990a", "1990b", "1991"},
	"DOI":             {"", "", "10.1000/1", "10.1000/2", "https://doi.org/10.1000/1", "10.48550/arXiv.1706.03762"},
	"arxiv":           {"", "", "1706.03762", "1706.03762v2"},
	"ISBN":            {"", "", "0-306-40615-2", "9780306406157, 9780198526636", "9780198526636"},
	"URL":             {"", "", "http://a.b/", "https://www.a.b", "https://doi.org/10.1000/2"},
	"page":            {"", "", "1-9", "1", "11-19", "xii"},
	"volume":          {"", "", "1", "I", "2"},
	"container-title": {"", "", "Journal of Lists", "J. Lists", "Nature"},
}

func randomEntry(r *rand.Rand) *cite.Entry {
	var pairs []string
	for _, name := range []string{"type", "title", "author", "year", "DOI", "arxiv", "ISBN", "URL", "page", "volume", "container-title"} {
		if v := choices[name][r.IntN(len(choices[name]))]; v != "" && r.IntN(3) > 0 {
			pairs = append(pairs, name+"="+v)
		}
	}
	return entry(pairs...)
}

// TestProperties: a work is the same as itself, it makes no difference which of
// two comes first, and the index finds what is there.
func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var index match.Index
	var works []*match.Work
	found := 0
	for range 400 {
		w := match.Of(randomEntry(r))
		if w.Same(match.Of(w.Entry)) == match.None {
			t.Fatalf("%+v is not the same as itself", w.Entry)
		}
		if d := match.Differences(w.Entry, w.Entry); len(d) > 0 {
			t.Fatalf("%+v differs from itself: %v", w.Entry, d)
		}
		first, best := 0, match.None
		for i, v := range works {
			e := w.Same(v)
			if e != v.Same(w) {
				t.Fatalf("%+v and %+v are %s one way and %s the other", w.Entry, v.Entry, e, v.Same(w))
			}
			if e > best {
				first, best = i, e
			}
		}
		n, e := index.Find(w, nil)
		if e != best || e != match.None && n != first {
			t.Fatalf("found %d by %s, want %d by %s", n, e, first, best)
		}
		if e != match.None {
			found++
		}
		index.Add(w)
		works = append(works, w)
	}
	if found < 50 || found > 390 {
		t.Errorf("%d of 400 works were there already: the test tests nothing", found)
	}
}

func TestIndexIsFast(t *testing.T) {
	var index match.Index
	for i := range 20_000 {
		index.Add(match.Of(entry("author=A", "year=1990", "title=Editorial", fmt.Sprintf("page=%d", i), fmt.Sprintf("volume=%d", i))))
	}
	w := match.Of(entry("author=A", "year=1990", "title=Editorial", "page=19999", "volume=19999"))
	if n, e := index.Find(w, nil); n != 19_999 || e == match.None {
		t.Errorf("found %d by %s, want the last", n, e)
	}
}

func FuzzSame(f *testing.F) {
	f.Add("The Soviets: A", "The Soviets", "12-3", "vol. xii", "10.1/x")
	f.Add("", "\xff", "–", "000", "]")
	f.Fuzz(func(t *testing.T, title, other, page, volume, doi string) {
		a := entry("author=A, B.", "year=1990", "title="+title, "page="+page, "volume="+volume, "DOI="+doi, "ISBN="+volume, "URL="+doi, "container-title="+other)
		b := entry("author=A, B.", "year=1990", "title="+other, "page="+volume, "volume="+page, "DOI="+doi, "ISBN="+page, "publisher="+title, "container-title="+title)
		v, w := match.Of(a), match.Of(b)
		if v.Same(w) != w.Same(v) || v.Same(v) == match.None || w.Same(w) == match.None {
			t.Errorf("%v and %v", a, b)
		}
		if len(match.Differences(a, b)) != len(match.Differences(b, a)) || len(match.Differences(a, a)) > 0 {
			t.Errorf("%v and %v differ by who is asked", a, b)
		}
	})
}

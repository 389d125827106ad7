package ris_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ris"
)

// placeless takes the sources of fields off what told says.
func placeless(all []string) []string {
	var out []string
	for i, s := range all {
		if at := strings.LastIndex(s, " <"); i > 0 && at >= 0 {
			s = s[:at]
		}
		out = append(out, s)
	}
	slices.Sort(out[1:])
	return out
}

// oneOfRIS are the types that have one of RIS to themselves.
var oneOfRIS = strings.Fields(`article-journal article-magazine article-newspaper bill book broadcast chapter classic dataset document
	entry-dictionary entry-encyclopedia figure graphic hearing legal_case legislation manuscript map motion_picture musical_score
	pamphlet paper-conference patent periodical personal_communication post-weblog report software song speech standard thesis webpage`)

var pieces = []string{"a", "B.", "Ж", "北京", "é", "word", "x-y", "12", "–", "'", `"`, "&", "<i>", "/", ";", "=", "TY - JOUR", "ER -", "(c)", "@", "\\", "{", ":"}

func randomText(r *rand.Rand) string {
	var words []string
	for range 1 + r.IntN(4) {
		words = append(words, pieces[r.IntN(len(pieces))])
	}
	return strings.Join(words, " ")
}

func randomName(r *rand.Rand) cite.Name {
	switch {
	case r.IntN(4) == 0:
		return cite.Name{Literal: []string{"World Bank", "UNESCO", "Smith, Jones & Co.", "Bund"}[r.IntN(4)]}
	case r.IntN(4) == 0:
		return cite.Name{Family: "Plato"}
	case r.IntN(3) == 0:
		return cite.Name{Family: "Berg", Particle: "van der", Given: "Jan", Suffix: "Jr."}
	}
	return cite.Name{Family: "Иванов", Given: "И. И."}
}

// randomEntry makes an entry of what RIS can say. What it cannot is told in the
// documentation of the package.
func randomEntry(r *rand.Rand) *cite.Entry {
	e := &cite.Entry{Type: oneOfRIS[r.IntN(len(oneOfRIS))], Key: "key", Lang: []string{"", "en"}[r.IntN(2)], Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	values := map[string]string{
		"page": "12-20", "DOI": "10.1000/182", "PMID": "12345", "arxiv": "1706.03762v2", "ISBN": "978-0-306-40615-7", "ISSN": "0378-5955", "URL": "https://a.b/c_d;e",
		"number": "TR-7", "number-of-pages": "345", "keyword": "one, two three", "archive_location": "Box 3", "volume": "7", "title-short": "T", "container-title-short": "J. T.",
	}
	for _, name := range cite.Variables(cite.TextVariable) {
		if r.IntN(4) > 0 || slices.Contains([]string{"language", "year-suffix"}, name) {
			continue
		}
		value := values[name]
		if value == "" {
			value = "X " + randomText(r)
		}
		e.Fields = append(e.Fields, cite.Field{Name: name, Value: value})
	}
	film := e.Type == "motion_picture" || e.Type == "broadcast"
	for _, role := range cite.Variables(cite.NameVariable) {
		if r.IntN(5) > 0 || role == "author" && film {
			continue
		}
		for range 1 + r.IntN(3) {
			e.Names[role] = append(e.Names[role], randomName(r))
		}
	}
	for _, role := range []string{"author", "editor"} {
		if n := len(e.Names[role]); n > 0 && r.IntN(3) == 0 {
			e.Names[role][n-1].Others = true
		}
	}
	for _, variable := range cite.Variables(cite.DateVariable) {
		if r.IntN(2) == 0 {
			e.Dates[variable] = []cite.Date{
				{Year: 2004}, {Year: 2004, Month: 3}, {Year: 2004, Month: 3, Day: 9}, {Year: 2004, Season: 23}, {Year: 1867, Circa: true}, {Year: 1867, Month: 5, Uncertain: true},
				{Year: 2001, End: &cite.Date{Year: 2003}}, {Year: -44}, {Literal: "forthcoming"},
			}[r.IntN(9)]
		}
	}
	if d := e.Dates["issued"]; d.Year > 0 && d == (cite.Date{Year: 2004}) && r.IntN(2) == 0 {
		e.Dates["issued"] = cite.Date{Year: 2004, Suffix: "b"}
	}
	return e
}

// TestRoundTrip: what is written is read as it was.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 400 {
		e := randomEntry(r)
		data := ris.Print([]*cite.Entry{e})
		read, notices := ris.Read(data)
		if len(read) != 1 || len(notices) > 0 {
			t.Fatalf("%d entries, notices %v\n%s", len(read), notices, data)
		}
		if d := cmp.Diff(comparable(e), comparable(read[0])); d != "" {
			t.Fatalf("(-written +read):\n%s\n%s", d, data)
		}
		if again := ris.Print(read); string(again) != string(data) {
			t.Fatalf("(-once +twice):\n%s", cmp.Diff(string(data), string(again)))
		}
	}
}

// comparable is an entry without places, spellings and the order of its fields.
func comparable(e *cite.Entry) *cite.Entry {
	c := &cite.Entry{Type: e.Type, Key: e.Key, Lang: e.Lang, Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	for _, f := range e.Fields {
		c.Fields = append(c.Fields, cite.Field{Name: f.Name, Value: f.Value})
	}
	slices.SortStableFunc(c.Fields, func(a, b cite.Field) int { return strings.Compare(a.Name, b.Name) })
	for role, names := range e.Names {
		for _, n := range names {
			n.Span, n.Written = cite.Span{}, ""
			c.Names[role] = append(c.Names[role], n)
		}
	}
	for variable, d := range e.Dates {
		d.Span = cite.Span{}
		c.Dates[variable] = d
	}
	return c
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("TY  - JOUR\nAU  - A, B\nKW  - x\ny\nDA  - 05/06\nPY  - 2004\nER  - \n"))
	f.Add([]byte("PMID- 123\nTI  - A\n      b\nFAU - Roe, R\n\nPMID- 4\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, notices := ris.Read(data)
		for _, e := range entries {
			for _, field := range e.Fields {
				if s := field.Span; s.Start < 0 || s.End < s.Start || s.End > len(data) {
					t.Errorf("field %s at %v of %d", field.Name, s, len(data))
				}
			}
		}
		for _, n := range notices {
			if s := n.Span; s.Start < 0 || s.End < s.Start || s.End > len(data) {
				t.Errorf("notice at %v of %d", s, len(data))
			}
		}
		again, _ := ris.Read(ris.Print(entries))
		if len(again) != len(entries) {
			t.Errorf("%d entries are read back of %d", len(again), len(entries))
		}
	})
}

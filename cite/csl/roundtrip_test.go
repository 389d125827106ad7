package csl_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/csl"
)

// The types, variables, roles and dates of CSL 1.0.2.
var (
	allTypes = strings.Fields(`article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
		dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation
		manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication
		post post-weblog regulation report review review-book software song speech standard thesis treaty webpage`)
	allTexts = strings.Fields(`title abstract annote archive archive_collection archive-place authority call-number collection-title
		container-title container-title-short dimensions division event event-title event-place genre ISBN ISSN jurisdiction keyword
		license medium note original-publisher original-publisher-place original-title part-title PMCID PMID publisher publisher-place
		references reviewed-genre reviewed-title scale source status title-short volume-title chapter-number collection-number edition
		issue locator number number-of-pages number-of-volumes page page-first part-number printing-number section supplement-number
		version volume`)
	allRoles = strings.Fields(`author chair collection-editor compiler composer container-author contributor curator director editor
		editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author performer producer
		recipient reviewed-author script-writer series-creator translator`)
	allDates = strings.Fields(`accessed available-date event-date issued original-date submitted`)
)

var shards = []string{
	"a", "B.", "Ж", "北京", "é", "word", " ", " ", "-", "--", "---", "–", "...", "'", "’", `"`, "“", "&", "&amp;", "<i>", "</i>", "<", ">", "<b x>",
	"*", "**", "_", "~", "^", "`", "[", "]", "](", "{", "}", "{.nocase}", "$", "@", "#", "|", "!", "\\", "\\*", ":", ";", ",", "1.", "1998", "012", "true", "null", "- ", "# ", "%", "?", "1e3", "0x1f",
	"http://a.b/c_d_e~f", "é_x_", "O'B", "\u200b", "(a) ", "iv) ",
}

func randomText(r *rand.Rand) string {
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(shards[r.IntN(len(shards))])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func randomDate(r *rand.Rand) cite.Date {
	d := cite.Date{Year: 1 + r.IntN(2100), Circa: r.IntN(6) == 0}
	switch r.IntN(5) {
	case 0:
		d.Month, d.Day = 1+r.IntN(12), 1+r.IntN(28)
	case 1:
		d.Month = 1 + r.IntN(12)
	case 2:
		d.Season = 21 + r.IntN(4)
	case 3:
		d.End = &cite.Date{Year: d.Year + 1 + r.IntN(3)}
	}
	return d
}

func randomName(r *rand.Rand) cite.Name {
	if r.IntN(4) == 0 {
		return cite.Name{Literal: "L" + randomText(r)}
	}
	n := cite.Name{Family: "F" + randomText(r), Given: randomText(r)}
	if r.IntN(3) == 0 {
		n.Particle, n.Dropping, n.Suffix = "van der", "d'", "Jr."
	}
	return n
}

// randomEntry makes an entry of what CSL can say. What it cannot is told in the
// documentation of the package: fields that come twice, uncertain dates, ranges
// whose end is more than a year, roles of one's own.
func randomEntry(r *rand.Rand) *cite.Entry {
	e := &cite.Entry{Type: allTypes[r.IntN(len(allTypes))], Key: "key_*" + randomText(r), Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
	e.Lang = []string{"", "en", "de-AT"}[r.IntN(3)]
	for _, name := range allTexts {
		if r.IntN(5) > 0 {
			continue
		}
		value := randomText(r)
		switch name {
		case "page", "volume", "issue":
			value = strings.ReplaceAll(value, "–", "-")
		case "note": // "volume: 3" on a line of a note is a volume
			value = "N" + strings.ReplaceAll(value, ":", "")
		}
		if value != "" {
			e.Fields = append(e.Fields, cite.Field{Name: name, Value: value})
		}
	}
	for name, values := range map[string][]string{
		"DOI": {"", "10.1000/a_b_c<1:2>3.0.co;2-#", "10.1/x&amp;y"}, "arxiv": {"", "1706.03762v2", "hep-th/9901001"},
		"URL": {"", "https://a.b/c_d_e~f*g*h?x=[1]&y=$2&amp;z", "https://a.b/~c/~d"},
	} {
		if v := values[r.IntN(len(values))]; v != "" {
			e.Fields = append(e.Fields, cite.Field{Name: name, Value: v})
		}
	}
	for _, role := range allRoles {
		if r.IntN(6) == 0 {
			for range 1 + r.IntN(3) {
				e.Names[role] = append(e.Names[role], randomName(r))
			}
			e.Names[role][len(e.Names[role])-1].Others = r.IntN(3) == 0
		}
	}
	for _, variable := range allDates {
		switch r.IntN(4) {
		case 0:
			e.Dates[variable] = randomDate(r)
		case 1:
			e.Dates[variable] = cite.Date{Literal: "forthcoming"}
		}
	}
	if d := e.Dates["issued"]; d.Year != 0 && r.IntN(3) == 0 {
		d.Suffix = "b"
		e.Dates["issued"] = d
	}
	return e
}

// comparable are what two entries are compared by: all but places and spellings.
func comparable(all []*cite.Entry) []*cite.Entry {
	var out []*cite.Entry
	for _, e := range all {
		c := &cite.Entry{Type: e.Type, Key: e.Key, Lang: e.Lang, Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
		fields := map[string]string{}
		for _, f := range e.Fields {
			fields[f.Name] = f.Value
		}
		for _, name := range append([]string{"DOI", "URL", "arxiv", "archive_location"}, allTexts...) {
			if fields[name] != "" {
				c.Fields = append(c.Fields, cite.Field{Name: name, Value: fields[name]})
				delete(fields, name)
			}
		}
		for name, value := range fields { // what should not be there
			c.Fields = append(c.Fields, cite.Field{Name: name, Value: value})
		}
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
		out = append(out, c)
	}
	return out
}

func jsonOf(t *testing.T, entries []*cite.Entry) []byte {
	t.Helper()
	records := make([]*csl.Record, len(entries))
	for i, e := range entries {
		records[i] = csl.Item(e)
	}
	data, err := json.MarshalIndent(records, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func yamlOf(t *testing.T, entries []*cite.Entry) []byte {
	t.Helper()
	data, err := csl.YAML(entries)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

var forms = []struct {
	name  string
	write func(*testing.T, []*cite.Entry) []byte
	read  func([]byte) ([]*cite.Entry, error)
}{{"JSON", jsonOf, csl.Read}, {"YAML", yamlOf, csl.ReadYAML}}

// TestRoundTrip: what is written is read as it was.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		entries := make([]*cite.Entry, 5)
		for i := range entries {
			entries[i] = randomEntry(r)
		}
		for _, form := range forms {
			data := form.write(t, entries)
			read, err := form.read(data)
			if err != nil {
				t.Fatalf("%s: %v\n%s", form.name, err, data)
			}
			if d := cmp.Diff(comparable(entries), comparable(read)); d != "" {
				t.Fatalf("%s (-written +read):\n%s\n%s", form.name, d, data)
			}
		}
	}
}

// odd is how other programs write, and people.
const odd = `[
{"id": 7, "citation-key": "knuth", "type": "book", "title": "The <i>TeX</i>book &amp; <span class=\"nocase\">more</span>", "volume": 3, "number-of-pages": "483",
 "issued": {"date-parts": [["1984", "1"]]}, "author": [{"family": "Knuth", "given": "Donald E."}, {"literal": "others"}]},
{"id": "http://zotero.org/users/1/items/ABC", "citation-key": "abc", "type": "article-journal", "title": "A", "issued": {"raw": "Spring 1998"},
 "accessed": {"edtf": "2020-01-02"}, "submitted": {"literal": "n.d."}, "original-date": {"date-parts": [[1867]], "circa": true},
 "event-date": {"date-parts": [[2001]], "season": "autumn"}, "available-date": {"edtf": "2001-21/2002"},
 "note": "Original Title: Das Kapital\ntex.howpublished: leaflet\nA note of mine {:section: 12} indeed\neditor: Engels || Friedrich\nSee: page 3\nPMID: 123"}
]`

func TestReadOdd(t *testing.T) {
	all, err := csl.Read([]byte(odd))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all {
		got = append(got, told([]byte(strings.Repeat(" ", len(odd))), e)...)
	}
	for i := range got {
		got[i] = strings.TrimRight(strings.NewReplacer("<", "", ">", "").Replace(got[i]), " ")
	}
	want := []string{
		"book knuth", "author Knuth|Donald E.|||true", "issued 1984-01", "number-of-pages 483", "title The TeXbook & more", "volume 3",
		"article-journal abc", "PMID 123", "accessed 2020-01-02", "available-date 2001-21/2002", "editor Engels|Friedrich|||false", "event-date 2001-23",
		"howpublished leaflet", "issued 1998-21", "note A note of mine indeed See: page 3", "original-date 1867~", "original-title Das Kapital",
		"section 12", "submitted n.d.", "title A",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestStable: what was read and written is read and written as it was.
func TestStable(t *testing.T) {
	first, err := csl.Read([]byte(odd))
	if err != nil {
		t.Fatal(err)
	}
	for _, form := range forms {
		once := form.write(t, first)
		read, err := form.read(once)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(once), string(form.write(t, read))); d != "" {
			t.Errorf("%s (-once +twice):\n%s", form.name, d)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for yaml, want := range map[string]string{
		`On *Lists* and **Trees**`: "On Lists and Trees", `a_b_c _d_ \_e\_`: "a_b_c d _e_", `H~2~O x^2^ a~b c~`: "H2O x2 a~b c~",
		`[no Case]{.nocase} [link](http://a.b) [x] \[y\]`: "no Case link [x] [y]", `a -- b --- c \-- d - e`: "a – b — c -- d - e",
		"`code` 'q' \\'": "code 'q' '", `2 * 3 * 4 *`: "2 * 3 * 4 *", `\\ \a`: `\ \a`, `***x***`: "x", `*a **b** c*`: "a b c", `\... [`: "... [",
	} {
		src, _ := json.Marshal(yaml)
		all, err := csl.ReadYAML([]byte("references:\n- id: a\n  type: book\n  title: " + string(src) + "\n"))
		if err != nil || all[0].Get("title") != want {
			t.Errorf("%s is read as %q (%v), want %q", yaml, all[0].Get("title"), err, want)
		}
	}
	for _, long := range []string{strings.Repeat("*a ", 100_000), strings.Repeat("[", 100_000), strings.Repeat("~a", 100_000), strings.Repeat("_", 100_000)} {
		if _, err := csl.ReadYAML([]byte("- {id: a, type: book, title: \"" + long + "\"}")); err != nil {
			t.Error(err)
		}
	}
}

func FuzzRoundTrip(f *testing.F) {
	f.Add("The <i>x</i> &amp; *y* -- [z]{.w}", "https://a.b/_c_", "O'B", 1998)
	f.Add("1. a", "\\", "`", -44)
	f.Fuzz(func(t *testing.T, text, address, family string, year int) {
		clean := func(s string) string { return strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ") }
		e := &cite.Entry{Type: "book", Key: "k", Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}}
		if year %= 9999; year != 0 {
			e.Dates["issued"] = cite.Date{Year: year}
		}
		for name, value := range map[string]string{"title": clean(text), "URL": clean(address), "genre": clean(family)} {
			if value != "" {
				e.Fields = append(e.Fields, cite.Field{Name: name, Value: value})
			}
		}
		if n := clean(family); n != "" && !strings.EqualFold(n, "others") {
			e.Names["author"] = []cite.Name{{Family: n, Given: clean(text)}, {Literal: n}}
		}
		for _, form := range forms {
			data := form.write(t, []*cite.Entry{e})
			read, err := form.read(data)
			if err != nil {
				t.Fatalf("%s: %v\n%s", form.name, err, data)
			}
			if d := cmp.Diff(comparable([]*cite.Entry{e}), comparable(read)); d != "" {
				t.Errorf("%s (-written +read):\n%s\n%s", form.name, d, data)
			}
		}
	})
}

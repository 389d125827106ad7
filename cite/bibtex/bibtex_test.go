package bibtex_test

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func mustPrint(t testing.TB, entries []*cite.Entry, o bibtex.Options) []byte {
	t.Helper()
	data, err := bibtex.Print(entries, o)
	if err != nil {
		t.Fatalf("print: %v", err)
	}
	return data
}

func TestPrintGolden(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []*cite.Entry
		options bibtex.Options
	}{
		{"soviets", soviets(), bibtex.Options{}},
		{"unlinked", unlinked(), bibtex.Options{}},
		{"all", all(), bibtex.Options{}},
		{"all-biblatex", all(), bibtex.Options{Dialect: bibtex.Biblatex}},
		{"all-ascii", all(), bibtex.Options{ASCII: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := bibtex.Print(c.entries, c.options)
			var missed *bibtex.ASCIIError
			if err != nil && !errors.As(err, &missed) {
				t.Fatal(err)
			}
			golden(t, c.name+".bib", got)
			if err := bibtex.ReadBack(got, c.entries); err != nil {
				t.Errorf("read back: %v", err)
			}
		})
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

func TestPrintRefusesUnknownDialect(t *testing.T) {
	if data, err := bibtex.Print(soviets(), bibtex.Options{Dialect: "bibtext"}); err == nil || data != nil {
		t.Errorf("Print gave %d bytes and error %v, want an error alone", len(data), err)
	}
}

func TestPrintOfNothingIsNothing(t *testing.T) {
	if got := mustPrint(t, []*cite.Entry{nil}, bibtex.Options{}); len(got) != 0 {
		t.Errorf("Print of nothing wrote %q", got)
	}
}

func TestASCIINamesWhatItKept(t *testing.T) {
	data, err := bibtex.Print(sound(), bibtex.Options{ASCII: true})
	var missed *bibtex.ASCIIError
	if !errors.As(err, &missed) {
		t.Fatalf("error is %v, want an *ASCIIError", err)
	}
	if diff := cmp.Diff([]string{"platonov", "lu1923nahan"}, missed.Keys); diff != "" {
		t.Errorf("keys of entries that are not ASCII (-want +got):\n%s", diff)
	}
	for _, want := range []string{"Котлован", `Garc{\'{i}}a M{\'{a}}rquez`, `Nguy{\~{\^{e}}}n`, `M{\"{u}}{\ss}ig`, `{\v{Z}}i{\v{z}}ek`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%s is missing", want)
		}
	}
}

// one prints a single entry and returns the named field, "" if it is absent.
func one(t *testing.T, e *cite.Entry, o bibtex.Options, name string) string {
	t.Helper()
	for line := range strings.Lines(string(mustPrint(t, []*cite.Entry{e}, o))) {
		if f, value, ok := strings.Cut(line, " = "); ok && strings.TrimSpace(f) == name {
			return strings.TrimSuffix(strings.TrimSpace(value), ",")
		}
	}
	return ""
}

func TestTitles(t *testing.T) {
	for _, c := range []struct{ lang, title, want string }{
		{"", "The Soviets: The Russian Workers", "The {Soviets}: The {Russian} Workers"},
		{"", "Lenin's Tomb", "{Lenin's} Tomb"},
		{"", "The All-Russian Congress", "The All-{Russian} Congress"},
		{"", "Self-Management in Yugoslavia", "Self-Management in {Yugoslavia}"},
		{"", "A Plan for NATO and the U.S. Navy", "A Plan for {NATO} and the {U.S.} Navy"},
		{"", "An iPhone for McDonald", "An {iPhone} for {McDonald}"},
		{"", "THE SOVIETS AND NATO", "THE SOVIETS AND NATO"},
		{"", "A short walk with Fred through some gardens", "A short walk with {Fred} through some gardens"},
		{"", "A Walk With Fred", "A Walk With Fred"},
		{"", "The First World War and After", "The {First}{ }{World}{ }{War} and After"},
		{"", "World War II", "{World}{ }{War} {II}"},
		{"de", "Die Geschichte der Stadt", "Die {Geschichte} der {Stadt}"},
		{"", "Attention Is All You Need: A Study", "Attention Is All You Need: A Study"},
		{"", "COVID-19 & Élite X-Rays", `{COVID}-19 \& Élite {X}-Rays`},
		{"", "X-Rays on the Move. An Essay", "X-Rays on the Move. {An} Essay"},
		{"", "What Is Web 2.0? Design Patterns", "What Is Web 2.0? {Design} Patterns"},
		{"it", "I monumenti di S. Maria", "I monumenti di {S}. {Maria}"},
		{"", "“Birth Control” in the West", "“{Birth} Control” in the West"},
		{"", "A New Country but No Place to call Home: The lives of refugees in Oz", "A New Country but No Place to call Home: The lives of refugees in {Oz}"},
		{"", "The generative enterprise: A discussion with Riny and Henk van Dijk", "The generative enterprise: A discussion with {Riny} and {Henk} van {Dijk}"},
		{"", "composition of bedrock reflected by zircons in the Land–Ross Sea – A short history", "composition of bedrock reflected by zircons in the {Land}–{Ross} {Sea} – A short history"},
		{"", "p < 0.05 | x > y", `p \textless{} 0.05 \textbar{} x \textgreater{} y`},
		{"", "a scienti\ufb01c e\ufb00ort", "a scientific effort"},
		{"", "} all {", `\textbraceright{} all \textbraceleft{}`},
		{"", "50% of {all} a_b ^ ~ \\ # $", `50\% of \{all\} a\_b \textasciicircum{} \textasciitilde{} \textbackslash{} \# \$`},
	} {
		want := "{" + strings.ReplaceAll(c.want, "{ }", " ") + "}"
		if got := one(t, entry("document", "k", fields{{"title", c.title}}, lang(c.lang)), bibtex.Options{}, "title"); got != want {
			t.Errorf("title %q in language %q: got %s, want %s", c.title, c.lang, got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for want, names := range map[string][]cite.Name{
		"Anweiler, Oscar":                {person("Anweiler", "Oscar")},
		"van der Berg, Jan":              {{Particle: "van der", Family: "Berg", Given: "Jan"}},
		"de la Cruz, Ana":                {person("de la Cruz", "Ana")},
		"{García y Vega}, Ana":           {person("García y Vega", "Ana")},
		"van {Berg en Dal}, Jan":         {{Particle: "van", Family: "Berg en Dal", Given: "Jan"}},
		"King, Jr., Martin":              {{Family: "King", Given: "Martin", Suffix: "Jr."}},
		"{Central Committee}":            {body("Central Committee")},
		"{Marx and Engels Institute}":    {body("Marx and Engels Institute")},
		"Plato":                          {{Family: "Plato"}},
		"{Van Gogh}":                     {{Family: "Van Gogh"}},
		"{Smith, Ltd.}, A.":              {person("Smith, Ltd.", "A.")},
		"A, B and C, D and others":       {person("A", "B"), person("C", "D"), {Others: true}},
		"A, B":                           {person("A", "B"), {}, person("---", ""), {Literal: "———."}},
		"{{Smith, Ltd.}, Jr., A.}":       {{Family: "Smith, Ltd.", Suffix: "Jr.", Given: "A."}},
		"Smith":                          {person("Smith", "--")},
		`{AT\&T}`:                        {body("AT&T")},
		"{others}":                       {{Family: "others"}},
		"{Karl and Friedrich}, M.":       {person("Karl and Friedrich", "M.")},
		"Kim, {Jong and Il}":             {person("Kim", "Jong and Il")},
		"Lenin, Vladimir Ilich":          {person(" Lenin\n", "Vladimir\tIlich")},
		"Smith, {J., Dr.} and Ó Dó, Ann": {person("Smith", "J., Dr."), person("Ó Dó", "Ann")},
	} {
		if got := one(t, entry("document", "k", nil, author(names...)), bibtex.Options{}, "author"); got != "{"+want+"}" {
			t.Errorf("author %v: got %s, want {%s}", names, got, want)
		}
	}
}

func TestValues(t *testing.T) {
	latex := bibtex.Options{Dialect: bibtex.Biblatex}
	book := func(name, value string, edits ...func(*cite.Entry)) *cite.Entry {
		edits = append([]func(*cite.Entry){author(person("A", "B")), in(2000)}, edits...)
		return entry("book", "k", fields{{"title", "T"}, {"publisher", "P"}, {name, value}}, edits...)
	}
	for _, c := range []struct {
		entry       *cite.Entry
		options     bibtex.Options
		field, want string
	}{
		{book("page", "14-31"), bibtex.Options{}, "pages", "{14--31}"},
		{book("page", "14–31, 35 — 40"), bibtex.Options{}, "pages", "{14--31, 35--40}"},
		{book("page", "A-12"), bibtex.Options{}, "note", "{P.~A-12}"},
		{book("page", "A-12"), latex, "pages", "{A-12}"},
		{book("page", "43 ff."), bibtex.Options{}, "note", "{Pp.~43 ff.}"},
		{book("page", "12-3--12-20"), bibtex.Options{}, "note", "{Pp.~12-3--12-20}"},
		{book("volume", "XIV"), bibtex.Options{}, "volume", "{14}"},
		{book("volume", "Bd. 3"), latex, "volume", "{3}"},
		{book("volume", "di"), bibtex.Options{}, "note", "{Vol.~di}"},
		{book("volume", "D"), bibtex.Options{}, "note", "{Vol.~D}"},
		{book("volume", "IIX"), latex, "note", "{Vol.~IIX}"},
		{book("volume", "8/9"), bibtex.Options{}, "note", "{Vol.~8/9}"},
		{book("volume", "3 vols."), latex, "volumes", "{3}"},
		{book("chapter-number", "IV"), bibtex.Options{}, "note", "{Chap.~IV}"},
		{book("chapter-number", "IV"), latex, "chapter", "{IV}"},
		{book("page", "xii-xv"), bibtex.Options{}, "note", "{Pp.~xii--xv}"},
		{book("page", "xii-xv"), latex, "pages", "{xii--xv}"},
		{book("edition", "2"), bibtex.Options{}, "edition", "{Second}"},
		{book("edition", "22nd edition"), bibtex.Options{}, "edition", "{22nd}"},
		{book("edition", "112"), bibtex.Options{}, "edition", "{112th}"},
		{book("edition", "Rev. ed."), bibtex.Options{}, "edition", "{Rev.}"},
		{book("edition", "2nd ed."), latex, "edition", "{2}"},
		{book("edition", "Revised edition"), latex, "edition", "{Revised edition}"},
		{book("DOI", "https://dx.doi.org/10.1000/ABC_d"), bibtex.Options{}, "doi", "{10.1000/abc_d}"},
		{book("DOI", "doi:10.1000/x"), bibtex.Options{}, "doi", "{10.1000/x}"},
		{book("URL", "https://e.org/@a b{c}#d%20~_&"), bibtex.Options{}, "url", "{https://e.org/%40a%20b%7Bc%7D#d%20~_&}"},
		{book("ISBN", "0-306-40615-2"), bibtex.Options{}, "isbn", "{0-306-40615-2}"},
		{book("ISBN", "0-306-40615-3"), bibtex.Options{}, "isbn", ""},
		{book("ISBN", "0-306-40615-3"), bibtex.Options{}, "note", "{ISBN 0-306-40615-3}"},
		{book("note", "a\u200b \u00a0b\x00\n c"), bibtex.Options{}, "note", "{a b c}"},
		{book("note", "e\u0301"), bibtex.Options{}, "note", "{é}"},
		{book("note", "x", on("issued", cite.Date{Year: 1500, Circa: true})), bibtex.Options{}, "note", "{c. 1500. x}"},
		{book("note", "", on("issued", cite.Date{Year: 1500, Circa: true})), latex, "date", "{1500~}"},
		{book("note", "", on("issued", cite.Date{Year: 1998, Month: 3, Day: 2})), bibtex.Options{}, "month", "mar"},
		{book("note", "", on("issued", cite.Date{Year: 1998, Month: 3, Day: 2})), latex, "date", "{1998-03-02}"},
		{book("note", "", on("issued", cite.Date{Year: -43})), bibtex.Options{}, "note", "{44 BCE}"},
		{book("note", "", on("issued", cite.Date{Literal: "In press"})), latex, "pubstate", "{inpress}"},
		{book("note", "", lang("de-AT")), bibtex.Options{}, "langid", "{ngerman}"},
		{book("note", "", lang("en")), bibtex.Options{}, "langid", ""},
		{book("note", "", on("issued", cite.Date{Year: 1999, Month: 2, Day: 29})), bibtex.Options{}, "day", ""},
		{book("note", "", on("accessed", cite.Date{Year: 2000, Month: 2, Day: 29})), bibtex.Options{}, "urldate", ""},
		{book("collection-number", "5"), bibtex.Options{}, "note", "{No.~5}"},
		{book("x", "", by("editor", person("C", "D"))), bibtex.Options{}, "note", "{Edited by D C}"},
		{book("x", "", by("editor", person("C", "D"))), latex, "editor", "{C, D}"},
	} {
		if got := one(t, c.entry, c.options, c.field); got != c.want {
			t.Errorf("%v in dialect %q: %s is %s, want %s", c.entry.Fields[2:], c.options.Dialect, c.field, got, c.want)
		}
	}
}

// types of what Print wrote, in order.
func types(data []byte) []string {
	var kinds []string
	for line := range strings.Lines(string(data)) {
		if kind, _, ok := strings.Cut(line, "{"); ok && line[0] == '@' {
			kinds = append(kinds, kind[1:])
		}
	}
	return kinds
}

func TestTypesOfTheSoviets(t *testing.T) {
	for _, c := range []struct {
		name    string
		entries []*cite.Entry
		options bibtex.Options
		want    []string
	}{
		{"linked", soviets(), bibtex.Options{}, []string{"booklet", "misc", "article", "book", "book", "book"}},
		{"unlinked", unlinked(), bibtex.Options{}, []string{"booklet", "misc", "misc", "book", "book", "book"}},
		{"biblatex", soviets(), bibtex.Options{Dialect: bibtex.Biblatex}, []string{"book", "misc", "article", "book", "book", "book"}},
	} {
		if diff := cmp.Diff(c.want, types(mustPrint(t, c.entries, c.options))); diff != "" {
			t.Errorf("types of the soviets, %s (-want +got):\n%s", c.name, diff)
		}
	}
}

func BenchmarkPrint(b *testing.B) {
	entries := sound()
	data := mustPrint(b, entries, bibtex.Options{})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := bibtex.Print(entries, bibtex.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(entries))*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkReadBack(b *testing.B) {
	entries := sound()
	data := mustPrint(b, entries, bibtex.Options{})
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := bibtex.ReadBack(data, entries); err != nil {
			b.Fatal(err)
		}
	}
}

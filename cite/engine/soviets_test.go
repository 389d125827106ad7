package engine_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
)

// A work is what a reader takes from one reference of the article.
type work struct {
	Key, Type, Author, Title, Place, Publisher, Year, LeadIn string
}

// soviets are the six works of the article, in every format the same.
var soviets = []work{
	{"lenin1918immediate", "book", "Lenin", "The Immediate Tasks of the Soviet Government", "", "", "1918", ""},
	{"rfsr1918constitution", "legislation", "", "1918 RFSR Constitution", "", "", "1918", ""},
	{"woodagrarian", "document", "Wood, Ellen Meiksins", "The Agrarian Origin of Capitalism", "", "", "",
		"For more on Locke and his timing:"},
	{"anweiler1974soviets", "book", "Anweiler, Oscar",
		"The Soviets: The Russian Workers, Peasants and Soldiers Councils, 1905-1921", "New York", "Pantheon Books", "1974", ""},
	{"hahn1988soviet", "book", "Hahn, Jeffrey W.",
		"Soviet Grassroots: Citizen Participation in Local Soviet Government", "New Jersey", "Princeton University Press", "1988", ""},
	{"lewin2005soviet", "book", "Lewin, Moshe", "The Soviet Century", "", "Verso", "2005",
		"Still reading it but could be of interest for further reading into the nitty-gritty details of Soviet rule, especially Stalin:"},
}

var articles = []string{"article.txt", "article.md", "article.html", "healthy.html"}

func load(t testing.TB, name string) engine.Input {
	t.Helper()
	path := filepath.Join("..", "..", "testdata", "soviets", name)
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return engine.Input{Path: name, Load: func() ([]byte, error) { return data, nil }}
}

func run(t testing.TB, name string) *cite.Run {
	t.Helper()
	run := engine.Run(context.Background(), []engine.Input{load(t, name)}, engine.Options{Policy: engine.Policy{Rules: defaultRules()}})
	if len(run.Documents) != 1 || len(run.Problems) > 0 {
		t.Fatalf("%s: %d documents, problems %v", name, len(run.Documents), run.Problems)
	}
	return run
}

func defaultRules() []*check.Rule {
	var rules []*check.Rule
	for _, r := range check.All {
		if !r.Off {
			rules = append(rules, r)
		}
	}
	return rules
}

func TestSovietsWorks(t *testing.T) {
	for _, name := range articles {
		t.Run(name, func(t *testing.T) {
			doc := run(t, name).Documents[0]
			var got []work
			for i := range doc.References {
				got = append(got, workOf(&doc.References[i]))
			}
			if diff := cmp.Diff(soviets, got); diff != "" {
				t.Errorf("works (-want +got):\n%s", diff)
			}
		})
	}
}

func workOf(ref *cite.Reference) work {
	e := ref.Entry
	w := work{
		Key: e.Key, Type: e.Type, Title: e.Get("title"), Place: e.Get("publisher-place"),
		Publisher: e.Get("publisher"), Year: e.Dates["issued"].String(), LeadIn: ref.LeadIn.String(),
	}
	for _, n := range e.Names["author"] {
		w.Author += strings.TrimSuffix(n.Family+", "+n.Given, ", ") + n.Literal
	}
	return w
}

func TestSovietsCitation(t *testing.T) {
	for _, name := range articles {
		t.Run(name, func(t *testing.T) {
			doc := run(t, name).Documents[0]
			if len(doc.Citations) != 1 {
				t.Fatalf("%d citations, want 1: %v", len(doc.Citations), doc.Citations)
			}
			c := doc.Citations[0]
			const want = "(Lenin, 1918, The Immediate Tasks of the Soviet Government)"
			if c.Text.String() != want || doc.Excerpt(c.Text.Source()) != want {
				t.Errorf("citation %q stands at %q, want %q", c.Text.String(), doc.Excerpt(c.Text.Source()), want)
			}
			if diff := cmp.Diff([]int{0}, c.Targets); diff != "" {
				t.Errorf("targets (-want +got):\n%s", diff)
			}
		})
	}
}

// TestSovietsPlaceholders demands every unfinished place of the article, each
// at its own words, and none where the links are whole.
func TestSovietsPlaceholders(t *testing.T) {
	numbers := []string{"[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[7]", "[8]"}
	for _, name := range articles {
		t.Run(name, func(t *testing.T) {
			want := map[string][]string{
				"CC201": {"online here", "online here", "online here"},
				"CC226": {"Credits:", "Credits:", "Credits:"},
				"CC227": numbers,
			}
			if name == "healthy.html" {
				want = map[string][]string{}
			}
			got := map[string][]string{}
			for _, f := range run(t, name).Findings {
				if !strings.HasPrefix(f.Rule, "CC2") {
					continue
				}
				got[f.Rule] = append(got[f.Rule], reduced(f.Doc.Excerpt(f.Span)))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("placeholders (-want +got):\n%s", diff)
			}
		})
	}
}

// reduced takes the mark-up of a link, and the brackets of a promise, off what
// was underlined, so that one expectation serves all formats.
func reduced(s string) string {
	for {
		i, j := strings.IndexByte(s, '<'), strings.IndexByte(s, '>')
		if i < 0 || j < i {
			break
		}
		s = s[:i] + s[j+1:]
	}
	if s == "[online here]" {
		return "online here"
	}
	return s
}

func TestSovietsErrors(t *testing.T) {
	for _, name := range articles {
		t.Run(name, func(t *testing.T) {
			for _, f := range run(t, name).Findings {
				expected := strings.HasPrefix(f.Rule, "CC2") || f.Rule == "CC501" && f.Ref == 2
				if f.Severity == cite.Error && !expected {
					t.Errorf("%d:%d: %s %s: no editor would call this an error", f.From.Line, f.From.Column, f.Rule, f.Message)
				}
			}
		})
	}
}

// Every span of every reference, field, citation and finding shows what it
// says, in the bytes of the file.
func TestSovietsPositions(t *testing.T) {
	for _, name := range articles {
		t.Run(name, func(t *testing.T) {
			run := run(t, name)
			doc := run.Documents[0]
			for _, ref := range doc.References {
				demandWords(t, doc, ref.Text.Source(), ref.Text.String())
				for _, f := range ref.Fields {
					demandWords(t, doc, f.Span, f.Value)
				}
			}
			for _, f := range run.Findings {
				line := doc.Parts[f.Span.Part].Line(f.From.Line)
				if f.From.Line == f.To.Line && string([]rune(line)[f.From.Column-1:f.To.Column-1]) != doc.Excerpt(f.Span) {
					t.Errorf("%s at %d:%d is not %q", f.Rule, f.From.Line, f.From.Column, doc.Excerpt(f.Span))
				}
			}
		})
	}
}

// demandWords compares letters and digits alone: mark-up and entities stand
// between them in the file.
func demandWords(t *testing.T, doc *cite.Document, span cite.Span, want string) {
	t.Helper()
	strip := func(s string) string {
		return strings.Map(func(r rune) rune {
			if strings.ContainsRune(" \n\u00a0*[]", r) {
				return -1
			}
			return r
		}, reduced(strings.NewReplacer("&nbsp;", "", "&#8217;", "’").Replace(s)))
	}
	if got := doc.Excerpt(span); strip(got) != strip(want) {
		t.Errorf("%q stands for %q", got, want)
	}
}

// BenchmarkSoviets is the whole offline way over the article: bytes in,
// findings out.
func BenchmarkSoviets(b *testing.B) {
	for _, name := range articles[:3] {
		b.Run(name, func(b *testing.B) {
			in := load(b, name)
			data, _ := in.Load()
			o := engine.Options{Policy: engine.Policy{Rules: defaultRules()}}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if r := engine.Run(context.Background(), []engine.Input{in}, o); len(r.Documents) != 1 {
					b.Fatal("not read")
				}
			}
		})
	}
}

package report_test

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a run with one of everything that a report shows.
func sample() *cite.Run {
	source := "# Notes\n\nSee (Doe, 1999).\n\n## References\n\n" +
		"- DOE, Jane. *Tom & Jerry*. Oxford, 1999. [online here]\n" +
		"- 中村. 『鉄道の歴史』東京, 2001. <https://example.org/tetsudo>\n" +
		"- " + strings.Repeat("long ", 40) + "[link] " + strings.Repeat("tail ", 40) + "\n"
	doc := &cite.Document{
		Path: "notes.md", Format: "markdown", Lang: "en",
		Parts: []cite.Part{cite.NewPart("", []byte(source), true)},
	}
	at := func(s string) cite.Span {
		i := strings.Index(source, s)
		return cite.Span{Start: i, End: i + len(s)}
	}
	text := func(s string) cite.Text {
		var b cite.TextBuilder
		b.Append(s, at(s))
		return b.Text()
	}
	doc.Links = []cite.Link{
		{
			URL: "https://example.org/tetsudo", Kind: cite.Autolink, Label: text("https://example.org/tetsudo"),
			Span: at("<https://example.org/tetsudo>"), Target: at("https://example.org/tetsudo"), Ref: 1,
			Verdict: &cite.Verdict{
				URL: "https://example.org/tetsudo", Status: cite.Broken, Code: 404, Evidence: "page not found",
				Hops: []cite.Hop{{Code: 301, URL: "https://example.org/tetsudo/"}},
				At:   time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC),
			},
		},
		{URL: "/about", Region: cite.Furniture, Ref: -1, Verdict: &cite.Verdict{Status: cite.Skipped}},
	}
	doc.References = []cite.Reference{
		{
			Text: text("DOE, Jane. *Tom & Jerry*. Oxford, 1999. [online here]"), Confidence: 0.98765,
			Fields: []cite.Field{{Name: "author", Value: "DOE, Jane", Span: at("DOE, Jane")}},
			Entry: &cite.Entry{
				Type: "book", Key: "doe1999tom",
				Fields: []cite.Field{{Name: "title", Value: "Tom & Jerry"}},
				Names:  map[string][]cite.Name{"author": {{Family: "Doe", Given: "Jane"}}},
				Dates:  map[string]cite.Date{"issued": {Year: 1999}},
			},
		},
		{Text: text("中村. 『鉄道の歴史』東京, 2001. <https://example.org/tetsudo>"), Links: []int{0}},
	}
	doc.Citations = []cite.Citation{{Kind: cite.AuthorDate, Text: text("(Doe, 1999)"), Names: []string{"Doe"}, Year: "1999", Targets: []int{0}}}
	located := func(name string, severity cite.Severity, f cite.Finding) cite.Located {
		f.Severity = severity
		return cite.Located{
			Finding: f, Name: name, Doc: doc,
			From: doc.Position(0, f.Span.Start), To: doc.Position(0, f.Span.End),
		}
	}
	quiet := located("name-all-caps", cite.Info, cite.Finding{Rule: "CC606", Span: at("DOE"), Message: "in capitals", Ref: 0})
	quiet.Suppressed = "allow comment"
	return &cite.Run{
		Tool: "citecheck", Version: "0.0.0-test",
		Documents: []*cite.Document{doc},
		Findings: []cite.Located{
			located("placeholder-link-text", cite.Error, cite.Finding{
				Rule: "CC201", Span: at("[online here]"), Message: `"[online here]" has no link behind it`,
				Help: "add the address, or remove the words", Ref: 0,
				Related: []cite.Related{{Span: at("DOE, Jane"), Message: "the work it belongs to"}},
			}),
			quiet,
			located("link-dead", cite.Error, cite.Finding{
				Rule: "CC301", Span: at("https://example.org/tetsudo"), Message: "example.org answered 404 (page not found)", Ref: 1,
				Fixes: []cite.Fix{{Message: "remove it", Unsafe: true, Edits: []cite.Edit{{Span: at("<https://example.org/tetsudo>")}}}},
			}),
			located("placeholder-link-text", cite.Warning, cite.Finding{Rule: "CC201", Span: at("[link]"), Message: "no link \x1b[31m::error here", Ref: -1}),
		},
		Problems: []cite.Problem{{Path: "gone.md", Message: "no such file"}},
	}
}

func TestGolden(t *testing.T) {
	for _, f := range report.All {
		t.Run(f.Name, func(t *testing.T) {
			var out bytes.Buffer
			if err := f.Write(&out, sample(), report.Options{Verbose: true}); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", "sample"+f.Ext)
			if *update {
				if err := os.WriteFile(golden, out.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), out.String()); diff != "" {
				t.Errorf("the %s report changed (-want +got):\n%s", f.Name, diff)
			}
		})
	}
}

// Every format must hold these.
func TestContract(t *testing.T) {
	for _, f := range report.All {
		t.Run(f.Name, func(t *testing.T) {
			t.Run("a document cannot speak to the terminal", func(t *testing.T) {
				var out bytes.Buffer
				if err := f.Write(&out, sample(), report.Options{}); err != nil {
					t.Fatal(err)
				}
				if strings.ContainsRune(out.String(), '\x1b') {
					t.Error("an escape character of the document reached the report")
				}
			})
			t.Run("an empty run", func(t *testing.T) {
				var out bytes.Buffer
				if err := f.Write(&out, &cite.Run{}, report.Options{}); err != nil {
					t.Fatal(err)
				}
				if strings.Contains(out.String(), "null") {
					t.Errorf("null for an empty list:\n%s", out.String())
				}
			})
			t.Run("a full disk", func(t *testing.T) {
				if err := f.Write(full{}, sample(), report.Options{}); !errors.Is(err, errFull) {
					t.Errorf("error = %v, want %v", err, errFull)
				}
			})
		})
	}
}

var errFull = errors.New("no space left")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestColour(t *testing.T) {
	var out bytes.Buffer
	text, err := report.ByName("text")
	if err != nil {
		t.Fatal(err)
	}
	if err := text.Write(&out, sample(), report.Options{Color: true}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "\x1b[1;31merror\x1b[0m") {
		t.Errorf("no red error in:\n%s", out.String())
	}
}

func TestByName(t *testing.T) {
	if f, err := report.ByName("json"); err != nil || f.Name != "json" {
		t.Errorf("ByName(json) = %v, %v", f, err)
	}
	if _, err := report.ByName("yaml"); err == nil || !strings.Contains(err.Error(), "json, junit") {
		t.Errorf("an unknown format must list the known: %v", err)
	}
}

package report_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"
	"github.com/joshdk/go-junit"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/citecheck/citecheck/cite"
)

// hostileRun puts harm wherever words of a document, of a page or of the name
// of a file may stand.
func hostileRun(t testing.TB) *cite.Run {
	t.Helper()
	run := library(t, 6, hostile)
	doc := run.Documents[0]
	doc.Path, doc.Title, doc.Lang = "new\nline::error::"+hostile, hostile, hostile
	for i := range doc.References {
		ref := &doc.References[i]
		ref.Label, ref.Entry.Key, ref.Entry.Type, ref.Entry.Lang = hostile, hostile, hostile, hostile
		ref.Entry.Set("title", hostile, cite.Span{})
	}
	for i := range doc.Links {
		l := &doc.Links[i]
		l.URL = []string{"javascript:window.harmed=1", "data:text/html," + hostile, "https://a.example/" + hostile}[i%3]
		*l.Verdict = cite.Verdict{URL: l.URL, Status: cite.Broken, Final: l.URL, Archive: l.URL, Title: hostile, Evidence: hostile, Hops: []cite.Hop{{Code: 301, URL: hostile}}}
	}
	for i := range run.Findings {
		f := &run.Findings[i]
		f.Message, f.Help = []string{"=cmd|' /C calc'!A0 ", "\n::error file=x::", "# "}[i%3]+hostile, hostile
		f.Fixes = []cite.Fix{{Message: hostile, Edits: []cite.Edit{{Span: f.Span, New: hostile}}}}
		f.Related = []cite.Related{{Span: f.Span, Message: hostile}}
	}
	run.Problems = []cite.Problem{{Path: hostile, Message: hostile}}
	return run
}

// TestHostileDocuments demands of each format that words stay words, read by
// what reads the format.
func TestHostileDocuments(t *testing.T) {
	run := hostileRun(t)
	n := len(run.Findings)
	for format, read := range map[string]func(*testing.T, []byte, int){
		"json": jsonStays, "sarif": jsonStays, "gitlab": jsonStays, "rdjson": jsonStays,
		"junit": junitStays, "checkstyle": checkstyleStays, "csv": csvStays, "github": githubStays,
		"markdown": markdownStays, "text": textStays, "html": htmlStays,
	} {
		t.Run(format, func(t *testing.T) {
			data := written(t, format, run)
			for _, r := range string(data) {
				if unicode.IsControl(r) && r != '\n' && r != '\t' && r != '\r' {
					t.Fatalf("control character %U in the report", r)
				}
			}
			read(t, data, n)
		})
	}
}

func jsonStays(t *testing.T, data []byte, n int) {
	if !json.Valid(data) || bytes.Count(data, []byte("window.harmed=1")) < n {
		t.Error("no JSON, or words are lost")
	}
}

func junitStays(t *testing.T, data []byte, n int) {
	suites, err := junit.Ingest(data)
	if err != nil {
		t.Fatal(err)
	}
	failed, all := 0, 0
	for _, s := range suites {
		all += s.Totals.Tests
		failed += s.Totals.Failed
	}
	if all != n+1 || failed == 0 || len(suites) != 2 {
		t.Errorf("%d suites, %d tests, %d failed, want 2 suites and %d tests", len(suites), all, failed, n+1)
	}
}

// TestJUnitAttributes holds the report to what Jenkins' schema admits.
func TestJUnitAttributes(t *testing.T) {
	admitted := map[string]string{
		"testsuites": "name tests failures errors", "testsuite": "name file tests failures errors skipped",
		"testcase": "name classname", "failure": "message type", "error": "message type", "skipped": "message type", "system-out": "",
	}
	for dec := xml.NewDecoder(bytes.NewReader(written(t, "junit", sample()))); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			for _, a := range start.Attr {
				if !slices.Contains(strings.Fields(admitted[start.Name.Local]), a.Name.Local) {
					t.Errorf("%s has %s", start.Name.Local, a.Name.Local)
				}
			}
		}
	}
}

func checkstyleStays(t *testing.T, data []byte, n int) {
	count := make(map[string]int)
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		if start, ok := token.(xml.StartElement); ok {
			count[start.Name.Local]++
		}
	}
	if len(count) != 3 || count["error"] != n || count["file"] != 1 {
		t.Errorf("elements %v, want %d errors in one file", count, n)
	}
}

func csvStays(t *testing.T, data []byte, n int) {
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) != n+1 {
		t.Fatalf("%d rows, %v, want %d", len(rows), err, n+1)
	}
	for _, row := range rows[1:] {
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}
}

func githubStays(t *testing.T, data []byte, n int) {
	commands := 0
	for line := range strings.Lines(string(data)) {
		if strings.HasPrefix(strings.TrimSpace(line), "::") {
			commands++
			if !regexp.MustCompile(`^::(?:error|warning|notice) file=[^,:\n]*(?:,line=\d+,(?:endLine=\d+,)?(?:col=\d+,(?:endColumn=\d+,)?)?title=[^,:\n]*)?::`).MatchString(line) {
				t.Errorf("command %q", line)
			}
		}
	}
	if commands != n+1 {
		t.Errorf("%d commands, want one for each of %d findings and one problem", commands, n)
	}
}

func markdownStays(t *testing.T, data []byte, n int) {
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(data, &page); err != nil {
		t.Fatal(err)
	}
	doc, err := goquery.NewDocumentFromReader(&page)
	if err != nil {
		t.Fatal(err)
	}
	if rows := doc.Find("tbody tr").Length(); rows != n {
		t.Errorf("%d rows, want %d:\n%s", rows, n, data)
	}
	doc.Find("a").Each(func(_ int, a *goquery.Selection) {
		if to, _ := a.Attr("href"); !strings.HasPrefix(to, "https://github.com/citecheck/citecheck/") {
			t.Errorf("words of a document became a link to %q", to)
		}
	})
	if strange := doc.Find("script, img, h1, h3, em, del"); strange.Length() > 0 {
		t.Errorf("words of a document became mark-up: %s", strange.Text())
	}
	if regexp.MustCompile(`(^|[^\w` + "`" + `])@[a-z]`).Match(data) {
		t.Error("somebody is mentioned")
	}
}

func textStays(t *testing.T, data []byte, n int) {
	if got := len(regexp.MustCompile(`(?m)^new.line::error::.*:\d+:\d+: (?:error|warning|info): .*\[CC\d{3} [a-z0-9-]+\]$`).FindAll(data, -1)); got != n {
		t.Errorf("%d headlines on a line of their own, want %d", got, n)
	}
}

func htmlStays(t *testing.T, data []byte, n int) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if doc.Find("script").Length() != 1 || doc.Find("style").Length() != 1 || doc.Find("img, iframe, object, embed, base, link, [onerror], [style]").Length() != 0 {
		t.Error("elements of a document came into the page")
	}
	if got := doc.Find(".finding").Length(); got != n {
		t.Errorf("%d findings, want %d", got, n)
	}
	doc.Find("a[href]").Each(func(_ int, a *goquery.Selection) {
		if to, _ := a.Attr("href"); !regexp.MustCompile(`^(?:#rule-CC\d+|#documents|https?://|data:application/x-bibtex;)`).MatchString(to) {
			t.Errorf("a link to %q", to)
		}
	})
}

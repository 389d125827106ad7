package engine_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/source"
)

// lineEnds are ways to end the lines of a text. What is written with them
// otherwise says the same.
var lineEnds = []struct {
	name string
	end  func(line int) string
}{
	{"CRLF", func(int) string { return "\r\n" }},
	{"CR", func(int) string { return "\r" }},
	{"mixed", func(line int) string { return []string{"\n", "\r\n"}[line%2] }},
}

func withEnds(s string, end func(line int) string) string {
	var b strings.Builder
	for i, line := range strings.SplitAfter(s, "\n") {
		text, ended := strings.CutSuffix(line, "\n")
		b.WriteString(text)
		if ended {
			b.WriteString(end(i))
		}
	}
	return b.String()
}

// TestLineEndsOfExamples holds the findings in the examples of every rule to
// the same lines and columns, however the lines end.
func TestLineEndsOfExamples(t *testing.T) {
	for _, r := range check.All {
		for i, e := range r.Doc.Bad {
			if strings.Contains(e.Source, "\r") {
				continue
			}
			t.Run(fmt.Sprintf("%s/%d", r.ID, i), func(t *testing.T) { demandSameFindings(t, e.Format, e.Source, e.Answers) })
		}
	}
}

// TestLineEndsOfFormats does so with the samples of the formats that are text.
func TestLineEndsOfFormats(t *testing.T) {
	names, err := filepath.Glob("../../testdata/formats/*/*")
	if err != nil || len(names) == 0 {
		t.Fatalf("no samples: %v", err)
	}
	for _, name := range names {
		format := filepath.Base(filepath.Dir(name))
		if info, err := os.Stat(name); err != nil || info.IsDir() || source.ByName(format).Binary || strings.HasSuffix(name, ".dump") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), "\r") {
			continue
		}
		t.Run(filepath.Base(name), func(t *testing.T) { demandSameFindings(t, format, string(data), nil) })
	}
}

func demandSameFindings(t *testing.T, format, source string, answers network) {
	t.Helper()
	want := whereFound(format, source, answers)
	for _, e := range lineEnds {
		if diff := cmp.Diff(want, whereFound(format, withEnds(source, e.end), answers)); diff != "" {
			t.Errorf("lines that end in %s change the findings (-LF +%s):\n%s", e.name, e.name, diff)
		}
	}
}

// whereFound lists the findings of a document with their places.
func whereFound(format, source string, answers network) []string {
	in := engine.Input{Path: "example", Format: format, Load: func() ([]byte, error) { return []byte(source), nil }}
	run := engine.Run(context.Background(), []engine.Input{in}, engine.Options{Policy: engine.Policy{Rules: check.All}, Verifier: answers})
	var all []string
	for _, f := range run.Findings {
		all = append(all, oneFound(f))
	}
	return all
}

func oneFound(f cite.Located) string {
	return fmt.Sprintf("%d:%d-%d:%d %s %s", f.From.Line, f.From.Column, f.To.Line, f.To.Column, f.Rule, f.Message)
}

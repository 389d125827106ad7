package engine_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
	"github.com/citecheck/citecheck/cite/engine"
)

// library is a .bib file in which every tenth entry has no date; all of them
// use a macro that is defined at the beginning.
func library(n int) string {
	var b strings.Builder
	b.WriteString("@string{p = {Pantheon}}\n")
	for i := range n {
		date := "\n  year = 1974,"
		if i%10 == 0 {
			date = ""
		}
		fmt.Fprintf(&b, "\n@book{b%d,\n  author = {M\u00fcller, Ann},\n  title = {The Councils of Town %d},%s\n  publisher = p,\n  abstract = {%s}\n}\n", i, i, date, strings.Repeat("All power to the councils. ", 60))
	}
	return b.String()
}

func places(found []cite.Located) []string {
	var all []string
	for _, f := range found {
		all = append(all, fmt.Sprintf("%s:%d:%d-%d:%d %d-%d %s %s", f.Doc.Path, f.From.Line, f.From.Column, f.To.Line, f.To.Column, f.Span.Start, f.Span.End, f.Rule, f.Message))
	}
	return all
}

// TestLargeDatabases gives a database whole and in pieces to the same rules.
func TestLargeDatabases(t *testing.T) {
	o := engine.Options{Policy: engine.Policy{Rules: append(check.Find("CC501"), check.Find("CC706")...)}}
	src := library(300)
	whole := engine.Run(context.Background(), []engine.Input{{Path: "x.bib", Load: func() ([]byte, error) { return []byte(src), nil }}}, o)
	if len(whole.Findings) != 30 {
		t.Fatalf("%d findings, want 30", len(whole.Findings))
	}
	stream := func() (io.ReadCloser, error) { return io.NopCloser(iotest.OneByteReader(strings.NewReader(src))), nil }
	// The pieces of a stream are of 1 MB, so that this one is a single piece.
	doc, found, problems := engine.CheckLarge(context.Background(), engine.Input{Path: "x.bib", Stream: stream}, o, 1)
	if d := cmp.Diff(places(whole.Findings), places(found)); d != "" {
		t.Errorf("in pieces (-whole +pieces):\n%s", d)
	}
	if len(problems) != 1 || !problems[0].Partial || doc.Path != "x.bib" {
		t.Errorf("problems are %+v", problems)
	}
}

// TestLargePieces checks a database of several pieces.
func TestLargePieces(t *testing.T) {
	src := library(1_200)
	stream := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(src)), nil }
	run := engine.Run(context.Background(), []engine.Input{{Path: "x.bib", Stream: stream}}, engine.Options{Policy: engine.Policy{Rules: check.Find("CC501")}})
	_, found, _ := engine.CheckLarge(context.Background(), engine.Input{Path: "x.bib", Stream: stream}, engine.Options{Policy: engine.Policy{Rules: check.Find("CC501")}}, 1)
	if len(run.Findings) != 120 {
		t.Errorf("%d findings, want 120", len(run.Findings))
	}
	if d := cmp.Diff(places(run.Findings), places(found)); d != "" {
		t.Errorf("pieces of 1 MB give other findings than those of 16 (-16 +1):\n%s", d)
	}
	for _, f := range found {
		line := strings.Split(src, "\n")[f.From.Line-1]
		if !strings.HasPrefix(line, "@book{b") || !strings.HasPrefix(src[f.Span.Start:], "@book{b") && !strings.HasPrefix(src[f.Span.Start:], "b") {
			t.Fatalf("a finding is at %q", line)
		}
	}
}

// TestOnce checks an article and the database that it names: what is wrong in
// the database is told once, with the path of the database.
func TestOnce(t *testing.T) {
	bib := []byte(library(1))
	load := func() ([]byte, error) { return bib, nil }
	article := engine.Input{
		Path: "posts/a.md", Format: "markdown",
		Load: func() ([]byte, error) { return []byte("---\nbibliography: ../refs.bib\n---\n\nCouncils [@b0].\n"), nil },
		Open: func(string) ([]byte, error) { return bib, nil },
	}
	o := engine.Options{Policy: engine.Policy{Rules: check.Find("CC501")}}
	for _, c := range []struct {
		inputs []engine.Input
		want   string
	}{
		{[]engine.Input{article}, "posts/a.md"},
		{[]engine.Input{article, {Path: "refs.bib", Load: load}}, "refs.bib"},
		{[]engine.Input{article, {Path: "other.bib", Load: load}}, "posts/a.md other.bib"},
	} {
		var paths []string
		for _, f := range engine.Run(context.Background(), c.inputs, o).Findings {
			paths = append(paths, f.Doc.Path)
		}
		if got := strings.Join(paths, " "); got != c.want {
			t.Errorf("findings in %s, want %s", got, c.want)
		}
	}
}

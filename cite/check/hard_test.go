package check_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/check"
)

var update = flag.Bool("update", false, "write what was found into the archives")

// TestHardCases runs the archives of testdata/rules. Each folder bears the
// name of a rule. An archive says in its first lines what is hard about it,
// then holds a document (input.txt, input.md or input.html), perhaps verdicts
// ("answers": address, status, code and evidence, one a line) and the findings
// of the rule ("want": line, column, words and message).
func TestHardCases(t *testing.T) {
	files, err := filepath.Glob("../../testdata/rules/*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, path := range files {
		name := filepath.Base(filepath.Dir(path))
		t.Run(name+"/"+strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			hardCase(t, name, path)
		})
	}
}

var formats = map[string]string{".bib": "bibtex", ".md": "markdown", ".html": "html", ".txt": "text"}

func hardCase(t *testing.T, name, path string) {
	rules := check.Find(name)
	if len(rules) != 1 {
		t.Fatalf("no rule is named %s", name)
	}
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var e cite.Example
	var want *txtar.File
	for i := range archive.Files {
		f := &archive.Files[i]
		switch {
		case f.Name == "want":
			want = f
		case f.Name == "answers":
			e.Answers = answers(t, f.Data)
		case formats[filepath.Ext(f.Name)] != "":
			e.Format, e.Source = formats[filepath.Ext(f.Name)], string(f.Data)
		}
	}
	if want == nil || e.Format == "" || len(bytes.TrimSpace(archive.Comment)) == 0 {
		t.Fatal("an archive needs a comment, an input and a want")
	}
	doc := document(t, e)
	got := printed(doc, findings(t, rules[0], doc))
	if *update && got != string(want.Data) {
		want.Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(want.Data), got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}

func printed(doc *cite.Document, found []cite.Finding) string {
	var b strings.Builder
	for _, f := range found {
		at := doc.Position(f.Span.Part, f.Span.Start)
		fmt.Fprintf(&b, "%d:%d %q: %s\n", at.Line, at.Column, doc.Excerpt(f.Span), f.Message)
		for _, fix := range f.Fixes {
			fmt.Fprintf(&b, "\tfix (unsafe %v): %s\n", fix.Unsafe, fix.Message)
		}
		for _, r := range f.Related {
			fmt.Fprintf(&b, "\tsee %d: %s\n", doc.Position(r.Span.Part, r.Span.Start).Line, r.Message)
		}
	}
	return b.String()
}

func answers(t *testing.T, data []byte) map[string]cite.Verdict {
	all := make(map[string]cite.Verdict)
	for line := range strings.Lines(string(data)) {
		var v cite.Verdict
		var status string
		if _, err := fmt.Sscan(line, &v.URL, &status, &v.Code); err != nil {
			t.Fatalf("answers: %q: %v", line, err)
		}
		for _, s := range cite.Statuses() {
			if s.String() == status {
				v.Status = s
			}
		}
		if fields := strings.SplitN(strings.TrimSpace(line), " ", 4); len(fields) == 4 {
			v.Evidence = fields[3]
		}
		all[v.URL] = v
	}
	return all
}

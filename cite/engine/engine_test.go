package engine_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
)

// answers is a verifier that knows its answers by heart and counts questions.
type answers struct {
	asked  atomic.Int64
	status cite.Status
}

func (a *answers) Verify(_ context.Context, q cite.Question) cite.Verdict {
	url := q.URL
	a.asked.Add(1)
	return cite.Verdict{URL: url, Status: a.status}
}

func text(path, content string) engine.Input {
	return engine.Input{Path: path, Format: "markdown", Load: func() ([]byte, error) { return []byte(content), nil }}
}

func TestLinksAreAskedOnce(t *testing.T) {
	var inputs []engine.Input
	for i := range 20 {
		inputs = append(inputs, text(fmt.Sprintf("%02d.md", i),
			"[a](https://example.org/a) [again](https://example.org/a) [own](https://example.org/"+fmt.Sprint(i)+")\n"))
	}
	v := &answers{status: cite.OK}
	run := engine.Run(context.Background(), inputs, engine.Options{Verifier: v})
	if got := v.asked.Load(); got != 21 {
		t.Errorf("%d questions for 21 addresses", got)
	}
	for _, doc := range run.Documents {
		for _, l := range doc.Links {
			if l.Verdict == nil || l.Verdict.Status != cite.OK || l.Verdict.URL != l.URL {
				t.Errorf("%s: verdict on %s is %+v", doc.Path, l.URL, l.Verdict)
			}
		}
	}
}

func TestVerdictsWithoutAQuestion(t *testing.T) {
	in := text("a.md", "[x]() [y](#) [z](/about) [w](#part) <https://skip.example/> [ok](https://example.org/)\n")
	v := &answers{status: cite.OK}
	run := engine.Run(context.Background(), []engine.Input{in}, engine.Options{
		Verifier: v,
		Skip:     func(url string) bool { return strings.Contains(url, "skip") },
	})
	got := map[string]string{}
	for _, l := range run.Documents[0].Links {
		got[l.URL] = l.Verdict.Status.String()
	}
	want := map[string]string{
		"": "malformed", "#": "malformed", "/about": "skipped", "#part": "skipped",
		"https://skip.example/": "skipped", "https://example.org/": "ok",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("verdicts (-want +got):\n%s", diff)
	}
	if v.asked.Load() != 1 {
		t.Errorf("%d questions, want 1", v.asked.Load())
	}
}

func TestProblemsDoNotStopTheOthers(t *testing.T) {
	broken := func(err error) func() ([]byte, error) { return func() ([]byte, error) { return nil, err } }
	inputs := []engine.Input{
		{Path: "vanished.md", Load: broken(&fs.PathError{Op: "open", Path: "vanished.md", Err: fs.ErrNotExist})},
		{Path: "secret.md", Load: broken(&fs.PathError{Op: "open", Path: "secret.md", Err: fs.ErrPermission})},
		{Path: "odd.md", Load: broken(errors.New("the disk is on fire"))},
		{Path: "panic.md", Load: func() ([]byte, error) { panic("oh") }},
		{Path: "binary.md", Load: func() ([]byte, error) { return bytes.Repeat([]byte{0, 1}, 99), nil }},
		text("good.md", "# Hello\n"),
	}
	run := engine.Run(context.Background(), inputs, engine.Options{})
	if len(run.Documents) != 1 || run.Documents[0].Path != "good.md" {
		t.Errorf("documents: %v", run.Documents)
	}
	want := []string{"vanished before", "permission denied", "on fire", "a bug in citecheck", "not a text file"}
	for i, p := range run.Problems {
		if !strings.Contains(p.Message, want[i]) || p.Path != inputs[i].Path {
			t.Errorf("problem %d: %s: %s; want %q", i, p.Path, p.Message, want[i])
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	in := text("a.md", "[a](https://example.org/)\n")
	later := engine.Input{Path: "b.md", Load: func() ([]byte, error) { cancel(); return []byte("# b\n"), nil }}
	v := &answers{status: cite.OK}
	run := engine.Run(ctx, []engine.Input{in, later}, engine.Options{Verifier: v})
	if !run.Interrupted {
		t.Error("the run does not know that it was interrupted")
	}
	for _, doc := range run.Documents {
		for _, l := range doc.Links {
			if l.Verdict.Status != cite.Unchecked {
				t.Errorf("asked after the interrupt: %+v", l.Verdict)
			}
		}
	}
}

func TestOrderOfDocuments(t *testing.T) {
	var inputs []engine.Input
	for i := range 50 {
		inputs = append(inputs, text(fmt.Sprintf("%02d.md", i), "# T\n"))
	}
	run := engine.Run(context.Background(), inputs, engine.Options{})
	for i, doc := range run.Documents {
		if doc.Path != inputs[i].Path {
			t.Fatalf("document %d is %s", i, doc.Path)
		}
	}
}

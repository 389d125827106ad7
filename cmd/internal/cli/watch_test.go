package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// TestSettled demands that a burst of saves is one change, told once it is over.
func TestSettled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		saves := func() map[string]stamp { // at 1.0, 1.1, ... 1.9 seconds
			n := min(max(int64(time.Since(began)/(100*time.Millisecond)), 9), 19)
			return map[string]stamp{"a.md": {size: n}}
		}
		if !settled(t.Context(), saves(), saves, 250*time.Millisecond) {
			t.Fatal("interrupted")
		}
		if took := time.Since(began); took < 1900*time.Millisecond || took > 2500*time.Millisecond {
			t.Errorf("told after %s, want just after the last save at 1.9 s", took)
		}
	})
}

func TestSettledEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Hour)
		defer cancel()
		same := func() map[string]stamp { return map[string]stamp{"a.md": {size: 1}} }
		if settled(ctx, same(), same, watchPace) {
			t.Error("a change was told where there was none")
		}
	})
}

// A screen is what an author sees, while it is being written.
type screen struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

// await waits for words, and forgets what came up to them.
func (s *screen) await(t *testing.T, words string) {
	t.Helper()
	for range 400 {
		s.mu.Lock()
		_, after, found := strings.Cut(s.buf.String(), words)
		if found {
			s.buf.Reset()
			s.buf.WriteString(after)
		}
		s.mu.Unlock()
		if found {
			return
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t.Fatalf("never seen: %q, but %q", words, s.buf.String())
}

// TestWatch writes as an author does: over the file, by a file moved over it, a
// new file in the folder, the database that an article names, and the
// configuration.
func TestWatch(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const fine = "---\nbibliography: refs/refs.txt\n---\n\n# Mills\n\nSee [the page](https://example.org/).\n"
	write("draft.md", fine)
	ctx, interrupt := context.WithCancel(context.Background())
	defer interrupt()
	out, status := &screen{}, make(chan int, 1)
	a := &app{in: strings.NewReader(""), out: out, err: out}
	go func() { status <- a.run(ctx, []string{"check", "--offline", "--watch", "."}) }()
	out.await(t, "no findings")
	out.await(t, "waiting for changes")

	write("draft.md", fine+"\nTODO: go on.\n")
	out.await(t, `draft.md:9:1: error: "TODO"`)
	out.await(t, "waiting for changes")

	write("draft.md~", fine+"\nFIXME: go on.\n")
	if err := os.Rename("draft.md~", "draft.md"); err != nil {
		t.Fatal(err)
	}
	out.await(t, `draft.md:9:1: error: "FIXME"`)
	out.await(t, "waiting for changes")

	write("second.md", "# Second\n\nTBD\n")
	out.await(t, "second.md:3:1: error")
	out.await(t, "waiting for changes")

	write(".citecheck.yml", "colour: always\n")
	out.await(t, `.citecheck.yml:1:1: unknown key "colour"`)
	out.await(t, "waiting for changes")

	write(".citecheck.yml", "disable: [CC2xx]\n")
	out.await(t, "no findings")
	out.await(t, "waiting for changes")

	interrupt()
	if got := <-status; got != exitClean {
		t.Errorf("exit status %d, want that of the last check", got)
	}
}

func TestWatchRefuses(t *testing.T) {
	for _, args := range []string{"-", "https://example.org/", "--no-cache draft.md", "", "--fail-on nothing draft.md"} {
		var out bytes.Buffer
		a := &app{in: strings.NewReader(""), out: &out, err: &out}
		if got := a.run(t.Context(), append([]string{"check", "--watch"}, strings.Fields(args)...)); got != exitUsage || !strings.HasPrefix(out.String(), "citecheck: ") || strings.Contains(out.String(), "waiting") {
			t.Errorf("%s: exit status %d: %s", args, got, out.String())
		}
	}
}

package bibtex_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// streamed reads src in pieces of about size bytes, and returns their outlines.
func streamed(t *testing.T, src []byte, size int) string {
	t.Helper()
	var all []byte
	var outlines strings.Builder
	line := 1
	for c, err := range bibtex.StreamSize(iotest.HalfReader(bytes.NewReader(src)), size, 1<<30) {
		if err != nil {
			t.Fatal(err)
		}
		if int(c.Offset) != len(all) || c.Line != line {
			t.Errorf("a chunk is at %d in line %d, want %d in line %d", c.Offset, c.Line, len(all), line)
		}
		if err := covers(c.File); err != nil {
			t.Error(err)
		}
		for _, l := range strings.SplitAfter(outline(c.File), "\n") {
			if !strings.HasPrefix(l, "!") && !strings.HasPrefix(l, "text") {
				outlines.WriteString(l)
			}
		}
		all = append(all, c.Source...)
		line += bytes.Count(c.Source, []byte("\n"))
	}
	if !bytes.Equal(all, src) {
		t.Errorf("the chunks are not the file: %s", cmp.Diff(string(src), string(all)))
	}
	return outlines.String()
}

// TestStream reads files in small pieces and as a whole.
func TestStream(t *testing.T) {
	paths, _ := filepath.Glob("testdata/*.bib")
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		src = append([]byte("@string{tok = {Tokyo}}\n@comment{ @misc{a,\n x = tok} }\n"), src...)
		src = append(src, "@misc{last, title = tok # { } # tok}\ntext"...)
		for _, size := range []int{1, 64, 1000, 1 << 20} {
			if d := cmp.Diff(streamed(t, src, 1<<30), streamed(t, src, size)); d != "" {
				t.Errorf("%s in pieces of %d (-whole +pieces):\n%s", path, size, d)
			}
		}
	}
}

func TestStreamErrors(t *testing.T) {
	broken := errors.New("the disk is gone")
	var read []byte
	var last error
	for c, err := range bibtex.Stream(io.MultiReader(strings.NewReader("@misc{a}\n@misc{b"), iotest.ErrReader(broken))) {
		read, last = append(read, c.Source...), err
	}
	if string(read) != "@misc{a}\n@misc{b" || !errors.Is(last, broken) {
		t.Errorf("got %q and %v", read, last)
	}
	endless := io.MultiReader(strings.NewReader("@misc{a}\n@misc{b, title = {"), io.LimitReader(zeros{}, 1<<20))
	for _, err := range bibtex.StreamSize(endless, 100, 1<<16) {
		last = err
	}
	if !errors.Is(last, bibtex.ErrTooLong) || !strings.HasPrefix(last.Error(), "line 2: ") {
		t.Errorf("an entry without end gives %v", last)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// BenchmarkStream reads a file of 64 MB in pieces.
func BenchmarkStream(b *testing.B) {
	src := library(b, 1<<20)
	b.SetBytes(64 * int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		readers := make([]io.Reader, 64)
		for i := range readers {
			readers[i] = bytes.NewReader(src)
		}
		for range bibtex.Stream(io.MultiReader(readers...)) {
		}
	}
}

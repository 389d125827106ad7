package bibtex_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// printNodes gives the file back.
func printNodes(f *bibtex.File) []byte {
	var b bytes.Buffer
	for _, n := range f.Nodes {
		b.Write(f.Source[n.Span.Start:n.Span.End])
	}
	return b.Bytes()
}

func TestWild(t *testing.T) {
	paths, _ := filepath.Glob("../../../../shared/data/bib/*/*.bib")
	for _, p := range paths {
		data, _ := os.ReadFile(p)
		f := bibtex.Parse(data)
		if !bytes.Equal(printNodes(f), data) {
			t.Errorf("%s: not lossless", p)
		}
	}
	t.Log(len(paths))
}

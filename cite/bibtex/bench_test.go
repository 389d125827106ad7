package bibtex_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/citecheck/citecheck/cite/bibtex"
)

// library is a .bib file of at least size bytes: the fixture again and again.
func library(b *testing.B, size int) []byte {
	b.Helper()
	data, err := os.ReadFile("testdata/all.bib")
	if err != nil {
		b.Fatal(err)
	}
	return bytes.Repeat(data, size/len(data)+1)
}

func BenchmarkParse(b *testing.B) {
	src := library(b, 4<<20)
	b.SetBytes(int64(len(src)))
	b.ReportAllocs()
	for b.Loop() {
		bibtex.Parse(src)
	}
}

func BenchmarkEntries(b *testing.B) {
	f := bibtex.Parse(library(b, 4<<20))
	b.SetBytes(int64(len(f.Source)))
	b.ReportAllocs()
	for b.Loop() {
		f.Entries()
	}
}

// BenchmarkParseShared reads the largest real bibliographies at hand.
func BenchmarkParseShared(b *testing.B) {
	paths, _ := filepath.Glob("../../../shared/data/bib/*/*.bib")
	for _, path := range paths {
		src, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		if len(src) < 1<<20 {
			continue
		}
		b.Run(filepath.Base(path), func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			b.ReportAllocs()
			for b.Loop() {
				bibtex.Parse(src)
			}
		})
	}
}

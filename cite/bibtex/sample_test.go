package bibtex_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
)

// TestToolsDoNotComplainOfSample prints references as people wrote them, and
// holds what is printed to all the tools: 300 in two ways, or as many as
// CITECHECK_SAMPLE says in all ways. With 5000 that takes five minutes.
func TestToolsDoNotComplainOfSample(t *testing.T) {
	size, all := 300, false
	if s := os.Getenv("CITECHECK_SAMPLE"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			t.Fatalf("CITECHECK_SAMPLE: %v", err)
		}
		size, all = n, true
	}
	entries := sample(t, size)
	for _, o := range optionsOfAllKinds {
		if !all && (o.Dialect == bibtex.Biblatex) != o.ASCII {
			continue
		}
		data, err := bibtex.Print(entries, o)
		var missed *bibtex.ASCIIError
		if err != nil && !errors.As(err, &missed) {
			t.Fatal(err)
		}
		if err := bibtex.ReadBack(data, entries); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
		hear(t, o, data)
	}
}

// hear asks all tools about data.
func hear(t *testing.T, o bibtex.Options, data []byte) {
	for _, tool := range tools {
		if !tool.judges(o) {
			continue
		}
		t.Run(fmt.Sprintf("%s ascii=%v/%s", o.Dialect, o.ASCII, tool.name), func(t *testing.T) {
			t.Parallel()
			for _, line := range complain(t, tool, data) {
				t.Error(line)
			}
		})
	}
}

// sample reads n references from the labelled ones beside the repository, from
// each file in proportion, always the same.
func sample(t *testing.T, n int) []*cite.Entry {
	t.Helper()
	paths, _ := filepath.Glob("../../../shared/data/references/train/*.jsonl*")
	if len(paths) == 0 {
		t.Skip("../shared is not here")
	}
	files, total := make([][]labelled, len(paths)), 0
	for i, path := range paths {
		files[i] = readLabelled(t, path)
		total += len(files[i])
	}
	var entries []*cite.Entry
	for _, refs := range files {
		slices.SortFunc(refs, func(a, b labelled) int {
			if d := a.place() - b.place(); d != 0 {
				return d
			}
			return strings.Compare(a.ID, b.ID)
		})
		for _, r := range refs[:(n*len(refs)+total/2)/total] {
			entries = append(entries, r.entry())
		}
	}
	normalize.Keys(entries)
	return entries
}

// A labelled reference, of which we take the text alone.
type labelled struct{ ID, Text string }

func (l labelled) place() int {
	h := fnv.New32a()
	h.Write([]byte(l.ID))
	return int(h.Sum32())
}

func (l labelled) entry() *cite.Entry {
	var b cite.TextBuilder
	b.Append(l.Text, cite.Span{End: len(l.Text)})
	spelled := normalize.Spell(b.Text())
	read := parse.List([]cite.Text{spelled.Text})[0]
	return normalize.Entry(&cite.Reference{Text: b.Text(), Fields: spelled.Restore(read.Fields), Confidence: read.Confidence}, nil)
}

func readLabelled(t *testing.T, path string) []labelled {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var in io.Reader = bufio.NewReader(file)
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(in); err != nil {
			t.Fatal(err)
		}
	}
	var refs []labelled
	for dec := json.NewDecoder(in); ; {
		var r labelled
		if err := dec.Decode(&r); errors.Is(err, io.EOF) {
			return refs
		} else if err != nil {
			t.Fatal(err)
		}
		refs = append(refs, r)
	}
}

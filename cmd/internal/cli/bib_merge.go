package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/pflag"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/source"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

// mergeFlags say what happens to an old .bib file.
type mergeFlags struct {
	path  string
	fill  bool
	guess bool // the dialect is that of the old file
}

const mergeHelp = `
--merge keeps an old .bib file as it is, byte for byte, and adds the works that
it does not have, in its own layout and under keys that are free. What it says
otherwise than the documents is told on standard error, in a sentence with its
place, and never changed; that alone is no failure, so the exit status stays 0.
Merging the same again changes nothing.`

func (f *mergeFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.path, "merge", "", "add to this .bib `FILE`, in its dialect unless --dialect is given, and write all of it; -o FILE replaces it")
	flags.BoolVar(&f.fill, "merge-fields", false, "with --merge, also add the fields that entries of the file lack")
}

// An oldBib is the file to merge into.
type oldBib struct {
	path string
	raw  []byte
	part cite.Part // as UTF-8
}

// oldBib reads the file to merge into, nil if there is none.
func (a *app) oldBib(ctx context.Context, f *bibFlags) (*oldBib, error) {
	path := f.merge.path
	switch {
	case path == "" && f.merge.fill:
		return nil, errors.New("--merge-fields adds to an old file: name it with --merge FILE")
	case path == "":
		return nil, nil
	case f.format != "bibtex":
		return nil, fmt.Errorf("--merge: only BibTeX can be merged, not --format %s", f.format)
	}
	raw, err := files.Read(path, maxDocument)
	if errors.Is(err, os.ErrNotExist) {
		err = errors.New("there is no such file: check the spelling, or leave --merge out to begin a new one")
	}
	if err != nil {
		return nil, &failure{fmt.Errorf("--merge %s: %w", path, err)}
	}
	doc, err := source.Read(ctx, source.File{Path: path, Data: raw, Format: "bibtex"})
	if errors.Is(err, source.ErrEmpty) {
		return &oldBib{path, raw, cite.NewPart("", raw, true)}, nil
	}
	if err != nil {
		return nil, &failure{fmt.Errorf("--merge %s: %w", path, err)}
	}
	for _, n := range doc.Notices {
		at := doc.Position(0, n.Span.Start)
		a.complain("%s:%d:%d: %s", path, at.Line, at.Column, n.Message)
	}
	return &oldBib{path, raw, doc.Parts[0]}, nil
}

// place is where the byte off of the old file stands, as editors name it.
func (o *oldBib) place(off int) string {
	at := o.part.Position(off)
	return fmt.Sprintf("%s:%d:%d", o.path, at.Line, at.Column)
}

// mergeInto merges entries into the old file, tells what is to be told, and
// writes the result.
func (a *app) mergeInto(old *oldBib, run *cite.Run, entries []*cite.Entry, f *bibFlags) error {
	merged, err := a.mergeEntries(old, entries, f)
	if err != nil {
		return &failure{fmt.Errorf("--merge %w; nothing was written", err)}
	}
	data, err := old.encode(merged)
	if err != nil {
		return &failure{fmt.Errorf("--merge %s: %w; nothing was written", old.path, err)}
	}
	a.tellMerge(old, merged, placesOf(run), f)
	if len(merged.Edits) == 0 && sameFile(f.output, old.path) {
		return nil
	}
	return a.emit(f.output, func(w io.Writer) error { return writeAll(w, data) })
}

// sameFile reports whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, errX := os.Stat(a)
	y, errY := os.Stat(b)
	return filepath.Clean(a) == filepath.Clean(b) || errX == nil && errY == nil && os.SameFile(x, y)
}

func (a *app) mergeEntries(old *oldBib, entries []*cite.Entry, f *bibFlags) (*bibtex.Merged, error) {
	foreign := old.part.Encoding != ""
	o := bibtex.MergeOptions{Dialect: f.dialect, ASCII: f.ascii || foreign, Fill: f.merge.fill}
	if f.merge.guess {
		o.Dialect = ""
	}
	merged, err := bibtex.Merge(old.part.Source, entries, o)
	var rest *bibtex.ASCIIError
	var broken *bibtex.UnmergeableError
	switch {
	case errors.As(err, &rest):
		if f.ascii {
			a.complain("--ascii: %v", rest)
		}
		return merged, nil
	case errors.As(err, &broken):
		return nil, fmt.Errorf("%s: %w", old.place(broken.Span.Start), err)
	case err != nil:
		return nil, fmt.Errorf("%s: %w", old.path, err)
	}
	return merged, nil
}

// encode returns the merged file in the encoding of the old one.
func (o *oldBib) encode(m *bibtex.Merged) ([]byte, error) {
	if o.part.Encoding == "" || len(m.Edits) == 0 {
		return insertAll(o.raw, m.Edits), nil
	}
	enc, err := htmlindex.Get(o.part.Encoding)
	if err != nil || o.part.Encoding == "utf-16" {
		return nil, fmt.Errorf("it is in %s, which BibTeX does not read: convert it to UTF-8 first", o.part.Encoding)
	}
	edits := make([]bibtex.Insertion, len(m.Edits))
	for i, e := range m.Edits {
		text, err := enc.NewEncoder().String(e.Text)
		if err != nil {
			return nil, fmt.Errorf("it is in %s, which lacks letters that the new entries have: convert it to UTF-8 first", o.part.Encoding)
		}
		edits[i] = bibtex.Insertion{At: o.part.Offset(e.At), Text: text}
		if e.At == len(o.part.Source) {
			edits[i].At = len(o.raw)
		}
	}
	data := insertAll(o.raw, edits)
	if back, err := enc.NewDecoder().Bytes(data); err != nil || !bytes.Equal(back, m.Bytes()) {
		return nil, fmt.Errorf("reading it back as %s gave something else (a bug in citecheck)", o.part.Encoding)
	}
	return data, nil
}

func insertAll(src []byte, edits []bibtex.Insertion) []byte {
	m := bibtex.Merged{File: &bibtex.File{Source: src}, Edits: edits}
	return m.Bytes()
}

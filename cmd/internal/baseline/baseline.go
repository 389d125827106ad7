// Package baseline remembers the findings that a project lives with, so that
// only new ones count. The file is made to be committed: sorted, one finding a
// block, with the words concerned, and without lines or columns, which the next
// edit would change.
//
// It knows findings by their fingerprints and reads no documents.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
)

const version = 1

// A Baseline is the findings of an earlier run.
type Baseline struct {
	Version  int     `json:"version"`
	Findings []Known `json:"findings"`
}

// Known is one kind of finding in one document, as often as it was there.
type Known struct {
	Path  string `json:"path"` // from the folder of the baseline, with slashes
	Rule  string `json:"rule"`
	Text  string `json:"text"` // the words concerned, for people
	Count int    `json:"count"`
	Exact string `json:"fingerprint"`
	Loose string `json:"loose"`
}

// longestText bounds the words that are shown, in bytes.
const longestText = 80

// New remembers the findings that count. dir is the folder in which the
// baseline will be.
func New(findings []cite.Located, dir string) *Baseline {
	b := &Baseline{Version: version, Findings: []Known{}}
	at := make(map[Known]int)
	for i := range findings {
		f := &findings[i]
		if f.Suppressed != "" && f.Suppressed != cite.InBaseline {
			continue
		}
		k := known(f, dir)
		if _, seen := at[k]; !seen {
			at[k] = len(b.Findings)
			b.Findings = append(b.Findings, k)
		}
		b.Findings[at[k]].Count++
	}
	slices.SortFunc(b.Findings, func(a, b Known) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Rule, b.Rule), strings.Compare(a.Text, b.Text), strings.Compare(a.Exact, b.Exact))
	})
	return b
}

func known(f *cite.Located, dir string) Known {
	print := f.Fingerprint()
	return Known{Path: relative(f.Doc.Path, dir), Rule: f.Rule, Text: short(f.Doc.Excerpt(f.Span)), Exact: print.Exact, Loose: print.Loose}
}

// relative names a document from the folder of the baseline, so that it does
// not matter where citecheck is called.
func relative(name, dir string) string {
	from, err1 := filepath.Abs(dir)
	to, err2 := filepath.Abs(name)
	if rel, err := filepath.Rel(from, to); errors.Join(err, err1, err2) == nil {
		name = rel
	}
	return path.Clean(filepath.ToSlash(name))
}

func short(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if len(s) <= longestText {
		return s
	}
	n := longestText
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// Read reads what Write writes.
func Read(data []byte) (*Baseline, error) {
	var b Baseline
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&b); err != nil {
		return nil, fmt.Errorf("not a baseline of citecheck (write one with --write-baseline): %w", err)
	}
	if b.Version != version {
		return nil, fmt.Errorf("a baseline of version %d; this citecheck knows version %d: write it anew with --write-baseline", b.Version, version)
	}
	return &b, nil
}

// Write writes the baseline as JSON, the same bytes for the same findings.
func (b *Baseline) Write(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(b)
}

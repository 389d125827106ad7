// Package mend turns fixes of findings into new bytes of a file. It chooses
// among fixes that get into each other's way, translates places in decoded text
// to bytes on disk, and keeps the encoding and the line ends of the file.
//
// It neither reads nor writes files, and does not ask whether a fix helped: the
// engine checks the result again.
package mend

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"sort"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"github.com/citecheck/citecheck/cite"
)

// A Choice is a finding with the fix that was chosen for it.
type Choice struct {
	Finding cite.Located
	Fix     cite.Fix
}

// Choose returns the fixes that can be made at once: of each finding that
// counts the first that is safe (or the first at all, if unsafe), unless it
// touches what one before it changes. Findings are taken in the order of their
// places; want says which are to be fixed at all.
func Choose(found []cite.Located, unsafe bool, want func(cite.Located) bool) []Choice {
	var chosen []Choice
	var taken spans
	for _, f := range found {
		if f.Suppressed != "" || !want(f) {
			continue
		}
		i := slices.IndexFunc(f.Fixes, func(x cite.Fix) bool { return (unsafe || !x.Unsafe) && possible(f.Doc, x) })
		if i < 0 || !taken.free(f.Fixes[i].Edits) {
			continue
		}
		chosen = append(chosen, Choice{f, f.Fixes[i]})
		taken.take(f.Fixes[i].Edits)
	}
	return chosen
}

// possible reports whether all edits of a fix are in the file itself and leave
// each other alone. Other files that a document names are mended when they are
// checked themselves.
func possible(doc *cite.Document, x cite.Fix) bool {
	if len(x.Edits) == 0 || len(doc.Parts) == 0 {
		return false
	}
	p := &doc.Parts[0]
	var taken spans
	for i, e := range x.Edits {
		inside := e.Span.Part == 0 && 0 <= e.Span.Start && e.Span.Start <= e.Span.End && e.Span.End <= len(p.Source)
		if !inside || !taken.free(x.Edits[i:i+1]) {
			return false
		}
		taken.take(x.Edits[i : i+1])
	}
	return p.Name == "" && (p.Editable || p.Encoding != "")
}

// spans are those that edits change, in order and without overlaps.
type spans []cite.Span

// free reports whether no edit touches what was taken: shares a byte with it,
// or begins where it does.
func (s spans) free(edits []cite.Edit) bool {
	for _, e := range edits {
		i := s.after(e.Span)
		if i < len(s) && (s[i].Start == e.Span.Start || s[i].Overlaps(e.Span)) || i > 0 && s[i-1].Overlaps(e.Span) {
			return false
		}
	}
	return true
}

// after returns the index of the first span that begins at or behind the start
// of e.
func (s spans) after(e cite.Span) int {
	return sort.Search(len(s), func(i int) bool { return s[i].Start >= e.Start })
}

func (s *spans) take(edits []cite.Edit) {
	for _, e := range edits {
		*s = slices.Insert(*s, s.after(e.Span), e.Span)
	}
}

// Apply makes the chosen fixes in the bytes of the file that doc was read from.
func Apply(doc *cite.Document, raw []byte, chosen []Choice) ([]byte, error) {
	w, err := newWriter(doc, raw)
	if err != nil {
		return nil, err
	}
	var edits []cite.Edit
	for _, c := range chosen {
		edits = append(edits, c.Fix.Edits...)
	}
	slices.SortStableFunc(edits, func(a, b cite.Edit) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		start, end := doc.Offset(0, e.Span.Start), doc.Offset(0, e.Span.End)
		if start < at || end < start || end > len(raw) {
			return nil, fmt.Errorf("a fix at byte %d gets into the way of another (a bug in citecheck)", start)
		}
		text, err := w.encode(e.New)
		if err != nil {
			return nil, err
		}
		out.Write(raw[at:start])
		out.Write(text)
		at = end
	}
	out.Write(raw[at:])
	return out.Bytes(), nil
}

// A writer spells new text as the file spells the old.
type writer struct {
	end     string // of lines
	json    bool
	encoder *encoding.Encoder // nil for UTF-8
	name    string
}

func newWriter(doc *cite.Document, raw []byte) (*writer, error) {
	w := &writer{end: lineEnd(doc, raw), json: doc.Format == "jupyter" || doc.Format == "csl-json", name: doc.Parts[0].Encoding}
	if w.name == "" {
		return w, nil
	}
	enc, err := htmlindex.Get(w.name)
	if err != nil {
		return nil, fmt.Errorf("its encoding (%s) cannot be written: %w", w.name, err)
	}
	w.encoder = enc.NewEncoder()
	return w, nil
}

// lineEnd is how most lines of a file end. Source has line feeds where a file
// has nothing but carriage returns.
func lineEnd(doc *cite.Document, raw []byte) string {
	src := doc.Parts[0].Source
	switch {
	case 2*bytes.Count(src, []byte("\r\n")) > bytes.Count(src, []byte("\n")):
		return "\r\n"
	case bytes.IndexByte(raw, '\r') >= 0 && bytes.IndexByte(raw, '\n') < 0:
		return "\r"
	}
	return "\n"
}

func (w *writer) encode(s string) ([]byte, error) {
	if w.end != "\n" {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\n", w.end)
	}
	if w.json {
		quoted, err := json.Marshal(s)
		if err != nil {
			return nil, err
		}
		s = string(quoted[1 : len(quoted)-1])
	}
	if w.encoder == nil {
		return []byte(s), nil
	}
	out, err := w.encoder.Bytes([]byte(s))
	if err != nil {
		return nil, fmt.Errorf("%q cannot be written in the encoding of the file (%s): convert the file to UTF-8", s, w.name)
	}
	return out, nil
}

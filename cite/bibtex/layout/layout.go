// Package layout formats .bib files: one field a line, aligned, in braces, and
// on request sorted, wrapped, thinned out or freed of duplicates.
//
// By default what a file says stays the same to the byte, white space apart
// that BibTeX does not see: comments, text between entries, fields that nobody
// knows, the order of all. An entry that is broken, or that programs read
// differently, is left exactly as it is, and a note says why. Only options that
// say so change or drop anything. Formatting a second time changes nothing.
//
// The package works on the tree of bibtex.Parse and on bytes, so that the
// encoding of a file does not matter. Read on in this order: chunks.go (the file
// in pieces that can be moved), cursor.go and entry.go (an entry, if it is
// sound), fields.go, values.go, spelling.go and escape.go (what options change),
// duplicates.go and merge.go, sort.go and compare.go, print.go and lines.go;
// same.go says whether two files mean the same.
package layout

import (
	"bytes"
	"slices"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// A Note says something about the file that its author should know.
type Note struct {
	Span    cite.Span // in the source
	Message string
}

// Format returns the file in its new form, and what there is to say about it.
// The time is proportional to the length of the file, but for sorting.
func Format(f *bibtex.File, o Options) ([]byte, []Note) {
	if bytes.IndexByte(f.Source, 0) >= 0 {
		return f.Source, []Note{{cite.Span{}, "left as it is: the file has zero bytes in it, as UTF-16 does; BibTeX reads UTF-8 and ASCII"}}
	}
	if len(f.Problems) > 0 && !sound(f, o) {
		return f.Source, []Note{{f.Problems[0].Span, "the file is left as it is, since what is broken in it would be read otherwise: mend that first"}}
	}
	return newWork(f, o).format()
}

// sound reports whether a broken file can be formatted: its content stays, and
// what is dropped does not make a new entry of its neighbours.
func sound(f *bibtex.File, o Options) bool {
	once, _ := newWork(f, o).format()
	tree := bibtex.Parse(once)
	if o.Faithful() {
		return Same(f, tree) == nil
	}
	twice, _ := newWork(tree, o).format()
	return bytes.Equal(once, twice) && sound(f, Options{})
}

func newWork(f *bibtex.File, o Options) *work {
	w := &work{file: f, src: f.Source, o: o}
	w.survey()
	return w
}

// format does the work.
func (w *work) format() ([]byte, []Note) {
	w.read()
	for _, c := range w.chunks {
		if c.entry != nil {
			w.change(c.entry)
		}
	}
	w.deduplicate()
	w.sort()
	return w.print(), w.sorted()
}

// work is a file while it is formatted.
type work struct {
	file   *bibtex.File
	src    []byte
	o      Options
	chunks []*chunk
	notes  []Note

	places    cite.Part       // finds lines by their offsets
	at        int             // where the last chunk ends
	eol       string          // how lines end
	bom       int             // length of the byte order mark
	redefined map[string]bool // the months that the file defines itself
	out       bytes.Buffer
}

func (w *work) note(at cite.Span, message string) {
	w.notes = append(w.notes, Note{at, message})
}

// sorted returns the notes in the order of the file.
func (w *work) sorted() []Note {
	slices.SortStableFunc(w.notes, func(a, b Note) int { return a.Span.Start - b.Span.Start })
	return w.notes
}

// survey finds out what holds for the file as a whole.
func (w *work) survey() {
	w.eol = "\n"
	if 2*bytes.Count(w.src, []byte("\r\n")) > bytes.Count(w.src, []byte("\n")) {
		w.eol = "\r\n"
	}
	if bytes.HasPrefix(w.src, []byte("\xef\xbb\xbf")) {
		w.bom = 3
	}
	w.redefined = make(map[string]bool)
	for i := range w.file.Nodes {
		if n := &w.file.Nodes[i]; n.Kind == bibtex.StringNode && len(n.Fields) > 0 {
			w.redefined[lower(n.Fields[0].Name.Text)] = true
		}
	}
}

// lower writes ASCII letters small, as BibTeX does; what other bytes mean
// depends on an encoding that nobody knows.
func lower(s string) string {
	for i := range len(s) {
		if 'A' <= s[i] && s[i] <= 'Z' {
			b := []byte(s)
			for ; i < len(b); i++ {
				if 'A' <= b[i] && b[i] <= 'Z' {
					b[i] |= 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

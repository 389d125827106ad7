// Package bibtex writes entries as BibTeX that the programs around it accept
// without a complaint: BibTeX with the standard styles, biber and its data
// model, bibclean, bibtool, bibtex-tidy, pandoc. And it reads what these
// programs, and people, write.
//
// Two dialects are known. BibTeX (the default) says year, journal and address
// and uses the fourteen types of the standard styles; Biblatex says date,
// journaltitle and location and has more types. An entry that lacks what its
// type demands is written as the nearest type that does not demand it
// (shapes.go has the table), and whatever the type has no field for is said in
// words in note or howpublished, so that nothing the entry knows is lost.
//
// What is written stays inside a small part of the language: one field a line,
// values in braces, bare words only for the months. ReadBack holds us to it
// with an independent parser, github.com/nickng/bibtex.
//
// Reading has two steps. Parse makes a tree that covers every byte of the file,
// whatever is wrong with it, and never fails; File.Entries says what the
// entries in it mean, as the mirror of Print.
//
// The package does not choose keys or correct spelling. Read on in this order:
// draft.go (an entry becomes slots), shapes.go (slots become the fields of a
// type), leftovers.go (the rest become words); names.go, dates.go, title.go,
// text.go and ascii.go (values); nickng.go and readback.go (the other parser).
// For reading: syntax.go (the tree), syntax_parse.go, syntax_entry.go,
// syntax_value.go and syntax_scan.go (how it grows), syntax_macros.go; then
// read.go, read_homes.go (fields to variables), read_names.go, read_dates.go,
// read_notes.go, crossref.go, and untex.go (LaTeX to Unicode).
package bibtex

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// The dialects that Options.Dialect names.
const (
	BibTeX   = "bibtex"
	Biblatex = "biblatex"
)

// Options say how Print writes. The zero value is the BibTeX dialect in UTF-8.
type Options struct {
	Dialect string // BibTeX or Biblatex; "" means BibTeX

	// ASCII spells Latin letters and common signs as LaTeX macros. Letters that
	// LaTeX has no macro for (Cyrillic, CJK) stay, and Print returns an
	// *ASCIIError that names them.
	ASCII bool
}

func (o Options) check() error {
	switch o.Dialect {
	case "", BibTeX, Biblatex:
		return nil
	}
	return fmt.Errorf("unknown dialect %q: use %s or %s", o.Dialect, BibTeX, Biblatex)
}

// An ASCIIError says which characters could not be spelled in ASCII.
type ASCIIError struct {
	Keys  []string // of the entries concerned, in order
	Runes []rune   // the first few characters that stayed, in order of appearance
}

// Error names the entries and the characters.
func (e *ASCIIError) Error() string {
	return fmt.Sprintf("no ASCII spelling for %q in %s: kept as UTF-8", string(e.Runes), strings.Join(e.Keys, ", "))
}

// Print writes entries in the given order, nil ones left out. The same entries
// give the same bytes. With an *ASCIIError the bytes are complete all the same;
// any other error comes without bytes.
//
// Keys are kept where BibTeX and its readers can bear them, stripped of other
// characters where not, and made unique without regard to case.
func Print(entries []*cite.Entry, o Options) ([]byte, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	records, missed := compose(entries, o)
	for i, r := range records {
		if i > 0 {
			b.WriteByte('\n')
		}
		r.print(&b)
	}
	if missed != nil {
		return b.Bytes(), missed
	}
	return b.Bytes(), nil
}

// A record is one entry as it will stand in the file.
type record struct {
	kind, key string
	fields    []field // in the order of the file, names unique
}

// A field of a record. The value is what stands between the braces, or the
// macro of a month.
type field struct {
	name, value string
}

// bare reports whether the value stands without braces.
func (f field) bare() bool { return f.name == "month" }

func (r *record) print(b *bytes.Buffer) {
	fmt.Fprintf(b, "@%s{%s", r.kind, r.key)
	width := 0
	for _, f := range r.fields {
		width = max(width, len(f.name))
	}
	for _, f := range r.fields {
		value := "{" + f.value + "}"
		if f.bare() {
			value = f.value
		}
		fmt.Fprintf(b, ",\n  %-*s = %s", width, f.name, value)
	}
	b.WriteString("\n}\n")
}

// compose turns entries into records with unique keys. The second result is
// nil unless ASCII was asked for and could not be had.
func compose(entries []*cite.Entry, o Options) ([]record, *ASCIIError) {
	var missed *ASCIIError
	records := make([]record, 0, len(entries))
	keys := keyring{taken: make(map[string]bool, len(entries))}
	for _, e := range entries {
		if e == nil {
			continue
		}
		t := &texter{ascii: o.ASCII}
		r := shapeEntry(draftOf(e, o, t), e.Type, o)
		r.key = keys.unique(e.Key)
		records = append(records, r)
		if len(t.missed) > 0 {
			missed = missed.add(r.key, t.missed)
		}
	}
	return records, missed
}

// mostRunes is how many characters an ASCIIError names.
const mostRunes = 20

func (e *ASCIIError) add(key string, runes []rune) *ASCIIError {
	if e == nil {
		e = &ASCIIError{}
	}
	e.Keys = append(e.Keys, key)
	for _, r := range runes {
		if len(e.Runes) < mostRunes && !strings.ContainsRune(string(e.Runes), r) {
			e.Runes = append(e.Runes, r)
		}
	}
	return e
}

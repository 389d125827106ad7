package bibtex

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/nickng/bibtex"

	"github.com/citecheck/citecheck/cite"
)

// Nickng hands entries over as the types of github.com/nickng/bibtex, in the
// BibTeX dialect and UTF-8, for Go programs that use that package. Months are
// variables, so that they stay macros in RawString.
func Nickng(entries []*cite.Entry) *bibtex.BibTex {
	bib := bibtex.NewBibTex()
	records, _ := compose(entries, Options{})
	for _, r := range records {
		entry := bibtex.NewBibEntry(r.kind, r.key)
		for _, f := range r.fields {
			if f.bare() {
				entry.AddField(f.name, &bibtex.BibVar{Key: f.value, Value: bibtex.NewBibConst(f.meaning())})
				continue
			}
			entry.AddField(f.name, bibtex.NewBibConst(f.value))
		}
		bib.AddEntry(entry)
	}
	return bib
}

// meaning is what a parser that knows the macros of the months makes of f.
func (f field) meaning() string {
	if f.bare() {
		if i := slices.Index(months[:], f.value); i >= 0 {
			return monthNames[i]
		}
	}
	return f.value
}

// nickngLock guards the parser, which keeps its state in package variables.
var nickngLock sync.Mutex

// parseNickng reads records back through nickng. It ends the process at an
// unknown macro, so it only ever sees what scan has passed, printed anew.
func parseNickng(records []record) ([]*bibtex.BibEntry, error) {
	var b bytes.Buffer
	for _, r := range records {
		r.print(&b)
	}
	nickngLock.Lock()
	defer nickngLock.Unlock()
	// A parse that failed leaves the parser in the middle of a field. This
	// failure leaves it at the beginning of an entry.
	_, _ = bibtex.Parse(strings.NewReader("@,"))
	bib, err := bibtex.Parse(&b)
	if err != nil {
		return nil, fmt.Errorf("nickng/bibtex: %w", err)
	}
	return bib.Entries, nil
}

// readable reports whether nickng can read the record: it takes an "@" in a
// value for the next entry.
func readable(r record) bool {
	return !slices.ContainsFunc(r.fields, func(f field) bool { return strings.Contains(f.value, "@") })
}

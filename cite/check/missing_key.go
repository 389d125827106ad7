package check

import (
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

var missingKey = &Rule{
	ID:       "CC703",
	Name:     "missing-key",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "An entry without a key",
		Why:   "Nothing can cite it, and BibTeX and biber take its first field for the key or leave it out.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils},\n  publisher = {Pantheon},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		var taken map[string][]keyed
		for r := range p.Records() {
			if r.Node.Key.Text != "" {
				continue
			}
			if taken == nil {
				taken = p.keys()
			}
			key := freeKey(r, taken)
			p.Report(cite.Finding{
				Ref: r.Ref, Span: r.Place(), Message: "this @" + r.Type + " has no key, so that nothing can cite it",
				Fixes: []cite.Fix{{Message: "call it " + key, Edits: []cite.Edit{r.keyed(key)}}},
			})
		}
	},
}

// freeKey makes a key of author and year that no entry has, and takes it.
func freeKey(r *Record, taken map[string][]keyed) string {
	stem := "entry"
	if r.Entry != nil {
		if authors := r.Entry.Authors(); len(authors) > 0 && keyLetters(authors[0].Sort()) != "" {
			stem = keyLetters(authors[0].Sort())
		} else if title := keyLetters(r.Entry.Get("title")); title != "" {
			stem = title
		}
		if year := r.Entry.Dates["issued"].Year; year > 0 {
			stem += strconv.Itoa(year)
		}
	}
	key := stem
	for n := 2; taken[key] != nil; n++ {
		key = stem + "-" + strconv.Itoa(n)
	}
	taken[key] = []keyed{{key: key}}
	return key
}

// keyLetters returns the letters of the first word that every program takes
// for a part of a key.
func keyLetters(s string) string {
	word, _, _ := strings.Cut(plain(s), " ")
	return strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, word)
}

// keyed returns the edit that gives a record a key.
func (r *Record) keyed(key string) cite.Edit {
	at := keyPlace(r.Bib.Source, r.Node)
	if at < len(r.Bib.Source) && r.Bib.Source[at] == ',' {
		return cite.Edit{Span: r.Bib.At(cite.Span{Start: at, End: at}), New: key}
	}
	return cite.Edit{Span: r.Bib.At(cite.Span{Start: r.Node.Body.Start, End: r.Node.Body.Start}), New: key + ","}
}

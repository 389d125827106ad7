package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/csl"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/ris"
)

// bibliographyFlags say how entries are written.
type bibliographyFlags struct {
	format, dialect, keys string
	ascii                 bool
}

func (f *bibliographyFlags) register(flags *pflag.FlagSet, format, formats string) {
	flags.StringVar(&f.format, "format", format, formats)
	flags.StringVar(&f.dialect, "dialect", bibtex.BibTeX, "of BibTeX: bibtex or biblatex")
	flags.BoolVar(&f.ascii, "ascii", false, "write BibTeX in ASCII, with LaTeX macros for other letters")
	flags.StringVar(&f.keys, "key-pattern", normalize.DefaultKeyPattern, "what keys are made of, see above")
}

// keyHelp says what --key-pattern takes.
const keyHelp = `
Keys are made by --key-pattern, of tokens in brackets and text between them:
  [auth] [auth3]       family name of the first author, its first letters
  [authors] [authors2] family names of all; of the first two, and EtAl
  [authEtAl]           of one or two authors; of more, the first and EtAl
  [year] [shortyear]   1974, 74
  [title] [title4]     words of the title without articles and prepositions
  [shorttitle]         the first three; [shorttitle1] the first
  [journal] [volume] [firstpage] [type]
A token may end in :lower, :upper, :capitalize, :camel or :abbr (initials), and
Zotero's %a, %t and %y are understood: [auth][year], [auth:lower]_[shortyear],
%a_%t_%y. Keys are ASCII and differ without regard to case: a, b, c are added
in the order of the list. Databases keep the keys that they have.
`

func (f *bibliographyFlags) keyPattern() (*normalize.KeyPattern, error) {
	p, err := normalize.ParseKeyPattern(f.keys)
	if err != nil {
		return nil, fmt.Errorf("--key-pattern: %w", err)
	}
	return p, nil
}

// entryPrinter returns the writer for a bibliography format.
func (a *app) entryPrinter(f *bibliographyFlags) (func([]*cite.Entry) ([]byte, error), error) {
	switch f.format {
	case "bibtex":
		return a.bibtexPrinter(f)
	case "csl":
		return printCSL, nil
	case "csl-yaml":
		return csl.YAML, nil
	case "ris":
		return func(entries []*cite.Entry) ([]byte, error) { return ris.Print(entries), nil }, nil
	}
	return nil, fmt.Errorf("--format: unknown bibliography format %q: use bibtex, csl, csl-yaml or ris", f.format)
}

func (a *app) bibtexPrinter(f *bibliographyFlags) (func([]*cite.Entry) ([]byte, error), error) {
	if f.dialect != bibtex.BibTeX && f.dialect != bibtex.Biblatex {
		return nil, fmt.Errorf("--dialect: unknown dialect %q: use bibtex or biblatex", f.dialect)
	}
	return func(entries []*cite.Entry) ([]byte, error) {
		data, err := bibtex.Print(entries, bibtex.Options{Dialect: f.dialect, ASCII: f.ascii})
		var rest *bibtex.ASCIIError
		if err != nil && !errors.As(err, &rest) {
			return nil, err
		}
		if rest != nil {
			a.complain("--ascii: %v", rest)
		}
		if err := bibtex.ReadBack(data, entries); err != nil {
			return nil, fmt.Errorf("nothing was written, because reading it back gave something else (a bug in citecheck): %w", err)
		}
		return data, nil
	}, nil
}

func printCSL(entries []*cite.Entry) ([]byte, error) {
	items := make([]*csl.Record, len(entries))
	for i, e := range entries {
		items[i] = csl.Item(e)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(items)
	return b.Bytes(), err
}

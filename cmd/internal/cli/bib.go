package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/csl"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/ris"
)

type bibFlags struct {
	inputFlags
	output, format, dialect string
	ascii                   bool
	merge                   mergeFlags
}

func (a *app) bib() *cobra.Command {
	var f bibFlags
	cmd := &cobra.Command{
		Use:   "bib [PATH|-]...",
		Short: "Write the references of documents as BibTeX, CSL-JSON, CSL-YAML or RIS",
		Long: `Read documents, find and parse their references, and write them as a
bibliography. BibTeX is read back by an independent parser and compared before
anything is saved; a file is replaced whole or not at all. Databases (.bib,
CSL-JSON, CSL-YAML, RIS) are documents too, so this converts them.
` + mergeHelp,
		Example: `  citecheck bib article.html
  citecheck bib -o references.bib chapters/
  citecheck bib --dialect biblatex article.md
  citecheck bib --merge references.bib -o references.bib article.md
  citecheck bib --format csl references.bib`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.merge.guess = !cmd.Flags().Changed("dialect")
			return a.runBib(cmd.Context(), args, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output")
	flags.StringVar(&f.format, "format", "bibtex", "bibtex, csl, csl-yaml or ris")
	flags.StringVar(&f.dialect, "dialect", bibtex.BibTeX, "of BibTeX: bibtex or biblatex")
	flags.BoolVar(&f.ascii, "ascii", false, "write BibTeX in ASCII, with LaTeX macros for other letters")
	f.merge.register(flags)
	f.inputFlags.register(flags)
	return cmd
}

func (a *app) runBib(ctx context.Context, args []string, f *bibFlags) error {
	print, err := a.entryPrinter(f.format, f.dialect, f.ascii)
	if err != nil {
		return err
	}
	inputs, problems, err := a.inputs(args, &f.inputFlags)
	if err != nil {
		return err
	}
	old, err := a.oldBib(ctx, f)
	if err != nil {
		return err
	}
	run := engine.Run(ctx, inputs, engine.Options{})
	if a.tell(append(problems, run.Problems...)) || run.Interrupted {
		a.status = exitFailed
	}
	entries := entriesOf(run)
	if old != nil {
		return a.mergeInto(old, run, entries, f)
	}
	if len(entries) == 0 {
		a.complain("no references found: nothing was written")
		return nil
	}
	data, err := print(entries)
	if err != nil {
		return &failure{err}
	}
	return a.emit(f.output, func(w io.Writer) error { return writeAll(w, data) })
}

// entriesOf gathers the entries of all documents. Those that were made of
// references have keys that are unique among them; databases keep their own
// keys, and what has none gets one.
func entriesOf(run *cite.Run) []*cite.Entry {
	var entries, made []*cite.Entry
	taken := make(map[string]bool)
	for _, doc := range run.Documents {
		for i := range doc.References {
			r := &doc.References[i]
			if r.Entry == nil {
				continue
			}
			entries = append(entries, r.Entry)
			if r.Entry.Key == "" || r.Key != r.Entry.Key && len(run.Documents) > 1 {
				made = append(made, r.Entry)
			} else {
				taken[strings.ToLower(r.Entry.Key)] = true
			}
		}
	}
	normalize.Keys(made)
	for _, e := range made {
		for taken[strings.ToLower(e.Key)] {
			e.Key += "x"
		}
	}
	return entries
}

// entryPrinter returns the writer for a bibliography format.
func (a *app) entryPrinter(format, dialect string, ascii bool) (func([]*cite.Entry) ([]byte, error), error) {
	switch format {
	case "bibtex":
		return a.bibtexPrinter(dialect, ascii)
	case "csl":
		return printCSL, nil
	case "csl-yaml":
		return csl.YAML, nil
	case "ris":
		return func(entries []*cite.Entry) ([]byte, error) { return ris.Print(entries), nil }, nil
	}
	return nil, fmt.Errorf("--format: unknown bibliography format %q: use bibtex, csl, csl-yaml or ris", format)
}

func (a *app) bibtexPrinter(dialect string, ascii bool) (func([]*cite.Entry) ([]byte, error), error) {
	if dialect != bibtex.BibTeX && dialect != bibtex.Biblatex {
		return nil, fmt.Errorf("--dialect: unknown dialect %q: use bibtex or biblatex", dialect)
	}
	return func(entries []*cite.Entry) ([]byte, error) {
		data, err := bibtex.Print(entries, bibtex.Options{Dialect: dialect, ASCII: ascii})
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

func writeAll(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

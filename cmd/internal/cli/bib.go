package cli

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/normalize"
)

type bibFlags struct {
	inputFlags
	bibliographyFlags
	output string
	merge  mergeFlags
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
` + keyHelp + mergeHelp,
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
	f.bibliographyFlags.register(flags, "bibtex", "bibtex, csl, csl-yaml or ris")
	f.merge.register(flags)
	f.inputFlags.register(flags)
	return cmd
}

func (a *app) runBib(ctx context.Context, args []string, f *bibFlags) error {
	print, err := a.entryPrinter(&f.bibliographyFlags)
	if err != nil {
		return err
	}
	keys, err := f.keyPattern()
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
	entries := entriesOf(run, keys)
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
func entriesOf(run *cite.Run, keys *normalize.KeyPattern) []*cite.Entry {
	var entries, made []*cite.Entry
	taken := make(map[string]bool)
	for _, doc := range run.Documents {
		for i := range doc.References {
			r := &doc.References[i]
			if r.Entry == nil {
				continue
			}
			entries = append(entries, r.Entry)
			if r.Entry.Key == "" || r.Key != r.Entry.Key {
				made = append(made, r.Entry)
			} else {
				taken[strings.ToLower(r.Entry.Key)] = true
			}
		}
	}
	keys.Keys(made, taken)
	return entries
}

func writeAll(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

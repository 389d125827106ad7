package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/normalize"
)

type bibFlags struct {
	inputFlags
	bibliographyFlags
	output string
}

func (a *app) bib() *cobra.Command {
	var f bibFlags
	cmd := &cobra.Command{
		Use:   "bib [PATH|-]...",
		Short: "Write the references of documents as BibTeX, CSL-JSON or RIS",
		Long: `Read documents, find and parse their references, and write them as a
bibliography. BibTeX is read back by an independent parser and compared before
anything is saved; a file is replaced whole or not at all.`,
		Example: `  citecheck bib article.html
  citecheck bib -o references.bib chapters/
  citecheck bib --dialect biblatex article.md`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runBib(cmd.Context(), args, &f) },
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.StringVarP(&f.output, "output", "o", "", "write to `FILE` instead of standard output")
	f.bibliographyFlags.register(flags, "bibtex", "bibtex, csl or ris")
	f.inputFlags.register(flags)
	return cmd
}

func (a *app) runBib(ctx context.Context, args []string, f *bibFlags) error {
	print, err := a.entryPrinter(&f.bibliographyFlags)
	if err != nil {
		return err
	}
	inputs, problems, err := a.inputs(args, &f.inputFlags)
	if err != nil {
		return err
	}
	run := engine.Run(ctx, inputs, engine.Options{})
	if a.tell(append(problems, run.Problems...)) || run.Interrupted {
		a.status = exitFailed
	}
	entries := entriesOf(run)
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

// entriesOf gathers the entries of all documents under keys that are unique
// among them.
func entriesOf(run *cite.Run) []*cite.Entry {
	var entries []*cite.Entry
	for _, doc := range run.Documents {
		for i := range doc.References {
			if e := doc.References[i].Entry; e != nil {
				entries = append(entries, e)
			}
		}
	}
	if len(run.Documents) > 1 {
		normalize.Keys(entries)
	}
	return entries
}

func writeAll(w io.Writer, data []byte) error {
	_, err := w.Write(data)
	return err
}

package cli

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/mend"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

// fixFlags are the flags of fix: those of check that say what is wrong, and how
// far to go.
type fixFlags struct {
	inputFlags
	ruleFlags
	linkFlags
	offline, showDiff, unsafe, quiet bool
}

func (a *app) fix() *cobra.Command {
	f := fixFlags{}
	cmd := &cobra.Command{
		Use:   "fix [PATH|-]...",
		Short: "Mend what can be mended without asking",
		Long: `Apply the fixes that a careful editor would take unread, check the result again,
and write the files: whole or not at all, in their encoding and with their line
ends. With --unsafe the other fixes are applied as well; read the result then.

A fix after which its finding is still there, or less of the file can be read,
is not kept. Standard input is written to standard output.

Exit status: 0 when all went well, whether or not something was left to mend;
2 wrong usage; 3 a file could not be read or written.`,
		Example: `  citecheck fix --diff posts/
  citecheck fix --offline references.bib
  citecheck fix --diff --unsafe article.md | git apply`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.services = a.services
			f.configure(a)
			return a.runFix(cmd.Context(), args, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	flags.BoolVar(&f.showDiff, "diff", false, "show what would change as a patch, and write nothing")
	flags.BoolVar(&f.unsafe, "unsafe", false, "apply fixes, too, that need an author's eye")
	flags.BoolVar(&f.offline, "offline", false, "ask nothing of the network: links stay as they are")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "do not list what was mended")
	f.ruleFlags.register(flags)
	f.linkFlags.register(flags)
	f.inputFlags.register(flags)
	return cmd
}

func (a *app) runFix(ctx context.Context, args []string, f *fixFlags) error {
	o, err := a.engineOptions(&checkFlags{ruleFlags: f.ruleFlags, linkFlags: f.linkFlags})
	if err != nil {
		return err
	}
	inputs, problems, err := a.inputs(args, &f.inputFlags)
	if err != nil {
		return err
	}
	client, closeClient, err := a.network(&checkFlags{linkFlags: f.linkFlags, offline: f.offline})
	if err != nil {
		return err
	}
	defer closeClient()
	if client != nil {
		o.Verifier = client
	}
	failed := a.tell(problems)
	for _, in := range inputs {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		bad, err := a.fixOne(ctx, in, o, f)
		if err != nil {
			return err
		}
		failed = failed || bad
	}
	if failed {
		a.status = exitFailed
	}
	return nil
}

// fixOne mends one document and says what was done. failed says that it could
// not be read.
func (a *app) fixOne(ctx context.Context, in engine.Input, o engine.Options, f *fixFlags) (failed bool, err error) {
	m := engine.Fix(ctx, in, o, f.unsafe)
	failed = a.tell(m.Problems)
	if ctx.Err() != nil {
		return failed, ctx.Err()
	}
	if !f.quiet {
		a.tellFixed(m, f)
	}
	switch {
	case f.showDiff:
		err = a.print(func(w io.Writer) error { return writeAll(w, patch(m)) })
	case in.Path == "-":
		err = a.print(func(w io.Writer) error { return writeAll(w, m.After) })
	case !bytes.Equal(m.Before, m.After):
		if err = files.Write(in.Path, func(w io.Writer) error { return writeAll(w, m.After) }); err != nil {
			err = &failure{err}
		}
	}
	return failed, err
}

// patch is the difference in the form that git apply takes.
func patch(m *engine.Mended) []byte {
	name := strings.TrimPrefix(filepath.ToSlash(filepath.Clean(m.Path)), "/")
	out := diff.Diff("a/"+name, m.Before, "b/"+name, m.After)
	// The first line, "diff a b", is no part of a patch.
	if _, rest, ok := bytes.Cut(out, []byte("\n")); ok && bytes.HasPrefix(out, []byte("diff ")) {
		return rest
	}
	return out
}

// tellFixed lists the fixes on standard error, and how many more there are to
// have.
func (a *app) tellFixed(m *engine.Mended, f *fixFlags) {
	did := "fixed"
	if f.showDiff {
		did = "would be fixed"
	}
	for _, c := range m.Fixed {
		at := c.Finding.From
		fmt.Fprintf(a.err, "%s:%d:%d: %s: %s (%s) [%s %s]\n", m.Path, at.Line, at.Column, did, printable(c.Finding.Message), printable(c.Fix.Message), c.Finding.Rule, c.Finding.Name)
	}
	if n := offered(m.Left); n > 0 && !f.unsafe {
		a.complain("%s: %d more with --unsafe", m.Path, n)
	}
}

// offered counts the findings that an unsafe fix would mend.
func offered(left []cite.Located) int {
	return len(mend.Choose(left, true, func(cite.Located) bool { return true }))
}

// printable keeps control characters of documents from the terminal.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, s)
}

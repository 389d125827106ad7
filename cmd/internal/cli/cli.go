// Package cli is the command line of citecheck, one file a subcommand. It
// wires the engine to the files, the network and the reports, and knows
// nothing of references itself. Everything goes through an app, so that the
// whole command line is tested without a process.
package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Exit statuses. They are a promise to scripts.
const (
	exitClean    = 0 // nothing at or above --fail-on
	exitFindings = 1 // findings at or above --fail-on
	exitUsage    = 2 // wrong flags, arguments or configuration
	exitFailed   = 3 // could not finish: an input could not be read, output was closed
)

// Version is the release; the build sets it.
var Version = "0.1.0-dev"

// An app is one invocation of the command line.
type app struct {
	in         io.Reader
	out, err   io.Writer
	status     int
	services   services   // as the configuration sets them
	overrides  []override // likewise
	configured *config    // nil if there is none

	args    []string // of this invocation
	once    bool     // one of the runs of --watch
	depends watched  // what a check read
}

// Main runs the command line and returns its exit status. It ends within a
// second of an interrupt.
func Main(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	// Without this a closed pipe kills the process before it can say so.
	signal.Ignore(syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	a := &app{in: stdin, out: stdout, err: stderr}
	done := make(chan int, 1)
	go func() { done <- a.run(ctx, args) }()
	select {
	case status := <-done:
		return status
	case <-ctx.Done():
		return a.wait(done)
	}
}

// lastWord is how long an interrupted run may take to say what it knows.
const lastWord = 900 * time.Millisecond

func (a *app) wait(done <-chan int) int {
	select {
	case status := <-done:
		return status
	case <-time.After(lastWord):
		a.complain("interrupted in the middle of a step that could not be left: what it knew is lost")
		return exitFailed
	}
}

// run executes one command line.
func (a *app) run(ctx context.Context, args []string) int {
	a.args = args
	root := a.root()
	root.SetArgs(args)
	if err := root.ExecuteContext(ctx); err != nil {
		return a.fail(a.placed(err))
	}
	return a.status
}

// fail says what went wrong and returns the status that fits.
func (a *app) fail(err error) int {
	var failed *failure
	switch {
	case errors.Is(err, context.Canceled):
		a.complain("interrupted: what was written so far is whole, the rest is missing")
		return exitFailed
	case errors.As(err, &failed):
		a.complain("%v", failed.err)
		return cmp.Or(a.status, exitFailed)
	default:
		a.complain("%v\nrun 'citecheck --help' for usage", err)
		return exitUsage
	}
}

// A failure is an error of the work, not of the command line.
type failure struct{ err error }

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// complain writes one line for people to standard error.
func (a *app) complain(format string, args ...any) {
	fmt.Fprintf(a.err, "citecheck: "+format+"\n", args...)
}

// print writes what a command gives to standard output and explains a closed
// pipe in a sentence.
func (a *app) print(write func(io.Writer) error) error {
	err := write(a.out)
	if errors.Is(err, noReader) {
		err = errors.New("standard output was closed before everything was written; use --output FILE to keep all of it")
	}
	if err != nil {
		return &failure{err}
	}
	return nil
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "citecheck",
		Short: "Check references, citations and links before you publish",
		Long: `citecheck reads articles (HTML, Markdown, plain text), finds their reference
lists, parses each reference, matches the in-text citations, verifies every
link, and reports what a careful editor would flag, at its line and column.`,
		Example: `  citecheck check article.html
  citecheck check --offline --format json docs/ > findings.json
  citecheck bib article.md -o references.bib`,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if completes(cmd) {
				return nil
			}
			if err := fromEnvironment(cmd.Flags()); err != nil {
				return err
			}
			return a.configure(cmd)
		},
	}
	root.PersistentFlags().String("config", "", "read the configuration from `FILE` (default: the nearest .citecheck.yml upwards)")
	root.PersistentFlags().Bool("no-config", false, "read no configuration")
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.AddCommand(a.check(), a.bib(), a.fix(), a.fmt(), a.init(), a.parse(), a.explain(), a.rules(), a.links(), a.cache(), a.version())
	a.addCompletion(root)
	complete(root)
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return err })
	return root
}

// fromEnvironment gives every flag that was not set on the command line the
// value of its variable: CITECHECK_FAIL_ON for --fail-on.
func fromEnvironment(flags *pflag.FlagSet) error {
	var err error
	flags.VisitAll(func(f *pflag.Flag) {
		name := variable(f.Name)
		value, set := os.LookupEnv(name)
		if f.Changed || !set {
			return
		}
		if e := flags.Set(f.Name, value); e != nil {
			err = errors.Join(err, fmt.Errorf("environment variable %s: %w", name, e))
		}
	})
	return err
}

// variable is the name of the environment variable for a flag.
func variable(flag string) string {
	return "CITECHECK_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

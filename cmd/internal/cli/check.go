package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/fetch"
)

// checkFlags are the flags of the main job.
type checkFlags struct {
	inputFlags
	ruleFlags
	linkFlags
	reportFlags
	changeFlags
	failOn  string
	offline bool
	watch   bool

	printConfig bool
}

func (a *app) check() *cobra.Command {
	f := checkFlags{inputFlags: inputFlags{pieces: true}}
	cmd := &cobra.Command{
		Use:   "check [PATH|-]...",
		Short: "Check documents: references, citations, links, placeholders",
		Long: `Read documents, find their references, citations and links, verify the links
over the network, run the rules, and report.

Exit status: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage;
3 an input could not be read or the work could not be finished.`,
		Example: `  citecheck check article.html
  citecheck check --offline --fail-on warning posts/
  citecheck check --watch draft.md
  citecheck check --only-changed origin/main --format json -o findings.json .`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if f.printConfig {
				return a.printConfig(cmd)
			}
			if f.watch && !a.once {
				return a.keepChecking(cmd.Context(), args, &f)
			}
			f.services = a.services
			f.configure(a)
			return a.runCheck(cmd.Context(), args, &f)
		},
	}
	flags := cmd.Flags()
	flags.SortFlags = false
	f.reportFlags.register(flags)
	flags.StringVar(&f.failOn, "fail-on", "error", "exit with 1 from this severity on: error, warning, info, never")
	flags.BoolVar(&f.offline, "offline", false, "ask nothing of the network: links stay unchecked")
	f.ruleFlags.register(flags)
	f.changeFlags.register(flags)
	f.linkFlags.register(flags)
	f.inputFlags.register(flags)
	flags.BoolVar(&f.watch, "watch", false, "stay, and check again when a document, what it names or the configuration is written")
	flags.BoolVar(&f.printConfig, "print-config", false, "say what is in force, and whence, and check nothing")
	return cmd
}

func (a *app) runCheck(ctx context.Context, args []string, f *checkFlags) error {
	fails, err := parseFailOn(f.failOn)
	if err != nil {
		return err
	}
	outputs, err := f.outputs()
	if err != nil {
		return err
	}
	if err := writable(outputs, f.writeBaseline); err != nil {
		return err
	}
	o, err := a.engineOptions(f)
	if err != nil {
		return err
	}
	inputs, problems, err := a.inputs(args, &f.inputFlags)
	if err != nil {
		return err
	}
	if inputs, err = f.onlyChanged(ctx, inputs); err != nil {
		return err
	}
	known, err := f.readBaseline()
	if err != nil {
		return err
	}
	client, closeClient, err := a.network(f)
	if err != nil {
		return err
	}
	defer closeClient()
	if client != nil {
		o.Verifier = client
	}
	run := a.runEngine(ctx, inputs, o, client, f)
	a.dependsOn(args, f, run)
	run.Tool, run.Version = "citecheck", release()
	run.Problems = append(problems, run.Problems...)
	if err := a.applyBaseline(run, known, &f.changeFlags); err != nil {
		return err
	}
	a.status = a.judge(run, args, fails, client, f)
	return a.write(run, outputs, &f.reportFlags)
}

// runEngine runs the engine and shows how it gets on.
func (a *app) runEngine(ctx context.Context, inputs []engine.Input, o engine.Options, client *fetch.Client, f *checkFlags) *cite.Run {
	var load func() []cite.HostLoad
	if client != nil {
		load = client.Load
	}
	saveMemory(client == nil)
	began := time.Now()
	progress := a.newProgress(f.progress, load)
	o.Progress = progress.show
	run := engine.Run(ctx, inputs, o)
	progress.clear()
	if client != nil && !f.quiet {
		a.tellSlowest(client.Slowest(), time.Since(began), f.verbose)
	}
	return run
}

// saveMemory collects garbage when the heap has grown by half instead of
// doubled: a run mostly waits for the network, and the trees of documents that
// were read must not stand beside its connections. A run that asks nothing
// begins with that at 32 MB (eight times the runtime's 4), which most never
// reach: collecting below took a third of their time. GOGC says otherwise.
func saveMemory(offline bool) {
	const byHalf = 50
	switch {
	case os.Getenv("GOGC") != "":
	case offline:
		debug.SetGCPercent(800)
		witness := new([64]byte) // of the first collection
		runtime.AddCleanup(witness, func(percent int) { debug.SetGCPercent(percent) }, byHalf)
	default:
		debug.SetGCPercent(byHalf)
	}
}

// engineOptions turns flags into what the engine needs, but for the network.
func (a *app) engineOptions(f *checkFlags) (engine.Options, error) {
	var o engine.Options
	var err error
	if o.Policy, err = f.policy(); err != nil {
		return o, err
	}
	if o.For, err = f.perPath(); err != nil {
		return o, err
	}
	if o.Scope, err = engine.ParseScope(f.links); err != nil {
		return o, fmt.Errorf("--links: %w", err)
	}
	o.Skip, err = f.skip()
	return o, err
}

// network returns the client that asks the network, nil when offline, and what
// to do when it is not needed any more.
func (a *app) network(f *checkFlags) (*fetch.Client, func(), error) {
	if f.offline {
		return nil, func() {}, nil
	}
	if err := f.validate(); err != nil {
		return nil, nil, err
	}
	cache := f.cache()
	client, err := f.client(cache)
	if err != nil {
		cache.Close()
		return nil, nil, err
	}
	return client, func() {
		client.Close()
		if err := cache.Close(); err != nil {
			a.complain("%v", err)
		} else if notice := cache.Notice(); notice != "" {
			a.complain("%s", notice)
		}
	}, nil
}

// judge turns a run into an exit status and says aloud what a report cannot:
// what was not read, and that nothing was there to check.
func (a *app) judge(run *cite.Run, args []string, fails func(cite.Severity) bool, client *fetch.Client, f *checkFlags) int {
	failed := a.tell(run.Problems)
	if run.Interrupted {
		a.complain("interrupted: the report holds what was known so far")
		failed = true
	}
	if client != nil && !client.Reachable() {
		a.complain("no address could be reached: is there a network? Use --offline to check without it")
		failed = true
	}
	if client != nil && client.Reachable() && client.Lost() > 0 {
		a.complain("the network was lost: %d addresses could not be asked; run again to go on with them", client.Lost())
		failed = true
	}
	a.sayNothingChecked(run, args, f)
	for _, found := range run.Findings {
		if found.Suppressed == "" && fails(found.Severity) {
			return exitFindings
		}
	}
	if failed {
		return exitFailed
	}
	return exitClean
}

// sayNothingChecked tells of documents without anything to check where they were
// named; of a folder most have nothing.
func (a *app) sayNothingChecked(run *cite.Run, args []string, f *checkFlags) {
	if len(run.Documents) == 0 && f.changedSince != "" && len(run.Problems) == 0 {
		a.complain("no document has changed since %s, so none was checked", f.changedSince)
		return
	}
	if len(run.Documents) == 0 {
		a.complain("no document was checked")
		return
	}
	var bare []string
	for i, doc := range run.Documents {
		first := i == 0 || run.Documents[i-1].Path != doc.Path
		if !first && len(bare) > 0 && bare[len(bare)-1] == doc.Path && !isBare(doc) {
			bare = bare[:len(bare)-1] // one article of the file has something
		}
		if first && isBare(doc) {
			bare = append(bare, doc.Path)
		}
	}
	for _, path := range bare {
		if slices.Contains(args, path) || len(run.Documents) == 1 {
			a.complain("%s: no references, citations or links found", path)
		}
	}
	if len(bare) == len(run.Documents) && len(bare) > 1 {
		a.complain("no references, citations or links found in any of the documents")
	}
}

// isBare reports a document in which there was nothing to check. Those read in
// pieces do not keep what was.
func isBare(doc *cite.Document) bool {
	inPieces := len(doc.Parts) > 0 && doc.Parts[0].Source == nil
	return !inPieces && len(doc.References) == 0 && len(doc.Links) == 0 && len(doc.Citations) == 0
}

// parseFailOn returns the test for severities that count.
func parseFailOn(s string) (func(cite.Severity) bool, error) {
	if s == "never" {
		return func(cite.Severity) bool { return false }, nil
	}
	least, err := cite.ParseSeverity(s)
	if err != nil {
		return nil, fmt.Errorf("--fail-on: unknown severity %q: use error, warning, info or never", s)
	}
	return func(s cite.Severity) bool { return s >= least }, nil
}

// write gives the run to every output; one that fails does not keep the others
// from being written.
func (a *app) write(run *cite.Run, outputs []output, f *reportFlags) error {
	var failed []error
	for _, o := range outputs {
		options := f.options(a.out, o.path)
		render := func(w io.Writer) error { return o.format.Write(w, run, options) }
		failed = append(failed, a.emit(o.path, render))
	}
	return errors.Join(failed...)
}

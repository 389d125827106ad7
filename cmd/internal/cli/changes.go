package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cmd/internal/baseline"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

// changeFlags say what of the documents and findings is new.
type changeFlags struct {
	baseline, writeBaseline string
	changedSince            string
}

func (f *changeFlags) register(flags *pflag.FlagSet) {
	flags.StringVar(&f.baseline, "baseline", "", "findings of `FILE` do not count, only new ones")
	flags.StringVar(&f.writeBaseline, "write-baseline", "", "write the findings to `FILE` as the baseline of later runs")
	flags.StringVar(&f.changedSince, "only-changed", "", "check only documents that changed since the git `REVISION`, such as origin/main")
}

// readBaseline returns the baseline, nil if there is none to heed.
func (f *changeFlags) readBaseline() (*baseline.Baseline, error) {
	if f.baseline == "" {
		return nil, nil
	}
	data, err := files.Read(f.baseline, maxDocument)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w; write one with --write-baseline", f.baseline, err)
	}
	b, err := baseline.Read(data)
	if err != nil {
		return nil, fmt.Errorf("--baseline %s: %w", f.baseline, err)
	}
	return b, nil
}

// applyBaseline takes known findings out of the count, and writes the baseline
// of later runs.
func (a *app) applyBaseline(run *cite.Run, known *baseline.Baseline, f *changeFlags) error {
	if f.writeBaseline != "" {
		if run.Interrupted {
			a.complain("interrupted: %s was not written, since it would lack findings", f.writeBaseline)
		} else if err := files.Write(f.writeBaseline, baseline.New(run.Findings, filepath.Dir(f.writeBaseline)).Write); err != nil {
			return &failure{err}
		}
	}
	if known == nil {
		return nil
	}
	if gone := known.Apply(run, filepath.Dir(f.baseline)); gone > 0 && !run.Interrupted {
		a.complain("%d of the findings in %s are gone: write it anew with --write-baseline", gone, f.baseline)
	}
	return nil
}

// onlyChanged keeps the inputs that git knows to be changed, or does not know
// at all. Standard input is always kept.
func (f *changeFlags) onlyChanged(ctx context.Context, inputs []engine.Input) ([]engine.Input, error) {
	if f.changedSince == "" {
		return inputs, nil
	}
	changed, err := changedSince(ctx, f.changedSince)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(inputs, func(in engine.Input) bool {
		path, err := resolved(in.Path)
		return in.Path != "-" && err == nil && !changed[path]
	}), nil
}

// resolved is the path of a file without symbolic links, as git has it.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}

// changedSince returns the files that differ from where the working tree and a
// revision parted, and those that git does not know yet.
func changedSince(ctx context.Context, revision string) (map[string]bool, error) {
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("--only-changed: %q is no revision", revision)
	}
	top, err := git(ctx, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	root := strings.TrimRight(top, "\r\n")
	from := revision
	if base, err := git(ctx, "merge-base", revision, "HEAD"); err == nil {
		from = strings.TrimSpace(base)
	}
	tracked, err := git(ctx, "-C", root, "diff", "--name-only", "-z", "--diff-filter=d", from, "--")
	if err != nil {
		return nil, err
	}
	others, err := git(ctx, "-C", root, "ls-files", "-z", "--others", "--exclude-standard")
	if err != nil {
		return nil, err
	}
	changed := make(map[string]bool)
	for name := range strings.SplitSeq(tracked+others, "\x00") {
		if path, err := resolved(filepath.Join(root, filepath.FromSlash(name))); err == nil && name != "" {
			changed[path] = true
		}
	}
	return changed, nil
}

// git runs a command of git and returns what it prints.
func git(ctx context.Context, args ...string) (string, error) {
	var out, complaint bytes.Buffer
	cmd := exec.CommandContext(ctx, "git", args...)
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err := cmd.Run()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return "", errors.New("--only-changed: git is not installed")
	case err != nil:
		why, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n")
		return "", fmt.Errorf("--only-changed: git says %q; fetch the revision first (in CI: fetch-depth: 0)", why)
	}
	return out.String(), nil
}

package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/engine"
	"github.com/citecheck/citecheck/cite/source"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

// maxDocument is the largest document that is read. The longest books are a
// few megabytes of text; a larger file is a dump that nobody means to publish.
const maxDocument = 64e6 // bytes

// inputFlags say which documents a command reads.
type inputFlags struct {
	include, exclude []string
	stdinFormat      string
	formatOf         []string // GLOB=FORMAT

	pieces bool // databases beyond maxDocument may be read in pieces
}

func (f *inputFlags) register(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.include, "include", nil, "in folders, read only paths that match this `GLOB` (repeatable)")
	flags.StringSliceVar(&f.exclude, "exclude", nil, "in folders, leave out paths that match this `GLOB` (repeatable)")
	flags.StringArrayVar(&f.formatOf, "format-of", nil, "read paths that match a glob as a format, `GLOB=FORMAT` (repeatable; the last that fits counts)")
	flags.StringVar(&f.stdinFormat, "stdin-format", "", "`FORMAT` of standard input: "+strings.Join(formatNames(), ", ")+" (default: by its content)")
}

func formatNames() []string {
	names := make([]string, len(source.All))
	for i, f := range source.All {
		names[i] = f.Name
	}
	return names
}

// inputs turns arguments into the documents to read. What names none is a
// problem that does not stop the others.
func (a *app) inputs(args []string, f *inputFlags) ([]engine.Input, []cite.Problem, error) {
	if len(args) == 0 {
		return nil, nil, errors.New("no documents named: give files, folders, globs or - for standard input")
	}
	if f.stdinFormat != "" && source.ByName(f.stdinFormat) == nil {
		return nil, nil, fmt.Errorf("unknown --stdin-format %q: use one of %s", f.stdinFormat, strings.Join(formatNames(), ", "))
	}
	formatOf, err := readFormatOf(f.formatOf)
	if err != nil {
		return nil, nil, err
	}
	var inputs []engine.Input
	var problems []cite.Problem
	known := func(path string) bool { return source.Known(path) || formatOf(path) != "" }
	finder := &files.Finder{Known: known, Include: f.include, Exclude: f.exclude}
	stdin := false
	for _, arg := range args {
		if arg == "-" {
			if !stdin {
				inputs, stdin = append(inputs, a.standardInput(f.stdinFormat)), true
			}
			continue
		}
		if isAddress(arg) {
			problems = append(problems, cite.Problem{Path: arg, Message: "pages are not fetched yet: save the page and check the file"})
			continue
		}
		paths, wrong := finder.Find([]string{arg})
		inputs = append(inputs, fileInputs(paths, formatOf, f.pieces)...)
		for _, w := range wrong {
			problems = append(problems, cite.Problem{Path: w.Path, Message: w.Message})
		}
	}
	return distinct(inputs), problems, nil
}

func isAddress(arg string) bool {
	return strings.HasPrefix(arg, "http://") || strings.HasPrefix(arg, "https://")
}

func (a *app) standardInput(format string) engine.Input {
	return engine.Input{Path: "-", Format: format, Load: func() ([]byte, error) {
		return files.ReadFrom(a.in, maxDocument)
	}}
}

// fileInputs names documents with slashes on every system, so that a baseline
// of one fits another and programs that read reports find the file in a
// repository.
func fileInputs(paths []string, formatOf func(path string) string, pieces bool) []engine.Input {
	inputs := make([]engine.Input, len(paths))
	for i, p := range paths {
		inputs[i] = engine.Input{
			Path:   filepath.ToSlash(p),
			Format: formatOf(p),
			Load:   func() ([]byte, error) { return files.Read(p, maxDocument) },
			Open:   func(name string) ([]byte, error) { return files.ReadBeside(p, name, maxDocument) },
		}
		if pieces && strings.EqualFold(filepath.Ext(p), ".bib") && files.Larger(p, maxDocument) {
			inputs[i].Stream = func() (io.ReadCloser, error) { return os.Open(p) }
		}
	}
	return inputs
}

func distinct(inputs []engine.Input) []engine.Input {
	seen := make(map[string]bool)
	var kept []engine.Input
	for _, in := range inputs {
		if !seen[in.Path] {
			seen[in.Path] = true
			kept = append(kept, in)
		}
	}
	return kept
}

// tell writes problems to standard error and reports whether any of them kept
// a document from being read.
func (a *app) tell(problems []cite.Problem) (failed bool) {
	for _, p := range problems {
		a.complain("%s: %s", p.Path, p.Message)
		failed = failed || !p.Partial
	}
	return failed
}

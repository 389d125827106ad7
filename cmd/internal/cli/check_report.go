package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cmd/internal/files"
	"github.com/citecheck/citecheck/report"
)

// reportFlags say where which report goes.
type reportFlags struct {
	format, output string
	reports        []string
	color          string
	hyperlinks     string
	progress       string
	quiet, verbose bool
}

func (f *reportFlags) register(flags *pflag.FlagSet) {
	names := make([]string, len(report.All))
	for i, r := range report.All {
		names[i] = r.Name
	}
	flags.StringVar(&f.format, "format", "text", "`FORMAT` of the report: "+strings.Join(names, ", "))
	flags.StringVarP(&f.output, "output", "o", "", "write the report to `FILE` instead of standard output")
	flags.StringArrayVar(&f.reports, "report", nil, "`FORMAT=FILE`: write this report as well (repeatable)")
	flags.StringVar(&f.color, "color", "auto", "auto, always or never")
	flags.StringVar(&f.hyperlinks, "hyperlinks", "auto", "auto, always or never: whether places and rules of the text report are links in a terminal")
	flags.StringVar(&f.progress, "progress", "auto", "auto, always or never; on standard error")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "findings alone, no summary")
	flags.BoolVarP(&f.verbose, "verbose", "v", false, "list every link with its verdict")
}

// An output is one report and where it goes; "" is standard output.
type output struct {
	format *report.Format
	path   string
}

func (f *reportFlags) outputs() ([]output, error) {
	for flag, value := range map[string]string{"--color": f.color, "--hyperlinks": f.hyperlinks, "--progress": f.progress} {
		if value != "auto" && value != "always" && value != "never" {
			return nil, fmt.Errorf("%s: unknown value %q: use auto, always or never", flag, value)
		}
	}
	main, err := report.ByName(f.format)
	if err != nil {
		return nil, fmt.Errorf("--format: %w", err)
	}
	outputs := []output{{main, f.output}}
	for _, r := range f.reports {
		name, path, _ := strings.Cut(r, "=")
		if path == "" {
			return nil, fmt.Errorf("--report %s: write FORMAT=FILE, such as json=findings.json", r)
		}
		format, err := report.ByName(name)
		if err != nil {
			return nil, fmt.Errorf("--report: %w", err)
		}
		outputs = append(outputs, output{format, path})
	}
	return outputs, nil
}

// writable says before the network is asked that a report will have no place:
// where it was named wrongly, as an error of usage.
func writable(outputs []output, others ...string) error {
	taken := make(map[string]bool)
	for _, o := range outputs {
		others = append(others, o.path)
	}
	for _, path := range others {
		if cmp.Or(path, "-") == "-" {
			continue
		}
		if taken[filepath.Clean(path)] {
			return fmt.Errorf("%s would be written twice in this run: name another file", path)
		}
		taken[filepath.Clean(path)] = true
		var wrong *files.ArgumentError
		if err := files.Writable(path); errors.As(err, &wrong) {
			return wrong
		} else if err != nil {
			return &failure{err}
		}
	}
	return nil
}

// options decide on colour: on a terminal unless NO_COLOR says otherwise
// (https://no-color.org), never in a file.
func (f *reportFlags) options(stdout io.Writer, path string) report.Options {
	terminal := path == "" && isTerminal(stdout) && os.Getenv("TERM") != "dumb"
	o := report.Options{
		Color:   f.color == "always" || f.color == "auto" && terminal && os.Getenv("NO_COLOR") == "",
		Verbose: f.verbose,
		Quiet:   f.quiet,
		BibTeX:  bibtexOf,
	}
	if terminal {
		o.Width = widthOf(stdout)
	}
	if f.hyperlinks == "always" || f.hyperlinks == "auto" && linksWork(terminal, os.Getenv) {
		o.FileURL = fileURL
	}
	return o
}

// bibtexOf writes one entry as "citecheck bib" does.
func bibtexOf(e *cite.Entry) string {
	data, err := bibtex.Print([]*cite.Entry{e}, bibtex.Options{})
	if err != nil {
		return "" // of entries that cannot be written there is nothing to copy
	}
	return string(data)
}

func isTerminal(w any) bool {
	file, ok := w.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// emit writes to a file, whole or not at all, or to standard output.
func (a *app) emit(path string, write func(io.Writer) error) error {
	if cmp.Or(path, "-") == "-" {
		return a.print(write)
	}
	if err := files.Write(path, write); err != nil {
		return &failure{errors.Join(err)}
	}
	return nil
}

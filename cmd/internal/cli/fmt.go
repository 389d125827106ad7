package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/bibtex/layout"
	"github.com/citecheck/citecheck/cmd/internal/files"
)

func (a *app) fmt() *cobra.Command {
	var f fmtFlags
	cmd := &cobra.Command{
		Use:   "fmt [FILE.bib|FOLDER|-]...",
		Short: "Format .bib files in place",
		Long: `Format .bib files in place: a field a line, aligned, in braces, an empty line
between entries. Standard input (-) is written to standard output.

What a file says stays the same: comments, text between entries, unknown fields
and the order of all. Entries that are broken are left exactly as they are, and
you are told why. Only the options of the second half change or drop anything.

Exit status: 0 done, or with --check nothing to do; 1 with --check, files would
change; 2 wrong usage; 3 an input could not be read or written.`,
		Example: `  citecheck fmt references.bib
  citecheck fmt --check papers/
  citecheck fmt --diff --sort=author,year --sort-fields references.bib
  citecheck fmt --duplicates=doi,citation --merge=combine - <old.bib >new.bib`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runFmt(cmd.Context(), args, &f) },
	}
	f.register(cmd.Flags())
	return cmd
}

// A formatter formats files one after the other.
type formatter struct {
	*app
	*fmtFlags
	options layout.Options
	changed int
}

func (a *app) runFmt(ctx context.Context, args []string, f *fmtFlags) error {
	options, err := f.options()
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return errors.New("no files named: give .bib files, folders, globs or - for standard input")
	}
	if err := f.strayValue(args); err != nil {
		return err
	}
	w := &formatter{app: a, fmtFlags: f, options: options}
	finder := &files.Finder{Known: isBib, Include: f.include, Exclude: f.exclude}
	for _, path := range a.find(finder, args) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := w.file(path); err != nil {
			a.complain("%s: %v", path, err)
			a.status = exitFailed
		}
	}
	if f.checkOnly && w.changed > 0 {
		a.status = exitFindings
	}
	return nil
}

func isBib(path string) bool { return strings.EqualFold(filepath.Ext(path), ".bib") }

// find returns the files that args name and "-", each once, and tells of what
// names none. They have slashes on every system, as git apply wants them in
// differences.
func (a *app) find(finder *files.Finder, args []string) []string {
	var paths []string
	seen := make(map[string]bool)
	for _, arg := range args {
		found := []string{arg}
		if arg != "-" {
			var wrong []*files.ArgumentError
			found, wrong = finder.Find([]string{arg})
			for _, w := range wrong {
				a.complain("%s: %s", w.Path, w.Message)
				a.status = exitFailed
			}
		}
		for _, path := range found {
			path = filepath.ToSlash(path)
			if !seen[path] {
				seen[path] = true
				paths = append(paths, path)
			}
		}
	}
	return paths
}

// file formats one file, or says what would be new in it.
func (w *formatter) file(path string) error {
	source, err := w.load(path)
	if err != nil {
		return err
	}
	out, err := w.format(path, source)
	if err != nil {
		return err
	}
	same := bytes.Equal(source, out)
	if !same {
		w.changed++
	}
	switch {
	case w.showDiff:
		return w.print(func(to io.Writer) error { return writeAll(to, diff.Diff(path, source, path+" (formatted)", out)) })
	case w.checkOnly && !same:
		return w.print(func(to io.Writer) error { return writeAll(to, []byte(path+"\n")) })
	case w.checkOnly:
		return nil
	case path == "-":
		return w.print(func(to io.Writer) error { return writeAll(to, out) })
	case same:
		return nil
	}
	return files.Write(path, func(to io.Writer) error { return writeAll(to, out) })
}

func (w *formatter) load(path string) ([]byte, error) {
	if path == "-" {
		return files.ReadFrom(w.in, maxDocument)
	}
	return files.Read(path, maxDocument)
}

// format formats a file and tells what its author should know. If it should not
// change what the file says, it is read once more before anything is written.
func (w *formatter) format(path string, source []byte) ([]byte, error) {
	if bytes.IndexByte(source, 0) >= 0 {
		return nil, errors.New("there are zero bytes in it, as in UTF-16: write it in UTF-8, which BibTeX reads")
	}
	tree := bibtex.Parse(source)
	out, notes := layout.Format(tree, w.options)
	w.tellNotes(path, source, notes)
	if w.options.Faithful() && !bytes.Equal(source, out) {
		if err := layout.Same(tree, bibtex.Parse(out)); err != nil {
			return nil, fmt.Errorf("nothing was written, because it would not have said the same (a bug in citecheck): %w", err)
		}
	}
	return out, nil
}

func (w *formatter) tellNotes(path string, source []byte, notes []layout.Note) {
	if len(notes) == 0 {
		return
	}
	part := cite.NewPart("", source, false)
	for _, n := range notes {
		at := part.Position(n.Span.Start)
		w.complain("%s:%d:%d: %s", path, at.Line, at.Column, n.Message)
	}
}

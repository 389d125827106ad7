// Package files finds the documents that a command line names and writes
// results so that nothing is lost halfway. It is the one place that knows the
// file system.
package files

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// A Finder turns arguments into paths.
type Finder struct {
	Known   func(path string) bool // formats that a walk picks up
	Include []string               // if not empty, only paths that match one of these globs
	Exclude []string               // never paths that match one of these globs
}

// An ArgumentError says why an argument gave no document.
type ArgumentError struct {
	Path    string
	Message string
}

// Error returns the path and the message.
func (e *ArgumentError) Error() string { return e.Path + ": " + e.Message }

// Find returns the files that args name, in their order and each once, and
// what was wrong with those that name none. Files are taken as they are;
// folders are walked; what is neither is tried as a glob.
func (f *Finder) Find(args []string) (paths []string, problems []*ArgumentError) {
	seen := make(map[string]bool)
	for _, arg := range args {
		found, problem := f.expand(arg)
		if problem != nil {
			problems = append(problems, problem)
		}
		for _, p := range found {
			if !seen[p] {
				seen[p] = true
				paths = append(paths, p)
			}
		}
	}
	return paths, problems
}

func (f *Finder) expand(arg string) ([]string, *ArgumentError) {
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return f.folder(arg)
	case err == nil:
		return []string{filepath.Clean(arg)}, nil
	case strings.ContainsAny(arg, "*?[{") && !errors.Is(err, fs.ErrPermission):
		// Windows says of "*.md" not that it does not exist but that it is no
		// name, and its shells leave globs to programs.
		return glob(arg)
	}
	return nil, &ArgumentError{arg, statReason(err)}
}

func statReason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or folder: check the spelling and the working folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied: make it readable for this user"
	}
	return err.Error()
}

func (f *Finder) folder(dir string) ([]string, *ArgumentError) {
	paths, err := f.walk(dir)
	if err != nil {
		return paths, &ArgumentError{dir, fmt.Sprintf("cannot be walked to its end: %v", err)}
	}
	if len(paths) == 0 {
		return nil, &ArgumentError{dir, "no documents of a known format in this folder: name the files, or see --include"}
	}
	return paths, nil
}

func glob(pattern string) ([]string, *ArgumentError) {
	paths, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err != nil {
		return nil, &ArgumentError{pattern, "not a valid glob: " + err.Error()}
	}
	if len(paths) == 0 {
		return nil, &ArgumentError{pattern, "no file matches: check the spelling and the working folder"}
	}
	slices.Sort(paths)
	return paths, nil
}

// Read returns the bytes of a file, but no more than limit.
func Read(path string, limit int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, errors.New("this is a folder now: name the files in it")
	}
	if info.Size() > limit {
		return nil, tooLarge(info.Size(), limit)
	}
	return ReadFrom(file, limit)
}

// ReadBeside reads the file that the document at path calls name, relative to
// itself. Documents come from strangers, so only regular files are read, and
// none by an absolute path.
func ReadBeside(path, name string, limit int64) ([]byte, error) {
	name = filepath.FromSlash(name)
	if filepath.IsAbs(name) || filepath.VolumeName(name) != "" {
		return nil, errors.New("absolute paths in documents are not followed: name it relative to the document")
	}
	beside := filepath.Join(filepath.Dir(path), name)
	info, err := os.Stat(beside)
	if err != nil {
		return nil, errors.New(statReason(err))
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("not a regular file: name a file")
	}
	return Read(beside, limit)
}

// ReadFrom reads r to its end, but no more than limit bytes.
func ReadFrom(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("too large: more than the %d MB that are read; split the document", limit/1e6)
	}
	return data, nil
}

// Larger reports whether path is a file of more than limit bytes.
func Larger(path string, limit int64) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && info.Size() > limit
}

func tooLarge(size, limit int64) error {
	return fmt.Errorf("too large: %d MB, where at most %d MB are read; split the document", size/1e6, limit/1e6)
}

package files

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	gitignore "github.com/sabhiram/go-gitignore"
)

// walk returns the documents under dir in lexical order. It honours
// .gitignore files, skips hidden folders and node_modules, and follows no
// symbolic links to folders.
func (f *Finder) walk(dir string) ([]string, error) {
	var paths []string
	var failed error
	ignore := newIgnore(dir)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			failed = errors.Join(failed, err)
			return skipIfFolder(d)
		}
		if d.IsDir() {
			return ignore.enter(dir, path, d)
		}
		if f.wants(dir, path) && !ignore.matches(path, false) {
			paths = append(paths, path)
		}
		return nil
	})
	return paths, errors.Join(failed, err)
}

func skipIfFolder(d fs.DirEntry) error {
	if d != nil && d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// wants applies the globs, to the path as given and below the walked folder.
func (f *Finder) wants(dir, path string) bool {
	if matchesAny(f.Exclude, dir, path) {
		return false
	}
	if len(f.Include) > 0 {
		return matchesAny(f.Include, dir, path)
	}
	return f.Known(path)
}

func matchesAny(globs []string, dir, path string) bool {
	below, err := filepath.Rel(dir, path)
	if err != nil {
		below = path
	}
	for _, g := range globs {
		for _, candidate := range []string{path, below, filepath.Base(path)} {
			if ok, _ := doublestar.PathMatch(filepath.FromSlash(g), candidate); ok {
				return true
			}
		}
	}
	return false
}

// ignore holds the patterns of the .gitignore files from the top of the
// repository down to where the walk is, in the order in which git applies
// them: the last that fits decides.
type ignore struct {
	top      string // the outermost folder whose patterns count
	patterns []string
	rules    *gitignore.GitIgnore
}

func newIgnore(dir string) *ignore {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return &ignore{rules: gitignore.CompileIgnoreLines()}
	}
	ig := &ignore{top: repositoryTop(abs), rules: gitignore.CompileIgnoreLines()}
	var above []string
	for d := abs; d != filepath.Dir(d); d = filepath.Dir(d) {
		above = append(above, d)
		if d == ig.top {
			break
		}
	}
	for i := len(above) - 1; i >= 0; i-- {
		ig.load(above[i])
	}
	return ig
}

// repositoryTop is the nearest folder upwards that holds .git, or dir itself.
func repositoryTop(dir string) string {
	for d := dir; d != filepath.Dir(d); d = filepath.Dir(d) {
		if _, err := os.Stat(filepath.Join(d, ".git")); err == nil {
			return d
		}
	}
	return dir
}

// load adds the patterns of one folder.
func (ig *ignore) load(dir string) {
	data, err := os.ReadFile(filepath.Join(dir, ".gitignore"))
	if err != nil {
		return // most folders have none
	}
	below := ig.below(dir)
	for line := range strings.Lines(string(data)) {
		ig.patterns = append(ig.patterns, rebase(strings.TrimSpace(line), below))
	}
	ig.rules = gitignore.CompileIgnoreLines(ig.patterns...)
}

// rebase says a pattern of the folder below as one of the top. A pattern
// without a slash before its end fits at any depth (gitignore(5)).
func rebase(line, below string) string {
	if below == "." || line == "" || strings.HasPrefix(line, "#") {
		return line
	}
	pattern, negated := strings.CutPrefix(line, "!")
	if strings.Contains(strings.TrimSuffix(pattern, "/"), "/") {
		pattern = "/" + below + "/" + strings.TrimPrefix(pattern, "/")
	} else {
		pattern = "/" + below + "/**/" + pattern
	}
	if negated {
		return "!" + pattern
	}
	return pattern
}

// enter decides whether the walk goes down into path.
func (ig *ignore) enter(root, path string, d fs.DirEntry) error {
	if path == root {
		return nil
	}
	hidden := strings.HasPrefix(d.Name(), ".") || d.Name() == "node_modules"
	if hidden || ig.matches(path, true) {
		return fs.SkipDir
	}
	if abs, err := filepath.Abs(path); err == nil {
		ig.load(abs)
	}
	return nil
}

func (ig *ignore) matches(path string, folder bool) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	name := ig.below(abs)
	if folder {
		name += "/"
	}
	return ig.rules.MatchesPath(name)
}

// below is a path as seen from the top, with slashes.
func (ig *ignore) below(path string) string {
	rel, err := filepath.Rel(ig.top, path)
	if err != nil {
		return path
	}
	return filepath.ToSlash(rel)
}

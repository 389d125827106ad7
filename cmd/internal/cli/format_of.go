package cli

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/citecheck/citecheck/cite/source"
)

// readFormatOf turns GLOB=FORMAT settings into a function that says which
// format a path was given, or "". The last setting that fits counts.
func readFormatOf(settings []string) (func(path string) string, error) {
	type setting struct{ glob, format string }
	var all []setting
	for _, s := range settings {
		i := strings.LastIndexByte(s, '=')
		if i <= 0 {
			return nil, fmt.Errorf("--format-of %q: write GLOB=FORMAT, for example '*.txt=markdown'", s)
		}
		glob, format := filepath.ToSlash(s[:i]), s[i+1:]
		if !doublestar.ValidatePattern(glob) {
			return nil, fmt.Errorf("--format-of %q: %q is no valid glob", s, glob)
		}
		if source.ByName(format) == nil {
			return nil, fmt.Errorf("--format-of %q: unknown format %q: use one of %s", s, format, strings.Join(formatNames(), ", "))
		}
		all = append(all, setting{glob, format})
	}
	return func(path string) string {
		path = filepath.ToSlash(path)
		for i := len(all) - 1; i >= 0; i-- {
			if globs(all[i].glob, path) {
				return all[i].format
			}
		}
		return ""
	}, nil
}

// globs reports whether glob matches the path, or its last element if glob has
// no slash.
func globs(glob, path string) bool {
	if !strings.Contains(glob, "/") {
		path = path[strings.LastIndexByte(path, '/')+1:]
	}
	ok, err := doublestar.Match(glob, path)
	return err == nil && ok
}

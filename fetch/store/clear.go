package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Clear removes the cache from a folder, with what was set aside or left beside
// it by others, and says how many files that were and how many bytes. It
// leaves alone what we did not write. A process that holds the cache goes on
// with a file that has no name any more.
func Clear(dir string) (files int, size int64, err error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, 0, nil
	}
	for _, e := range entries {
		info, gone := e.Info()
		if gone != nil || e.IsDir() || !isOurs(e.Name()) {
			continue
		}
		if failed := os.Remove(filepath.Join(dir, e.Name())); failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		files, size = files+1, size+info.Size()
	}
	return files, size, err
}

// isOurs reports whether we give files such a name.
func isOurs(name string) bool {
	for _, prefix := range []string{newPrefix, latePrefix, asidePrefix} {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return name == File || name == compactName
}

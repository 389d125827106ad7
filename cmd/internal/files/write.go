package files

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Write puts what write gives into the file at path, all of it or nothing:
// a file that was there before stays as it was until the new one is complete.
// Devices and pipes are written directly.
func Write(path string, write func(io.Writer) error) error {
	info, err := os.Stat(path)
	if err == nil && !info.Mode().IsRegular() {
		return writeDirect(path, write)
	}
	mode := os.FileMode(0o644)
	if err == nil {
		mode = info.Mode().Perm()
		// A rename would replace a symbolic link by a file; write behind it.
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real
		}
	}
	return replace(path, mode, write)
}

func writeDirect(path string, write func(io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return errors.Join(write(file), file.Close())
}

func replace(path string, mode os.FileMode, write func(io.Writer) error) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(tmp.Name()) // the error that matters is already known
		}
	}()
	if err := errors.Join(write(tmp), tmp.Chmod(mode), tmp.Sync(), tmp.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return os.Rename(tmp.Name(), path)
}

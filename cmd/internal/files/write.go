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

// Writable says before the work what would keep Write from writing to path:
// that it is a folder, that there is none to hold it (both an *ArgumentError),
// or that nothing may be written there. It leaves no trace.
func Writable(path string) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return &ArgumentError{path, "this is a folder: name a file in it"}
		}
		return nil // devices and pipes tell when they are opened
	}
	dir := filepath.Dir(path)
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return &ArgumentError{path, fmt.Sprintf("there is no folder %s: make it first", dir)}
	}
	tmp, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("%s cannot be written: %w", path, errors.Unwrap(err))
	}
	return errors.Join(tmp.Close(), os.Remove(tmp.Name()))
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

//go:build unix && !solaris && !aix

package store

import (
	"os"
	"syscall"
)

// tryLock takes the lock of an open file that bbolt takes too, so that the file
// can be looked at before bbolt does. It ends with the file being closed.
func tryLock(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

//go:build unix

package fetch

import (
	"math"
	"syscall"
)

// maxDescriptors returns how many files this process may have open, 0 if that
// is not known. The Go runtime raises the soft limit to the hard one.
func maxDescriptors() int {
	var limit syscall.Rlimit
	if syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit) != nil || limit.Cur > math.MaxInt32 {
		return 0
	}
	return int(limit.Cur)
}

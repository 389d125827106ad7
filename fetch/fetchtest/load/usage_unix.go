//go:build unix

package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// usage returns the processor time of this process in seconds, and its largest
// resident set so far in KB.
func usage() (cpu float64, rss int, err error) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, 0, fmt.Errorf("read the use of resources: %w", err)
	}
	if rss = peak(); rss == 0 {
		rss = int(u.Maxrss)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds(), rss, nil
}

// peak is the largest resident set so far, in KB, where /proc tells; 0 else.
func peak() int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	kb, _, _ := strings.Cut(strings.TrimSpace(after), " ")
	n, _ := strconv.Atoi(kb)
	return n
}

//go:build !windows

package fetch

import "syscall"

// What systems say of connections. EPERM and EACCES are what a sandbox says.
var (
	errnosDescriptors = []error{syscall.EMFILE, syscall.ENFILE}
	errnosRefused     = []error{syscall.ECONNREFUSED}
	errnosReset       = []error{syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE}
	errnosNoRoute     = []error{syscall.ENETUNREACH, syscall.EHOSTUNREACH, syscall.ENETDOWN, syscall.EADDRNOTAVAIL, syscall.EPERM, syscall.EACCES}
)

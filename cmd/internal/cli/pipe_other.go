//go:build !windows

package cli

import "syscall"

// noReader is what systems say of a pipe that was closed at its other end.
const noReader = syscall.EPIPE

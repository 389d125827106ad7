package cli

import "golang.org/x/sys/windows"

// noReader is what Windows says of a pipe that was closed at its other end.
const noReader = windows.ERROR_NO_DATA

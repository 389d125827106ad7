package fetch

import (
	"syscall"

	"golang.org/x/sys/windows"
)

// What Windows says of connections. The names of package syscall are known
// there too, but the system itself never says them.
var (
	errnosDescriptors = []error{windows.WSAEMFILE, windows.ERROR_TOO_MANY_OPEN_FILES, syscall.EMFILE}
	errnosRefused     = []error{windows.WSAECONNREFUSED, syscall.ECONNREFUSED}
	errnosReset       = []error{windows.WSAECONNRESET, windows.WSAECONNABORTED, windows.ERROR_NETNAME_DELETED, windows.ERROR_BROKEN_PIPE, syscall.ECONNRESET}
	errnosNoRoute     = []error{windows.WSAENETUNREACH, windows.WSAEHOSTUNREACH, windows.WSAENETDOWN, windows.WSAEADDRNOTAVAIL, windows.WSAEACCES, syscall.ENETUNREACH}
)

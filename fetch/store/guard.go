package store

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// errFault is what guard makes of a panic: bbolt trusts the file that it maps,
// and someone may cut it short or write into it while we run.
var errFault = errors.New("the file changed under us")

// guard runs what works on the mapped file and turns its faults into errors.
func guard(work func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v", errFault, p)
		}
	}()
	return work()
}

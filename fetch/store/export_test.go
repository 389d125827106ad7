package store

import "os"

// WithOpenFile has a store open its file in another way.
func (o Options) WithOpenFile(open func(string, int, os.FileMode) (*os.File, error)) Options {
	o.openFile = open
	return o
}

// Worthwhile is the size from which files are written anew.
const Worthwhile = worthwhile

//go:build !unix

package main

import "errors"

// usage is known on Unix alone.
func usage() (cpu float64, rss int, err error) {
	return 0, 0, errors.New("processor time and memory are measured on Unix only")
}

//go:build !linux

package store

import bolt "go.etcd.io/bbolt"

// drop does nothing: elsewhere the system takes mapped pages back when it
// needs them.
func drop(*bolt.Tx) {}

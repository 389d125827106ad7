package store

import (
	"syscall"
	"unsafe"

	bolt "go.etcd.io/bbolt"
)

// drop tells the system that the pages of the file which were mapped for
// reading need not count as our memory any more: they come back when they are
// read. The transaction keeps the mapping in place, and its size is never
// beyond it.
func drop(tx *bolt.Tx) {
	info := tx.DB().Info()
	data := *(**byte)(unsafe.Pointer(&info.Data)) // an address of the mapping, which no collector moves
	_ = syscall.Madvise(unsafe.Slice(data, tx.Size()), syscall.MADV_DONTNEED)
}

package store

import (
	"encoding/binary"
	"hash/crc32"
	"iter"
)

// blockSize is how many bytes a block has, or a record more: large enough to
// make few of them, small enough to be written twice, as bbolt does with the
// last ones when others follow.
const blockSize = 64 << 10

// maxBlock bounds what is taken for a block when it is read.
const maxBlock = blockSize + maxValue + maxURL + 1<<10

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// newBlock returns an empty block, room for the checksum, that can grow to so
// many bytes without being moved.
func newBlock(size int) []byte { return make([]byte, crc32.Size, max(size, crc32.Size)) }

func seal(block []byte) {
	binary.LittleEndian.PutUint32(block, crc32.Checksum(block[crc32.Size:], castagnoli))
}

// isSealed reports whether a block is as it was written.
func isSealed(block []byte) bool {
	return len(block) >= crc32.Size && len(block) <= maxBlock &&
		binary.LittleEndian.Uint32(block) == crc32.Checksum(block[crc32.Size:], castagnoli)
}

// records yields what a block holds, with the offset of each.
func records(block []byte) iter.Seq2[int, record] {
	return func(yield func(int, record) bool) {
		for offset := crc32.Size; offset < len(block); {
			r, end, ok := decode(block, offset)
			if !ok || !yield(offset, r) {
				return
			}
			offset = end
		}
	}
}

// blockKey is the key of a block in the file: in the order of writing, so that
// new ones are added at the end.
func blockKey(number uint32) []byte { return binary.BigEndian.AppendUint32(nil, number) }

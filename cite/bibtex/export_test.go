package bibtex

import (
	"io"
	"iter"
)

// StreamSize is Stream with pieces and a longest entry of other sizes.
func StreamSize(r io.Reader, size, longest int) iter.Seq2[Chunk, error] {
	return stream(r, size, longest)
}

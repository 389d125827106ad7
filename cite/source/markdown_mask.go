package source

import (
	"bytes"
	"context"
)

// maxContainers is how many containers may begin on one line; the markers of
// more are read as text. Real texts have three or four.
const maxContainers = 50

// mask returns the source for the parser. Its time grows with the square of
// the nesting, so markers beyond maxContainers on a line are blotted out, byte
// for byte.
func (r *markdownReader) mask(ctx context.Context) []byte {
	src := r.src
	cloned := false
	for at := 0; at < len(src) && ctx.Err() == nil; {
		end := at + bytes.IndexByte(src[at:], '\n') + 1
		if end == at {
			end = len(src)
		}
		if from := containersEnd(src[at:end]); from >= 0 {
			if !cloned {
				src, cloned = bytes.Clone(src), true
			}
			blot(src[at+from : end])
		}
		at = end
	}
	return src
}

// containersEnd returns where the markers beyond maxContainers begin on the
// line, or -1.
func containersEnd(line []byte) int {
	n := 0
	for i, c := range line {
		spaced := i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t')
		switch {
		case c == '>':
			n++
		case bytes.IndexByte([]byte("-+*.)"), c) >= 0 && spaced:
			n++
		case c != ' ' && c != '\t' && (c < '0' || c > '9'):
			return -1
		}
		if n > maxContainers {
			return i
		}
	}
	return -1
}

// blot makes the markers at the start of line mean nothing.
func blot(line []byte) {
	for i, c := range line {
		switch {
		case c == '\n' || c == '\r':
		case c == ' ' || c == '\t':
		default:
			line[i] = '.'
		}
	}
}

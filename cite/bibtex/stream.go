package bibtex

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
)

// A Chunk is a piece of a large file that begins and ends between entries.
type Chunk struct {
	*File        // spans count from the beginning of the chunk
	Offset int64 // of its first byte in the file
	Line   int   // that it begins in, counted from 1
}

// ErrTooLong says that a single entry, or what looks like one, is longer than
// Stream takes.
var ErrTooLong = errors.New("an entry is longer than 64 MB: a brace that is not closed?")

const (
	chunkSize    = 1 << 20  // bytes
	longestEntry = 64 << 20 // bytes
)

// Stream reads a .bib file of any size, a piece at a time, in memory for a few
// pieces. Together the pieces are the file, byte for byte. Macros are known in
// all pieces behind their definition. Where a delimiter is missing, reading
// goes on as Parse does, but what lies beyond the piece is not asked.
//
// An error of r, or ErrTooLong, comes last, with what was read until then.
func Stream(r io.Reader) iter.Seq2[Chunk, error] { return stream(r, chunkSize, longestEntry) }

func stream(r io.Reader, size, longest int) iter.Seq2[Chunk, error] {
	return func(yield func(Chunk, error) bool) {
		s := &streamer{r: r, line: 1, macros: monthMacros()}
		for want := size; !s.done; {
			s.fill(want)
			c, ok := s.next()
			if !ok {
				if want *= 2; want > longest {
					s.fail(fmt.Errorf("line %d: %w", s.line, ErrTooLong))
				}
				continue
			}
			want = size
			if len(c.Source) > 0 && !yield(c, nil) {
				return
			}
		}
		if s.err != nil {
			yield(Chunk{File: &File{}, Offset: s.offset, Line: s.line}, s.err)
		}
	}
}

// A streamer holds what was read and not yet given away.
type streamer struct {
	r      io.Reader
	rest   []byte
	offset int64
	line   int
	macros map[string]string
	ended  bool // nothing comes behind rest
	done   bool
	err    error
}

// fill reads until rest has n bytes, or to the end.
func (s *streamer) fill(n int) {
	for len(s.rest) < n && !s.ended {
		step := min(n-len(s.rest), chunkSize)
		s.rest = slices.Grow(s.rest, step)
		got, err := s.r.Read(s.rest[len(s.rest) : len(s.rest)+step])
		s.rest = s.rest[:len(s.rest)+got]
		if err != nil {
			s.ended = true
			if !errors.Is(err, io.EOF) {
				s.err = err
			}
		}
	}
}

func (s *streamer) fail(err error) {
	s.ended, s.err = true, err
}

// next takes as many whole entries as rest has. It reports false if it must
// have more first.
func (s *streamer) next() (Chunk, bool) {
	macros := maps.Clone(s.macros)
	f := parse(s.rest, macros)
	if !s.ended && !cut(f) {
		return Chunk{}, false
	}
	c := Chunk{File: f, Offset: s.offset, Line: s.line}
	n := len(f.Source)
	s.offset, s.line, s.macros = s.offset+int64(n), s.line+bytes.Count(f.Source, []byte("\n")), macros
	s.rest = slices.Clone(s.rest[n:])
	s.done = s.ended
	return c, true
}

// cut leaves out the last entry of a file and what is behind it, which may go
// on. It must stand at the beginning of its line, inside no other, and no
// macro be defined behind it, as that would be done twice.
func cut(f *File) bool {
	for i := len(f.Nodes) - 1; i > 0 && f.Nodes[i].Kind != StringNode; i-- {
		n := &f.Nodes[i]
		at := n.Span.Start
		if n.Kind == EntryNode && !n.Commented && f.Source[at-1] == '\n' && (f.Nodes[i-1].Kind == TextNode || f.Nodes[i-1].Closed) {
			f.Source, f.Nodes = f.Source[:at:at], f.Nodes[:i]
			f.Problems = slices.DeleteFunc(f.Problems, func(p Problem) bool { return p.Span.Start >= at })
			return true
		}
	}
	return false
}

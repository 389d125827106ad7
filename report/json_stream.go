package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strings"
)

// A jsonStream writes JSON as encoding/json would indent it, without holding
// more than one value at a time. It keeps its first error.
type jsonStream struct {
	w     *bufio.Writer
	err   error
	depth int
	first bool // nothing stands in the object or list yet
	buf   bytes.Buffer
}

func newJSONStream(w io.Writer) *jsonStream { return &jsonStream{w: bufio.NewWriterSize(w, 64<<10)} }

func (s *jsonStream) close() error {
	s.print("\n")
	if err := s.w.Flush(); s.err == nil {
		s.err = err
	}
	return s.err
}

func (s *jsonStream) print(text string) {
	if s.err == nil {
		_, s.err = s.w.WriteString(text)
	}
}

// next begins the next member of an object or list on a line of its own.
func (s *jsonStream) next() {
	if !s.first {
		s.print(",")
	}
	s.first = false
	s.print("\n" + strings.Repeat(" ", s.depth))
}

// within writes the members between two brackets.
func (s *jsonStream) within(open, shut string, members func()) {
	s.print(open)
	s.depth++
	s.first = true
	members()
	s.depth--
	if !s.first {
		s.print("\n" + strings.Repeat(" ", s.depth))
	}
	s.first = false
	s.print(shut)
}

func (s *jsonStream) object(members func()) { s.within("{", "}", members) }

func (s *jsonStream) member(name string, v any) {
	s.next()
	s.print(`"` + name + `": `)
	s.value(v)
}

// list writes a member that is a list, each of its items by a call of write.
func list[T any](s *jsonStream, name string, items []T, write func(T)) {
	s.next()
	s.print(`"` + name + `": `)
	s.within("[", "]", func() {
		for _, item := range items {
			s.next()
			write(item)
		}
	})
}

// line writes a value on one line, in half the time.
func (s *jsonStream) line(v any) {
	if s.err != nil {
		return
	}
	s.buf.Reset()
	enc := json.NewEncoder(&s.buf)
	enc.SetEscapeHTML(false)
	if s.err = enc.Encode(v); s.err == nil {
		_, s.err = s.w.Write(bytes.TrimSuffix(s.buf.Bytes(), []byte("\n")))
	}
}

// value writes a value whose lines stand as deep as its place.
func (s *jsonStream) value(v any) {
	if s.err != nil {
		return
	}
	s.buf.Reset()
	enc := json.NewEncoder(&s.buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(strings.Repeat(" ", s.depth), " ")
	if s.err = enc.Encode(v); s.err == nil {
		_, s.err = s.w.Write(bytes.TrimSuffix(s.buf.Bytes(), []byte("\n")))
	}
}

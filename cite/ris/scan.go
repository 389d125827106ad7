package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A tagged line, with what continues it.
type tagged struct {
	tag, value string
	more       []string  // lines that continue the value
	span       cite.Span // of the value
}

// A scanner reads line by line.
type scanner struct {
	src     []byte
	at      int
	open    bool // inside a record
	start   int  // where it begins
	last    int  // where its last line ends
	lines   []tagged
	entries []*cite.Entry
	notices []cite.Notice
	stray   bool // lines outside of records were told of
}

// tagLine matches "TY  - JOUR". Some programs leave a space out.
var tagLine = pattern.New(`^\s{0,3}([A-Z][A-Z0-9])(?: {1,2}-(?: +(.*?))?| {2}-(\S.*?))\s*$`)

// next reads one line, and reports whether there was one.
func (s *scanner) next() bool {
	if s.at >= len(s.src) {
		return false
	}
	from := s.at
	if from == 0 && strings.HasPrefix(string(s.src[:min(3, len(s.src))]), "\xef\xbb\xbf") {
		from = 3
	}
	end := from
	for end < len(s.src) && s.src[end] != '\n' && s.src[end] != '\r' {
		end++
	}
	s.at = end + 1
	line := string(s.src[from:end])
	if m := tagLine.FindStringSubmatchIndex(line); m != nil {
		t := tagged{tag: line[m[2]:m[3]], span: cite.Span{Start: end, End: end}}
		if i := max(m[4], m[6]); i >= 0 {
			to := max(m[5], m[7])
			t.value, t.span = line[i:to], cite.Span{Start: from + i, End: from + to}
		}
		s.line(t, from, end)
	} else if text := strings.TrimSpace(line); text != "" {
		s.more(text, from, end)
	}
	return true
}

// line takes in a tag.
func (s *scanner) line(t tagged, from, end int) {
	switch {
	case t.tag == "TY":
		if s.open {
			s.notice(from, end, "the record before this one has no ER line: add one")
		}
		s.end()
		s.open, s.start = true, from
	case t.tag == "ER":
		if s.open {
			s.last = end
		}
		s.end()
		return
	case !s.open:
		s.outside(from, end)
		return
	}
	s.lines = append(s.lines, t)
	s.last = end
}

// more takes in a line without a tag, which continues the one before.
func (s *scanner) more(text string, from, end int) {
	if !s.open {
		s.outside(from, end)
		return
	}
	t := &s.lines[len(s.lines)-1]
	t.more = append(t.more, text)
	t.span.End = from + len(strings.TrimRight(string(s.src[from:end]), " \t"))
	s.last = end
}

func (s *scanner) outside(from, end int) {
	if !s.stray {
		s.notice(from, end, "this line belongs to no record and is skipped: a record begins with TY and ends with ER")
	}
	s.stray = true
}

func (s *scanner) notice(from, end int, message string) {
	s.notices = append(s.notices, cite.Notice{Span: cite.Span{Start: from, End: end}, Message: message})
}

// end closes the record that is open.
func (s *scanner) end() {
	if !s.open {
		return
	}
	s.entries = append(s.entries, newEntry(s.lines, cite.Span{Start: s.start, End: s.last}))
	s.open, s.lines, s.stray = false, nil, false
}

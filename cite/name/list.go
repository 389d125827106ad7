package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A list is a list of names to be cut: its tidied text, the way back to the
// text as written, and what stands in brackets.
type list struct {
	s      string
	at     []int // byte offsets in the original, nil if they are the same
	inside []bool
}

// A piece is a byte range of the list.
type piece struct{ from, to int }

// A named piece is a single name.
type named struct {
	piece
	body bool // it names an organisation
}

func newList(raw string) *list {
	l := &list{}
	l.s, l.at = tidy(raw)
	l.inside = bracketed(l.s)
	return l
}

// origin returns where p stood before tidying.
func (l *list) origin(p piece) (from, to int) {
	if l.at == nil {
		return p.from, p.to
	}
	return l.at[p.from], l.at[p.to]
}

func (l *list) text(p piece) string { return l.s[p.from:p.to] }

// bracketed marks the bytes in brackets that close again; nil if there are none.
func bracketed(s string) []bool {
	if !strings.ContainsAny(s, "([") {
		return nil
	}
	inside := make([]bool, len(s)+1)
	var open []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			open = append(open, i)
		case ')', ']':
			if len(open) == 1 {
				for k := open[0]; k <= i; k++ {
					inside[k] = true
				}
			}
			if len(open) > 0 {
				open = open[:len(open)-1]
			}
		}
	}
	return inside
}

// inNumber reports whether a separator parts thousands: "100,000 Genomes".
func (l *list) inNumber(from, to int) bool {
	return to-from == 1 && from > 0 && to < len(l.s) && digit(l.s[from-1]) && digit(l.s[to])
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// A cut is a piece with the separator that stands before it.
type cut struct {
	piece
	sep string
}

// cutAt cuts p at every match of sep that stands outside brackets and leaves
// empty pieces out.
func (l *list) cutAt(p piece, sep *pattern.Regexp) []cut {
	var out []cut
	from, before := p.from, ""
	add := func(to int) {
		if q := trim(l.s, piece{from, to}); q.from < q.to {
			out = append(out, cut{q, before})
		}
	}
	for _, loc := range sep.FindAllStringIndex(l.text(p), -1) {
		if i := p.from + loc[0]; l.inside != nil && l.inside[i] && l.inside[p.from+loc[1]-1] {
			continue
		}
		if l.inNumber(p.from+loc[0], p.from+loc[1]) {
			continue
		}
		add(p.from + loc[0])
		from, before = p.from+loc[1], strings.Trim(l.text(piece{p.from + loc[0], p.from + loc[1]}), " ,،，\t\n")
		if before == "" {
			before = ","
		}
	}
	add(p.to)
	return out
}

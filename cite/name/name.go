// Package name takes lists of persons apart, as reference lists print them:
// "Doe, J., Roe, R. & Poe, P.", "Pérez-Higueras JJ, Smith AB", "ANWEILER,
// Oscar", "Иванов И. И.". It does not look names up anywhere and does not
// decide who wrote what.
//
// Read name.go first, then split.go (where one name ends), person.go (what is
// family and what is given), shout.go (capitals) and words.go (the word lists).
package name

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Parse splits a list of names. Spans are byte offsets into list.
func Parse(list string) []cite.Name {
	var b cite.TextBuilder
	b.Append(list, cite.Span{End: len(list)})
	return ParseText(b.Text())
}

// ParseText is Parse for a text that knows its place in the source; so do the
// names. Every name has a family name or is a Literal.
func ParseText(t cite.Text) []cite.Name {
	s := t.String()
	all, others := frame(s)
	stops := needsStop(s[all.from:all.to])
	var names []cite.Name
	for _, p := range split(s, all) {
		n := person(s[p.from:p.to])
		if n.Sort() == "" || joining[n.Sort()] {
			continue
		}
		n.Written, n.Span = s[p.from:p.to], t.Span(p.from, p.to)
		names = append(names, n)
	}
	if len(names) == 0 {
		return nil
	}
	last := &names[len(names)-1]
	last.Others = others
	if stops {
		last.Given = withStop(last.Given)
	}
	return names
}

// A piece is a byte range of the list.
type piece struct{ from, to int }

// frame finds the names proper: without "edited by" before, "(eds.)" behind,
// and "et al.", which it reports.
func frame(s string) (all piece, others bool) {
	all = trim(s, piece{0, len(s)})
	if loc := leadWords.FindStringIndex(s[all.from:all.to]); loc != nil {
		all.from += loc[1]
	}
	for {
		text := s[all.from:all.to]
		if loc := roleMarks.FindStringIndex(text); loc != nil {
			all.to = all.from + loc[0]
		} else if loc := etAl.FindStringIndex(text); loc != nil && loc[0] > 0 {
			all.to, others = all.from+loc[0], true
		} else {
			return trim(s, all), others
		}
	}
}

// trim leaves white space and stray separators out of p.
func trim(s string, p piece) piece {
	const stray = " ,;:/\t\n\u00a0"
	text := s[p.from:p.to]
	p.from += len(text) - len(strings.TrimLeft(text, stray))
	p.to = p.from + len(strings.Trim(text, stray))
	return p
}

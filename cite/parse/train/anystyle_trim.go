package train

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Training XML labels every character, or what the annotator happened to mark:
// "(2011).", "pp. 12-15,", "In A. Smith (Ed.),". Our spans hold the value proper.

// values cuts the spans, which are in order, to the values proper: names in a
// row become one span, a span that holds several fields is split, one that
// holds nothing but marks is left out.
func values(text []rune, spans []Span) []Span {
	var out []Span
	spans = joinNames(text, spans)
	for i, s := range spans {
		for _, part := range split(string(text[s.Start:s.End]), s.Label, follows(spans[i+1:], "pages")) {
			part.Start, part.End = s.Start+part.Start, s.Start+part.End
			from, to := trim(part.Label, string(text[part.Start:part.End]))
			if from < to {
				out = append(out, Span{part.Start + from, part.Start + to, part.Label})
			}
		}
	}
	return out
}

// joinNames makes one span of neighbours with the same role, for a list of
// names is one.
func joinNames(text []rune, spans []Span) []Span {
	var out []Span
	for _, s := range spans {
		if n := len(out) - 1; n >= 0 && out[n].Label == s.Label && roles[s.Label] && between.MatchString(string(text[out[n].End:s.Start])) {
			out[n].End = s.End
			continue
		}
		out = append(out, s)
	}
	return out
}

var (
	roles   = map[string]bool{"author": true, "editor": true, "translator": true}
	between = regexp.MustCompile(`^[\s,;&.]*(?:(?:and|und|et|y|e)\s+)?$`)
)

func follows(spans []Span, label string) bool {
	return slices.ContainsFunc(spans, func(s Span) bool { return s.Label == label })
}

// trim returns where the value proper lies in s, in code points.
func trim(label, s string) (from, to int) {
	at := settled(s, piece{0, len(s)})
	for before := (piece{-1, -1}); at != before; {
		before = at
		at = settled(s, at.shrunk(trimWords(label, at.of(s))))
	}
	from = utf8.RuneCountInString(s[:at.from])
	return from, from + utf8.RuneCountInString(at.of(s))
}

// settled takes marks and brackets off as long as there are any.
func settled(s string, at piece) piece {
	for before := (piece{-1, -1}); at != before; {
		before = at
		at = at.shrunk(trimMarks(at.of(s)))
		at = at.shrunk(trimBrackets(at.of(s)))
	}
	return at
}

// A piece is a part of a string, in bytes.
type piece struct{ from, to int }

func (p piece) of(s string) string { return s[p.from:p.to] }

// shrunk returns the piece that inner is, of this one.
func (p piece) shrunk(inner piece) piece { return piece{p.from + inner.from, p.from + inner.to} }

const edgeMarks = " \t\n\r\u00a0.,;:/|\\=*_~+&–—−‐-‑‒·•\"'`´“”„‟‘’‚‛«»‹›″′「」『』《》〈〉"

func trimMarks(s string) piece {
	right := strings.TrimRight(s, edgeMarks)
	return piece{len(right) - len(strings.TrimLeft(right, edgeMarks)), len(right)}
}

const opening, closing = "([{<", ")]}>"

// trimBrackets takes off an edge bracket whose partner is not inside, and a
// pair that holds everything.
func trimBrackets(s string) piece {
	end := len(s)
	if s == "" {
		return piece{}
	}
	if strings.IndexByte(closing, s[0]) >= 0 {
		return piece{1, end}
	}
	if strings.IndexByte(opening, s[end-1]) >= 0 {
		return piece{0, end - 1}
	}
	if kind := strings.IndexByte(opening, s[0]); kind >= 0 {
		switch partner(s, kind) {
		case -1:
			return piece{1, end}
		case end - 1:
			return piece{1, end - 1}
		}
	}
	if kind := strings.IndexByte(closing, s[end-1]); kind >= 0 && !opened(s, kind) {
		return piece{0, end - 1}
	}
	return piece{0, end}
}

// partner returns where the bracket that s begins with is closed, or -1.
func partner(s string, kind int) int {
	depth := 0
	for i := range len(s) {
		if depth += turn(s[i], kind); depth == 0 {
			return i
		}
	}
	return -1
}

// opened reports whether the bracket that s ends with is opened in s.
func opened(s string, kind int) bool {
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		if depth += turn(s[i], kind); depth == 0 {
			return true
		}
	}
	return false
}

// turn is how much deeper the byte leads in brackets of the kind.
func turn(b byte, kind int) int {
	switch b {
	case opening[kind]:
		return 1
	case closing[kind]:
		return -1
	}
	return 0
}

// trimWords takes off the key words of the field, "pp." and "(Ed.)", as long
// as something remains.
func trimWords(label, s string) piece {
	from, to := 0, len(s)
	if re := wordsBefore[label]; re != nil {
		if end := groupEnd(re, s); end < to {
			from = end
		}
	}
	if re := wordsAfter[label]; re != nil {
		tail := max(from, to-longest)
		if m := re.FindStringSubmatchIndex(s[tail:]); m != nil && tail+m[2] > from {
			to = tail + m[2]
		}
	}
	return piece{from, to}
}

// longest is how many bytes the key words at an end have at most. More need
// not be looked at, each time a word was taken off.
const longest = 64

// groupEnd returns where the group that took part in a match ends, or 0.
func groupEnd(re *regexp.Regexp, s string) int {
	m := re.FindStringSubmatchIndex(s)
	for i := 3; i < len(m); i += 2 {
		if m[i] >= 0 {
			return m[i]
		}
	}
	return 0
}

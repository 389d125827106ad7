package bibtex

import (
	"bytes"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A layout is how the entries of a file are written, as far as its own
// literals say it: what stands between key and first field, between two
// fields, and so on. So one line an entry is a layout as well as one a field.
type layout struct {
	form
	gap     string // between two entries
	newline string
	equals  equals
	kinds   speller
	names   speller
	quotes  bool // values are in quotation marks
	numbers bool // numbers stand without delimiters
}

// A form is what is the same in all entries that are laid out alike.
type form struct {
	open byte   // the opening delimiter
	head string // from the key to the first field
	sep  string // from a value to the next field
	tail string // from the last value to the end, delimiter included
}

// A poll counts votes; among equals the first counts.
type poll[T comparable] struct {
	votes map[T]int
	order []T
}

func (p *poll[T]) vote(v T) {
	if p.votes == nil {
		p.votes = make(map[T]int)
	}
	if p.votes[v]++; p.votes[v] == 1 {
		p.order = append(p.order, v)
	}
}

func (p *poll[T]) winner() (v T, votes int) {
	for _, o := range p.order {
		if n := p.votes[o]; n > votes {
			v, votes = o, n
		}
	}
	return v, votes
}

// learn reads the layout that most entries of a file have. A file without
// entries gets that of Print.
func learn(f *File) *layout {
	l := &layout{newline: newlineOf(f.Source)}
	var p survey
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind == EntryNode && !n.Commented && n.Closed && len(n.Fields) > 0 {
			p.entry(f, i)
			l.spelling(n)
		}
	}
	l.form = form{'{', "," + l.newline + "  ", "," + l.newline + "  ", l.newline + "}"}
	if fm, n := p.forms.winner(); n > 0 {
		l.form = fm
	}
	l.gap = l.newline + l.newline
	if gap, n := p.gaps.winner(); n > 0 {
		l.gap = gap
	}
	l.quotes, l.numbers = p.values.quoted > p.values.braced, p.values.bare > p.values.wrapped
	l.equals = p.signs.winner()
	return l
}

// A survey asks all entries.
type survey struct {
	forms  poll[form]
	gaps   poll[string]
	values valuePoll
	signs  equalsPoll
}

// entry asks the entry that is node i.
func (p *survey) entry(f *File, i int) {
	n := &f.Nodes[i]
	if fm, ok := formOf(f.Source, n); ok {
		p.forms.vote(fm)
	}
	if gap, ok := gapBehind(f, i); ok {
		p.gaps.vote(gap)
	}
	for j := range n.Fields {
		p.values.count(n.Fields[j].Value)
	}
	p.signs.entry(f.Source, n)
}

// spelling learns how types and fields are spelled.
func (l *layout) spelling(n *Node) {
	l.kinds.learn(n.Type.Text)
	for i := range n.Fields {
		l.names.learn(n.Fields[i].Name.Text)
	}
}

// newlineOf returns the line end that most lines have.
func newlineOf(src []byte) string {
	crlf := bytes.Count(src, []byte("\r\n"))
	lf, cr := bytes.Count(src, []byte("\n"))-crlf, bytes.Count(src, []byte("\r"))-crlf
	switch {
	case crlf > lf && crlf >= cr:
		return "\r\n"
	case cr > lf:
		return "\r"
	}
	return "\n"
}

// What may stand between the parts of an entry that shall be a model.
var (
	plainSep  = pattern.New(`^\s*,\s*$`)
	plainTail = pattern.New(`^\s*,?\s*[})]$`)
	plainGap  = pattern.New(`^\s*$`)
)

// formOf reads the form of an entry, if nothing else stands between its parts.
func formOf(src []byte, n *Node) (fm form, ok bool) {
	fm.open = src[n.Body.Start-1]
	last := len(n.Fields) - 1
	fm.head = string(src[n.Key.Span.End:n.Fields[0].Span().Start])
	fm.sep = fm.head
	var seps poll[string]
	for i := range n.Fields[:last] {
		if sep := string(src[n.Fields[i].Span().End:n.Fields[i+1].Span().Start]); plainSep.MatchString(sep) {
			seps.vote(sep)
		}
	}
	if sep, votes := seps.winner(); votes > 0 {
		fm.sep = sep
	}
	fm.tail = string(src[n.Fields[last].Span().End:n.Span.End])
	return fm, n.Key.Text != "" && plainSep.MatchString(fm.head) && plainSep.MatchString(fm.sep) && plainTail.MatchString(fm.tail)
}

// gapBehind returns what parts node i from the entry that follows it.
func gapBehind(f *File, i int) (string, bool) {
	switch {
	case i+2 < len(f.Nodes) && f.Nodes[i+1].Kind == TextNode && f.Nodes[i+2].Kind == EntryNode:
		s := f.Nodes[i+1].Span
		gap := string(f.Source[s.Start:s.End])
		return gap, plainGap.MatchString(gap) && strings.ContainsAny(gap, "\r\n")
	}
	return "", false
}

// A valuePoll counts how values are delimited.
type valuePoll struct{ quoted, braced, bare, wrapped int }

func (p *valuePoll) count(v Value) {
	if len(v.Pieces) != 1 {
		return
	}
	piece := &v.Pieces[0]
	number := allDigits(piece.Text)
	switch {
	case piece.Kind == Number:
		p.bare++
	case piece.Kind == Quoted:
		p.quoted++
	case piece.Kind == Braced:
		p.braced++
	}
	if number && (piece.Kind == Quoted || piece.Kind == Braced) {
		p.wrapped++
	}
}

func allDigits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// A speller writes words as most of the file does: those that it has as they
// are there, others in the case that most have.
type speller struct {
	seen  map[string]*poll[string]
	cases poll[string]
}

func (s *speller) learn(word string) {
	low := small(word)
	if s.seen == nil {
		s.seen = make(map[string]*poll[string])
	}
	if s.seen[low] == nil {
		s.seen[low] = &poll[string]{}
	}
	s.seen[low].vote(word)
	switch word {
	case low:
		s.cases.vote("lower")
	case strings.ToUpper(word):
		s.cases.vote("UPPER")
	case word[:1] + low[1:], camel(low):
		s.cases.vote("Title")
	}
}

func (s *speller) spell(word string) string {
	if p := s.seen[word]; p != nil {
		w, _ := p.winner()
		return w
	}
	switch c, _ := s.cases.winner(); c {
	case "UPPER":
		return strings.ToUpper(word)
	case "Title":
		return camel(word)
	}
	return word
}

// camel writes the words that a name of BibTeX is made of with capitals.
func camel(word string) string {
	for _, first := range []string{"in", "phd", "masters", "tech"} {
		if rest, ok := strings.CutPrefix(word, first); ok && humps[rest] {
			return capital(first) + capital(rest)
		}
	}
	return capital(word)
}

var humps = map[string]bool{"collection": true, "proceedings": true, "book": true, "thesis": true, "report": true, "reference": true}

// capital writes the first letter, which is of ASCII, in upper case.
func capital(word string) string {
	if word == "" || word[0] < 'a' || 'z' < word[0] {
		return word
	}
	return string(word[0]-'a'+'A') + word[1:]
}

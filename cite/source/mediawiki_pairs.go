package source

import (
	"bytes"
)

// opaque are the elements whose contents no wiki mark-up is read in.
var opaque = []string{"nowiki", "pre", "source", "syntaxhighlight", "math", "chem", "timeline", "score"}

// wikiPairs finds, in one pass, where what is opened is closed: comments,
// templates, links, references and the elements that hold no mark-up. What is
// never closed is no pair, so that it costs nothing later.
func wikiPairs(data []byte) map[int]int {
	p := &pairing{data: data, ends: map[int]int{}, missing: map[string]bool{}}
	for at := 0; at < len(data); {
		at = p.next(at)
	}
	return p.ends
}

// A pairing is the state of that pass.
type pairing struct {
	data    []byte
	ends    map[int]int
	open    []wikiOpening
	refs    int             // how many of open are references
	missing map[string]bool // closers that do not come any more
}

type wikiOpening struct {
	at   int
	kind byte // '{', '[' or 'r'
}

// next takes in what stands at an offset and returns where to go on.
func (p *pairing) next(at int) int {
	s := p.data[at:]
	switch s[0] {
	case '<':
		return p.tag(at)
	case '{', '[':
		if len(s) > 1 && s[1] == s[0] {
			p.open = append(p.open, wikiOpening{at, s[0]})
			return at + 2
		}
	case '}', ']':
		if len(s) > 1 && s[1] == s[0] {
			return p.close(at, s[0]-2)
		}
	}
	return at + 1
}

// close ends the innermost template or link, if one is open.
func (p *pairing) close(at int, kind byte) int {
	n := len(p.open) - 1
	if n >= 0 && p.open[n].kind != kind && p.open[n].kind != 'r' && n > 0 && p.open[n-1].kind == kind {
		n-- // one that was left open in between
	}
	if n < 0 || p.open[n].kind != kind {
		return at + 1
	}
	p.ends[p.open[n].at] = at + 2
	p.open = p.open[:n]
	return at + 2
}

// tag takes in a comment or an element that matters.
func (p *pairing) tag(at int) int {
	s := p.data[at:]
	if bytes.HasPrefix(s, []byte("<!--")) {
		return p.through(at, "-->")
	}
	if hasFold(s, "</ref") {
		return p.endRef(at)
	}
	if hasFold(s, "<ref") && !hasFold(s, "<references") && len(s) > 4 && bytes.IndexByte([]byte(" >/\t\n\r"), s[4]) >= 0 {
		return p.startRef(at)
	}
	if hasFold(s, "<references") {
		if n := bytes.IndexByte(s[:min(len(s), maxTag)], '>'); n > 0 && s[n-1] != '/' {
			return p.through(at, "</references>")
		}
		return at + 1
	}
	for _, name := range opaque {
		if hasFold(s[1:], name) && len(s) > len(name)+1 && bytes.IndexByte([]byte(" >\n"), s[len(name)+1]) >= 0 {
			return p.through(at, "</"+name+">")
		}
	}
	return at + 1
}

func hasFold(s []byte, prefix string) bool {
	return len(s) >= len(prefix) && bytes.EqualFold(s[:len(prefix)], []byte(prefix))
}

// through pairs what begins at an offset with the next closer.
func (p *pairing) through(at int, closer string) int {
	if p.missing[closer] {
		return at + 1
	}
	n := bytes.Index(p.data[at:], []byte(closer))
	if n < 0 {
		p.missing[closer] = true
		return at + 1
	}
	p.ends[at] = at + n + len(closer)
	return p.ends[at]
}

// maxTag bounds the start tag of a reference, in bytes.
const maxTag = 500

func (p *pairing) startRef(at int) int {
	n := bytes.IndexByte(p.data[at:min(len(p.data), at+maxTag)], '>')
	if n < 0 {
		return at + 1
	}
	if p.data[at+n-1] == '/' {
		p.ends[at] = at + n + 1
		return at + n + 1
	}
	p.open = append(p.open, wikiOpening{at, 'r'})
	p.refs++
	return at + n + 1
}

// endRef ends the innermost reference; what was opened in it and not closed is
// forgotten.
func (p *pairing) endRef(at int) int {
	n := bytes.IndexByte(p.data[at:min(len(p.data), at+maxTag)], '>')
	if n < 0 || p.refs == 0 {
		return at + 1
	}
	k := len(p.open) - 1
	for p.open[k].kind != 'r' {
		k--
	}
	p.ends[p.open[k].at] = at + n + 1
	p.open = p.open[:k]
	p.refs--
	return at + n + 1
}

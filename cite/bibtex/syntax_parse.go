package bibtex

import (
	"bytes"
	"fmt"

	"github.com/citecheck/citecheck/cite"
)

// A parser walks over the source once.
type parser struct {
	src  []byte
	text string // the same: tokens are parts of it
	at   int
	file *File

	walked int    // bytes that were looked at for partners of braces
	pairs  []pair // all of them, once that is cheaper

	fields     slab[Field]
	pieces     slab[Piece]
	fieldsRead []Field // of the command that is being read
	piecesRead []Piece // of the value

	untold int // problems beyond those that are told

	seen       int  // where the last "@" stood
	percent    bool // the line there begins with a "%"
	commentEnd int  // where the last @comment closes

	junk bool // what cannot be read here was told already

	barren int // from here on no line reads like a field or an entry

	macros    map[string]string
	undefined bool // some macro had no definition when it was used
	room      int  // bytes that macros may still expand to
}

func newParser(src []byte, macros map[string]string) *parser {
	commands := min(bytes.Count(src, []byte("@")), len(src)/64) // those of a dense file
	return &parser{
		src: src, text: string(src), file: &File{Source: src, Nodes: make([]Node, 0, 2*commands+1)},
		fields: slab[Field]{size: len(src) / 64}, pieces: slab[Piece]{size: len(src) / 64},
		macros: macros, room: maxExpansion + 4*len(src), barren: len(src),
	}
}

// mostProblems bounds what is told of a file that is no .bib at all.
const mostProblems = 10000

func (p *parser) problem(from, to int, format string, args ...any) {
	if len(p.file.Problems) >= mostProblems {
		p.untold++
		return
	}
	p.file.Problems = append(p.file.Problems, Problem{Span: cite.Span{Start: from, End: to}, Message: fmt.Sprintf(format, args...)})
}

func (p *parser) token(from, to int) Token {
	return Token{Text: p.text[from:to], Span: cite.Span{Start: from, End: to}}
}

// zeros tells of zero bytes, which no text has.
func (p *parser) zeros() {
	for from := bytes.IndexByte(p.src, 0); from >= 0; {
		to := from + len(p.src[from:]) - len(bytes.TrimLeft(p.src[from:], "\x00"))
		p.problem(from, to, "zero bytes stand here, the file is damaged: delete them")
		next := bytes.IndexByte(p.src[to:], 0)
		if next < 0 {
			return
		}
		from = to + next
	}
}

// capProblems says how many problems were not told.
func (p *parser) capProblems() {
	if p.untold > 0 {
		p.file.Problems = append(p.file.Problems, Problem{
			Span:    cite.Span{Start: len(p.src), End: len(p.src)},
			Message: fmt.Sprintf("%d more problems are not listed: mend the first ones, or make sure that this is a .bib file", p.untold),
		})
	}
}

// stray takes everything up to end for text between the commands.
func (p *parser) stray(end int) {
	if p.at < end {
		p.file.Nodes = append(p.file.Nodes, Node{Kind: TextNode, Span: cite.Span{Start: p.at, End: end}})
		p.at = end
	}
}

// command reads the command that h begins.
func (p *parser) command(h head) {
	p.file.Nodes = append(p.file.Nodes, Node{Kind: EntryNode, Type: p.token(h.from, h.to), Span: cite.Span{Start: h.at}, Commented: h.commented})
	n := &p.file.Nodes[len(p.file.Nodes)-1]
	if p.says(h, "comment") {
		p.comment(n, h)
		return
	}
	p.at = h.open + 1
	n.Body.Start, p.junk = p.at, false
	b := body{parser: p, node: n, end: '}', problems: len(p.file.Problems)}
	if p.src[h.open] == '(' {
		b.end = ')'
	}
	switch {
	case p.says(h, "preamble"):
		n.Kind = PreambleNode
		n.Value = b.value()
	case p.says(h, "string"):
		n.Kind = StringNode
	default:
		b.key()
	}
	b.readFields()
	switch {
	case b.abandoned:
		p.file.Problems = p.file.Problems[:b.problems]
		*n = Node{Kind: TextNode, Span: cite.Span{Start: h.at, End: p.at}}
	case n.Kind == StringNode:
		p.define(n)
	}
}

// comment reads a @comment, up to the brace that closes it or the first entry
// inside: BibTeX reads on directly behind the word.
func (p *parser) comment(n *Node, h head) {
	n.Kind, n.Commented = CommentNode, false
	end := -1
	if !h.bare && p.src[h.open] == '{' {
		end = p.partner(h.open)
	}
	if end >= 0 {
		n.Body, n.Closed = cite.Span{Start: h.open + 1, End: end}, true
		p.commentEnd = max(p.commentEnd, end)
		end++
	} else {
		end = p.lineEnd(h.to)
		n.Body = cite.Span{Start: h.to, End: end}
	}
	if inner, ok := p.lookAhead(h.to, end); ok {
		end, n.Closed = inner.at, false
		n.Body = cite.Span{Start: min(n.Body.Start, end), End: end}
	}
	n.Span.End, p.at = end, end
}

// lookAhead finds the next command between from and to.
func (p *parser) lookAhead(from, to int) (head, bool) {
	seen, percent := p.seen, p.percent
	p.at = from
	h, ok := p.nextCommand()
	p.seen, p.percent = seen, percent
	for n := len(p.file.Problems); n > 0 && p.file.Problems[n-1].Span.Start >= max(from, to); n-- {
		p.file.Problems = p.file.Problems[:n-1] // it will be found again
	}
	return h, ok && h.at < to
}

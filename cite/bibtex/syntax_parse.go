package bibtex

import (
	"fmt"

	"github.com/citecheck/citecheck/cite"
)

// A parser walks over the source once.
type parser struct {
	src   []byte
	at    int
	file  *File
	pairs []pair

	seen       int  // where the last "@" stood
	percent    bool // the line there begins with a "%"
	commentEnd int  // where the last @comment closes

	junk bool // what cannot be read here was told already

	barren int // from here on no line reads like a field or an entry

	macros map[string]string
	room   int // bytes that macros may still expand to
}

func (p *parser) problem(from, to int, format string, args ...any) {
	p.file.Problems = append(p.file.Problems, Problem{Span: cite.Span{Start: from, End: to}, Message: fmt.Sprintf(format, args...)})
}

func (p *parser) token(from, to int) Token {
	return Token{Text: string(p.src[from:to]), Span: cite.Span{Start: from, End: to}}
}

// text takes everything up to end for text between the commands.
func (p *parser) text(end int) {
	if p.at < end {
		p.file.Nodes = append(p.file.Nodes, Node{Kind: TextNode, Span: cite.Span{Start: p.at, End: end}})
		p.at = end
	}
}

// command reads the command that h begins.
func (p *parser) command(h head) {
	n := Node{Kind: EntryNode, Type: p.token(h.from, h.to), Span: cite.Span{Start: h.at}, Commented: h.commented}
	word := p.word(h)
	if word == "comment" {
		p.comment(&n, h)
		p.file.Nodes = append(p.file.Nodes, n)
		return
	}
	p.at = h.open + 1
	n.Body.Start, p.junk = p.at, false
	b := &body{parser: p, node: &n, end: '}', problems: len(p.file.Problems)}
	if p.src[h.open] == '(' {
		b.end = ')'
	}
	switch word {
	case "preamble":
		n.Kind = PreambleNode
		n.Value = b.value()
	case "string":
		n.Kind = StringNode
	default:
		b.key()
	}
	b.fields()
	if b.abandoned {
		p.file.Problems = p.file.Problems[:b.problems]
		n = Node{Kind: TextNode, Span: cite.Span{Start: h.at, End: p.at}}
	}
	if n.Kind == StringNode {
		p.define(&n)
	}
	p.file.Nodes = append(p.file.Nodes, n)
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
	p.at = h.to
	if inner, ok := p.nextCommand(); ok && inner.at < end {
		end, n.Closed = inner.at, false
		n.Body = cite.Span{Start: min(n.Body.Start, end), End: end}
	}
	n.Span.End, p.at = end, end
}

package source

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	gfm "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A linkParser is goldmark's parser of links, and remembers where the links
// end, which the tree does not say.
type linkParser struct {
	parser.InlineParser
	ends map[ast.Node]linkEnds
}

// linkEnds are the offsets of the "]" behind the label and of the first byte
// behind the link.
type linkEnds struct{ label, link int }

func newLinkParser() *linkParser {
	return &linkParser{parser.NewLinkParser(), map[ast.Node]linkEnds{}}
}

// maxDestination bounds the address and the title of a link. Browsers cut
// addresses at 2000 to 80,000 bytes.
const maxDestination = 8192

// Parse parses a link and notes its ends.
func (p *linkParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	if len(line) > 1 && line[0] == ']' && line[1] == '(' {
		rest := block.Source()[at.Start:]
		if bytes.IndexByte(rest[:min(len(rest), maxDestination)], ')') < 0 {
			return nil // goldmark would look for it to the end of the paragraph
		}
	}
	n := p.InlineParser.Parse(parent, block, pc)
	switch n.(type) {
	case *ast.Link, *ast.Image:
		_, after := block.Position()
		p.ends[n] = linkEnds{at.Start, after.Start}
	}
	return n
}

// CloseBlock ends a paragraph.
func (p *linkParser) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	if c, ok := p.InlineParser.(parser.CloseBlocker); ok {
		c.CloseBlock(parent, block, pc)
	}
}

// maxDelimiters is how many runs of * and _ in one paragraph may be emphasis:
// the time that goldmark takes to pair them grows with their square.
const maxDelimiters = 5000

// An emphasisParser is a parser of goldmark that tires.
type emphasisParser struct {
	parser.InlineParser
	seen int // in this paragraph
}

// Parse reads a run of delimiters.
func (p *emphasisParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if p.seen++; p.seen > maxDelimiters {
		return nil
	}
	return p.InlineParser.Parse(parent, block, pc)
}

// CloseBlock ends a paragraph.
func (p *emphasisParser) CloseBlock(ast.Node, text.Reader, parser.Context) { p.seen = 0 }

// A noteParser is goldmark's parser of footnotes, but leaves them where they
// stand, cited or not, and knows their labels.
type noteParser struct {
	parser.BlockParser
	labels map[string]bool
}

func newNoteParser() *noteParser {
	return &noteParser{extension.NewFootnoteBlockParser(), map[string]bool{}}
}

// Open begins a footnote.
func (p *noteParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	n, state := p.BlockParser.Open(parent, reader, pc)
	if note, ok := n.(*gfm.Footnote); ok {
		p.labels[string(note.Ref)] = true
	}
	return n, state
}

// Close ends a footnote; unlike goldmark's it does not move it.
func (*noteParser) Close(ast.Node, text.Reader, parser.Context) {}

// A noteMark is a reference to a footnote: [^label].
type noteMark struct {
	ast.BaseInline
	segment text.Segment // brackets included
}

var kindNoteMark = ast.NewNodeKind("NoteMark")

// Kind names the kind of the node.
func (*noteMark) Kind() ast.NodeKind { return kindNoteMark }

// Dump prints the node for debugging, as the interface of goldmark demands.
func (n *noteMark) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, nil, nil)
}

// maxNoteLabel is the longest label that CommonMark allows a link to have.
const maxNoteLabel = 999

// A noteMarkParser finds the marks of footnotes, defined or not: a mark
// without a note is what we are here to find.
type noteMarkParser struct{}

// Trigger says at which byte Parse is called.
func (noteMarkParser) Trigger() []byte { return []byte{'['} }

// Parse reads [^label].
func (noteMarkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	if len(line) < 4 || line[1] != '^' || line[2] == ']' {
		return nil
	}
	n := bytes.IndexAny(line[:min(len(line), maxNoteLabel+3)], "] \t\n")
	if n < 0 || line[n] != ']' {
		return nil
	}
	block.Advance(n + 1)
	return &noteMark{segment: text.NewSegment(at.Start, at.Start+n+1)}
}

// An addressParser keeps the signs in bare addresses from being read as
// Markdown: no emphasis in https://example.org/_a_b_.
type addressParser struct{}

// Trigger says at which bytes Parse is called; a space stands for the start
// of a line as well.
func (addressParser) Trigger() []byte { return []byte{' ', '('} }

// Parse reads an address as text.
func (addressParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	skip := 0
	if line[0] == ' ' || line[0] == '(' {
		skip = 1
	}
	word := line[skip:]
	if len(word) == 0 || !mayBeScheme(word[0]) {
		return nil
	}
	n := scheme(string(word[:min(len(word), len("https://x"))]))
	if n == 0 {
		return nil
	}
	word = word[:min(len(word), maxDestination)]
	if n := bytes.IndexAny(word, " \t\r\n"); n >= 0 {
		word = word[:n]
	}
	s := string(word)
	a, ok := addressAt(s, 0, n)
	if !ok {
		return nil
	}
	block.Advance(skip + a.end)
	return ast.NewTextSegment(text.NewSegment(at.Start, at.Start+skip+a.end))
}

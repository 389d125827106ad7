package bibtex

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A File is a .bib file as it is written. Its nodes cover the source from the
// first byte to the last, so that printing them one after the other gives the
// file back, and everything inside them knows its bytes: a change to one value
// leaves all else alone.
type File struct {
	Source   []byte
	Nodes    []Node
	Problems []Problem // in the order of the source
}

// A Problem is something that BibTeX would stumble over. Reading went on.
type Problem struct {
	Span    cite.Span
	Message string // what is wrong and what to do about it
}

// A NodeKind says what a node is.
type NodeKind uint8

// The kinds of nodes.
const (
	TextNode     NodeKind = iota // white space and whatever else stands between
	CommentNode                  // @comment
	PreambleNode                 // @preamble
	StringNode                   // @string: the definition of a macro
	EntryNode
)

// A Node is a piece of a file.
type Node struct {
	Kind NodeKind
	Span cite.Span

	Type   Token   // the word behind "@", for all but text
	Key    Token   // of an entry; empty if it has none
	Fields []Field // of an entry; the one definition of a @string
	Value  Value   // of a @preamble

	// Commented says that the entry stands inside a @comment or behind a "%".
	// BibTeX reads it all the same, biber does not.
	Commented bool

	// Body is what stands between the delimiters.
	Body cite.Span

	// Closed says that the closing delimiter is there.
	Closed bool
}

// A Token is a word of the file.
type Token struct {
	Text string
	Span cite.Span
}

// A Field is "name = value" in an entry or a @string.
type Field struct {
	Name  Token
	Value Value
	Comma int // offset of the comma behind it, -1 if there is none
}

// Span returns where the field stands: from its name to the end of its value.
func (f Field) Span() cite.Span {
	return cite.Span{Part: f.Name.Span.Part, Start: f.Name.Span.Start, End: max(f.Name.Span.End, f.Value.Span.End)}
}

// A Value is what stands behind "=": pieces that "#" joins.
type Value struct {
	Pieces []Piece
	Span   cite.Span
}

// A PieceKind says how a piece of a value is written.
type PieceKind uint8

// The kinds of pieces.
const (
	Braced PieceKind = iota
	Quoted
	Number
	Macro
	Bare // words that lack their braces
)

// A Piece is a part of a value.
type Piece struct {
	Kind PieceKind

	// Defined says that a macro has a definition.
	Defined bool

	// Unclosed says that the closing delimiter is missing.
	Unclosed bool

	Span cite.Span // with its delimiters

	// Text is what the piece stands for: the content, or what the macro was
	// defined to be. Macros without a definition stand for their names.
	Text string
}

// Content returns where the words of the piece stand: between its delimiters.
func (p Piece) Content() cite.Span {
	s := p.Span
	if p.Kind == Braced || p.Kind == Quoted {
		s.Start++
		if !p.Unclosed {
			s.End--
		}
	}
	return s
}

// Text returns the value as TeX would get it.
func (v Value) Text() string {
	if len(v.Pieces) == 1 {
		return v.Pieces[0].Text
	}
	var b strings.Builder
	for _, p := range v.Pieces {
		b.WriteString(p.Text)
	}
	return b.String()
}

// Content returns where the words of the value stand: between the delimiters
// if it is one piece.
func (v Value) Content() cite.Span {
	if len(v.Pieces) == 1 {
		return v.Pieces[0].Content()
	}
	return v.Span
}

// Field returns the first field of that name, in whichever case, or nil.
// BibTeX takes the first of several too.
func (n *Node) Field(name string) *Field {
	i := slices.IndexFunc(n.Fields, func(f Field) bool { return strings.EqualFold(f.Name.Text, name) })
	if i < 0 {
		return nil
	}
	return &n.Fields[i]
}

// Parse reads a .bib file. It takes whatever BibTeX takes, says what BibTeX
// would not take, and goes on behind it as well as it can: at the next field,
// or at the next line that begins an entry. The time is proportional to the
// length of src, whatever is in it.
func Parse(src []byte) *File { return parse(src, monthMacros()) }

// parse reads a file, or a piece of one, with the macros that are known before
// it, and adds those that it defines.
func parse(src []byte, macros map[string]string) *File {
	p := newParser(src, macros)
	for p.at < len(src) {
		h, ok := p.nextCommand()
		p.stray(h.at)
		if !ok {
			break
		}
		p.command(h)
	}
	p.resolve()
	p.zeros()
	p.capProblems()
	slices.SortStableFunc(p.file.Problems, func(a, b Problem) int { return a.Span.Start - b.Span.Start })
	return p.file
}

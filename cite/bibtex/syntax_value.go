package bibtex

import (
	"bytes"

	"github.com/citecheck/citecheck/cite"
)

// value reads the value at b.at.
func (b *body) value() Value {
	v := Value{Span: cite.Span{Start: b.at, End: b.at}}
	b.piecesRead = b.piecesRead[:0]
	for {
		b.at = b.space(b.at)
		piece, ok := b.piece()
		if !ok {
			b.problem(b.at, b.at, "a value is missing here: write it in braces")
			break
		}
		b.piecesRead = append(b.piecesRead, piece)
		next := b.space(b.at)
		if !b.is(next, '#') || piece.Unclosed {
			break
		}
		b.at = next + 1
	}
	v.Pieces = b.pieces.keep(b.piecesRead)
	if n := len(v.Pieces); n > 0 {
		v.Span = cite.Span{Start: v.Pieces[0].Span.Start, End: v.Pieces[n-1].Span.End}
	}
	return v
}

// piece reads one piece of a value.
func (b *body) piece() (Piece, bool) {
	if b.at >= len(b.src) {
		return Piece{}, false
	}
	switch c := b.src[b.at]; {
	case c == '{':
		return b.delimited(Braced, b.partner(b.at)), true
	case c == '"':
		return b.delimited(Quoted, b.quoteEnd(b.at)), true
	case c == '@' && b.begins(b.at) || !isIdent(c):
		return Piece{}, false
	}
	return b.bareWord(), true
}

// delimited reads a piece in braces or quotation marks that closes at end.
func (b *body) delimited(kind PieceKind, end int) Piece {
	from := b.at
	if cut, swallowed := b.swallows(from, end); swallowed {
		return b.open(kind, from, cut)
	}
	b.at = end + 1
	return b.newPiece(kind, from, end+1, cite.Span{Start: from + 1, End: end})
}

func (b *body) newPiece(kind PieceKind, from, to int, content cite.Span) Piece {
	return Piece{Kind: kind, Span: cite.Span{Start: from, End: to}, Text: b.text[content.Start:content.End]}
}

// open reads a piece that should have closed by the offset end.
func (b *body) open(kind PieceKind, from, end int) Piece {
	content := bytes.TrimRight(b.src[from+1:end], " \t\r\n\v\f,")
	to := from + 1 + len(content)
	p := b.newPiece(kind, from, to, cite.Span{Start: from + 1, End: to})
	p.Unclosed = true
	b.at = to
	b.problem(from, from+1, "this %q is not closed: its partner is missing, or the braces inside do not match", b.src[from])
	return p
}

// swallows reports whether the value that opens at i and closes at end takes
// in what follows it, because a delimiter is missing, and where it should have
// closed: before the first line that reads like the next field or entry. It
// closes nowhere, or there is no comma and no end of the entry behind it.
func (b *body) swallows(i, end int) (cut int, swallowed bool) {
	if end >= 0 {
		next := b.space(end + 1)
		if next < len(b.src) && (b.src[next] == ',' || b.src[next] == '#' || b.src[next] == b.end || isIdent(b.src[next])) {
			return 0, false
		}
	}
	limit := end
	if end < 0 {
		limit = len(b.src)
		if i >= b.barren {
			return b.lineEnd(i), true
		}
	}
	for line := b.lineEnd(i); line < limit; line = b.lineEnd(line + 1) {
		if b.startsAnew(line + 1) {
			return line, true
		}
	}
	if end < 0 {
		b.barren = i
	}
	return b.lineEnd(i), end < 0
}

// startsAnew reports whether the line at i begins with a field, an entry, or
// the end of this one.
func (b *body) startsAnew(i int) bool {
	for i < len(b.src) && (b.src[i] == ' ' || b.src[i] == '\t') {
		i++
	}
	if i >= len(b.src) {
		return false
	}
	if b.src[i] == '@' {
		return b.begins(i)
	}
	if b.src[i] == b.end {
		next := b.space(i + 1)
		return next == len(b.src) || b.src[next] == '@'
	}
	to := b.ident(i)
	if to == i {
		return false
	}
	next := b.space(to)
	if !b.is(next, '=') {
		return false
	}
	next = b.space(next + 1)
	return next < len(b.src) && (b.src[next] == '{' || b.src[next] == '"' || isIdent(b.src[next]))
}

// bareWord reads a number, a macro, or words that lack their braces.
func (b *body) bareWord() Piece {
	from, to := b.at, b.ident(b.at)
	next := b.space(to)
	b.at = to
	span := cite.Span{Start: from, End: to}
	if next < len(b.src) && b.src[next] != ',' && b.src[next] != '#' && b.src[next] != b.end && b.src[next] != '@' && !b.nextField(to) {
		return b.bare(from)
	}
	if len(bytes.Trim(b.src[from:to], "0123456789")) == 0 {
		return b.newPiece(Number, from, to, span)
	}
	if isDigit(b.src[from]) {
		return b.bare(from)
	}
	return b.macro(b.newPiece(Macro, from, to, span))
}

// nextField reports whether the next line begins behind i with a field whose
// comma is missing.
func (b *body) nextField(i int) bool {
	line := b.lineEnd(i)
	return len(bytes.TrimSpace(b.src[i:line])) == 0 && b.startsAnew(line+1)
}

// bare takes everything to the next comma or line end for a value.
func (b *body) bare(from int) Piece {
	to := b.at
	for to < len(b.src) && !b.stops(to) {
		to++
	}
	to = from + len(bytes.TrimRight(b.src[from:to], " \t\r\v\f"))
	b.at = to
	b.problem(from, to, "this value lacks its braces: write {%s}", excerpt(b.src[from:to]))
	return b.newPiece(Bare, from, to, cite.Span{Start: from, End: to})
}

// excerpt shortens s for a message.
func excerpt(s []byte) string {
	if len(s) > 40 {
		s = append(bytes.ToValidUTF8(s[:40:40], nil), "..."...)
	}
	return string(bytes.ToValidUTF8(s, []byte("?")))
}

package engine

import (
	"bytes"
	"context"
	"fmt"
	"io"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/source"
)

const (
	largePiece    = 16 << 20 // bytes of a database that are checked at once
	largeMacros   = 1 << 20  // bytes of @string that later pieces are told of
	largeFindings = 50_000   // of one database
)

// checkLarge reads a database that is too large for memory and checks it piece
// by piece of size bytes. Nothing of it stays but the findings.
func checkLarge(ctx context.Context, in Input, o Options, size int) (doc *cite.Document, found []cite.Located, problems []cite.Problem) {
	r, err := in.Stream()
	if err != nil {
		return nil, nil, []cite.Problem{{Path: in.Path, Message: reason(err)}}
	}
	defer r.Close() //nolint:errcheck // it was only read
	doc = &cite.Document{Path: in.Path, Format: "bibtex", Parts: []cite.Part{cite.NewPart("", nil, false)}}
	l := &large{doc: doc, o: o, size: size, line: 1}
	problems = append(problems, cite.Problem{Path: in.Path, Partial: true, Message: fmt.Sprintf(
		"checked in pieces of %d MB because of its size: its links were not verified, and duplicates that far apart are not found", size>>20)})
	if err := l.check(ctx, r); err != nil {
		problems = append(problems, cite.Problem{Path: in.Path, Message: reason(err)})
	}
	return doc, l.found, append(problems, l.problems...)
}

// A large is a database while it is checked.
type large struct {
	doc      *cite.Document
	o        Options
	size     int // of a piece
	found    []cite.Located
	problems []cite.Problem

	macros []byte // the @string commands up to here
	piece  []byte
	offset int // of the piece in the file
	line   int // that it begins in
}

func (l *large) check(ctx context.Context, r io.Reader) error {
	for c, err := range bibtex.Stream(r) {
		if err != nil {
			return err
		}
		if len(l.piece)+len(c.Source) > l.size {
			if err := l.flush(ctx); err != nil {
				return err
			}
		}
		l.piece = append(l.piece, c.Source...)
		l.learn(c.File)
	}
	return l.flush(ctx)
}

// learn keeps the macros for the pieces behind this one.
func (l *large) learn(f *bibtex.File) {
	for i := range f.Nodes {
		if n := &f.Nodes[i]; n.Kind == bibtex.StringNode && len(l.macros)+n.Span.End-n.Span.Start < largeMacros {
			l.macros = append(append(l.macros, f.Source[n.Span.Start:n.Span.End]...), '\n')
		}
	}
}

// flush checks the piece, behind the macros that it may use.
func (l *large) flush(ctx context.Context) error {
	if len(l.found) >= largeFindings {
		return fmt.Errorf("stopped in line %d, after %d findings: mend these first", l.line, len(l.found))
	}
	if len(l.piece) == 0 || ctx.Err() != nil {
		return ctx.Err()
	}
	data := append(bytes.Clone(l.macros), l.piece...)
	read, err := source.Read(ctx, source.File{Path: l.doc.Path, Data: data, Format: "bibtex"})
	if err != nil {
		return fmt.Errorf("line %d and what follows: %w", l.line, err)
	}
	found, problems := checkOne(Analyse(ctx, read), l.o)
	l.problems = append(l.problems, problems...)
	lines := bytes.Count(l.macros, []byte("\n"))
	for _, f := range found {
		if f.Span.Part == 0 && f.Span.Start >= len(l.macros) {
			l.found = append(l.found, l.moved(f, l.offset-len(l.macros), l.line-1-lines))
		}
	}
	l.offset, l.line = l.offset+len(l.piece), l.line+bytes.Count(l.piece, []byte("\n"))
	l.piece = l.piece[:0]
	return nil
}

// moved is a finding of a piece as one of the whole. Second places and fixes
// are left out, since the text that they refer to is gone.
func (l *large) moved(f cite.Located, bytes, lines int) cite.Located {
	f.Doc, f.Ref, f.Related, f.Fixes = l.doc, -1, nil, nil
	f.Span.Start, f.Span.End = f.Span.Start+bytes, f.Span.End+bytes
	f.From.Line, f.To.Line = f.From.Line+lines, f.To.Line+lines
	return f
}

package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime/debug"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/extract"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
	"github.com/citecheck/citecheck/cite/source"
)

// readOne turns an input into an analysed document, or says why it could not.
func readOne(ctx context.Context, in Input) (doc *cite.Document, problems []cite.Problem) {
	defer func() {
		if p := recover(); p != nil {
			doc, problems = nil, []cite.Problem{bug(in.Path, p)}
		}
	}()
	if ctx.Err() != nil {
		return nil, []cite.Problem{{Path: in.Path, Message: "not read: interrupted"}}
	}
	data, err := in.Load()
	if err != nil {
		return nil, []cite.Problem{{Path: in.Path, Message: reason(err)}}
	}
	doc, err = source.Read(ctx, in.Path, data, in.Format)
	if err != nil {
		// An empty file was read; there is only nothing in it.
		return nil, []cite.Problem{{Path: in.Path, Message: reason(err), Partial: errors.Is(err, source.ErrEmpty)}}
	}
	return Analyse(ctx, doc), notices(doc)
}

// Analyse finds the references and citations of a document that was just read
// and returns a copy that holds them. The document itself stays as it is.
func Analyse(ctx context.Context, read *cite.Document) *cite.Document {
	doc := *read
	doc.Links = append([]cite.Link(nil), read.Links...)
	for i := range doc.Links {
		doc.Links[i].Ref = -1
	}
	doc.References = extract.References(&doc)
	entries := make([]*cite.Entry, 0, len(doc.References))
	for i := range doc.References {
		if ctx.Err() != nil {
			return &doc
		}
		own(&doc, i)
		entries = append(entries, enter(&doc, i, above(doc.References, i)))
	}
	normalize.Keys(entries)
	doc.Citations = extract.Citations(&doc, doc.References)
	return &doc
}

// own tells the links of reference i whose they are.
func own(doc *cite.Document, i int) {
	for _, l := range doc.References[i].Links {
		doc.Links[l].Ref = i
	}
}

// above returns the entry before reference i in its list, nil if it is the first.
func above(refs []cite.Reference, i int) *cite.Entry {
	if i == 0 || refs[i-1].List != refs[i].List {
		return nil
	}
	return refs[i-1].Entry
}

// enter parses reference i and normalises what was found to an entry, which may
// repeat the names of the entry above it.
func enter(doc *cite.Document, i int, above *cite.Entry) *cite.Entry {
	ref := &doc.References[i]
	spelled := normalize.Spell(ref.Text)
	fields, sure := parse.Fields(spelled.Text)
	ref.Fields, ref.Confidence = spelled.Restore(fields), sure
	links := make([]cite.Link, len(ref.Links))
	for n, l := range ref.Links {
		links[n] = doc.Links[l]
	}
	ref.Entry = normalize.Entry(ref, links)
	normalize.Ditto(ref, above)
	return ref.Entry
}

// notices turns the reader's remarks into problems that did not stop it.
func notices(doc *cite.Document) []cite.Problem {
	var all []cite.Problem
	for _, n := range doc.Notices {
		pos := doc.Position(n.Span.Part, n.Span.Start)
		all = append(all, cite.Problem{
			Path:    fmt.Sprintf("%s:%d:%d", doc.Path, pos.Line, pos.Column),
			Message: n.Message,
			Partial: true,
		})
	}
	return all
}

// reason says in words what the system said in its own, and what to do.
func reason(err error) string {
	var pathErr *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "vanished before it could be read: run again when nothing else changes the folder"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied: make the file readable for this user"
	case errors.As(err, &pathErr):
		return fmt.Sprintf("cannot %s it: %v", pathErr.Op, pathErr.Err)
	}
	return err.Error()
}

// bug reports a panic as what it is, so that the other documents go on.
func bug(path string, p any) cite.Problem {
	return cite.Problem{
		Path:    path,
		Message: fmt.Sprintf("a bug in citecheck stopped this document: %v; please report it with the file and these lines:\n%s", p, debug.Stack()),
	}
}

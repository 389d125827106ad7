package engine

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"runtime/debug"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/extract"
	"github.com/citecheck/citecheck/cite/normalize"
	"github.com/citecheck/citecheck/cite/parse"
	"github.com/citecheck/citecheck/cite/pattern"
	"github.com/citecheck/citecheck/cite/source"
)

// readOne turns an input into the analysed documents that it holds, mostly one,
// or says why it could not.
func readOne(ctx context.Context, in Input, o Options) (docs []*cite.Document, problems []cite.Problem) {
	defer func() {
		if p := recover(); p != nil {
			docs, problems = nil, []cite.Problem{bug(in.Path, p)}
		}
	}()
	if ctx.Err() != nil {
		return nil, []cite.Problem{{Path: in.Path, Message: "not read: interrupted"}}
	}
	data, err := in.Load()
	if err != nil {
		return nil, []cite.Problem{{Path: in.Path, Message: reason(err)}}
	}
	read, err := source.Articles(ctx, source.File{Path: in.Path, Data: data, Format: in.Format, Open: in.Open})
	if err != nil {
		// An empty file was read; there is only nothing in it.
		return nil, []cite.Problem{{Path: in.Path, Message: reason(err), Partial: errors.Is(err, source.ErrEmpty)}}
	}
	for _, doc := range read {
		docs = append(docs, Analyse(ctx, doc))
		problems = append(problems, notices(doc, len(o.Rules) > 0)...)
	}
	return docs, problems
}

// Analyse finds the references and citations of a document that was just read
// and returns a copy that holds them. The document itself stays as it is.
func Analyse(ctx context.Context, read *cite.Document) *cite.Document {
	doc := *read
	doc.Links = append([]cite.Link(nil), read.Links...)
	for i := range doc.Links {
		doc.Links[i].Ref = -1
	}
	if doc.Lang == "" {
		doc.Lang = normalize.Language(sample(&doc))
	}
	doc.References = extract.References(&doc)
	doc.ListHeadings = extract.Headings(&doc)
	for i := range doc.References {
		own(&doc, i)
	}
	for list := range lists(doc.References) {
		if ctx.Err() != nil {
			return &doc
		}
		label(list)
		for i := range list {
			named(&doc, &list[i])
		}
		var above *cite.Entry
		for i := range list {
			above = enter(&doc, &list[i], above)
		}
	}
	normalize.Keys(entries(doc.References))
	doc.References = append(doc.References, given(&doc, read.References)...)
	identify(&doc)
	doc.Citations = extract.Citations(&doc, doc.References)
	return &doc
}

// sample returns running text from the beginning of the article, as much as
// tells its language.
func sample(doc *cite.Document) string {
	const enough = 4000 // bytes
	var b strings.Builder
	for i := range doc.Blocks {
		k := &doc.Blocks[i]
		if k.Region == cite.Content && (k.Kind == cite.Paragraph || k.Kind == cite.ListItem) && !k.Quote {
			b.WriteString(k.Text.String() + "\n")
		}
		if b.Len() > enough {
			break
		}
	}
	return b.String()
}

// given returns the references that came with their entries, as a list of
// their own behind those of the text, and tells their links whose they are.
func given(doc *cite.Document, refs []cite.Reference) []cite.Reference {
	refs = slices.Clone(refs)
	list := 0
	if n := len(doc.References); n > 0 {
		list = doc.References[n-1].List + 1
	}
	for i := range refs {
		refs[i].Block, refs[i].Confidence, refs[i].List, refs[i].Links = -1, 1, list, nil
	}
	for l := range doc.Links {
		if i := owner(refs, doc.Links[l].Span); i >= 0 && doc.Links[l].Ref < 0 {
			doc.Links[l].Ref = len(doc.References) + i
			refs[i].Links = append(refs[i].Links, l)
		}
	}
	return refs
}

// owner is the index of the reference whose record holds s, or -1. The records
// are in the order of their databases.
func owner(refs []cite.Reference, s cite.Span) int {
	i := sort.Search(len(refs), func(i int) bool {
		o := refs[i].Source()
		return o.Part > s.Part || o.Part == s.Part && o.Start > s.Start
	}) - 1
	if i >= 0 && refs[i].Source().Contains(s) {
		return i
	}
	return -1
}

// counted matches keys that a program gave: "R12", "bib-3", "b1". They say
// nothing to an author.
var counted = pattern.New(`^[A-Za-z]{0,8}[-_.]?\d+$|^[A-Za-z]?[0-9a-f]{8,}[-_0-9a-f]*$`)

// entries returns the entries of refs that have their keys still to come.
func entries(refs []cite.Reference) []*cite.Entry {
	all := make([]*cite.Entry, 0, len(refs))
	for i := range refs {
		if k := refs[i].Key; k != "" && !counted.MatchString(k) {
			refs[i].Entry.Key = k
			continue
		}
		all = append(all, refs[i].Entry)
	}
	return all
}

// own tells the links of reference i whose they are.
func own(doc *cite.Document, i int) {
	for _, l := range doc.References[i].Links {
		doc.Links[l].Ref = i
	}
}

// lists yields the references that stand in one list, list after list.
func lists(refs []cite.Reference) iter.Seq[[]cite.Reference] {
	return func(yield func([]cite.Reference) bool) {
		for len(refs) > 0 {
			n := 1
			for n < len(refs) && refs[n].List == refs[0].List {
				n++
			}
			if !yield(refs[:n]) {
				return
			}
			refs = refs[n:]
		}
	}
}

// label finds the fields of the references of one list.
func label(list []cite.Reference) {
	spelled := make([]*normalize.Spelling, len(list))
	texts := make([]cite.Text, len(list))
	for i := range list {
		spelled[i] = normalize.Spell(list[i].Text)
		texts[i] = spelled[i].Text
	}
	for i, r := range parse.List(texts) {
		list[i].Fields, list[i].Confidence = spelled[i].Restore(r.Fields), r.Confidence
	}
}

// named gives a reference the fields that its format names, instead of those
// that were guessed.
func named(doc *cite.Document, ref *cite.Reference) {
	if ref.Block < 0 || len(doc.Blocks[ref.Block].Fields) == 0 {
		return
	}
	var fields []cite.Field
	for _, f := range doc.Blocks[ref.Block].Fields {
		if from, to := within(ref.Text, f.Span); from < to {
			fields = append(fields, cite.Field{Name: f.Name, Value: ref.Text.String()[from:to], Span: ref.Text.Span(from, to)})
		}
	}
	if covers(fields, ref.Text.String()) {
		ref.Fields, ref.Confidence = fields, 1
	}
}

// covers reports whether fields hold most of a text: a format that names a few
// only says less than the words.
func covers(fields []cite.Field, text string) bool {
	named := 0
	for _, f := range fields {
		named += letters(f.Value)
	}
	return len(fields) > 1 && 5*named >= 4*letters(text)
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			n++
		}
	}
	return n
}

// within is the range of a text that was read from a span.
func within(t cite.Text, s cite.Span) (from, to int) {
	from = -1
	for i, r := range t.String() {
		if s.Contains(t.Span(i, i+utf8.RuneLen(r))) {
			if from < 0 {
				from = i
			}
			to = i + utf8.RuneLen(r)
		}
	}
	return max(from, 0), to
}

// enter normalises what was found in a reference to an entry, which may repeat
// the names of the entry above it.
func enter(doc *cite.Document, ref *cite.Reference, above *cite.Entry) *cite.Entry {
	links := make([]cite.Link, len(ref.Links))
	for n, l := range ref.Links {
		links[n] = doc.Links[l]
	}
	ref.Entry = normalize.Entry(ref, links)
	normalize.Ditto(ref, above)
	return ref.Entry
}

// notices turns the reader's remarks into problems that did not stop it.
func notices(doc *cite.Document, checked bool) []cite.Problem {
	var all []cite.Problem
	for _, n := range doc.Notices {
		if checked && n.Checked {
			continue
		}
		all = append(all, cite.Problem{
			Path:    placeOf(doc, n.Span),
			Message: n.Message,
			Partial: true,
		})
	}
	return all
}

// placeOf says where s begins: in which document, and which of its parts.
func placeOf(doc *cite.Document, s cite.Span) string {
	pos := doc.Position(s.Part, s.Start)
	part := ""
	if s.Part > 0 && s.Part < len(doc.Parts) {
		part = "(" + doc.Parts[s.Part].Name + ")"
	}
	return fmt.Sprintf("%s%s:%d:%d", doc.Path, part, pos.Line, pos.Column)
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

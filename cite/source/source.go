// Package source turns files into documents, one file a format.
//
// A reader finds what the format itself says: blocks of text in reading order,
// links, and the citations that the format marks up. Every word it hands out
// remembers the bytes it was read from (see cite.Text). Readers do not look
// for reference lists, do not resolve relative addresses and never touch the
// network.
//
// Read this file first, then input.go (which bytes are refused and why),
// visible.go and blocks.go (what all readers share), address.go (addresses
// that stand in running text), and then one format: text.go is the simplest,
// html.go and markdown.go start the other two.
package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// A Format reads one kind of file.
type Format struct {
	Name       string   // "markdown"
	Extensions []string // lower case, with the dot

	// Sniff reports whether a file whose extension says nothing looks like
	// this format; head is its beginning. Nil means by extension only.
	Sniff func(head []byte) bool

	// Shared says that other files have these extensions too: such a file is
	// read if it is named, and not looked for in folders.
	Shared bool

	// Binary says that the file is no text: a ZIP archive, a PDF.
	Binary bool

	// Damaged says that a file which Sniff knows is read in spite of zero bytes.
	Damaged bool

	// Decodes says that the format tells how a file is encoded, so that its
	// reader remarks itself on what it cannot decode.
	Decodes bool

	// Read builds the document. The data passed the checks on input, and may
	// begin with a byte order mark. Path and Format are set by the caller.
	Read func(ctx context.Context, f *File) (*cite.Document, error)

	// Articles is for files that hold several articles, each with a list of
	// its own; Read then gives them as one document. Nil: there is one.
	Articles func(ctx context.Context, f *File) ([]*cite.Document, error)

	Limits Limits
}

// A File is what there is to read.
type File struct {
	Path   string // as reports name it
	Data   []byte
	Format string // name of the format; "" to find out

	// Open reads a file that this one names, as in \input{name}; the name is
	// relative to this file. Nil: there are no other files.
	Open func(name string) ([]byte, error)
}

// open reads a file that f names. Only the given extensions are followed, so
// that a document cannot make its checker print any file of the machine.
func (f *File) open(name string, extensions ...string) ([]byte, error) {
	if f.Open == nil {
		return nil, errors.New("it was not given with the document")
	}
	if !slices.Contains(extensions, strings.ToLower(filepath.Ext(name))) {
		return nil, fmt.Errorf("only %s files are followed", strings.Join(extensions, ", "))
	}
	return f.Open(name)
}

// Limits bound what a hostile file can cost. Zero means no limit.
type Limits struct {
	MaxBytes    int64 // size of the file
	MaxUnpacked int64 // of all its members, for archives
	MaxDepth    int   // nesting of elements or containers that is kept apart
}

// textLimits are those of the formats that are one editable text. 64 MB is
// forty times the longest book on Project Gutenberg.
var textLimits = Limits{MaxBytes: 64 << 20, MaxDepth: 100}

// All lists the formats. The order is that in which Sniff is asked.
var All = []*Format{
	docxFormat,
	odtFormat,
	epubFormat,
	pdfFormat,
	jupyterFormat,
	cslJSONFormat,
	bibtexFormat,
	risFormat,
	cslYAMLFormat,
	jatsFormat,
	teiFormat,
	latexFormat,
	mediawikiFormat,
	wordpressFormat,
	htmlFormat,
	rstFormat,
	orgFormat,
	asciidocFormat,
	markdownFormat,
	textFormat,
}

// ByName returns the format of that name, or nil.
func ByName(name string) *Format {
	for _, f := range All {
		if strings.EqualFold(f.Name, name) {
			return f
		}
	}
	return nil
}

// Known reports whether the extension of path is that of a format and of
// nothing else.
func Known(path string) bool {
	f := byExtension(path)
	return f != nil && !f.Shared
}

// Read reads a file as the format it names; if it names none, as its extension
// says, and if that says nothing, as its content looks. Errors do not name the
// path.
func Read(ctx context.Context, file File) (*cite.Document, error) {
	docs, err := readAs(ctx, file, func(f *Format) articleReader { return f.one })
	if err != nil {
		return nil, err
	}
	return docs[0], nil
}

// Articles reads the articles that a file holds, mostly one, as Read does.
func Articles(ctx context.Context, file File) ([]*cite.Document, error) {
	return readAs(ctx, file, func(f *Format) articleReader {
		if f.Articles != nil {
			return f.Articles
		}
		return f.one
	})
}

type articleReader func(ctx context.Context, f *File) ([]*cite.Document, error)

// one reads a file as one document.
func (f *Format) one(ctx context.Context, file *File) ([]*cite.Document, error) {
	doc, err := f.Read(ctx, file)
	return []*cite.Document{doc}, err
}

func readAs(ctx context.Context, file File, how func(*Format) articleReader) ([]*cite.Document, error) {
	f, err := choose(file.Path, file.Data, file.Format)
	if err != nil {
		return nil, err
	}
	if err := checkInput(file.Data, f); err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if f.Binary {
		return read(ctx, f, &file, how(f))
	}
	text := toUTF8(file.Data)
	file.Data = lineFeeds(text.text)
	if len(bytes.TrimSpace(file.Data[bomLen(file.Data):])) == 0 {
		return nil, ErrEmpty
	}
	docs, err := read(ctx, f, &file, how(f))
	if err != nil {
		return nil, err
	}
	for _, doc := range docs {
		if text.origins != nil {
			doc.Parts[0] = doc.Parts[0].Decoded(text.name, text.origins)
		}
	}
	docs[0].Notices = slices.Concat(text.notice(), encodingNotices(&docs[0].Parts[0]), docs[0].Notices)
	return docs, nil
}

func read(ctx context.Context, f *Format, file *File, how articleReader) ([]*cite.Document, error) {
	docs, err := how(ctx, file)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name, err)
	}
	for _, doc := range docs {
		doc.Path, doc.Format = file.Path, f.Name
	}
	return docs, nil
}

// choose finds the format to read with. Text is the last resort, since any
// text can be read as plain text.
func choose(path string, data []byte, name string) (*Format, error) {
	if name != "" {
		if f := ByName(name); f != nil {
			return f, nil
		}
		return nil, fmt.Errorf("unknown format %q: the formats are %s", name, strings.Join(names(), ", "))
	}
	head := data[bomLen(data):min(len(data), sniffLen)]
	f := byExtension(path)
	if sure := unmistakable(head); sure != nil && (f == nil || f == textFormat || sure.Binary || f.Binary) {
		return sure, nil // the extension lies
	}
	if f != nil {
		return f, nil
	}
	if err := checkForeign(path); err != nil {
		return nil, err
	}
	for _, f := range All {
		if f.Sniff != nil && f.Sniff(head) {
			return f, nil
		}
	}
	if strings.EqualFold(filepath.Ext(path), ".xml") {
		return nil, foreignError("XML other than JATS, TEI and exports of WordPress")
	}
	return textFormat, nil
}

// unmistakable returns the format that a file is whatever it is called: a web
// page that begins as one, a PDF, an archive of known content, a text with the
// explicit mark-up of reStructuredText. Else nil.
func unmistakable(head []byte) *Format {
	for _, f := range All {
		if f.Binary && f.Sniff != nil && f.Sniff(head) {
			return f
		}
	}
	start := bytes.ToLower(bytes.TrimSpace(head[:min(len(head), 200)]))
	if bytes.HasPrefix(start, []byte("<!doctype html")) || bytes.HasPrefix(start, []byte("<html")) {
		return htmlFormat
	}
	if sniffRST(head) {
		return rstFormat
	}
	return nil
}

func byExtension(path string) *Format {
	ext := strings.ToLower(filepath.Ext(path))
	for _, f := range All {
		if ext != "" && slices.Contains(f.Extensions, ext) {
			return f
		}
	}
	return nil
}

func names() []string {
	all := make([]string, len(All))
	for i, f := range All {
		all[i] = f.Name
	}
	slices.Sort(all)
	return all
}

package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// odtFormat reads OpenDocument texts (ISO/IEC 26300) of LibreOffice and
// others. Spans refer to content.xml in the archive.
var odtFormat = &Format{
	Name:       "odt",
	Extensions: []string{".odt", ".ott"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte("mimetypeapplication/vnd.oasis.opendocument.text"))
	},
	Binary: true,
	Read:   readODT,
	Limits: officeLimits,
}

const odtMain = "content.xml"

// An odtReader reads one document.
type odtReader struct {
	*office
	styles *odtStyles

	paras  []odtPara
	looks  []odtLook // of the spans around
	hidden int       // elements around whose text does not show
	links  []*paraLink
	lists  []*odtList
	counts map[string]*odtCount // by the name of the list style
	closes []func()             // what the ends of containers undo

	note  odtNote
	title bool // the title of an index is being read
	cites map[string]odtMark
	mark  odtMark // of the bibliography, that is open
	body  bool    // seen
}

// A odtPara is what a paragraph says of itself.
type odtPara struct {
	heading int // its level, or 0
	style   string
	marker  string
	list    *odtList
}

// An odtMark is where a citation began.
type odtMark struct {
	para  *para
	at    int
	items []cslItem
	id    string
}

// An odtNote is the note that is being read.
type odtNote struct {
	open    bool
	marking bool // the text is that of the mark
	v       visible
	mark    string // "" once the note has it
	filled  bool   // the note says something
}

func readODT(ctx context.Context, f *File) (*cite.Document, error) {
	a, err := openArchive(f.Data, "an .odt", ".odt", officeLimits)
	if err != nil {
		return nil, err
	}
	if a.isEncryptedODT() {
		return nil, fmt.Errorf("%w: open it in LibreOffice, save it without one, and check that", ErrLocked)
	}
	data, err := a.read(odtMain)
	if len(data) == 0 && err != nil {
		return nil, fmt.Errorf("%w; open it in LibreOffice, and save it anew as .odt", err)
	}
	r := &odtReader{
		office: newOffice(odtMain, data), styles: newODTStyles(),
		counts: map[string]*odtCount{}, cites: map[string]odtMark{},
	}
	if err != nil {
		r.notice(cite.Span{Start: len(data), End: len(data)}, "%s; what is behind was not read", oneLine(err))
	}
	a.optional(r.draft, "styles.xml", "headings and lists may be missed", r.styles.read)
	_ = r.styles.read(data) // the walk says what is wrong with it
	if err := r.walk(ctx, err == nil); err != nil {
		return nil, err
	}
	return r.done(a)
}

// isEncryptedODT reports whether the members are encrypted one by one.
func (a *archive) isEncryptedODT() bool {
	const manifest = "META-INF/manifest.xml"
	if !a.has(manifest) {
		return false
	}
	data, _ := a.read(manifest)
	return bytes.Contains(data, []byte("encryption-data"))
}

// walk reads the text. Whole says that nothing was remarked on it yet.
func (r *odtReader) walk(ctx context.Context, whole bool) error {
	err := walkXML(ctx, r.src, officeLimits.MaxDepth, r)
	for len(r.open) > 0 {
		r.endPara(len(r.src))
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.Is(err, errDTD):
		return fmt.Errorf("%w: %s is refused because %w", ErrDamaged, odtMain, errDTD)
	case !r.body:
		return fmt.Errorf("%w: %s holds no text document; open it with the program that made it, and save it as .odt", ErrDamaged, odtMain)
	case err != nil && whole:
		r.notice(cite.Span{}, "%s is damaged (%s): what is behind was not read", odtMain, oneLine(err))
	}
	return nil
}

// done closes the document.
func (r *odtReader) done(a *archive) (*cite.Document, error) {
	var meta struct {
		Title    string `xml:"meta>title"`
		Language string `xml:"meta>language"`
	}
	a.optional(r.draft, "meta.xml", "title and language may be missed", func(b []byte) error {
		return parseXML(b, &meta)
	})
	if r.doc.Title == "" {
		r.doc.Title = strings.ToValidUTF8(strings.Join(strings.Fields(meta.Title), " "), "\uFFFD")
	}
	r.doc.Lang = cmp.Or(strings.TrimSpace(meta.Language), r.styles.lang)
	doc := r.close()
	if len(doc.Blocks) == 0 && len(doc.Notices) == 0 {
		return nil, ErrEmpty
	}
	return doc, nil
}

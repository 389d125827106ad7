package source

import (
	"bytes"
	"context"
	"fmt"

	"github.com/citecheck/citecheck/cite"
)

// epubFormat reads electronic books: the files that the spine names, in its
// order, each as the page of XHTML that it is. Places are those of these
// files.
var epubFormat = &Format{
	Name:       "epub",
	Extensions: []string{".epub"},
	Sniff:      sniffEPUB,
	Binary:     true,
	Read:       readEPUB,
	Limits:     epubLimits,
}

// epubLimits leave room for pictures, which take most of a book: the Bible has
// 5 MB of text.
var epubLimits = Limits{MaxBytes: 256 << 20, MaxUnpacked: 128 << 20, MaxDepth: textLimits.MaxDepth}

// sniffEPUB looks for the file that begins every book by the standard (OCF
// 3.3, section 4.2.4).
func sniffEPUB(head []byte) bool {
	const name = "mimetype"
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) && len(head) > 60 &&
		bytes.HasPrefix(head[30:], []byte(name)) && bytes.Contains(head[:120], []byte("application/epub+zip"))
}

// An epubReader reads one book.
type epubReader struct {
	*draft
	book    *archive
	pack    *opfPackage
	anchors *anchors
	locked  map[string]bool // members that are encrypted
}

func readEPUB(ctx context.Context, f *File) (*cite.Document, error) {
	b, err := openArchive(f.Data, "an EPUB", "EPUB", epubLimits)
	if err != nil {
		return nil, err
	}
	r := &epubReader{draft: &draft{doc: &cite.Document{}}, book: b, anchors: &anchors{book: true}}
	if r.pack, err = packageFile(b); err != nil {
		return nil, err
	}
	if r.locked, err = encrypted(b); err != nil {
		return nil, err
	}
	r.doc.Title, r.doc.Lang = cleanLine(first(r.pack.Titles)), cleanLine(first(r.pack.Langs))
	if err := r.chapters(ctx); err != nil {
		return nil, err
	}
	r.anchors.settle(r.draft)
	return r.finish(), nil
}

// first returns the first of all that says something.
func first(all []string) string {
	for _, s := range all {
		if cleanLine(s) != "" {
			return s
		}
	}
	return ""
}

// chapters reads the files of the spine.
func (r *epubReader) chapters(ctx context.Context) error {
	for _, item := range r.pack.reading() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.chapter(item); err != nil {
			return err
		}
	}
	if len(r.doc.Parts) > 0 {
		return nil
	}
	reason := ""
	if len(r.doc.Notices) > 0 {
		reason = " (" + r.doc.Notices[0].Message + ")"
	}
	return fmt.Errorf("%w: no chapter of the book can be read%s", ErrDamaged, reason)
}

// chapter reads one file of the spine. What is wrong with it alone is a
// notice; an error ends the reading.
func (r *epubReader) chapter(item opfItem) error {
	if r.locked[memberName(item.path)] {
		return errDRM
	}
	if !item.isXHTML() {
		if !item.isPicture() {
			r.notice(cite.Span{}, "%s, which the spine names, is %q and no XHTML: it is not read", item.path, item.MediaType)
		}
		return nil
	}
	if !r.book.has(item.path) {
		r.notice(cite.Span{}, "%s, which the spine names, is not read: the archive does not hold it", item.path)
		return nil
	}
	data, err := r.book.read(item.path)
	if fatal(err) {
		return err
	}
	if err != nil {
		r.notice(cite.Span{}, "%s, which the spine names, is not read: %v", item.path, err)
		if len(data) == 0 {
			return nil
		}
	}
	r.page(item, toUTF8(data))
	return nil
}

// page reads the XHTML of a chapter.
func (r *epubReader) page(chapter opfItem, source decoded) {
	n := r.part(chapter.path, source.text)
	part := &r.doc.Parts[n]
	if source.origins != nil {
		*part = part.Decoded(source.name, source.origins)
	}
	for _, notice := range append(source.notice(), encodingNotices(part)...) {
		notice.Span.Part, notice.Message = n, chapter.path+": "+notice.Message
		r.doc.Notices = append(r.doc.Notices, notice)
	}
	stream, tree, err := parseXHTML(source.text, n)
	if err != nil {
		r.notice(cite.Span{Part: n}, "%s is not read: %v", chapter.path, err)
		return
	}
	if stream.limit.max > 0 {
		r.notice(cite.Span{Part: n}, "elements of %s are nested more than %d deep: the innermost are read as plain text",
			chapter.path, stream.limit.max)
	}
	h := newHTMLReader(r.draft, stream)
	h.member, h.anchors = chapter.path, r.anchors
	p := place{item: new(item)}
	if chapter.contents {
		p.region = cite.Furniture
	}
	h.body(tree, p)
	if r.doc.Lang == "" {
		root := tree.Find("html").First()
		r.doc.Lang = root.AttrOr("xml:lang", root.AttrOr("lang", ""))
	}
}

package source

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// pdfFormat reads PDF: what its pages show, with the layout told by where it
// stands and how large it is. The objects of the file are read by pdfcpu;
// pdf_content.go interprets the pages, pdf_font.go says what their codes stand
// for, pdf_word.go to pdf_column.go make words, lines and columns of them, and
// pdf_group.go to pdf_join.go make blocks of those.
var pdfFormat = &Format{
	Name:       "pdf",
	Extensions: []string{".pdf"},
	Sniff:      isPDF,
	Binary:     true,
	Read:       readPDF,
	Limits:     Limits{MaxBytes: 256 << 20, MaxUnpacked: maxPDF},
}

// maxPDF bounds what the streams of a file unpack to, pictures apart.
const maxPDF = 256 << 20

// pdfTime bounds how long one file may take. The longest books take seconds.
const pdfTime = 60 * time.Second

func isPDF(head []byte) bool { return strings.Contains(string(head[:min(len(head), 1024)]), "%PDF-") }

var (
	errScan = errors.New("the PDF has no text, only pictures of pages: run OCR on it, e.g. ocrmypdf in.pdf out.pdf, and check that")
	errSlow = fmt.Errorf("the PDF takes longer than %v to read: print it to a new PDF, or check its parts one by one", pdfTime)
)

func readPDF(ctx context.Context, f *File) (*cite.Document, error) {
	within, cancel := context.WithTimeout(ctx, pdfTime)
	defer cancel()
	doc, err := readPages(within, f)
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		return nil, errSlow
	}
	return doc, err
}

func readPages(ctx context.Context, f *File) (*cite.Document, error) {
	if !isPDF(f.Data) {
		return nil, errors.New("it does not begin as a PDF does: check that the file is what its name says")
	}
	p, err := openPDF(ctx, f.Data)
	if err != nil {
		return nil, unreadable(err)
	}
	pages, err := p.pages()
	if err != nil {
		return nil, err
	}
	r := &pdfReader{pages: pages, draft: &draft{doc: &cite.Document{}}}
	r.layOut(ctx)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return r.document(p)
}

// unreadable says what is wrong with a file whose objects cannot be read.
func unreadable(err error) error {
	if errors.Is(err, errPassword) || errors.Is(err, errNoPages) {
		return err
	}
	line, _, _ := strings.Cut(err.Error(), "\n")
	return fmt.Errorf("the PDF is damaged or cut off (%s): download it again, or mend it, e.g. qpdf in.pdf out.pdf", line)
}

// pages interprets all pages.
func (p *pdfFile) pages() (pages []*pdfPage, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = unreadable(fmt.Errorf("%v", r))
		}
	}()
	work, words := maxPDFWork, 0
	err = p.eachPage(func(d types.Dict) error {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		left := min(work, maxPageWork)
		work -= left
		page := p.readPage(d, len(pages)+1, &left)
		work += max(left, 0)
		page.cut = left <= 0 || p.spent || words > maxPDFWords
		if words <= maxPDFWords {
			words += page.layOut()
		}
		pages = append(pages, page)
		return nil
	})
	return pages, err
}

// A pdfReader makes a document of pages.
type pdfReader struct {
	*draft
	pdfLayout
	pages []*pdfPage
}

// layOut finds furniture, then blocks, then what goes on over pages.
func (r *pdfReader) layOut(ctx context.Context) {
	all := make([][]*pdfLine, len(r.pages))
	for i, page := range r.pages {
		for _, region := range page.regions {
			all[i] = append(all[i], region...)
		}
	}
	markFurniture(all)
	r.measureBody(all)
	r.words = map[string]int{}
	for i, page := range r.pages {
		r.learn(all[i])
		page.sortFurniture()
	}
	for i, page := range r.pages {
		if ctx.Err() != nil {
			return
		}
		page.part = i
		for _, region := range page.regions {
			page.blocks = append(page.blocks, r.blocks(region))
		}
		page.write()
		r.doc.Parts = append(r.doc.Parts, cite.NewPart(fmt.Sprintf("page %d", page.number), page.text, false))
	}
}

// document makes the blocks of the document.
func (r *pdfReader) document(p *pdfFile) (*cite.Document, error) {
	var flowing [][]*pdfBlock
	for _, page := range r.pages {
		flowing = append(flowing, furnitureOf(page.top)...)
		flowing = append(flowing, page.blocks...)
		flowing = append(flowing, furnitureOf(page.bottom)...)
	}
	blocks := r.joinBlocks(flowing)
	itemise(blocks, r.list)
	levels := map[*pdfBlock]int{}
	rankHeadings(blocks, func(b *pdfBlock, level int) { levels[b] = level })
	links := r.addLinks()
	for _, b := range blocks {
		r.addBlock(b, levels[b], links)
	}
	r.doc.Lang = p.lang()
	if r.doc.Title = p.title(); r.doc.Title == "" {
		r.doc.Title = r.largest(blocks)
	}
	if err := r.remark(p.mended); err != nil {
		return nil, err
	}
	return r.finish(), nil
}

func furnitureOf(ls []*pdfLine) [][]*pdfBlock {
	var out []*pdfBlock
	for _, l := range ls {
		out = append(out, &pdfBlock{lines: []*pdfLine{l}, furniture: true})
	}
	if out == nil {
		return nil
	}
	return [][]*pdfBlock{out}
}

// addLinks adds the links of all pages and returns where they stand.
func (r *pdfReader) addLinks() []cite.Span {
	var taken []cite.Span
	for _, page := range r.pages {
		for _, l := range page.joinLinks() {
			r.doc.Links = append(r.doc.Links, l)
			taken = append(taken, l.Span)
		}
	}
	return disjoint(taken)
}

func (r *pdfReader) addBlock(b *pdfBlock, level int, links []cite.Span) {
	text, raised := r.text(b)
	k := cite.Block{Kind: b.kind, Level: level, List: b.list, Marker: b.marker, Text: text, Raised: raised, Entry: b.entry}
	if b.kind == cite.ListItem {
		k.Level = 1
	}
	if b.furniture {
		k.Region = cite.Furniture
	}
	n := len(r.doc.Links)
	r.add(k, links)
	for i := n; i < len(r.doc.Links); i++ {
		l := &r.doc.Links[i]
		if withoutSpace(r.doc.Excerpt(l.Target)) != l.URL { // broken over pages, or by a hyphen
			l.Kind, l.Target.End = cite.Anchor, l.Target.Start
		}
	}
}

// remark adds notices on pages that could not be read, or an error if none
// could.
func (r *pdfReader) remark(mended bool) error {
	if mended {
		r.notice(cite.Span{}, "the PDF is damaged or cut off, so that pages may be missing: download it again, or mend it, e.g. qpdf in.pdf out.pdf")
	}
	chars, damaged := 0, false
	for _, page := range r.pages {
		chars += page.chars
		damaged = damaged || page.damaged || page.cut
		at := cite.Span{Part: page.part}
		switch {
		case page.cut:
			r.notice(at, "page %d is read only in part: the file unpacks to more than is read of one; check its parts one by one", page.number)
		case page.damaged:
			r.notice(at, "page %d is damaged and read only in part: mend the file, e.g. qpdf in.pdf out.pdf", page.number)
		case page.chars == 0 && page.picture:
			r.notice(at, "page %d has no text, only a picture: run OCR on the file, e.g. ocrmypdf --skip-text in.pdf out.pdf", page.number)
		case page.unread*4 > page.chars:
			r.notice(at, "page %d is written in fonts that do not say what their characters are: run OCR on the file, e.g. ocrmypdf --force-ocr in.pdf out.pdf", page.number)
		}
	}
	switch {
	case chars == 0 && (damaged || mended):
		return unreadable(errors.New("no text is left of its pages"))
	case chars == 0:
		return errScan
	}
	return nil
}

// largest is the heading in the largest type of the first page.
func (r *pdfReader) largest(blocks []*pdfBlock) string {
	var best *pdfBlock
	for _, b := range blocks {
		if b.lines[0].part > 0 {
			break
		}
		if b.kind == cite.Heading && !b.furniture && b.style.size > 0 && (best == nil || b.style.size > best.style.size) {
			best = b
		}
	}
	if best == nil {
		return ""
	}
	text, _ := r.text(best)
	return text.String()
}

func (p *pdfFile) lang() string {
	root, _ := p.x.Catalog()
	return strings.TrimSpace(p.text(root["Lang"]))
}

// noTitle matches what programs write as the title of a document.
var noTitle = pattern.New(`(?i)^(?:microsoft (?:word|powerpoint)|untitled|title|slide 1|document\d*|unbenannt|powerpoint|layout 1|pii:|\d+\.\.\d+)|\.(?:docx?|tex|dvi|pdf|indd|qxd|rtf|odt|eps|html?|pmd|fm|ppt|md)\b|^[\w.\-]+$|^doi:|^arxiv:`)

// title is what the file itself says it is called, if that is for people.
func (p *pdfFile) title() string {
	if p.x.Info == nil {
		return ""
	}
	s := strings.Join(strings.Fields(p.text(p.dict(*p.x.Info)["Title"])), " ")
	if len(s) < 8 || noTitle.MatchString(s) || !strings.Contains(s, " ") || strings.Contains(s, "\ufffd") {
		return ""
	}
	return strings.ToValidUTF8(s, "")
}

package source

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"path"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// docxFormat reads the documents of Word (ECMA-376), whoever wrote them.
// Spans refer to the members of the archive.
var docxFormat = &Format{
	Name:       "docx",
	Extensions: []string{".docx", ".docm"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("PK\x03\x04")) && bytes.Contains(head, []byte("word/"))
	},
	Binary: true,
	Read:   readDocx,
	Limits: officeLimits,
}

// A docxReader reads one document.
type docxReader struct {
	*office
	ctx     context.Context
	archive *archive
	main    string // name of the main member
	links   map[string]docxRel
	styles  *docxStyles
	nums    docxNumbering

	paras  []docxPara
	runs   []docxRun
	fields []*docxField
	hidden int // fields around whose text does not show
	boxes  []*docxControl
	hypers []*paraLink

	reading  reading
	trim     bool // white space at the ends of the text does not count
	first    bool // nothing of the text was read yet
	inProps  bool // of a paragraph
	mathPara int  // formulas around that stand on their own line
	joined   bool // the mark between two paragraphs is deleted
	body     bool // seen

	footnotes, endnotes docxNotes
	note                string // mark of the note being read, "" once used
	inNote              bool
	noteOrder           int            // of the mark of the note
	langs               map[string]int // bytes of text by language
}

// A docxRel is where a part of the document leads.
type docxRel struct {
	ID     string `xml:"Id,attr"`
	Type   string `xml:"Type,attr"`
	Target string `xml:"Target,attr"`
	Mode   string `xml:"TargetMode,attr"`
}

func readDocx(ctx context.Context, f *File) (*cite.Document, error) {
	a, err := openArchive(f.Data, "a .docx", ".docx", officeLimits)
	if err != nil {
		return nil, err
	}
	r := &docxReader{ctx: ctx, archive: a, styles: newDocxStyles(), langs: map[string]int{}}
	r.main = mainMember(a)
	data, err := a.read(r.main)
	if len(data) == 0 && err != nil {
		return nil, fmt.Errorf("%w; open it in a word processor, and save it anew as .docx", err)
	}
	r.office = newOffice(r.main, data)
	if err != nil {
		r.notice(cite.Span{Start: len(data), End: len(data)}, "%s; what is behind was not read", oneLine(err))
	}
	r.prepare()
	if err := r.walk(err == nil); err != nil {
		return nil, err
	}
	if !r.body {
		return nil, fmt.Errorf("%w: %s holds no text of Word; open it with the program that made it, and save it as .docx", ErrDamaged, r.main)
	}
	r.readNotes(&r.footnotes)
	r.readNotes(&r.endnotes)
	return r.done()
}

// done closes the document.
func (r *docxReader) done() (*cite.Document, error) {
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	var core struct {
		Title    string `xml:"title"`
		Language string `xml:"language"`
	}
	r.archive.optional(r.draft, "docProps/core.xml", "title and language may be missed", func(b []byte) error {
		return parseXML(b, &core)
	})
	if r.doc.Title == "" && !strings.HasPrefix(core.Title, "Microsoft Word") {
		r.doc.Title = strings.ToValidUTF8(strings.Join(strings.Fields(core.Title), " "), "\uFFFD")
	}
	r.doc.Lang = cmp.Or(strings.TrimSpace(core.Language), r.usualLang())
	doc := r.close()
	if len(doc.Blocks) == 0 && len(doc.Notices) == 0 {
		return nil, ErrEmpty
	}
	return doc, nil
}

// usualLang is the language of most of the text.
func (r *docxReader) usualLang() string {
	best, most := "", 0
	for lang, n := range r.langs {
		if n > most || n == most && lang < best {
			best, most = lang, n
		}
	}
	return cmp.Or(best, r.styles.lang)
}

// mainMember finds the member with the text. Microsoft 365 names some
// word/document2.xml.
func mainMember(a *archive) string {
	const usual = "word/document.xml"
	if a.has("_rels/.rels") {
		if data, err := a.read("_rels/.rels"); err == nil {
			for _, rel := range readRels(data) {
				if strings.HasSuffix(rel.Type, "/officeDocument") && a.has(rel.Target) {
					return strings.TrimPrefix(rel.Target, "/")
				}
			}
		}
	}
	return usual
}

// readRels reads the relations of a part by their identifiers.
func readRels(data []byte) map[string]docxRel {
	var file struct {
		Rels []docxRel `xml:"Relationship"`
	}
	_ = parseXML(data, &file) // what was read before an error is of use
	rels := map[string]docxRel{}
	for _, rel := range file.Rels {
		rels[rel.ID] = rel
	}
	return rels
}

// prepare reads what the text refers to.
func (r *docxReader) prepare() {
	r.links = r.relsOf(r.main)
	r.footnotes, r.endnotes = newDocxNotes(r.member("footnotes"), "decimal"), newDocxNotes(r.member("endnotes"), "lowerRoman")
	r.archive.optional(r.draft, r.member("styles"), "headings and lists may be missed", r.styles.read)
	r.archive.optional(r.draft, r.member("numbering"), "the numbers of lists are missed", func(b []byte) error {
		return r.nums.read(b, r.styles)
	})
	r.archive.optional(r.draft, r.member("settings"), "notes may have other numbers", r.settings)
	r.sectionNotes(r.src[max(0, len(r.src)-sniffLen):])
}

// relsOf reads the relations of a member.
func (r *docxReader) relsOf(member string) map[string]docxRel {
	dir, file := path.Split(member)
	var rels map[string]docxRel
	r.archive.optional(r.draft, dir+"_rels/"+file+".rels", "links are missed", func(b []byte) error {
		rels = readRels(b)
		return nil
	})
	return rels
}

// member returns the name of a member that the main one names by its kind.
func (r *docxReader) member(kind string) string {
	for _, rel := range r.links {
		if strings.HasSuffix(rel.Type, "/"+kind) && rel.Mode != "External" {
			if strings.HasPrefix(rel.Target, "/") {
				return rel.Target[1:]
			}
			return path.Join(path.Dir(r.main), rel.Target)
		}
	}
	return path.Join(path.Dir(r.main), kind+".xml")
}

// settings reads how notes are numbered.
func (r *docxReader) settings(data []byte) error {
	var file struct {
		Footnotes *docxVal `xml:"footnotePr>numFmt"`
		Endnotes  *docxVal `xml:"endnotePr>numFmt"`
	}
	err := parseXML(data, &file)
	r.footnotes.format = cmp.Or(file.Footnotes.get(), r.footnotes.format)
	r.endnotes.format = cmp.Or(file.Endnotes.get(), r.endnotes.format)
	return err
}

var noteFormat = pattern.New(`<\w+:(footnote|endnote)Pr>(?:<\w+:pos [^<>]*>)?<\w+:numFmt [^<>]*?val="(\w+)"`)

// sectionNotes reads the same of the last section, which stands behind the
// text that needs it.
func (r *docxReader) sectionNotes(data []byte) {
	for _, m := range noteFormat.FindAllSubmatch(data, -1) {
		if string(m[1]) == "footnote" {
			r.footnotes.format = string(m[2])
		} else {
			r.endnotes.format = string(m[2])
		}
	}
}

// walk reads the current member. Whole says that nothing was remarked on it
// yet.
func (r *docxReader) walk(whole bool) error {
	err := walkXML(r.ctx, r.src, officeLimits.MaxDepth, r)
	r.endParts()
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	name := r.doc.Parts[r.part].Name
	if errors.Is(err, errDTD) {
		return fmt.Errorf("%w: %s is refused because %w", ErrDamaged, name, errDTD)
	}
	if whole {
		r.notice(cite.Span{Part: r.part}, "%s is damaged (%s): what is behind was not read", name, oneLine(err))
	}
	return nil
}

// endParts closes what a damaged member left open.
func (r *docxReader) endParts() {
	for len(r.open) > 0 {
		r.endPara(len(r.src))
	}
	r.release()
	r.fields, r.hidden, r.paras, r.runs, r.boxes, r.hypers = nil, 0, nil, nil, nil, nil
	r.reading, r.inProps, r.mathPara, r.joined = nothing, false, 0, false
}

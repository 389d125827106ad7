package source

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

// databases read the files of references that other documents name, by their
// extensions. The first is that of names without one of them.
var databases = []struct {
	extension string
	read      func(d *draft, part int) error
}{
	{".bib", (*draft).bibtex},
	{".json", (*draft).cslJSON},
	{".yaml", (*draft).cslYAML},
	{".yml", (*draft).cslYAML},
	{".ris", (*draft).ris},
}

// bibliography reads the database of references that f names at the given
// place, as \bibliography{refs} does: it becomes a part of the document, and
// its entries become references. What cannot be read is told in a notice. A
// database that is named twice is read once.
func (d *draft) bibliography(f *File, name string, at cite.Span) {
	if reader(name) == nil { // without an extension, or \bibliography{refs.v2}
		name += databases[0].extension
	}
	if slices.ContainsFunc(d.doc.Parts, func(p cite.Part) bool { return p.Name == name }) {
		return
	}
	if err := d.database(f, name); err != nil {
		d.notice(at, "the references in %s are not known: %v", name, err)
	}
}

// reader returns what reads a database of that name, or nil.
func reader(name string) func(d *draft, part int) error {
	for _, b := range databases {
		if strings.EqualFold(filepath.Ext(name), b.extension) {
			return b.read
		}
	}
	return nil
}

func (d *draft) database(f *File, name string) error {
	data, err := f.open(name, strings.ToLower(filepath.Ext(name)))
	if err != nil {
		return err
	}
	if max := textLimits.MaxBytes; int64(len(data)) > max {
		return fmt.Errorf("%w: it has %.1f MB and the limit is %.0f MB", ErrTooLarge, megabytes(int64(len(data))), megabytes(max))
	}
	if err := checkReadable(data); err != nil {
		return err
	}
	text := toUTF8(data)
	if len(bytes.TrimSpace(text.text)) == 0 {
		return ErrEmpty
	}
	part := d.part(name, text.text)
	if text.origins != nil {
		d.doc.Parts[part] = d.doc.Parts[part].Decoded(text.name, text.origins)
	}
	d.doc.Notices = append(d.doc.Notices, partNotices(d.doc.Parts[part], part, text.notice()...)...)
	return reader(name)(d, part)
}

// partNotices remarks on the encoding of a further part.
func partNotices(p cite.Part, part int, more ...cite.Notice) []cite.Notice {
	notices := append(encodingNotices(&p), more...)
	for i := range notices {
		notices[i].Span.Part = part
		notices[i].Message = p.Name + ": " + notices[i].Message
	}
	return notices
}

// bibtex reads a part that is a .bib file.
func (d *draft) bibtex(part int) error {
	file := bibtex.Parse(d.doc.Parts[part].Source)
	d.references(part, file.Entries())
	var told []remark
	for _, p := range file.Problems {
		told = append(told, remark{p.Span, p.Message})
	}
	before := len(d.doc.Notices)
	d.remarks(part, told)
	for i := before; i < len(d.doc.Notices); i++ {
		d.doc.Notices[i].Checked = true // by CC701 and its neighbours
	}
	return nil
}

// A remark is what a database says that cannot be read.
type remark struct {
	span    cite.Span
	message string
}

// mostRemarks bounds what is told of one database.
const mostRemarks = 20

// remarks turns remarks on a part into notices. Those on a further part name
// it and the place, since a document's notices are shown at its own lines.
func (d *draft) remarks(part int, all []remark) {
	for i, r := range all {
		r.span.Part = part
		if i == mostRemarks && len(all) > i+1 {
			r.message = fmt.Sprintf("from here on there are %d more of such places", len(all)-i)
		}
		if name := d.doc.Parts[part].Name; name != "" {
			r.message = name + ", " + d.placed(r.span, r.message)
		}
		d.notice(r.span, "%s", r.message)
		if i == mostRemarks {
			return
		}
	}
}

// placed puts the place before a message.
func (d *draft) placed(at cite.Span, message string) string {
	pos := d.doc.Position(at.Part, at.Start)
	return fmt.Sprintf("line %d, column %d: %s", pos.Line, pos.Column, message)
}

// references adds entries that were read from a part, and their addresses.
func (d *draft) references(part int, entries []*cite.Entry) {
	for _, e := range entries {
		moveTo(part, e)
		d.doc.References = append(d.doc.References, cite.Reference{Key: e.Key, Block: -1, Entry: e})
		for _, f := range e.Fields {
			if f.Name == "URL" || f.Name == "DOI" {
				d.address(e, f)
			}
		}
	}
}

// moveTo places an entry in a part.
func moveTo(part int, e *cite.Entry) {
	e.Span.Part = part
	for i := range e.Fields {
		e.Fields[i].Span.Part = part
	}
	for role := range e.Names {
		for i := range e.Names[role] {
			e.Names[role][i].Span.Part = part
		}
	}
	for variable, date := range e.Dates {
		date.Span.Part = part
		e.Dates[variable] = date
	}
}

// address adds the link of a field that holds an address. One that the entry
// took over from another is a link there already.
func (d *draft) address(e *cite.Entry, f cite.Field) {
	written := d.doc.Excerpt(f.Span)
	if f.Value == "" || !e.Span.Contains(f.Span) || f.Name == "DOI" && !strings.HasPrefix(strings.TrimSpace(written), "http") {
		return
	}
	url := f.Value
	if f.Name == "DOI" {
		url = bibtex.Address(written)
	}
	l := cite.Link{URL: url, Kind: cite.Autolink, Label: labelOf(written, f.Span), Span: f.Span, Target: f.Span, Ref: -1}
	if l.Label.String() != url {
		l.Label = cite.Text{}
		if bibtex.Address(written) != url { // joined from macros, or spelled with \u0041
			l.Kind, l.Target.End = cite.Anchor, l.Target.Start
		}
	}
	d.doc.Links = append(d.doc.Links, l)
}

// labelOf reads an address without the braces and backslashes that protect its
// signs from TeX.
func labelOf(written string, at cite.Span) cite.Text {
	var b cite.TextBuilder
	for i := 0; i < len(written); i++ {
		from := i
		if c := written[i]; c == '{' || c == '}' {
			continue
		} else if c == '\\' && i+1 < len(written) {
			i++
		}
		b.Append(written[i:i+1], cite.Span{Part: at.Part, Start: at.Start + from, End: at.Start + i + 1})
	}
	return b.Text()
}

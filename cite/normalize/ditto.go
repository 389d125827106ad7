package normalize

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
)

// Ditto gives the entry of ref the names for which its marks stand: at the
// beginning those of the entry above it in the same list, nil if there is
// none; after "in:" its own. A mark that stands for nothing goes to the note.
func Ditto(ref *cite.Reference, above *cite.Entry) {
	start := ref.Text.Span(0, 0).Start
	for _, f := range ref.Fields {
		n := name.Repeats(f.Value)
		if n == 0 || !roles[f.Name] {
			continue
		}
		lead := f.Span.Start == start
		d := &ditto{entry: ref.Entry, mark: f.Value[:n], span: within(f, 0, n), role: f.Name}
		switch {
		case lead && above != nil:
			d.repeat(above.Authors())
		case lead:
			d.repeat(nil)
		default:
			d.inBook(f, ref.Entry.Authors())
		}
	}
}

// A ditto is one mark of an entry.
type ditto struct {
	entry *cite.Entry
	mark  string
	span  cite.Span
	role  string
}

// repeat puts names, which keep the place of the mark, before those that the
// role has already.
func (d *ditto) repeat(names []cite.Name) {
	if len(names) == 0 {
		d.note()
		return
	}
	all := slices.Clone(names)
	for i := range all {
		all[i].Written, all[i].Span = d.mark, d.span
	}
	d.entry.Names[d.role] = append(all, d.entry.Names[d.role]...)
	d.unnote()
}

// inBook makes the authors of a chapter those of its book, together with the
// others whom the field f names; if f names editors, its editors.
func (d *ditto) inBook(f cite.Field, authors []cite.Name) {
	if f.Name == "author" {
		d.role = "container-author"
		theirs := func(n cite.Name) bool { return f.Span.Contains(n.Span) && n.Span != f.Span }
		mine := slices.DeleteFunc(slices.Clone(authors), theirs)
		if others := slices.DeleteFunc(slices.Clone(authors), func(n cite.Name) bool { return !theirs(n) }); len(others) > 0 {
			d.entry.Names["author"], d.entry.Names[d.role] = mine, others
		}
		authors = mine
	}
	d.repeat(authors)
}

// bareMark is the mark as a note has it.
func (d *ditto) bareMark() string { return strings.Trim(d.mark, " .,;:-–—/") }

// note keeps a mark that stands for nobody.
func (d *ditto) note() {
	have := d.entry.Get("note")
	bare := d.bareMark()
	if bare == "" {
		bare = strings.TrimRight(d.mark, " .,:;")
	}
	switch {
	case have == "":
		d.entry.Set("note", bare, d.span)
	case !slices.Contains(strings.Split(have, ". "), bare):
		d.entry.Set("note", bare+". "+have, d.span)
	}
}

// unnote takes a mark that was understood out of the note.
func (d *ditto) unnote() {
	i := slices.IndexFunc(d.entry.Fields, func(f cite.Field) bool { return f.Name == "note" })
	if i < 0 {
		return
	}
	notes := strings.Split(d.entry.Fields[i].Value, ". ")
	at := slices.Index(notes, d.bareMark())
	if at < 0 {
		return
	}
	if notes = slices.Delete(notes, at, at+1); len(notes) == 0 {
		d.entry.Fields = slices.Delete(d.entry.Fields, i, i+1)
		return
	}
	d.entry.Fields[i].Value = strings.Join(notes, ". ")
}

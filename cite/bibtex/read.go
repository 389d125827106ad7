package bibtex

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Entries returns what the entries of the file mean, in their order. It mirrors
// Print: what that writes comes back as it was. Values are decoded from LaTeX,
// names taken apart by BibTeX's rules, and what crossref and xdata lend is there
// too. A field that CSL has no variable for keeps its own name. Every field
// knows where its value stands, between the delimiters.
//
// Entries that only serve others (@xdata) or a style (@control) are left out.
func (f *File) Entries() []*cite.Entry {
	l := newLender(f)
	var entries []*cite.Entry
	for i := range f.Nodes {
		n := &f.Nodes[i]
		if n.Kind == EntryNode && !auxiliary[small(n.Type.Text)] {
			entries = append(entries, readEntry(n, l.fields(n)))
		}
	}
	return entries
}

// auxiliary are the types that name no work.
var auxiliary = map[string]bool{"xdata": true, "control": true, "ieeetranbstctl": true, "bibnote": true}

// A reading is an entry while its fields are read.
type reading struct {
	*cite.Entry
	kind   string // the type as written, in small letters
	typeAt cite.Span
	fields []Field
	used   []bool // fields that are read already

	peopled []string // the fields with names that were read
}

func readEntry(n *Node, fields []Field) *cite.Entry {
	r := &reading{
		Entry: &cite.Entry{
			Key: strings.ToValidUTF8(n.Key.Text, "\uFFFD"), Span: n.Span,
			Names: make(map[string][]cite.Name), Dates: make(map[string]cite.Date),
		},
		kind: small(n.Type.Text), typeAt: n.Type.Span, fields: fields, used: make([]bool, len(fields)),
	}
	r.Type = r.typeOf()
	r.readDates()
	for i, f := range fields {
		if !r.used[i] {
			r.read(small(f.Name.Text), f.Value)
		}
	}
	r.finish()
	return r.Entry
}

// take returns the first field of that name, decoded, and counts it as read.
func (r *reading) take(name string) (string, cite.Span) {
	i := slices.IndexFunc(r.fields, func(f Field) bool { return strings.EqualFold(f.Name.Text, name) })
	if i < 0 || r.used[i] {
		return "", cite.Span{}
	}
	r.used[i] = true
	v := r.fields[i].Value
	return Decode(v.Text()), v.Content()
}

// text returns the first field of that name, decoded.
func (r *reading) text(name string) string {
	for _, f := range r.fields {
		if strings.EqualFold(f.Name.Text, name) {
			return Decode(f.Value.Text())
		}
	}
	return ""
}

// keep enters a value under the variable of CSL, or if that is taken already
// under the name of its field.
func (r *reading) keep(variable, own, value string, span cite.Span) {
	switch have := r.Get(variable); {
	case value == "" || value == have:
		return
	case have != "":
		variable = own
	}
	r.Fields = append(r.Fields, cite.Field{Name: variable, Value: value, Span: span})
}

// read enters a field.
func (r *reading) read(name string, v Value) {
	if role := r.role(name); role != "" {
		r.people(name, role, v)
		return
	}
	span := v.Content()
	switch name {
	case "url":
		r.urls(v)
	case "archiveprefix", "eprinttype", "primaryclass", "eprintclass":
		if r.Get("eprint") != "" || !r.has("eprint") {
			r.keep(name, name, Decode(v.Text()), span)
		}
	case "eprint", "doi", "pmid", "pmcid", "arxivid", "arxiv", "file", "pdf", "link", "local-url", "bdsk-url-1", "bdsk-url-2", "ee", "biburl":
		r.address(name, Address(v.Text()), span)
	case "howpublished", "note", "addendum":
		r.remark(name, v)
	case "language", "langid", "hyphenation":
		r.language(name, Decode(v.Text()), span)
	case "booktitle", "journal", "journaltitle":
		r.container(name, Decode(v.Text()), span)
	default:
		variable := r.variable(name)
		r.keep(variable, name, r.spell(variable, Decode(v.Text())), span)
	}
}

// container enters what the work stands in. Where there is both a book and a
// journal, the type decides; a whole book stands in nothing, though it may have
// the title that its parts are to inherit.
func (r *reading) container(name, value string, span cite.Span) {
	inJournal := strings.HasPrefix(r.Type, "article") || r.Type == "review"
	other := inJournal == (name == "booktitle") && (r.has("booktitle") && r.has("journal", "journaltitle"))
	switch {
	case other:
		r.keep(name, name, value, span)
	case name == "booktitle" && ranks[r.kind] == volumeRank && !r.has("title"):
		r.keep("title", name, value, span)
	case name == "booktitle" && ranks[r.kind] == volumeRank && strings.EqualFold(value, r.text("title")):
	default:
		r.keep("container-title", name, value, span)
	}
}

// people enters names. Of two fields with the same name the first counts, as in
// BibTeX; editors of several kinds may have one role.
func (r *reading) people(field, role string, v Value) {
	if slices.Contains(r.peopled, field) {
		return
	}
	r.peopled = append(r.peopled, field)
	if names := readNames(v); len(names) > 0 {
		r.Names[role] = append(r.Names[role], names...)
	}
}

// spell writes a value as CSL has it.
func (r *reading) spell(variable, value string) string {
	switch variable {
	case "page", "volume", "issue":
		return hyphened(value)
	case "edition":
		return cardinal(value)
	case "genre":
		return r.genre(value)
	}
	return value
}

// hyphened writes ranges with a hyphen, or with a dash where the pages have
// hyphens themselves: 12-3–12-20.
func hyphened(s string) string {
	parts := strings.Split(s, ",")
	for i, p := range parts {
		if p = strings.TrimSpace(p); !strings.Contains(p, "-") {
			p = anyDash.ReplaceAllLiteralString(p, "-")
		}
		parts[i] = p
	}
	return strings.Trim(strings.Join(parts, ", "), " ,")
}

// finish joins what belongs together.
func (r *reading) finish() {
	r.lift("maintitle", "mainsubtitle")
	r.join("title", "subtitle")
	r.join("container-title", "booksubtitle")
	r.join("container-title", "journalsubtitle")
	if genre := typeGenres[r.kind]; genre != "" && !r.has("type") {
		r.Fields = append(r.Fields, cite.Field{Name: "genre", Value: genre, Span: r.typeAt})
	}
	r.unsay()
}

// lift gives the title of a work in several volumes to an entry that has no
// other: to the book, or to what its part stands in.
func (r *reading) lift(title, subtitle string) {
	variable, sub := "title", "subtitle"
	if rank := ranks[r.kind]; rank == partRank || rank == chapterRank {
		variable, sub = "container-title", "booksubtitle"
	}
	if r.Get(variable) != "" || r.Get(title) == "" {
		return
	}
	for i, f := range r.Fields {
		switch f.Name {
		case title:
			r.Fields[i].Name = variable
		case subtitle:
			r.Fields[i].Name = sub
		}
	}
}

// join puts a subtitle behind its title.
func (r *reading) join(variable, subtitle string) {
	sub := r.Get(subtitle)
	title := r.Get(variable)
	if sub == "" || title == "" {
		return
	}
	sep := ": "
	if strings.ContainsAny(title[len(title)-1:], "?!:.") {
		sep = " "
	}
	for i := range r.Fields {
		if r.Fields[i].Name == variable {
			r.Fields[i].Value = title + sep + sub
			break
		}
	}
	r.Fields = slices.DeleteFunc(r.Fields, func(f cite.Field) bool { return f.Name == subtitle })
}

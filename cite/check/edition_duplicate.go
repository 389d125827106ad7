package check

import (
	"slices"
	"strconv"

	"github.com/citecheck/citecheck/cite"
)

var editionDuplicate = &Rule{
	ID:       "CC707",
	Name:     "edition-duplicate",
	Severity: cite.Info,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "Two entries for one book that differ in year or edition",
		Why:   "They are two editions, and the article should know which it quotes, or one of the two is a mistake.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils in the East},\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1994,\n  author = {Moore, A.},\n  title = {Councils in the East},\n  publisher = {Pantheon},\n  year = 1994\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Councils in the East},\n  volume = 1,\n  publisher = {Pantheon},\n  year = 1991\n}\n\n@book{moore1994,\n  author = {Moore, Ann},\n  title = {Councils in the East},\n  volume = 2,\n  publisher = {Pantheon},\n  year = 1994\n}\n\n@book{moore2001,\n  author = {Moore, Ann},\n  title = {Councils in the East},\n  edition = {2},\n  publisher = {Pantheon},\n  year = 2001,\n  related = {moore1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		first := make(map[string]*Record)
		for r := range p.Records() {
			name := r.edition()
			if name == "" {
				continue
			}
			if before := first[name]; before == nil {
				first[name] = r
			} else if message := differs(before, r); message != "" && !akin(before, r) {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Place(), Message: strconv.Quote(shown(r.Entry.Get("title"))) + " is here " + message,
					Related: []cite.Related{{Span: before.Place(), Message: "the other is here"}},
				})
			}
		}
	},
}

// edition names the book of a record whatever its year: by its first author
// and its title, or "" if it is no book with both.
func (r *Record) edition() string {
	if r.Entry == nil || !slices.Contains([]string{"book", "mvbook", "collection", "manual", "booklet", "reference"}, r.Type) {
		return ""
	}
	title, authors := plain(r.Entry.Get("title")), r.Entry.Authors()
	if title == "" || len(authors) == 0 {
		return ""
	}
	return title + "/" + plain(authors[0].Sort())
}

// differs says in what two records of a book differ, or "".
func differs(a, b *Record) string {
	x, y := a.Entry.Dates["issued"].Year, b.Entry.Dates["issued"].Year
	if m, n := plain(a.Entry.Get("edition")), plain(b.Entry.Get("edition")); m != "" && n != "" && m != n {
		return "in two editions, " + a.Entry.Get("edition") + " and " + b.Entry.Get("edition")
	}
	if x != 0 && y != 0 && x != y {
		return "twice, of " + strconv.Itoa(x) + " and of " + strconv.Itoa(y)
	}
	return ""
}

// akin reports records of which one says how it belongs to the other, or which
// are volumes of one work.
func akin(a, b *Record) bool {
	for _, name := range []string{"volume", "part"} {
		if x, y := a.Field(name), b.Field(name); x != nil && y != nil && plain(x.Text) != plain(y.Text) {
			return true
		}
	}
	for _, r := range [...]*Record{a, b} {
		if r.Has("related", "origdate", "origyear", "origpublisher") {
			return true
		}
	}
	return refers(a, b) || refers(b, a)
}

// refers reports whether a names the key of b.
func refers(a, b *Record) bool {
	for _, name := range []string{"crossref", "xref", "xdata", "related", "entryset"} {
		if f := a.Field(name); f != nil && slices.Contains(named(f), b.Node.Key.Text) {
			return true
		}
	}
	return false
}

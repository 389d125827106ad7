package bibtex

import (
	"maps"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// A shape is an entry type: what it demands and which field each slot fills.
type shape struct {
	kind  string
	needs []string // slots; "a|b" is met by either

	// fields maps slots to fields. They are those that plain.bst prints or
	// ignores in silence and that the data model of biblatex allows for the
	// type; see blx-dm.def and plain.bst.
	fields map[string]string

	how bool // leftovers go to howpublished
}

// everywhere are the fields that both dialects know for all types.
var everywhere = fill(nil, "title", "note", "doi", "url", "urldate", "origdate", "langid", "abstract", "keywords", "annote")

var (
	inBibTeX = fill(everywhere, "author", "year", "month", "day", "date", "place=address", "eprint",
		"eprint-type=archiveprefix", "eprint-class=primaryclass", "sort=key")
	inLatex = fill(everywhere, "author", "date", "place=location", "pubstate", "annote=annotation", "eprint",
		"eprint-type=eprinttype", "eprint-class=eprintclass", "sort=sortkey")
)

// bibtexShapes are the types of the standard BibTeX styles. The needs are what
// plain.bst warns about ("empty publisher in ..."), and what biber finds
// missing. Every entry has a title (see entitle).
var bibtexShapes = shapeTable(
	shape{kind: "article", needs: []string{"author", "container", "year"},
		fields: fill(inBibTeX, "container=journal", "volume", "issue=number", "pages", "series", "editor", "translator", "issn", "version").without("place")},
	shape{kind: "book", needs: []string{"author", "publisher", "year"}, fields: fill(inBibTeX, monograph...)},
	shape{kind: "proceedings", needs: []string{"editor", "year"},
		fields: fill(inBibTeX, "editor", "publisher", "series", "volume", "series-number=number", "isbn", "extent=pagetotal").without("author")},
	shape{kind: "booklet", needs: []string{"author|editor"}, how: true,
		fields: fill(inBibTeX, "editor", "pages", "extent=pagetotal", "chapter")},
	shape{kind: "incollection", needs: []string{"author", "editor", "container", "publisher", "year"},
		fields: fill(inBibTeX, contribution...)},
	shape{kind: "inproceedings", needs: []string{"author", "container", "year"},
		fields: fill(inBibTeX, "container=booktitle", "editor", "publisher", "series", "volume", "series-number=number", "pages", "isbn", "event=eventtitle")},
	shape{kind: "mastersthesis", needs: []string{"author", "publisher", "year"}, fields: fill(inBibTeX, thesis...)},
	shape{kind: "phdthesis", needs: []string{"author", "publisher", "year"}, fields: fill(inBibTeX, thesis...)},
	shape{kind: "techreport", needs: []string{"author", "publisher", "year"},
		fields: fill(inBibTeX, "publisher=institution", "number", "genre=type", "pages", "extent=pagetotal", "version", "chapter")},
	shape{kind: "unpublished", needs: []string{"author", "note"}, fields: fill(inBibTeX)},
	shape{kind: "misc", how: true, fields: fill(inBibTeX, "editor").without("place")},
)

// biblatexShapes are types of biblatex. The needs are its mandatory fields, as
// far as another type could take the entry without them.
var biblatexShapes = shapeTable(
	shape{kind: "article", needs: []string{"author", "container"},
		fields: fill(inLatex, "container=journaltitle", "volume", "issue=number", "pages", "series", "editor", "translator", "issn", "version").without("place")},
	shape{kind: "book", needs: []string{"author"}, fields: fill(inLatex, append(monograph, "volumes")...)},
	shape{kind: "collection", needs: []string{"editor"}, fields: fill(inLatex, append(monograph, "volumes")...).without("author")},
	shape{kind: "incollection", needs: []string{"author", "editor", "container"}, fields: fill(inLatex, contribution...)},
	shape{kind: "inbook", needs: []string{"author", "container"}, fields: fill(inLatex, contribution...)},
	shape{kind: "inproceedings", needs: []string{"author", "container"},
		fields: fill(inLatex, "container=booktitle", "editor", "publisher", "series", "volume", "series-number=number", "pages", "isbn", "event=eventtitle")},
	shape{kind: "thesis", needs: []string{"author", "publisher"}, fields: fill(inLatex, append(thesis, "publisher=institution", "pages")...)},
	shape{kind: "report", needs: []string{"author", "publisher"},
		fields: fill(inLatex, "publisher=institution", "number", "genre=type", "pages", "extent=pagetotal", "version", "chapter")},
	shape{kind: "unpublished", needs: []string{"author"}, how: true, fields: fill(inLatex, "event=eventtitle", "genre=type")},
	shape{kind: "online", needs: []string{"url|doi|eprint"}, fields: fill(inLatex, "editor", "container=organization", "version").without("place")},
	shape{kind: "dataset", fields: fill(inLatex, "editor", "publisher", "series", "number", "genre=type", "version", "edition")},
	shape{kind: "software", how: true, fields: fill(inLatex, "editor", "publisher=organization", "genre=type", "version")},
	shape{kind: "misc", how: true, fields: fill(inLatex, "editor", "genre=type", "publisher=organization", "version")},
)

// The fields of whole books, of their parts, and of theses in both dialects.
var (
	monograph = []string{
		"editor", "translator", "publisher", "edition", "series", "volume", "series-number=number", "isbn", "extent=pagetotal", "chapter", "pages",
	}
	contribution = []string{
		"container=booktitle", "editor", "translator", "publisher", "edition", "series", "volume", "series-number=number", "isbn", "chapter", "pages",
	}
	thesis = []string{"publisher=school", "genre=type", "extent=pagetotal", "chapter"}
)

// candidates are the types that an entry of each CSL type is tried as, best
// first. The last resort of all is misc. Types that are not listed are misc,
// or online if biblatex has an address for them.
var candidates = map[string]map[string][]string{
	BibTeX: {
		"book":               {"book", "proceedings", "booklet"}, // biber wants the author of a @book
		"chapter":            {"incollection", "inproceedings"},  // the second prints alike and needs no editor or publisher
		"article-journal":    {"article"},
		"article-magazine":   {"article"},
		"article-newspaper":  {"article"},
		"article":            {"article"},
		"review":             {"article"},
		"review-book":        {"article"},
		"entry":              {"incollection", "inproceedings"},
		"entry-dictionary":   {"incollection", "inproceedings"},
		"entry-encyclopedia": {"incollection", "inproceedings"},
		"paper-conference":   {"inproceedings"},
		"thesis":             {"phdthesis"},
		"report":             {"techreport"},
		"manuscript":         {"unpublished"},
	},
	Biblatex: {
		"book":               {"book", "collection", "misc"},
		"chapter":            {"incollection", "inbook"},
		"article-journal":    {"article", "online"},
		"article-magazine":   {"article", "online"},
		"article-newspaper":  {"article", "online"},
		"article":            {"article", "online"},
		"review":             {"article", "online"},
		"review-book":        {"article", "online"},
		"entry":              {"incollection", "inbook", "online"},
		"entry-dictionary":   {"incollection", "inbook", "online"},
		"entry-encyclopedia": {"incollection", "inbook", "online"},
		"paper-conference":   {"inproceedings", "online"},
		"thesis":             {"thesis"},
		"report":             {"report", "online"},
		"manuscript":         {"unpublished"},
		"webpage":            {"online"},
		"post-weblog":        {"online"},
		"post":               {"online"},
		"dataset":            {"dataset"},
		"software":           {"software"},
	},
}

// mastersGenre tells theses below a doctorate.
var mastersGenre = pattern.New(`(?i)master|magist|\bm\.?\s?(?:a|sc|phil|eng|res)\b|diplom|bachelor|\bb\.?\s?(?:a|sc)\b|licen[ct]i`)

// pick chooses the type of an entry: the first whose needs are met.
func pick(d *draft, csl string, o Options) shape {
	dialect, shapes := BibTeX, bibtexShapes
	if o.Dialect == Biblatex {
		dialect, shapes = Biblatex, biblatexShapes
	}
	for _, kind := range candidates[dialect][csl] {
		if kind == "phdthesis" && mastersGenre.MatchString(d.slots["genre"]) {
			kind = "mastersthesis"
		}
		if s := shapes[kind]; s.suits(d) {
			return s
		}
	}
	return shapes["misc"]
}

func (s shape) suits(d *draft) bool {
	for _, need := range s.needs {
		met := slices.ContainsFunc(strings.Split(need, "|"), func(slot string) bool {
			return d.slots[slot] != "" || slot == "note" && d.notable()
		})
		if !met {
			return false
		}
	}
	return true
}

// shapeEntry writes the draft as the type that suits it.
func shapeEntry(d *draft, csl string, o Options) record {
	csl = d.entitle(csl)
	d.prepare(csl, o)
	d.misfits(o)
	s := pick(d, csl, o)
	d.reconcile(s, o)
	d.leftovers(s, csl, o)
	r := record{kind: s.kind}
	if s.how {
		r.fields = appendField(r.fields, "howpublished", d.slots["how"])
	}
	for slot, name := range s.fields {
		r.fields = appendField(r.fields, name, d.slots[slot])
	}
	slices.SortFunc(r.fields, func(a, b field) int { return slices.Index(order, a.name) - slices.Index(order, b.name) })
	return r
}

func appendField(fields []field, name, value string) []field {
	if value == "" {
		return fields
	}
	return append(fields, field{name, value})
}

// order is that of the fields in the file.
var order = strings.Fields(`author editor translator title booktitle journal journaltitle eventtitle series edition version
	volume volumes number type chapter pages pagetotal school institution organization publisher address location
	howpublished year month day date origdate pubstate note doi eprint archiveprefix eprinttype primaryclass eprintclass
	isbn issn url urldate langid keywords abstract annote annotation key sortkey`)

// slotMap maps slots to field names.
type slotMap map[string]string

// fill returns base with more slots; "slot=field" where the names differ.
func fill(base slotMap, slots ...string) slotMap {
	m := maps.Clone(base)
	if m == nil {
		m = slotMap{}
	}
	for _, s := range slots {
		slot, name, renamed := strings.Cut(s, "=")
		if !renamed {
			name = slot
		}
		m[slot] = name
	}
	return m
}

func (m slotMap) without(slot string) slotMap {
	delete(m, slot)
	return m
}

func shapeTable(shapes ...shape) map[string]shape {
	table := make(map[string]shape, len(shapes))
	for _, s := range shapes {
		table[s.kind] = s
	}
	return table
}

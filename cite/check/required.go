package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var missingRequired = &Rule{
	ID:       "CC501",
	Name:     "missing-required",
	Severity: cite.Error,
	Since:    "0.1.0",
	Needs:    NeedEntries,
	Doc: Doc{
		Title: "A reference without a field that its kind must have",
		Why: "Without a date, an author or the name of the journal a reader can hardly find the work, and no style " +
			"can print the reference. Reported only where the kind of work and the rest of the reference are clear.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald E. *The TeXbook*. Reading, MA: Addison-Wesley.\n2. Lamport, Leslie. *LaTeX: A Document Preparation System*. Reading, MA: Addison-Wesley, 1986.\n"},
			{Format: "bibtex", Source: "@article{knuth1984,\n  author = {Knuth, Donald E.},\n  title = {Literate Programming},\n  volume = 27,\n  number = 2,\n  pages = {97--111},\n  year = 1984\n}\n"},
			{Format: "bibtex", Source: "@collection{ladd1999,\n  title = {The Councils Reconsidered},\n  location = {London},\n  date = {1999}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@incollection{davies1990,\n  author = {Davies, Ann},\n  title = {The Factory Committees},\n  crossref = {frankel1992}\n}\n\n@book{frankel1992,\n  editor = {Frankel, Edith},\n  title = {Revolution in Russia},\n  booktitle = {Revolution in Russia},\n  publisher = {Cambridge University Press},\n  year = 1992\n}\n"},
			{Format: "markdown", Source: "## References\n\n1. Knuth, Donald E. *The TeXbook*. Reading, MA: Addison-Wesley, 1984.\n2. Lamport, Leslie. *LaTeX: A Document Preparation System*. Reading, MA: Addison-Wesley, n.d.\n3. *The Oxford English Dictionary*. Oxford: Oxford University Press, 1989.\n4. Smith, John. \"About Us.\" Example Society. https://example.org/about\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Entry == nil || r.Confidence < clear || p.isRecord(r) || shortForm(r) {
				continue
			}
			if missing := missingFields(p.Doc, r); len(missing) > 0 {
				p.ReportRef(i, r.Source(), "%s has no %s", kindNames[r.Entry.Type], strings.Join(missing, " and no "))
			}
		}
		p.recordsLacking()
	},
}

// clear is the confidence from which what a tagging lacks is taken to be
// lacking in the reference.
const clear = 0.5

// A demand is a field that some kinds of works must have. The kinds follow the
// data model of biblatex (manual of version 3.20, section 2.1.1), less what a
// hand-written list leaves out with good reason.
type demand struct {
	field string
	kinds []string
	met   func(*cite.Document, *cite.Reference) bool
}

var kindNames = map[string]string{
	"book": "this book", "chapter": "this chapter", "article-journal": "this article", "paper-conference": "this paper",
	"thesis": "this thesis", "report": "this report", "document": "this reference",
}

var demands = []demand{
	{"title", []string{"book", "chapter", "article-journal", "paper-conference", "thesis", "report"}, hasTitle},
	{"author", []string{"chapter", "paper-conference", "thesis"}, hasAuthor}, // articles and books may be unsigned
	{"date", []string{"book", "chapter", "article-journal", "paper-conference", "thesis", "report", "document"}, hasDate},
	{"journal", []string{"article-journal"}, hasContainer},
	{"book that contains it", []string{"chapter"}, hasContainer},
}

func missingFields(doc *cite.Document, r *cite.Reference) []string {
	var missing []string
	for _, d := range demands {
		if slices.Contains(d.kinds, r.Entry.Type) && !d.met(doc, r) {
			missing = append(missing, d.field)
		}
	}
	return missing
}

// shortened are the words of references that rest on an earlier, full one, or
// that leave words out.
var shortened = pattern.New(`(?i)\b(?:ibid|ibd|ivi|idem|cit|op\.? ?cit|loc\.? ?cit|ebd|ebda|supra|infra|passim|a\. ?a\. ?o|там же|указ\. ?соч)\b|\.\.\s?\.|…|\bcit\.`)

// shortForm reports a reference that is no full one: "Cozzi, Venezia, cit.,
// p. 140", an author, a title and a page, or the rest of a broken one.
func shortForm(r *cite.Reference) bool {
	text := r.Text.String()
	if first, _ := utf8.DecodeRuneInString(text); unicode.IsLower(first) || shortened.MatchString(text) {
		return true
	}
	pages, imprint, place := false, false, false
	for _, f := range r.Fields {
		switch f.Name {
		case "pages":
			pages = true
		case "journal", "container-title":
			imprint = true
		case "publisher", "location":
			imprint, place = true, true
		}
	}
	// "In Glotfelty and Fromm, 196–203" names a book that is in the list.
	return pages && !imprint || r.Entry.Type == "chapter" && !place
}

// hasTitle leaves what has no author either to CC104.
func hasTitle(doc *cite.Document, r *cite.Reference) bool {
	return !untitled(r.Entry) || r.Confidence < certain || len(r.Entry.Authors()) == 0 || identified(doc, r)
}

// hasContainer is generous: an address finds the article as well.
func hasContainer(doc *cite.Document, r *cite.Reference) bool {
	return r.Entry.Get("container-title") != "" || identified(doc, r)
}

// anonymous are the beginnings of titles that need no author, and words in
// them: works of reference, scripture, proceedings.
var anonymous = []string{
	"dictionar", "encyclop", "encyklop", "handbook", "manual", "bible", "quran", "koran", "atlas", "lexi", "wörterbuch",
	"dictionnaire", "diccionario", "dizionario", "dicionário", "словарь", "энциклопед", "proceedings", "yearbook", "annual",
	"report", "guide", "anthology", "standard", "constitution", "directory", "catalogue", "almanac", "census",
}

// certain is the confidence from which what begins a reference is taken to be
// its title and nothing else. Books without authors are common enough.
const certain = 0.8

// hasAuthor is met by a name in any role, and wherever words stand before the
// title: they may be an author that was not recognised.
func hasAuthor(doc *cite.Document, r *cite.Reference) bool {
	for _, names := range r.Entry.Names {
		if len(names) > 0 {
			return true
		}
	}
	if r.Confidence < certain || !beginsWithTitle(r) {
		return true
	}
	title := strings.ToLower(r.Entry.Get("title") + " " + r.Entry.Get("container-title"))
	return hasAny(title, anonymous...) || identified(doc, r)
}

// beginsWithTitle reports whether nothing but punctuation stands before the
// title of a reference.
func beginsWithTitle(r *cite.Reference) bool {
	for _, f := range r.Fields {
		if f.Name == "title" {
			before, _, found := strings.Cut(r.Text.String(), f.Value)
			ditto := hasAny(before, "—", "––", "--", "__") // the author of the reference before
			return found && folded(before) == "" && !ditto
		}
	}
	return false
}

// undated are the ways to say that a work bears no date, or not yet.
var undated = []string{
	"n.d", "n. d.", "no date", "s.d", "s. d.", "s.a.", "s. a.", "o.j.", "o. j.", "ohne jahr", "б. г", "б.г", "без года",
	"n.y.", "z.j.", "b.d.", "forthcoming", "in press", "to appear", "under review", "submitted", "preparation", "in prep", "à paraître", "im erscheinen",
	"im druck", "en prensa", "in stampa", "no prelo", "в печати", "出版年不明", "刊年不明",
}

// hasDate is met by any date, by words that say there is none, and by a year
// anywhere but in the title. A reference that nothing tells the kind of needs
// a date only if it has an author and no address: else it may be a page.
func hasDate(doc *cite.Document, r *cite.Reference) bool {
	for role, d := range r.Entry.Dates {
		if role != "accessed" && !d.IsZero() {
			return true
		}
	}
	if r.Entry.Type == "document" && (len(r.Entry.Names["author"]) == 0 || r.Entry.Get("title") == "" || identified(doc, r)) {
		return true
	}
	text := r.Text.String()
	for _, f := range r.Fields {
		if f.Name == "title" {
			text = strings.Replace(text, f.Value, "", 1)
		}
	}
	return hasYear(text) || shortYear.MatchString(text) || endsInYear.MatchString(r.Text.String()) || hasAny(strings.ToLower(text), undated...)
}

var (
	shortYear  = pattern.New(`['’]\d\d\b`)                             // ICCV'11
	endsInYear = pattern.New(`(?:^|[^\d–-])(?:1[4-9]|20)\d\d[.)\s]*$`) // "Data Finder 2022."
)

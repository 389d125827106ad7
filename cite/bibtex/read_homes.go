package bibtex

import (
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// typeNames maps the types of BibTeX and biblatex, and some that people make
// up, to those of CSL. What is not listed is a document.
var typeNames = map[string]string{
	"article": "article-journal", "suppperiodical": "article-journal", "periodical": "periodical", "review": "review",
	"newspaper": "article-newspaper", "newsarticle": "article-newspaper", "magazine": "article-magazine", "preprint": "article",
	"book": "book", "mvbook": "book", "booklet": "book", "collection": "book", "mvcollection": "book", "proceedings": "book",
	"mvproceedings": "book", "reference": "book", "mvreference": "book", "manual": "book", "ebook": "book",
	"inbook": "chapter", "bookinbook": "chapter", "suppbook": "chapter", "incollection": "chapter", "suppcollection": "chapter",
	"chapter": "chapter", "inreference": "entry-encyclopedia", "inproceedings": "paper-conference", "conference": "paper-conference",
	"phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "bachelorsthesis": "thesis", "bachelorthesis": "thesis",
	"masterthesis": "thesis", "diplomathesis": "thesis",
	"report": "report", "techreport": "report", "unpublished": "manuscript", "manuscript": "manuscript",
	"online": "webpage", "electronic": "webpage", "www": "webpage", "webpage": "webpage", "website": "webpage", "blog": "post-weblog",
	"dataset": "dataset", "data": "dataset", "software": "software", "softwareversion": "software", "patent": "patent",
	"legislation": "legislation", "statute": "legislation", "jurisdiction": "legal_case", "legal": "legal_case", "standard": "standard",
	"movie": "motion_picture", "film": "motion_picture", "video": "motion_picture", "audio": "song", "music": "song",
	"artwork": "graphic", "image": "graphic", "map": "map", "letter": "personal_communication", "performance": "performance",
	"booksection": "chapter", "bookchapter": "chapter", "journalarticle": "article-journal", "newspaperarticle": "article-newspaper",
	"magazinearticle": "article-magazine", "conferencepaper": "paper-conference", "blogpost": "post-weblog", "encyclopediaarticle": "entry-encyclopedia",
	"presentation": "speech", "lecture": "speech", "talk": "speech", "interview": "interview", "hearing": "hearing", "bill": "bill",
}

// unjoined writes a type in one word, for web_page and book-section.
var unjoined = strings.NewReplacer("_", "", "-", "")

// typeOf chooses the type of CSL.
func (r *reading) typeOf() string {
	name := typeNames[unjoined.Replace(r.kind)]
	switch {
	case r.kind == "misc" && (r.has("eprint") && strings.EqualFold(r.archive(), "arxiv")), r.kind == "article" && !r.has("journal", "journaltitle", "crossref") && r.has("eprint"):
		return "article"
	case r.kind == "misc" && (r.has("url") || strings.Contains(r.raw("howpublished"), `\url`)):
		return "webpage"
	case r.kind == "inbook" && !r.has("booktitle", "maintitle", "xref"):
		return "book" // BibTeX has the title of the book there
	case r.kind == "article" && strings.EqualFold(r.text("entrysubtype"), "newspaper"):
		return "article-newspaper"
	case r.kind == "article" && strings.EqualFold(r.text("entrysubtype"), "magazine"):
		return "article-magazine"
	case name == "":
		return "document"
	}
	return name
}

func (r *reading) has(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.TrimSpace(r.raw(name)) != "" })
}

// raw returns the first field of that name in LaTeX.
func (r *reading) raw(name string) string {
	for _, f := range r.fields {
		if strings.EqualFold(f.Name.Text, name) {
			return f.Value.Text()
		}
	}
	return ""
}

// archive names the archive that eprint belongs to.
func (r *reading) archive() string {
	for _, name := range []string{"archiveprefix", "eprinttype"} {
		if s := r.text(name); s != "" {
			return s
		}
	}
	return ""
}

// nameRoles maps the fields with names to the roles of CSL.
var nameRoles = map[string]string{
	"author": "author", "editor": "editor", "translator": "translator", "director": "director", "bookauthor": "container-author",
	"editora": "editora", "editorb": "editorb", "editorc": "editorc", "serieseditor": "collection-editor", "illustrator": "illustrator",
	"interviewer": "interviewer", "recipient": "recipient", "composer": "composer", "producer": "producer",
}

// editorRoles are the types of editors that CSL has a role for.
var editorRoles = map[string]string{
	"editor": "editor", "director": "director", "producer": "producer", "translator": "translator", "compiler": "compiler",
	"organizer": "organizer", "founder": "editor", "redactor": "editor",
}

// role returns the role of CSL that a field fills, or "".
func (r *reading) role(name string) string {
	role := nameRoles[name]
	if strings.HasPrefix(role, "editor") {
		kind := strings.ToLower(r.text(name + "type"))
		if other := editorRoles[kind]; other != "" {
			return other
		}
		if role != "editor" {
			return "contributor"
		}
	}
	return role
}

// homes maps fields to the variables of CSL, as far as that does not depend on
// the type.
var homes = map[string]string{
	"title": "title", "shorttitle": "title-short",
	"shortjournal": "container-title-short", "series": "collection-title", "volume": "volume", "issue": "issue", "pages": "page", "page": "page",
	"chapter": "chapter-number", "edition": "edition", "publisher": "publisher", "institution": "publisher", "school": "publisher",
	"organization": "publisher", "organisation": "publisher", "address": "publisher-place", "location": "publisher-place",
	"eventtitle": "event-title", "venue": "event-place", "type": "genre", "version": "version", "pagetotal": "number-of-pages",
	"numpages": "number-of-pages", "volumes": "number-of-volumes", "abstract": "abstract", "keywords": "keyword", "keyword": "keyword",
	"annote": "annote", "annotation": "annote", "isbn": "ISBN", "issn": "ISSN", "library": "archive", "pubstate": "status",
}

// variable returns the variable of CSL for a field, or the name itself.
func (r *reading) variable(name string) string {
	switch {
	case name == "number":
		return r.number()
	case name == "organization" && r.Type == "webpage":
		return "container-title"
	}
	if home := homes[name]; home != "" {
		return home
	}
	return name
}

// number tells the three meanings of "number" apart.
func (r *reading) number() string {
	switch r.Type {
	case "article-journal", "article-magazine", "article-newspaper", "article", "periodical", "review":
		return "issue"
	case "book", "chapter", "paper-conference", "entry-encyclopedia":
		if r.kind != "manual" && r.kind != "booklet" {
			return "collection-number"
		}
	}
	return "number"
}

// address enters a value that TeX does not typeset.
func (r *reading) address(name, value string, span cite.Span) {
	switch name {
	case "doi":
		r.keep("DOI", "doi", doiPrefix.ReplaceAllString(value, ""), span)
	case "pmid":
		r.keep("PMID", name, value, span)
	case "pmcid":
		r.keep("PMCID", name, value, span)
	case "arxivid", "arxiv":
		r.keep("arxiv", name, value, span)
	case "eprint":
		r.eprint(value, span)
	default:
		r.keep(name, name, value, span)
	}
}

// nextURL matches what parts several addresses in one field: white space, a
// semicolon, or the line end that Mendeley writes in percents.
var nextURL = pattern.New(`(?:(?:\{\\%\}|\\?%)5Cn|[\s,;]+)(https?://)`)

// urls enters the addresses of a field, each with its place.
func (r *reading) urls(v Value) {
	raw := v.Text()
	from := 0
	for _, m := range nextURL.FindAllStringSubmatchIndex(raw, -1) {
		r.url(v, from, m[0])
		from = m[2]
	}
	r.url(v, from, len(raw))
}

func (r *reading) url(v Value, from, to int) {
	raw := v.Text()[from:to]
	start := from + len(raw) - len(strings.TrimLeft(raw, " \t\r\n"))
	if value := Address(raw); value != "" {
		r.Fields = append(r.Fields, cite.Field{Name: "URL", Value: value, Span: within(v, start, from+len(strings.TrimRight(raw, " \t\r\n")))})
	}
}

// eprint enters the number that an archive gave the work.
func (r *reading) eprint(value string, span cite.Span) {
	archive := strings.ToLower(r.archive())
	id, isArXiv := ident.ParseArXiv(value)
	switch {
	case archive == "pubmed":
		r.keep("PMID", "eprint", value, span)
	case archive == "arxiv" || archive == "" && isArXiv:
		if isArXiv {
			value = id
		}
		if class := r.text("primaryclass") + r.text("eprintclass"); class != "" && !strings.Contains(value, "/") {
			value += " [" + class + "]"
		}
		r.keep("arxiv", "eprint", value, span)
	case strings.HasPrefix(value, "http"):
		r.keep("URL", "eprint", value, span)
	default:
		r.keep("eprint", "eprint", value, span)
	}
}

// language enters the language of the work.
func (r *reading) language(name, value string, span cite.Span) {
	if tag := languageTag(value); tag != "" && r.Lang == "" {
		r.Lang = tag
		return
	}
	if value != "" && languageTag(value) == "" {
		r.keep(name, name, value, span)
	}
}

// languageTag returns the BCP 47 tag of a language as babel, biblatex and
// library catalogues call it, "" if it is none that we know.
func languageTag(s string) string {
	s = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s), "lang"))
	if tag := tags[s]; tag != "" {
		return tag
	}
	if tagSyntax.MatchString(s) {
		primary, region, found := strings.Cut(strings.ReplaceAll(s, "_", "-"), "-")
		if found && len(region) == 2 {
			region = strings.ToUpper(region)
		}
		if babelNames[primary] != "" || primary == "en" {
			return strings.Trim(primary+"-"+region, "-")
		}
	}
	return ""
}

var tagSyntax = pattern.New(`^[a-z]{2}(?:[-_][a-z]{2,8})?$`)

// tags are the names of languages, babel's and common ones.
var tags = func() map[string]string {
	all := make(map[string]string)
	for tag, name := range babelNames {
		all[name] = tag
	}
	for _, pair := range strings.Fields(`english=en american=en-US usenglish=en-US british=en-GB ukenglish=en-GB canadian=en-CA
		australian=en-AU eng=en german=de germanb=de naustrian=de-AT austrian=de-AT nswissgerman=de-CH deutsch=de ger=de deu=de
		norwegian=no nynorsk=nn bokmål=nb slovenian=sl brazilian=pt-BR brazil=pt-BR portuges=pt mexican=es-MX acadian=fr canadien=fr-CA
		français=fr francais=fr frenchb=fr fre=fr fra=fr español=es spa=es ita=it italiano=it por=pt rus=ru russ=ru jpn=ja chi=zh zho=zh
		mandarin=zh farsi=fa persian=fa polski=pl pol=pl dut=nl nld=nl swe=sv dan=da fin=fi lat=la gre=el polutonikogreek=el magyar=hu`) {
		name, tag, _ := strings.Cut(pair, "=")
		all[name] = tag
	}
	all["norsk"] = "nb"
	return all
}()

// genres are the words that biblatex translates.
var genres = map[string]string{
	"phdthesis": "PhD thesis", "mathesis": "Master's thesis", "bathesis": "Bachelor's thesis", "candthesis": "Candidate thesis",
	"techreport": "Technical report", "resreport": "Research report", "software": "Software", "datacd": "CD-ROM", "audiocd": "Audio CD",
}

// typeGenres are the kinds of works that their types name.
var typeGenres = map[string]string{
	"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "bachelorsthesis": "Bachelor's thesis", "bachelorthesis": "Bachelor's thesis",
	"masterthesis": "Master's thesis", "diplomathesis": "Diploma thesis",
}

// genre writes out the words that biblatex translates, and leaves out what the
// type says already.
func (r *reading) genre(s string) string {
	if strings.EqualFold(s, r.Type) {
		return ""
	}
	if spoken := genres[strings.ToLower(s)]; spoken != "" {
		return spoken
	}
	return s
}

// cardinal turns the words for editions into numbers; others stay.
func cardinal(s string) string {
	for i, word := range ordinals {
		if strings.EqualFold(s, word) {
			return strconv.Itoa(i + 1)
		}
	}
	if m := editionNumber.FindStringSubmatch(editionWord.ReplaceAllString(s, "")); m != nil {
		return m[1]
	}
	return s
}

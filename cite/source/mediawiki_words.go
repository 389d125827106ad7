package source

// The names of templates and of their parameters, in lower case, from the
// documentation of the larger Wikipedias.

// citationTemplates show a work, beside those that begin with "cite".
var citationTemplates = phrases("citation", "literatur", "internetquelle", "книга", "статья", "публикация", "cite", "ouvrage", "lien web", "article",
	"chapitre", "périodique", "obra citada", "citar web", "citar livro", "citar periódico", "citeer boek", "citeer web", "kilde www", "bokref", "webbref",
	"tidskriftsref", "kirjaviite", "verkkoviite", "cytuj", "cytuj książkę", "cytuj stronę", "citace monografie", "citace elektronické monografie")

// footnoteTemplates are short citations by name and year.
var footnoteTemplates = phrases("sfn", "sfnp", "sfnm", "harvnb", "harv", "harvtxt", "harvp", "harvsp", "sfn0", "snf")

// requestTemplates ask for a source.
var requestTemplates = phrases("citation needed", "cn", "fact", "citation-needed", "page needed", "source?", "belege", "beleg", "référence nécessaire",
	"refnec", "référence souhaitée", "cita requerida", "carece de fontes", "senza fonte", "citazione necessaria", "нет аи", "источник?", "bron?", "fakta")

// firstShown show their first parameter, lastShown their last.
var (
	firstShown = phrases("nowrap", "small", "smaller", "big", "em", "strong", "smallcaps", "sc", "nobr", "abbr", "tooltip", "hyphen", "title", "citar nome")
	lastShown  = phrases("lang", "lang-de", "lang-fr", "lang-en", "lang-ru", "lang-es", "lang-it", "lang-la", "transl", "transliteration", "langue", "sprache",
		"ill", "interlanguage link", "link language", "w")
)

// symbols are templates that stand for a character or two.
var symbols = map[string]string{
	"nbsp": "\u00a0", "space": " ", "ndash": "–", "mdash": "—", "spaced ndash": " – ", "snd": " – ", "spnd": " – ", "'": "'", "!": "|", "·": "·", "dot": "·", "-": "-",
}

// shownKeys are the parameters that readers see, without their numbers.
var shownKeys = phrases("author", "authors", "last", "first", "surname", "given", "editor", "editors", "editor-last", "editor-first", "date", "year", "title",
	"chapter", "contribution", "work", "website", "journal", "newspaper", "magazine", "periodical", "encyclopedia", "publisher", "institution", "location", "place",
	"volume", "issue", "number", "page", "pages", "at", "edition", "series", "doi", "isbn", "issn", "pmid", "pmc", "arxiv", "oclc", "bibcode", "type", "degree",
	"autor", "titel", "untertitel", "sammelwerk", "werk", "hrsg", "verlag", "ort", "jahr", "datum", "seiten", "band", "nummer", "auflage", "kapitel", "herausgeber",
	"auteur", "auteurs", "nom", "prénom", "titre", "éditeur", "lieu", "année", "périodique", "numéro", "sous-titre", "site",
	"автор", "заглавие", "издательство", "издание", "место", "год", "страницы", "том", "выпуск", "номер", "ответственный", "ссылка часть",
	"apellidos", "apellido", "nombre", "título", "editorial", "ubicación", "año", "fecha", "página", "páginas", "volumen", "publicación", "obra", "sitioweb",
	"último", "primeiro", "editora", "local", "ano", "jornal", "cognome", "titolo", "editore", "città", "anno", "rivista", "pagine", "sito", "opera")

// titleKeys name the work, urlKeys its address.
var (
	titleKeys = phrases("title", "titel", "titre", "заглавие", "título", "titolo", "chapter")
	urlKeys   = phrases("url", "chapter-url", "lire en ligne", "ссылка", "online", "archiv-url", "link", "urlcapítulo")
)

// identifierKeys are shown with their names.
var identifierKeys = map[string]string{
	"doi": "doi: ", "isbn": "ISBN ", "issn": "ISSN ", "pmid": "PMID ", "pmc": "PMC", "arxiv": "arXiv:", "oclc": "OCLC ",
}

// phrases makes a set of names that may have spaces.
func phrases(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, n := range names {
		set[n] = true
	}
	return set
}

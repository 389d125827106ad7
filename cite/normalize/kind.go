package normalize

import (
	"strings"

	"github.com/citecheck/citecheck/cite/pattern"
)

// evidence is what the type of a work is told from.
type evidence struct {
	genre, title, container, url string
	journal                      bool // the tagger saw a journal
	author, editor, year         bool
	volume, pages                bool
	publisher                    bool   // or a place, an edition, an ISBN
	preprint                     bool   // an arXiv number and no other home
	code                         string // of the document type by GB/T 7714: "J", "M", "EB/OL"
}

func evidenceOf(d *draft) evidence {
	has := func(variables ...string) bool {
		for _, v := range variables {
			if d.Get(v) != "" {
				return true
			}
		}
		return false
	}
	return evidence{
		genre: d.Get("genre") + " " + d.Get("medium"), title: d.Get("title"), container: d.Get("container-title"), url: d.Get("URL"),
		journal: d.journal, author: len(d.Names["author"]) > 0, editor: len(d.Names["editor"]) > 0,
		year: d.Dates["issued"].Year != 0, volume: has("volume", "issue"), pages: has("page"),
		publisher: has("publisher", "publisher-place", "edition", "ISBN"),
		preprint:  has("arxiv") && !has("container-title", "publisher"), code: d.code,
	}
}

var (
	proceedings = pattern.New(`(?i)\b(?:proc(?:eedings|\.)|conference|workshop|symposium|kongress|tagungsband|actes du|advances in neural|lecture notes in computer|материалы конференции)`)
	newspaper   = pattern.New(`(?i)(?:\b(?:the|new york|los angeles|financial) times\b|^times$|^pravda$|izvestiia|washington post|guardian|zeitung|le monde|\bel país\b|\bherald\b|\btribune\b|daily|libération|figaro|corriere|die zeit$|^taz$|правда|известия|газета)`)
	magazine    = pattern.New(`(?i)(?:magazine|spiegel|newsweek|the economist$|new yorker|monthly review|^time$|огон[её]к|wired)`)
	journalWord = pattern.New(`(?i)\b(?:journal|zeitschrift|revue|revista|rivista|annals|annales|vierteljahr|quarterly|jahrbuch für)`)
	thesisWord  = pattern.New(`(?i)\b(?:thesis|dissertation|thèse|diss\b|habil|phd\b|tesis|tesi\b|magisterarbeit|diplomarbeit|masterarbeit)|диссертация`)
	reportWord  = pattern.New(`(?i)\b(?:report|working paper|discussion paper|technical|memo|arbeitspapier|white paper|rapport|bericht|tech\. rep)`)
	dataWord    = pattern.New(`(?i)\b(?:data ?set|database|datensatz)\b`)
	codeWord    = pattern.New(`(?i)\b(?:software|computer program|source code|r package)\b`)
	filmWord    = pattern.New(`(?i)\b(?:film|motion picture|dvd|movie)\b`)
	blogHost    = pattern.New(`(?i)//(?:[^/]*\.)?(?:wordpress|blogspot|substack|medium|tumblr)\.[a-z.]+/|/blog/|//blog\.`)
	versus      = pattern.New(`\p{L} v[s.]?\.? \p{Lu}`)
	reporter    = pattern.New(`^(?:U\.\s?S|S\. ?Ct|L\. ?Ed|F\.(?:\d|$| ?Supp| ?App)|A\.\d|P\.\d|[NS]\.[EW]\.(?: ?\d|$)|So\.(?: ?\d|$)|Cal\.(?: ?\d|$| ?App| ?Rptr)|N\.Y\.(?:S|\d|$)|WL$|All ER|AC$|QB$|WLR|EWCA|EWHC|UKSC|UKHL|CLR|SCR|Cr App)`)
	manuscript  = pattern.New(`(?i)\b(?:manuscript|unpublished|typescript|manuskript)\b`)
)

// kinds is read from the top; the first line whose evidence holds gives the
// CSL type.
var kinds = []struct {
	csl   string
	holds func(e evidence) bool
}{
	{"legal_case", func(e evidence) bool { return versus.MatchString(e.title) && reporter.MatchString(e.container) }},
	{"article", func(e evidence) bool { return e.preprint }},
	{"thesis", func(e evidence) bool { return thesisWord.MatchString(e.genre) }},
	{"dataset", func(e evidence) bool { return dataWord.MatchString(e.genre) }},
	{"software", func(e evidence) bool { return codeWord.MatchString(e.genre) }},
	{"motion_picture", func(e evidence) bool { return filmWord.MatchString(e.genre) }},
	{"manuscript", func(e evidence) bool { return manuscript.MatchString(e.genre) }},
	{"paper-conference", func(e evidence) bool { return proceedings.MatchString(e.container) }},
	{"report", func(e evidence) bool { return reportWord.MatchString(e.genre) && e.container == "" }},
	{"article-newspaper", func(e evidence) bool { return newspaper.MatchString(e.container) && !e.volume && !e.publisher }},
	{"article-magazine", func(e evidence) bool { return magazine.MatchString(e.container) && !e.publisher }},
	{"article-journal", func(e evidence) bool { return e.journal || e.container != "" && e.volume && !e.publisher && !e.editor }},
	{"article-journal", func(e evidence) bool { return journalWord.MatchString(e.container) && !e.publisher && !e.editor }},
	{"post-weblog", func(e evidence) bool { return blogHost.MatchString(e.url) && !e.publisher }},
	{"webpage", func(e evidence) bool {
		return e.container != "" && e.url != "" && !e.pages && !e.publisher && !e.editor
	}},
	{"chapter", func(e evidence) bool { return e.container != "" }},
	{"legislation", func(e evidence) bool { return !e.author && !e.editor && lawWord.MatchString(e.title) }},
	{"thesis", func(e evidence) bool {
		return thesisWord.MatchString(e.title) && e.url == "" && e.publisher && e.author
	}},
	{"book", func(e evidence) bool { return e.publisher }},
	{"webpage", func(e evidence) bool { return e.title != "" && e.url != "" && !e.author }},
	{"book", func(e evidence) bool { return e.title != "" && (e.author || e.editor) && e.year && e.url == "" }},
	// A book that the web only holds: Lenin, 1918, with a link.
	{"book", func(e evidence) bool { return e.title != "" && e.author && e.year }},
}

// codes are the CSL types of the document codes of GB/T 7714-2015, appendix B.
var codes = map[string]string{
	"M": "book", "C": "paper-conference", "G": "book", "N": "article-newspaper", "J": "article-journal", "D": "thesis",
	"R": "report", "S": "standard", "P": "patent", "DB": "dataset", "CP": "software", "EB": "webpage", "A": "manuscript",
	"DS": "dataset", "CM": "map",
}

// codeOf reads the document code of a medium such as "J", "M" or "EB/OL".
func codeOf(medium string) string {
	code, carrier, found := strings.Cut(strings.Trim(medium, "[] "), "/")
	if _, known := codes[code]; !known || found && !carriers[carrier] {
		return ""
	}
	return code
}

// carriers are the codes of what holds an electronic document.
var carriers = map[string]bool{"OL": true, "CD": true, "DK": true, "MT": true}

// kind returns the CSL type, "document" if nothing tells.
func kind(e evidence) string {
	if t := codes[e.code]; t != "" {
		return t
	}
	for _, k := range kinds {
		if k.holds(e) {
			return k.csl
		}
	}
	return "document"
}

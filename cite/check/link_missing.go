package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var linkMissing = &Rule{
	ID:       "CC317",
	Name:     "link-missing-for-online",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A reference that says where it can be read, and does not",
		Why:   "\"Available at:\" and \"Retrieved from\" promise an address. Without it, or a DOI, readers have to search.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988). Available online.\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Hahn, J. (1988). Grassroots. Retrieved May 3, 2020, from the website of the review.\n- Müller, Hans. „Räte.\" Online verfügbar (Zugriff 3.5.2020).\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. \"Grassroots.\" *Slavic Review* 12 (1988). Available online: https://slavic.example.org/12\n- Wood, Ellen. *The Origin of Capitalism*. Available at: doi:10.1000/182.\n- Roe, Jim. *Available Online: A History*. London: Verso, 2001.\n- Poe, Ann. [Votes available online](https://slavic.example.org/13). 2002.\n- Moe, Sue. \"Towns.\" Available from the author on request. ProQuest, 2003.\n"},
		},
	},
	Run: func(p *Pass) {
		for i := range p.Doc.References {
			r := &p.Doc.References[i]
			if r.Text.Len() == 0 || r.Entry == nil {
				continue
			}
			s := r.Text.String()
			m := saysOnline.FindStringSubmatchIndex(s)
			if m == nil || leadsSomewhere(p.Doc, r) || fieldAt(r, r.Text.Span(m[2], m[3]), "title", "container-title", "journal") {
				continue
			}
			if titled(s[m[2]:m[3]]) {
				continue
			}
			if span := r.Text.Span(m[2], m[3]); !spokenOf(p.Doc, span) {
				p.ReportRef(i, span, "%q promises an address, and there is none", s[m[2]:m[3]])
			}
		}
	},
}

// saysOnline matches the words that promise an address, outside brackets:
// those are for CC201.
var saysOnline = pattern.New(`(?i)(?:^|[\s.,;(])((?:available|accessible) online|online at|(?:retrieved|accessed|downloaded) (?:on )?(?:[a-z]+ \d{1,2},? \d{4},? |\d{1,2} [a-z]+ \d{4},? )?from (?:the )?(?:website|web site|site|internet|world wide web|https?)|online (?:verfügbar|abrufbar|unter)|abrufbar (?:unter|im internet)|disponible en (?:ligne|línea|internet)|consultable en ligne|disponível online|disponível em linha|disponibile online|consultabile online|режим доступа|доступно онлайн|dostępn[ye] online|online beschikbaar|beschikbaar op)\b`)

// titled reports words that all begin with a capital: they are a title.
func titled(words string) bool {
	for _, w := range strings.Fields(words) {
		if first, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(first) {
			return false
		}
	}
	return true
}

// leadsSomewhere reports a reference with an address, an identifier or the
// name of a database in which it can be found.
func leadsSomewhere(doc *cite.Document, r *cite.Reference) bool {
	if identified(doc, r) || len(r.Links) > 0 || bareDOI().MatchString(r.Text.String()) {
		return true
	}
	text := strings.ToLower(r.Text.String())
	return hasAny(text, "http", "www.", "://", "doi", "hdl", "urn:", "arxiv", "pmid", "ssrn", "isbn", ".com", ".org", ".net", ".edu", ".gov", "proquest", "jstor", "ebsco", "lexisnexis", "@", "[здесь", "[online", "[en l")
}

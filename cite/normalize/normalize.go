// Package normalize turns tagged fields into entries.
package normalize

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/name"
)

var variable = map[string]string{
	"title": "title", "journal": "container-title", "container-title": "container-title", "collection-title": "collection-title",
	"volume": "volume", "issue": "issue", "pages": "page", "publisher": "publisher", "location": "publisher-place",
	"edition": "edition", "genre": "genre", "note": "note", "medium": "medium", "isbn": "ISBN", "issn": "ISSN",
	"arxiv": "arxiv", "pmid": "PMID", "number": "number", "url": "URL",
}

// Entry normalises a reference.
func Entry(ref *cite.Reference, links []cite.Link) *cite.Entry {
	e := &cite.Entry{Names: map[string][]cite.Name{}, Dates: map[string]cite.Date{}, Span: ref.Text.Source()}
	journal := false
	for _, f := range ref.Fields {
		switch f.Name {
		case "author", "editor", "translator", "director", "producer":
			e.Names[f.Name] = append(e.Names[f.Name], name.ParseText(text(f))...)
		case "date":
			if _, ok := e.Dates["issued"]; !ok {
				d := date.Parse(f.Value)
				d.Span = f.Span
				e.Dates["issued"] = d
			}
		case "accessed":
			e.Dates["accessed"] = date.Parse(f.Value)
		case "doi":
			e.Set("DOI", bareDOI(f.Value), f.Span)
		case "url":
			setURL(e, f.Value, f.Span)
		default:
			if v := variable[f.Name]; v != "" && e.Get(v) == "" {
				e.Set(v, clean(f.Value), f.Span)
			}
		}
		journal = journal || f.Name == "journal"
	}
	for _, l := range links {
		if e.Get("URL") == "" && e.Get("DOI") == "" && strings.HasPrefix(l.URL, "http") {
			setURL(e, l.URL, l.Target)
		}
	}
	if _, ok := e.Dates["issued"]; !ok {
		if y := leadingYear.FindString(e.Get("title")); y != "" {
			e.Dates["issued"] = date.Parse(y)
		}
	}
	e.Type = kind(e, journal)
	return e
}

// text is the value of a field with its place.
func text(f cite.Field) cite.Text {
	var b cite.TextBuilder
	b.Append(f.Value, f.Span)
	return b.Text()
}

var leadingYear = regexp.MustCompile(`^1[5-9]\d\d\b|^20\d\d\b`)
var doiRE = regexp.MustCompile(`10\.\d{4,9}/\S+`)

func bareDOI(s string) string { return strings.ToLower(strings.TrimRight(doiRE.FindString(s), ".,;)")) }

func setURL(e *cite.Entry, url string, span cite.Span) {
	if strings.Contains(url, "doi.org/") && bareDOI(url) != "" {
		e.Set("DOI", bareDOI(url), span)
		return
	}
	e.Set("URL", url, span)
}

var colon = regexp.MustCompile(`[\s\x{a0}]+:[\s\x{a0}]+`)

func clean(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = colon.ReplaceAllString(s, ": ")
	return strings.Trim(s, " .,;\"“”«»„")
}

var (
	law         = regexp.MustCompile(`(?i)\b(constitution|act|decree|law|treaty|code|loi|gesetz|verfassung|конституция|закон|directive|regulation)\b`)
	proceedings = regexp.MustCompile(`(?i)\b(proc(eedings|\.)|conference|workshop|symposium)\b`)
	newspaper   = regexp.MustCompile(`(?i)\b(times|pravda|post|guardian|zeitung|le monde|herald|tribune|gazette|правда|известия)\b`)
	thesis      = regexp.MustCompile(`(?i)\b(thesis|dissertation|thèse|diss)\b`)
	report      = regexp.MustCompile(`(?i)\b(report|working paper)\b`)
)

func kind(e *cite.Entry, journal bool) string {
	container, title := e.Get("container-title"), e.Get("title")
	switch {
	case thesis.MatchString(e.Get("genre")):
		return "thesis"
	case report.MatchString(e.Get("genre")):
		return "report"
	case journal && newspaper.MatchString(container) && e.Get("volume") == "":
		return "article-newspaper"
	case journal:
		return "article-journal"
	case container != "" && proceedings.MatchString(container):
		return "paper-conference"
	case container != "" && (e.Get("volume") != "" && e.Get("publisher") == ""):
		return "article-journal"
	case container != "":
		return "chapter"
	case len(e.Names["author"]) == 0 && law.MatchString(title):
		return "legislation"
	case e.Get("publisher") != "" || e.Get("publisher-place") != "" || e.Get("edition") != "" || e.Get("ISBN") != "":
		return "book"
	case title != "" && len(e.Names["author"]) > 0 && e.Dates["issued"].Year != 0:
		return "book"
	case title != "" && e.Get("URL") != "" && len(e.Names["author"]) == 0:
		return "webpage"
	}
	return "document"
}

// Keys assigns keys.
func Keys(entries []*cite.Entry) {
	count := map[string]int{}
	for _, e := range entries {
		e.Key = base(e)
		count[e.Key]++
	}
	seen := map[string]int{}
	for _, e := range entries {
		k := e.Key
		if count[k] > 1 {
			e.Key += string(rune('a' + seen[k]%26))
		}
		seen[k]++
	}
}

var stop = map[string]bool{"the": true, "a": true, "an": true, "of": true, "and": true, "der": true, "die": true, "das": true, "le": true, "la": true, "les": true, "un": true, "une": true, "on": true, "in": true, "for": true, "to": true}

func base(e *cite.Entry) string {
	words := strings.FieldsFunc(e.Get("title"), func(r rune) bool { return !unicode.IsLetter(r) })
	var good []string
	for _, w := range words {
		if w = ascii(w); w != "" && !stop[w] {
			good = append(good, w)
		}
	}
	year := ""
	if y := e.Dates["issued"].Year; y > 0 {
		year = e.Dates["issued"].String()[:4]
	}
	author := ""
	if a := e.Authors(); len(a) > 0 {
		author = ascii(a[0].Sort())
	}
	if author == "" && len(good) > 0 {
		author, good = good[0], good[1:]
	}
	word := ""
	if len(good) > 0 {
		word = good[0]
	}
	if author+year+word == "" {
		return "ref"
	}
	return author + year + word
}

func ascii(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

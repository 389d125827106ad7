package bibtex

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

// A draft holds what an entry knows in slots that no dialect has named yet.
// Values are LaTeX already.
type draft struct {
	slots map[string]string
	notes []string // sentences without a full stop, in order
}

func (d *draft) set(slot, value string) {
	if value != "" {
		d.slots[slot] = value
	}
}

// note adds a sentence unless it is there already.
func (d *draft) note(s string) {
	for _, have := range d.notes {
		if have == s {
			return
		}
	}
	if s = strings.TrimSpace(s); s != "" {
		d.notes = append(d.notes, s)
	}
}

// variables says which slot a CSL variable fills and how it is written. What
// is not listed does not describe the work itself: short forms, call numbers
// of a library, keys of other programs.
var variables = []struct {
	name, slot string
	write      func(*texter, string) string
}{
	{"title", "title", (*texter).text}, // draftOf protects it
	{"container-title", "container", (*texter).text},
	{"collection-title", "series", (*texter).text},
	{"collection-number", "series-number", (*texter).text},
	{"volume", "volume", (*texter).pages},
	{"issue", "issue", (*texter).pages},
	{"number", "number", (*texter).text},
	{"page", "pages", (*texter).pages},
	{"chapter-number", "chapter", (*texter).text},
	{"edition", "edition", (*texter).text}, // draftOf respells it
	{"publisher", "publisher", (*texter).text},
	{"publisher-place", "place", (*texter).text},
	{"authority", "authority", (*texter).text},
	{"event-title", "event", (*texter).text},
	{"event", "event", (*texter).text},
	{"genre", "genre", (*texter).text},
	{"medium", "medium", (*texter).text},
	{"version", "version", (*texter).text},
	{"archive", "archive", (*texter).text},
	{"archive_location", "shelf", (*texter).text},
	{"number-of-pages", "extent", (*texter).text},
	{"number-of-volumes", "volumes", (*texter).text},
	{"status", "status", (*texter).text},
	{"abstract", "abstract", (*texter).text},
	{"keyword", "keywords", (*texter).text},
	{"annote", "annote", (*texter).text},
	{"DOI", "doi", (*texter).doi},
	{"URL", "url", (*texter).address},
	{"arxiv", "arxiv", (*texter).address},
	{"PMID", "pmid", (*texter).address},
	{"ISBN", "isbn", (*texter).text},
	{"ISSN", "issn", (*texter).text},
}

// roles says which slot the names of a CSL role fill.
var roles = []string{"author", "editor", "translator", "director"}

// draftOf fills the slots from an entry.
func draftOf(e *cite.Entry, o Options, t *texter) *draft {
	d := &draft{slots: make(map[string]string)}
	for _, v := range variables {
		if s := v.write(t, e.Get(v.name)); s != "" && d.slots[v.slot] == "" {
			d.set(v.slot, s)
		}
	}
	d.set("title", t.title(e.Get("title"), e.Lang))
	d.set("edition", t.edition(e.Get("edition"), o))
	for _, role := range roles {
		d.set(role, t.names(e.Names[role]))
		d.set("spoken "+role, t.spoken(e.Names[role]))
	}
	d.issued(e.Dates["issued"], o, t)
	d.set("urldate", isoDate(e.Dates["accessed"]))
	d.set("origdate", isoDate(e.Dates["original-date"]))
	d.set("langid", langid(e.Lang))
	d.note(t.text(e.Get("note")))
	d.tidy(t, e)
	return d
}

// tidy moves what is there but cannot stand where it is.
func (d *draft) tidy(t *texter, e *cite.Entry) {
	if d.slots["author"] == "" && d.slots["director"] != "" {
		d.set("author", d.slots["director"])
		delete(d.slots, "spoken director")
	}
	if d.slots["publisher"] == "" {
		d.set("publisher", d.slots["authority"])
	}
	if s := d.slots["volumes"]; strings.Trim(s, "0123456789") != "" {
		delete(d.slots, "volumes") // biber takes whole numbers only
		d.note(s)
	}
	for _, number := range []string{"isbn", "issn"} {
		if s := d.slots[number]; s != "" && !validNumber(number, s) {
			delete(d.slots, number)
			d.note(strings.ToUpper(number) + " " + s)
		}
	}
	d.set("sort", t.sortWord(e))
}

// sortWord is what a work without an author is filed under: its title up to
// the colon, or else its key.
func (t *texter) sortWord(e *cite.Entry) string {
	title, _, _ := strings.Cut(clean(e.Get("title")), ":")
	if title == "" {
		title = safeKey(e.Key)
	}
	if title == "" {
		title = "Untitled"
	}
	return t.text(title)
}

// doiPrefix is how people write DOIs that are not bare.
var doiPrefix = pattern.New(`(?i)^(?:https?://)?(?:dx\.)?doi(?:\.org/|:)\s*`)

// doi writes a bare DOI in small letters: DOIs do not tell cases apart
// (https://www.doi.org/doi-handbook/HTML/doi-name-syntax.html).
func (t *texter) doi(s string) string {
	return t.address(strings.ToLower(doiPrefix.ReplaceAllString(clean(s), "")))
}

// dashed matches the hyphen or dash of a range: between numbers, Roman ones
// included, possibly with a letter before them (S12-S15, e20-24).
var (
	anyDash    = pattern.New(`\s*[\x{2012}-\x{2015}\x{2212}]+\s*|\s*--+\s*`)
	rangeInASC = pattern.New(`(?i)^(\w*\d|[ivxlcdm]+)\s*-\s*(\w*\d\w?|[ivxlcdm]+)$`)
)

// pages writes ranges with two hyphens. A lone hyphen that could be part of a
// page ("A-12", "12-3--12-20") stays.
func (t *texter) pages(s string) string {
	ranges := strings.Split(clean(s), ",")
	for i, r := range ranges {
		r = strings.TrimSpace(r)
		if anyDash.MatchString(r) {
			ranges[i] = t.escape(anyDash.ReplaceAllLiteralString(r, "--"))
			continue
		}
		ranges[i] = t.escape(rangeInASC.ReplaceAllString(r, "$1--$2"))
	}
	return strings.Join(ranges, ", ")
}

package bibtex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/citecheck/citecheck/cite/pattern"
)

// prepare fills in what depends on the type of the work.
func (d *draft) prepare(csl string, o Options) {
	d.eprint(o)
	if d.slots["url"] == "" {
		delete(d.slots, "urldate")
	}
	genre := d.slots["genre"]
	switch {
	case csl == "thesis":
		d.thesisGenre(genre, o)
	case csl == "report" && genre == "" && o.Dialect == Biblatex:
		d.set("genre", "Report")
	}
}

// The kinds of theses that the styles print by themselves.
var (
	plainDoctorate = pattern.New(`(?i)^(?:ph\.?\s?d\.?|doctoral)(?:\s+(?:thesis|dissertation))?$`)
	plainMasters   = pattern.New(`(?i)^master(?:'s|’s|s)?(?:\s+(?:thesis|dissertation))?$`)
)

// thesisGenre leaves out what the type says already, and does not let a thesis
// of unknown kind pass for a doctorate.
func (d *draft) thesisGenre(genre string, o Options) {
	latex := o.Dialect == Biblatex
	switch {
	case genre == "":
		d.set("genre", "Thesis")
	case latex && plainDoctorate.MatchString(genre):
		d.set("genre", "phdthesis")
	case latex && plainMasters.MatchString(genre):
		d.set("genre", "mathesis")
	}
}

// eprint names the archive that holds the text.
func (d *draft) eprint(o Options) {
	id, class := splitArXiv(d.slots["arxiv"])
	switch {
	case id != "":
		d.set("eprint", id)
		d.set("eprint-class", class)
		d.set("eprint-type", "arXiv")
		if o.Dialect == Biblatex {
			d.set("eprint-type", "arxiv")
		}
	case d.slots["pmid"] != "":
		d.set("eprint", d.slots["pmid"])
		d.set("eprint-type", "pubmed")
		delete(d.slots, "pmid")
	}
}

var arXivID = pattern.New(`(?i)^(?:arxiv:)?([^\[\]]*?)(?:(?:%20)*\[([A-Za-z.-]+)\])?$`)

// splitArXiv cuts "arXiv:1706.03762 [cs.CL]" into number and class.
func splitArXiv(s string) (id, class string) {
	m := arXivID.FindStringSubmatch(s)
	if m == nil {
		return s, ""
	}
	return m[1], m[2]
}

// reconcile clears what the standard styles would complain of.
func (d *draft) reconcile(s shape, o Options) {
	_, edited := s.fields["editor"]
	if d.slots["author"] != "" || s.kind == "proceedings" {
		delete(d.slots, "sort")
	}
	if o.Dialect == Biblatex {
		if len(d.slots) > 1 || len(d.notes) > 0 {
			delete(d.slots, "sort") // biblatex sorts by title by itself
		}
		return
	}
	switch {
	case s.kind == "book" && edited && d.slots["author"] != "" && d.slots["editor"] != "":
		delete(d.slots, "editor") // "can't use both author and editor fields"
	case s.kind == "phdthesis" && plainDoctorate.MatchString(d.slots["genre"]),
		s.kind == "mastersthesis" && plainMasters.MatchString(d.slots["genre"]):
		delete(d.slots, "genre")
	}
	if s.kind == "article" && d.slots["volume"] == "" {
		d.set("orphan-number", d.slots["issue"]) // "there's a number but no volume"
		delete(d.slots, "issue")
	}
	if d.slots["series-number"] != "" && (d.slots["series"] == "" || d.slots["volume"] != "") {
		d.set("orphan-number", d.slots["series-number"]) // "there's a number but no series", "can't use both volume and number"
		delete(d.slots, "series-number")
	}
}

// phrases say in words what a type has no field for. Numbered ones are left
// without their word where the value brings one along: "Band 3". The odd ones
// are said in words by every type (see misfits).
var phrases = []struct {
	slot, word string
	numbered   bool
}{
	{"genre", "%", false}, {"medium", "%", false}, {"container", "%", false}, {"event", "%", false}, {"series", "%", false},
	{"volume", "vol.~%", true}, {"odd-volume", "vol.~%", true}, {"issue", "no.~%", true}, {"odd-issue", "no.~%", true},
	{"series-number", "no.~%", true}, {"odd-series-number", "no.~%", true}, {"orphan-number", "no.~%", true},
	{"number", "no.~%", true}, {"odd-number", "no.~%", true}, {"chapter", "chap.~%", true}, {"odd-chapter", "chap.~%", true},
	{"pages", "pp.~%", true}, {"odd-pages", "pp.~%", true}, {"edition", "% edition", false},
	{"extent", "% pages", true}, {"volumes", "% volumes", true}, {"version", "version %", true},
	{"place and publisher", "%", false}, {"archive", "%", false}, {"shelf", "%", false}, {"status", "%", false},
}

// leftovers says in howpublished or in a note what the type has no field for.
func (d *draft) leftovers(s shape, csl string, o Options) {
	d.imprint(s)
	var words []string
	for _, p := range phrases {
		value := d.slots[p.slot]
		if _, placed := s.fields[p.slot]; placed || value == "" {
			continue
		}
		words = append(words, d.phrase(p.slot, p.word, p.numbered, csl))
	}
	if s.how {
		if link := d.link(); link != "" && s.kind == "misc" && o.Dialect != Biblatex {
			words = append(words, link)
		}
		d.set("how", strings.Join(words, ", "))
	} else {
		d.note(upperFirst(strings.Join(words, ", ")))
	}
	d.creditOthers(s)
	d.set("note", sentences(d.notes))
}

// phrase puts the value of a slot into words.
func (d *draft) phrase(slot, word string, numbered bool, csl string) string {
	value := d.slots[slot]
	first, _ := utf8.DecodeRuneInString(value)
	switch {
	case slot == "container" && (csl == "chapter" || csl == "paper-conference" || strings.HasPrefix(csl, "entry")):
		word = "In %"
	case slot == "edition" && unicode.IsDigit(first):
		value = strings.ToLower(ordinalOr(value))
	case onePage.MatchString(value) && strings.HasSuffix(slot, "pages"):
		word = "p.~%"
	}
	if numbered && !unicode.IsDigit(first) && !roman.MatchString(value) && !lettered.MatchString(value) {
		word = "%"
	}
	return strings.Replace(word, "%", value, 1)
}

// What goes with "vol.", "no." or "pp.": numbers, Roman ones, and those behind
// a letter: S12, A-12.
var (
	roman    = pattern.New(`^(?:[IVXLCDM]+|[ivxlcdm]+)\b`)
	lettered = pattern.New(`^[A-Za-z]{1,2}-?\d`)
	onePage  = pattern.New(`^(?:[A-Za-z]{0,2}-?\d+[A-Za-z]?|[IVXLCDM]+|[ivxlcdm]+)$`)
)

// imprint joins place and publisher if the type has a field for neither.
func (d *draft) imprint(s shape) {
	var words []string
	for _, slot := range []string{"place", "publisher"} {
		if _, placed := s.fields[slot]; !placed && d.slots[slot] != "" {
			words = append(words, d.slots[slot])
		}
	}
	d.set("place and publisher", strings.Join(words, ": "))
}

// link is the address that a reader of the printed list can follow.
func (d *draft) link() string {
	switch {
	case d.slots["url"] != "":
		return `\url{` + d.slots["url"] + `}`
	case d.slots["doi"] != "":
		return `\url{https://doi.org/` + d.slots["doi"] + `}`
	}
	return ""
}

// creditOthers names in notes those whom the type has no field for.
func (d *draft) creditOthers(s shape) {
	for _, c := range []struct{ slot, name, word string }{
		{"editor", "spoken editor", "Edited by "},
		{"translator", "spoken translator", "Translated by "},
		{"director", "spoken director", "Directed by "},
		{"isbn", "isbn", "ISBN "},
		{"issn", "issn", "ISSN "},
		{"pmid", "pmid", "PMID "},
	} {
		_, placed := s.fields[c.slot]
		if value := d.slots[c.name]; value != "" && !(placed && d.slots[c.slot] != "") {
			d.note(c.word + value)
		}
	}
}

// notable reports whether a note will be there.
func (d *draft) notable() bool {
	for _, slot := range []string{"genre", "medium", "archive", "shelf", "container"} {
		if d.slots[slot] != "" {
			return true
		}
	}
	return len(d.notes) > 0
}

// sentences joins notes; the style sets the last full stop.
func sentences(notes []string) string {
	var b strings.Builder
	for i, s := range notes {
		b.WriteString(s)
		if i == len(notes)-1 {
			break
		}
		if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
			b.WriteByte('.')
		}
		b.WriteByte(' ')
	}
	return b.String()
}

func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || r == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

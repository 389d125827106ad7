package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// Read returns the records of a RIS file as entries, each of which, with its
// fields, names and dates, knows its bytes. What Print writes comes back as it
// was, as far as RIS can say it. A file of PubMed is read too. The notices tell what could not be read.
func Read(data []byte) ([]*cite.Entry, []cite.Notice) {
	if isNbib(data) {
		return readNbib(data), nil
	}
	s := &scanner{src: data}
	for s.next() {
	}
	if s.open {
		s.notice(s.start, s.start+len("TY"), "this record has no ER line: the file may be cut off")
	}
	s.end()
	return s.entries, s.notices
}

// A record is an entry while its lines are read.
type record struct {
	*cite.Entry
	kind  string // the type of RIS
	lines []tagged

	attachments []tagged // files and pages, in want of an address
	abbreviated []tagged // titles of journals that may be short forms
	yearless    []tagged // dates whose year stands elsewhere
	keyed       []string // keywords
	keyedAt     cite.Span

	firstPage, lastPage bool // SP and EP were there
}

func newEntry(lines []tagged, span cite.Span) *cite.Entry {
	r := &record{
		Entry: &cite.Entry{Span: span, Names: make(map[string][]cite.Name), Dates: make(map[string]cite.Date)},
		kind:  strings.ToUpper(strings.TrimSpace(lines[0].value)), lines: lines,
	}
	if r.Type = cslTypes[r.kind]; r.Type == "" {
		r.Type = "document"
	}
	for _, t := range lines[1:] {
		if t.tag == "KW" {
			r.keywords(t)
		} else if t.value = clean(t.value + " " + strings.Join(t.more, " ")); t.value != "" {
			r.read(t)
		}
	}
	r.finish()
	return r.Entry
}

func clean(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// read enters a line.
func (r *record) read(t tagged) {
	switch t.tag {
	case "TY":
	case "ID":
		r.Key = t.value
	case "LA":
		r.Lang = t.value
	case "AU", "A1", "A2", "A3", "A4", "ED", "TA":
		r.name(r.role(t.tag), t)
	case "PY", "Y1", "DA", "Y2", "OP":
		r.date(t)
	case "SP", "EP":
		r.page(t)
	case "SN":
		r.standardNumber(t)
	case "N1":
		r.note(t)
	case "AN":
		r.accession(t)
	case "UR":
		r.addresses(t)
	case "L1", "L2", "LK":
		r.attachments = append(r.attachments, t)
	case "JO":
		r.abbreviated = append(r.abbreviated, t)
	case "DO", "DI":
		t.value = strings.TrimSuffix(resolver.ReplaceAllLiteralString(t.value, ""), " [doi]")
		r.keep("DOI", t)
	default:
		r.keep(r.home(t), t)
	}
}

// home returns the variable of a tag, or the tag itself.
func (r *record) home(t tagged) string {
	if home := homesOf[r.kind][t.tag]; home != "" {
		return home
	}
	if t.tag == "M1" || t.tag == "M3" { // where some programs put what they have no place for
		if doi, ok := ident.ParseDOI(t.value); ok && strings.EqualFold(doi, resolver.ReplaceAllLiteralString(t.value, "")) {
			return "DOI"
		}
	}
	if home := homes[t.tag]; home != "" {
		return home
	}
	return t.tag
}

var resolver = pattern.New(`(?i)^(?:https?://)?(?:dx\.)?doi(?:\.org/|:)\s*`)

// keep enters a variable; one that is there already keeps its first value in
// front.
func (r *record) keep(variable string, t tagged) {
	if r.Get(variable) != t.value {
		r.Fields = append(r.Fields, cite.Field{Name: variable, Value: t.value, Span: t.span})
	}
}

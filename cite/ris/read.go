package ris

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

// Read returns the records of a RIS file as entries, each of which, with its
// fields, names and dates, knows its bytes. What Print writes comes back as it
// was, as far as RIS can say it. The notices tell what could not be read.
func Read(data []byte) ([]*cite.Entry, []cite.Notice) {
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
}

func newEntry(lines []tagged, span cite.Span) *cite.Entry {
	r := &record{
		Entry: &cite.Entry{Span: span, Names: make(map[string][]cite.Name), Dates: make(map[string]cite.Date)},
		kind:  strings.ToUpper(lines[0].value), lines: lines,
	}
	if r.Type = cslTypes[r.kind]; r.Type == "" {
		r.Type = "document"
	}
	for _, t := range lines[1:] {
		if t.value = clean(t.value + " " + strings.Join(t.more, " ")); t.value != "" {
			r.read(t)
		}
	}
	r.containers()
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
		r.name(t)
	case "PY", "Y1", "DA", "Y2", "OP":
		r.date(t)
	case "SP", "EP":
		r.page(t)
	case "SN":
		r.standardNumber(t)
	case "N1":
		r.note(t)
	case "AN":
		if ident.ValidPMID(t.value) {
			r.keep("PMID", t)
			return
		}
		r.keep("AN", t)
	case "UR":
		r.addresses(t)
	case "DO", "DI":
		t.value = resolver.ReplaceAllLiteralString(t.value, "")
		r.keep("DOI", t)
	default:
		if home := homes[t.tag]; home != "" {
			r.keep(home, t)
			return
		}
		r.keep(t.tag, t)
	}
}

var resolver = pattern.New(`(?i)^(?:https?://)?(?:dx\.)?doi(?:\.org/|:)\s*`)

// keep enters a variable; one that is there already keeps its first value in
// front.
func (r *record) keep(variable string, t tagged) {
	if r.Get(variable) != t.value {
		r.Fields = append(r.Fields, cite.Field{Name: variable, Value: t.value, Span: t.span})
	}
}

// nextURL matches what parts two addresses on one line.
var nextURL = pattern.New(`\s*[;,]?\s+https?://|;https?://`)

// addresses enters one or several addresses.
func (r *record) addresses(t tagged) {
	exact := t.span.End-t.span.Start == len(t.value)
	from := 0
	for from < len(t.value) {
		to := len(t.value)
		if m := nextURL.FindStringIndex(t.value[from:]); m != nil && m[0] > 0 {
			to = from + m[0]
		}
		one := tagged{value: strings.Trim(t.value[from:to], " ;,"), span: t.span}
		if exact {
			one.span = cite.Span{Start: t.span.Start + from, End: t.span.Start + from + len(one.value)}
		}
		r.Fields = append(r.Fields, cite.Field{Name: "URL", Value: one.value, Span: one.span})
		for from = to; from < len(t.value) && strings.IndexByte(" ;,", t.value[from]) >= 0; {
			from++
		}
	}
}

// note enters a note, or the number that our writer puts into one.
func (r *record) note(t tagged) {
	if id, ok := strings.CutPrefix(t.value, "arXiv:"); ok {
		if _, valid := ident.ParseArXiv(id); valid {
			t.value = id
			r.keep("arxiv", t)
			return
		}
	}
	r.keep("note", t)
}

// standardNumber tells ISSN and ISBN apart.
func (r *record) standardNumber(t tagged) {
	if _, ok := ident.ParseISSN(t.value); ok {
		r.keep("ISSN", t)
		return
	}
	if _, ok := ident.ParseISBN(t.value); !ok && strings.HasPrefix(r.Type, "article") {
		r.keep("ISSN", t)
		return
	}
	r.keep("ISBN", t)
}

// page joins the first and the last page.
func (r *record) page(t tagged) {
	page := r.Get("page")
	switch {
	case page == "" || page == t.value:
		r.keep("page", t)
	case t.tag == "EP" && !strings.Contains(page, "-"):
		r.setPage(page+"-"+t.value, t.span)
	case t.tag == "SP" && !strings.Contains(page, "-"):
		r.setPage(t.value+"-"+page, t.span)
	}
}

func (r *record) setPage(page string, span cite.Span) {
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == "page" {
			f.Value, f.Span = page, f.Span.Union(span)
		}
	}
}

// date enters one of the dates. DA is finer than PY.
func (r *record) date(t tagged) {
	variable := map[string]string{"Y2": "accessed", "OP": "original-date"}[t.tag]
	if variable == "" {
		variable = "issued"
	}
	d := parseDate(t.value)
	have, there := r.Dates[variable]
	if d.IsZero() || there && (have.Year != 0 && d.Year != have.Year || have.Month != 0 && d.Month == 0) {
		if t.tag == "OP" {
			r.keep(t.tag, t)
		}
		return
	}
	d.Span = t.span
	r.Dates[variable] = d
}

var slashedDate = pattern.New(`^(\d{4})/(\d{1,2})?/?(\d{1,2})?/?(.*)$`)

// parseDate reads YYYY/MM/DD/other, of which all but the year may be missing.
func parseDate(s string) cite.Date {
	m := slashedDate.FindStringSubmatch(s)
	if m == nil {
		return date.Parse(s)
	}
	iso := m[1]
	for _, part := range m[2:4] {
		if part == "" || strings.Trim(part, "0") == "" {
			break
		}
		iso += "-" + strings.Repeat("0", 2-len(part)) + part
	}
	d := date.Parse(iso)
	if other := date.Parse(m[4] + " " + m[1]); d.Month == 0 && m[4] != "" && other.Literal == "" && other.Year == d.Year {
		return other
	}
	return d
}

// containers finds the place of titles that depends on the type.
func (r *record) containers() {
	if r.Type == "book" && r.Get("container-title") != "" && r.Get("collection-title") == "" {
		for i := range r.Fields {
			if r.Fields[i].Name == "container-title" {
				r.Fields[i].Name = "collection-title"
			}
		}
	}
}

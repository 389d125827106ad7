package ris

import (
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/ident"
	"github.com/citecheck/citecheck/cite/pattern"
)

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

// told matches a note that our writer made of a variable without a tag.
var told = pattern.New(`^([A-Za-z_-]+): (.+)$`)

// note enters a note, or the variable that our writer puts into one.
func (r *record) note(t tagged) {
	if id, ok := strings.CutPrefix(t.value, "arXiv:"); ok {
		if _, valid := ident.ParseArXiv(id); valid {
			t.value = id
			r.keep("arxiv", t)
			return
		}
	}
	m := told.FindStringSubmatch(t.value)
	if m == nil || m[1] == "note" || m[1] == "language" {
		r.keep("note", t)
		return
	}
	variable := m[1]
	switch cite.KindOf(variable) {
	case cite.TextVariable:
		t.value = m[2]
		r.keep(variable, t)
	case cite.NameVariable:
		t.value = m[2]
		r.name(variable, t)
	case cite.DateVariable:
		d := date.Parse(m[2])
		d.Span = t.span
		r.Dates[variable] = d
	case cite.UnknownVariable:
		r.keep("note", t)
	}
}

// accession enters the number that a database gave the record.
func (r *record) accession(t tagged) {
	if ident.ValidPMID(t.value) {
		r.keep("PMID", t)
		return
	}
	r.keep("archive_location", t)
}

// keywords enters what stands on one line or on several, under one tag or many,
// as one list.
func (r *record) keywords(t tagged) {
	for _, line := range append([]string{t.value}, t.more...) {
		for _, k := range strings.Split(line, ";") {
			if k = clean(k); k != "" {
				r.keyed = append(r.keyed, k)
				r.keyedAt = r.keyedAt.Union(t.span)
			}
		}
	}
}

// standardNumber tells ISSN and ISBN apart.
func (r *record) standardNumber(t tagged) {
	if _, ok := ident.ParseISSN(t.value); ok {
		r.keep("ISSN", t)
		return
	}
	_, isBook := ident.ParseISBN(t.value)
	switch {
	case !isBook && (r.kind == "RPRT" || r.kind == "PAT" || r.kind == "GOVDOC"):
		r.keep("number", t)
	case !isBook && strings.HasPrefix(r.Type, "article"):
		r.keep("ISSN", t)
	default:
		r.keep("ISBN", t)
	}
}

// page joins the first and the last page.
func (r *record) page(t tagged) {
	page := r.Get("page")
	switch {
	case page == "" || page == t.value:
		r.keep("page", t)
		r.firstPage, r.lastPage = r.firstPage || t.tag == "SP", r.lastPage || t.tag == "EP"
	case t.tag == "EP" && !strings.Contains(page, "-"):
		r.setPage(page+"-"+t.value, t.span)
	case t.tag == "SP" && !strings.Contains(page, "-"):
		r.setPage(t.value+"-"+page, t.span)
	}
}

func (r *record) setPage(page string, span cite.Span) {
	r.lastPage = true
	for i := range r.Fields {
		if f := &r.Fields[i]; f.Name == "page" {
			f.Value, f.Span = page, f.Span.Union(span)
		}
	}
}

// finish enters what depends on more than one line.
func (r *record) finish() {
	r.addYears()
	r.addJournal()
	r.addKeywords()
	r.addAttachments()
	if counted[r.kind] && r.firstPage && !r.lastPage && !strings.Contains(r.Get("page"), "-") {
		r.rename("page", "number-of-pages")
	}
	r.proceedings()
	if r.kind == "UNPB" && r.Get("DOI")+r.Get("arxiv") != "" {
		r.Type = "article" // a manuscript with a number of its own is a preprint
	}
}

// addJournal takes the title in JO for a short form if there is another.
func (r *record) addJournal() {
	for _, t := range r.abbreviated {
		if have := r.Get("container-title"); have == "" {
			r.keep("container-title", t)
		} else if have != t.value {
			r.keep("container-title-short", t)
		}
	}
}

// addKeywords joins the keywords, by a sign that none of them has.
func (r *record) addKeywords() {
	sign := ", "
	if strings.Contains(strings.Join(r.keyed, ""), ",") {
		sign = "; "
	}
	if len(r.keyed) > 0 {
		r.keep("keyword", tagged{value: strings.Join(r.keyed, sign), span: r.keyedAt})
	}
}

// addAttachments takes the first page or file on the web for the address of a
// record that has none.
func (r *record) addAttachments() {
	for _, t := range r.attachments {
		if r.Get("URL") == "" && strings.HasPrefix(t.value, "http") {
			r.addresses(t)
		} else {
			r.keep(t.tag, t)
		}
	}
}

// proceedings tells the title of a conference, in T2, from that of its
// proceedings in C3.
func (r *record) proceedings() {
	switch title := r.Get("C3"); {
	case title == "":
	case title == r.Get("container-title"):
		r.Fields = slices.DeleteFunc(r.Fields, func(f cite.Field) bool { return f.Name == "C3" })
	default:
		r.rename("container-title", "event-title")
		r.rename("C3", "container-title")
	}
}

func (r *record) rename(from, to string) {
	for i := range r.Fields {
		if r.Fields[i].Name == from {
			r.Fields[i].Name = to
		}
	}
}

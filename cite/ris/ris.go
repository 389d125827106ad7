// Package ris writes entries in the RIS format, which reference managers
// import, and reads what they export, and the "nbib" of PubMed. It translates
// and decides little. Lines that we write end in a line feed alone: readers take
// that as well as the CR LF of the old specification, and it keeps the files
// quiet under version control.
//
// Tags mean what Zotero and EndNote take them for, which depends on the type.
// What RIS has no tag for goes to N1 as "variable: value", from where it comes
// back. Lost are asterisks in names, which RIS forbids, and the difference
// between types that share one of RIS; a dropping particle ("d'") becomes part
// of the given name.
//
// ris.go, write_names.go and tags.go write; scan.go, read.go, read_names.go,
// read_dates.go, read_more.go and tags.go read, nbib.go reads PubMed's.
// https://en.wikipedia.org/wiki/RIS_(file_format)
package ris

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// Print writes the entries in their order, each from TY to ER, parted by an
// empty line.
func Print(entries []*cite.Entry) []byte {
	var b bytes.Buffer
	for i, e := range entries {
		if i > 0 {
			b.WriteByte('\n')
		}
		w := &writer{Buffer: &b, Entry: e, kind: types[e.Type]}
		if w.kind == "" {
			w.kind = "GEN"
		}
		w.record()
	}
	return b.Bytes()
}

// A writer writes one record.
type writer struct {
	*bytes.Buffer
	*cite.Entry
	kind string
}

func (w *writer) record() {
	w.line("TY", w.kind)
	w.line("ID", w.Key)
	w.line("TI", w.Get("title"))
	w.names()
	w.dates()
	for _, variable := range order {
		w.variable(variable)
	}
	w.keywords()
	w.pages()
	w.line("LA", w.Lang)
	w.rest()
	w.WriteString("ER  - \n")
}

// line writes one tag; a value that is empty is left out, and a line break in
// it becomes a space, since RIS is read line by line.
func (w *writer) line(tag, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		fmt.Fprintf(w, "%s  - %s\n", tag, value)
	}
}

// values returns all values of a variable.
func (w *writer) values(variable string) []string {
	var all []string
	for _, f := range w.Fields {
		if f.Name == variable && f.Value != "" {
			all = append(all, f.Value)
		}
	}
	return all
}

// repeatable are tags that a record may have several of.
var repeatable = []string{"SN", "UR"}

// variable writes a variable that has a tag in records of this kind.
func (w *writer) variable(variable string) {
	tag := w.tag(variable)
	for i, v := range w.values(variable) {
		switch {
		case variable == "note":
			w.line(tag, v)
		case tag == inNote, i > 0 && !slices.Contains(repeatable, tag):
			w.remark(variable, v)
		default:
			w.line(tag, v)
			if w.kind == "CONF" && variable == "container-title" && tag == "T2" {
				w.line("C3", v)
			}
		}
	}
}

// tag returns the tag of a variable, inNote if there is none.
func (w *writer) tag(variable string) string {
	proceedings := w.kind == "CONF" && w.Get("container-title") != ""
	switch {
	case variable == "archive_location" && (w.Get("PMID") != "" || ident.ValidPMID(w.Get(variable))):
		return inNote
	case variable == "event-title" && proceedings:
		return "T2"
	case variable == "container-title" && proceedings && w.Get("event-title") != "":
		return "C3"
	}
	if tag := tagsOf[w.kind][variable]; tag != "" {
		return tag
	}
	return tags[variable]
}

// remark says in a note what has no tag.
func (w *writer) remark(variable, value string) { w.line("N1", variable+": "+value) }

// keywords writes each on a line of its own.
func (w *writer) keywords() {
	for _, all := range w.values("keyword") {
		sign := ","
		if strings.Contains(all, ";") {
			sign = ";"
		}
		for _, k := range strings.Split(all, sign) {
			w.line("KW", strings.TrimSpace(k))
		}
	}
}

// pages writes the first and the last page. In records of whole books the tag
// means how many pages there are.
func (w *writer) pages() {
	page := w.Get("page")
	from, to, ok := strings.Cut(page, "-")
	single := !ok || strings.ContainsAny(page, ",–") || strings.Contains(to, "-") || strings.TrimSpace(from) == "" || strings.TrimSpace(to) == ""
	switch {
	case page == "" && counted[w.kind]:
		w.line("SP", w.Get("number-of-pages"))
	case page == "":
	case single && counted[w.kind]:
		w.remark("page", page)
	case single:
		w.line("SP", page)
	default:
		w.line("SP", from)
		w.line("EP", to)
	}
	if n := w.Get("number-of-pages"); !counted[w.kind] || page != "" {
		if n != "" {
			w.remark("number-of-pages", n)
		}
	}
}

// rest says in notes what was not written.
func (w *writer) rest() {
	for _, f := range w.Fields {
		if f.Name == "title" || f.Name == "page" || f.Name == "number-of-pages" || f.Name == "keyword" || slices.Contains(order, f.Name) || f.Value == "" {
			continue
		}
		if f.Name == "arxiv" {
			w.line("N1", "arXiv:"+f.Value)
			continue
		}
		w.remark(f.Name, f.Value)
	}
}

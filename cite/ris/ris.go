// Package ris writes entries in the RIS format, which reference managers
// import, and reads what they export: ris.go writes, scan.go, read.go and
// read_tags.go read. It translates and decides little. Lines that we write end
// in a line feed alone: readers take that as well as the CR LF of the old
// specification, and it keeps the files quiet under version control.
// https://en.wikipedia.org/wiki/RIS_(file_format)
package ris

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// Print writes the entries in their order, each from TY to ER, parted by an
// empty line. What RIS has no tag for goes to N1.
func Print(entries []*cite.Entry) []byte {
	var b bytes.Buffer
	for i, e := range entries {
		if i > 0 {
			b.WriteByte('\n')
		}
		one(&b, e)
	}
	return b.Bytes()
}

// types maps the types of CSL to those of RIS; others become GEN.
var types = map[string]string{
	"article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "bill": "BILL",
	"book": "BOOK", "chapter": "CHAP", "dataset": "DATA", "entry-dictionary": "DICT", "entry-encyclopedia": "ENCYC",
	"legal_case": "CASE", "legislation": "STAT", "manuscript": "UNPB", "map": "MAP", "motion_picture": "MPCT",
	"paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM", "post-weblog": "BLOG", "report": "RPRT",
	"software": "COMP", "song": "SOUND", "speech": "HEAR", "thesis": "THES", "webpage": "ELEC",
}

// variables are written in this order after the names and dates.
var variables = []struct{ name, tag string }{
	{"container-title", "T2"}, {"collection-title", "T3"}, {"volume", "VL"}, {"issue", "IS"}, {"edition", "ET"},
	{"publisher", "PB"}, {"publisher-place", "CY"}, {"genre", "M3"}, {"number", "M1"}, {"ISBN", "SN"}, {"ISSN", "SN"},
	{"DOI", "DO"}, {"PMID", "AN"}, {"URL", "UR"}, {"note", "N1"},
}

var roles = []struct{ role, tag string }{{"author", "AU"}, {"editor", "ED"}, {"translator", "A4"}, {"director", "A3"}, {"producer", "A3"}}

func one(b *bytes.Buffer, e *cite.Entry) {
	kind := types[e.Type]
	if kind == "" {
		kind = "GEN"
	}
	line(b, "TY", kind)
	line(b, "ID", e.Key)
	line(b, "TI", e.Get("title"))
	for _, r := range roles {
		for _, n := range e.Names[r.role] {
			line(b, r.tag, person(n))
		}
	}
	dates(b, e)
	for _, v := range variables {
		line(b, v.tag, e.Get(v.name))
	}
	if id := e.Get("arxiv"); id != "" {
		line(b, "N1", "arXiv:"+id)
	}
	pages(b, e.Get("page"))
	line(b, "LA", e.Lang)
	b.WriteString("ER  - \n")
}

// line writes one tag; a value that is empty is left out, and a line break in
// it becomes a space, since RIS is read line by line.
func line(b *bytes.Buffer, tag, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		fmt.Fprintf(b, "%s  - %s\n", tag, value)
	}
}

// person writes "van der Berg, Jan, Jr."; an organisation stands as it is, and
// an asterisk, which RIS forbids, is dropped.
func person(n cite.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	parts := []string{n.Sort()}
	if given := strings.TrimSpace(n.Given + " " + n.Dropping); given != "" || n.Suffix != "" {
		parts = append(parts, given)
	}
	if n.Suffix != "" {
		parts = append(parts, n.Suffix)
	}
	return strings.ReplaceAll(strings.Join(parts, ", "), "*", "")
}

// dates writes PY, and DA where more than the year is known.
func dates(b *bytes.Buffer, e *cite.Entry) {
	issued := e.Dates["issued"]
	if issued.Year == 0 {
		line(b, "PY", issued.Literal)
	} else {
		line(b, "PY", fmt.Sprintf("%04d", issued.Year))
	}
	if issued.Year != 0 && issued.Month != 0 {
		line(b, "DA", slashed(issued))
	}
	if accessed := e.Dates["accessed"]; accessed.Year != 0 {
		line(b, "Y2", slashed(accessed))
	}
	if original := e.Dates["original-date"]; original.Year != 0 {
		line(b, "OP", fmt.Sprintf("%04d", original.Year))
	}
}

// slashed is YYYY/MM/DD/, empty where unknown.
func slashed(d cite.Date) string {
	s := fmt.Sprintf("%04d/", d.Year)
	if d.Month != 0 {
		s += fmt.Sprintf("%02d", d.Month)
	}
	s += "/"
	if d.Month != 0 && d.Day != 0 {
		s += fmt.Sprintf("%02d", d.Day)
	}
	return s + "/"
}

// pages writes the first and the last page.
func pages(b *bytes.Buffer, page string) {
	from, to, ok := strings.Cut(page, "-")
	if !ok || strings.Contains(page, ",") {
		line(b, "SP", page)
		return
	}
	line(b, "SP", from)
	line(b, "EP", to)
}

// Package ris writes entries in the tagged format of Research Information
// Systems, which reference managers and library catalogues import.
// https://en.wikipedia.org/wiki/RIS_(file_format) lists the tags; lines end
// with LF, which every importer takes, instead of the CRLF of the first
// specification.
package ris

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/citecheck/citecheck/cite"
)

// types translates CSL types; what is not here is GEN, a generic work.
var types = map[string]string{
	"article-journal":   "JOUR",
	"article-magazine":  "MGZN",
	"article-newspaper": "NEWS",
	"book":              "BOOK",
	"chapter":           "CHAP",
	"dataset":           "DATA",
	"legislation":       "STAT",
	"manuscript":        "UNPB",
	"motion_picture":    "MPCT",
	"paper-conference":  "CPAPER",
	"post-weblog":       "BLOG",
	"report":            "RPRT",
	"software":          "COMP",
	"thesis":            "THES",
	"webpage":           "ELEC",
}

// A tag is an RIS tag and the CSL variable behind it.
type tag struct{ name, variable string }

var tags = []tag{
	{"TI", "title"}, {"T2", "container-title"}, {"T3", "collection-title"}, {"VL", "volume"}, {"IS", "issue"},
	{"ET", "edition"}, {"PB", "publisher"}, {"CY", "publisher-place"}, {"SN", "ISBN"}, {"SN", "ISSN"},
	{"M3", "genre"}, {"DO", "DOI"}, {"UR", "URL"}, {"N1", "note"},
}

var roles = []tag{{"AU", "author"}, {"A2", "editor"}, {"A4", "translator"}}

// Print writes the entries in their order.
func Print(entries []*cite.Entry) []byte {
	var b bytes.Buffer
	for _, e := range entries {
		writeEntry(&b, e)
	}
	return b.Bytes()
}

func writeEntry(b *bytes.Buffer, e *cite.Entry) {
	kind := types[e.Type]
	if kind == "" {
		kind = "GEN"
	}
	line(b, "TY", kind)
	line(b, "ID", e.Key)
	for _, r := range roles {
		for _, n := range e.Names[r.variable] {
			line(b, r.name, person(n))
		}
	}
	writeDates(b, e)
	for _, t := range tags {
		line(b, t.name, e.Get(t.variable))
	}
	writePages(b, e.Get("page"))
	line(b, "LA", e.Lang)
	b.WriteString("ER  - \n\n")
}

// line writes one tag; values have no line breaks in this format.
func line(b *bytes.Buffer, tag, value string) {
	if value = strings.Join(strings.Fields(value), " "); value != "" {
		fmt.Fprintf(b, "%s  - %s\n", tag, value)
	}
}

// person writes "Family, Given, Suffix", and an organisation as it is.
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
	return strings.Join(parts, ", ")
}

func writeDates(b *bytes.Buffer, e *cite.Entry) {
	issued := e.Dates["issued"]
	if issued.Year > 0 {
		line(b, "PY", fmt.Sprintf("%04d", issued.Year))
	}
	if issued.Month > 0 {
		line(b, "DA", slashed(issued))
	}
	if accessed := e.Dates["accessed"]; accessed.Year > 0 {
		line(b, "Y2", slashed(accessed))
	}
}

// slashed writes YYYY/MM/DD/ with what is known.
func slashed(d cite.Date) string {
	s := fmt.Sprintf("%04d/", d.Year)
	if d.Month > 0 {
		s += fmt.Sprintf("%02d", d.Month)
	}
	s += "/"
	if d.Day > 0 {
		s += fmt.Sprintf("%02d", d.Day)
	}
	return s + "/"
}

func writePages(b *bytes.Buffer, pages string) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(pages, "–", "-"), "-")
	line(b, "SP", first)
	if isRange {
		line(b, "EP", last)
	}
}

// Package csl writes entries as CSL-JSON, the format that citation processors,
// Zotero and pandoc read, or as CSL-YAML, in which pandoc keeps references, and
// reads both. It translates and decides little: an entry speaks CSL already.
//
// What CSL cannot say is lost: an uncertain date becomes an approximate one, of
// several addresses the first stays, and names in roles that CSL does not have
// are left out.
//
// csl.go, yaml_write.go and markdown.go write; read.go turns values into
// entries, note.go finds variables in notes, value.go says what a value is, and
// json.go and yaml.go make values that know their bytes.
// https://docs.citationstyles.org/en/stable/specification.html
package csl

import (
	"bytes"
	"encoding/json"
	"html"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/ident"
)

// A Record is one CSL-JSON item. It marshals with its keys in a stable order:
// id, type, then names, dates and variables as a librarian would list them.
type Record struct{ pairs []pair }

type pair struct {
	key   string
	value any
}

// Item translates an entry.
func Item(e *cite.Entry) *Record {
	r := &Record{}
	r.add("id", e.Key)
	r.add("type", e.Type)
	r.add("title", escapeTags(e.Get("title")))
	for _, role := range roles {
		if names := people(e.Names[role]); len(names) > 0 {
			r.pairs = append(r.pairs, pair{role, names})
		}
	}
	for _, v := range dates {
		if d := e.Dates[v]; d.Year != 0 || strings.TrimSpace(d.Literal) != "" {
			r.pairs = append(r.pairs, pair{v, d})
		}
	}
	if d := e.Dates["issued"]; d.Year != 0 {
		r.add("year-suffix", d.Suffix)
	}
	r.fields(e)
	r.add("language", e.Lang)
	return r
}

// roles and dates are those of CSL, the common ones first.
var (
	roles = first("author editor translator collection-editor container-author director producer", cite.NameVariable)
	dates = first("issued original-date accessed event-date submitted", cite.DateVariable)
)

// first lists the variables of a kind: some in their order, the rest sorted.
func first(some string, kind cite.VariableKind) []string {
	list := strings.Fields(some)
	rest := slices.DeleteFunc(cite.Variables(kind), func(s string) bool { return slices.Contains(list, s) })
	slices.Sort(rest)
	return append(list, rest...)
}

func (r *Record) add(key, value string) {
	if value != "" {
		r.pairs = append(r.pairs, pair{key, value})
	}
}

// fields adds the other variables in the order of the entry; a value that
// comes twice is joined, since CSL has one of each. Of addresses and DOIs, which
// cannot be joined, the first counts.
func (r *Record) fields(e *cite.Entry) {
	seen := map[string]int{"id": -1, "type": -1, "citation-key": -1}
	if e.Lang != "" {
		seen["language"] = -1
	}
	for i := range r.pairs {
		seen[r.pairs[i].key] = -1
	}
	for _, f := range e.Fields {
		key, value := spelling(e, f), f.Value
		if key != "URL" && key != "DOI" {
			value = escapeTags(value)
		}
		i, ok := seen[key]
		switch {
		case value == "" || i < 0 || ok && (key == "URL" || key == "DOI"):
		case ok:
			r.pairs[i].value = r.pairs[i].value.(string) + "; " + value
		default:
			seen[key] = len(r.pairs)
			r.add(key, value)
		}
	}
}

// spelling is how programs that read CSL-JSON expect a variable that CSL does
// not know: nobody reads "arxiv", Zotero and pandoc show "archive_location".
func spelling(e *cite.Entry, f cite.Field) string {
	if f.Name != "arxiv" || e.Get("archive_location") != "" {
		return f.Name
	}
	if _, ok := ident.ParseArXiv(f.Value); !ok {
		return f.Name
	}
	return "archive_location"
}

// escapeTags keeps readers from taking words for mark-up: only what they would
// change is written otherwise.
func escapeTags(s string) string {
	if !formatting.MatchString(s) && html.UnescapeString(s) == s {
		return s
	}
	return tagEscaper.Replace(s)
}

var tagEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

// MarshalJSON writes the pairs in their order, without escaping for HTML.
func (r *Record) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, p := range r.pairs {
		if i > 0 {
			b.WriteByte(',')
		}
		if err := encode(enc, &b, p.key); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		value := p.value
		if d, ok := value.(cite.Date); ok {
			value = newDate(d)
		}
		if err := encode(enc, &b, value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func encode(enc *json.Encoder, b *bytes.Buffer, v any) error {
	err := enc.Encode(v)
	b.Truncate(len(bytes.TrimRight(b.Bytes(), "\n")))
	return err
}

type person struct {
	Family   string `json:"family,omitempty"`
	Given    string `json:"given,omitempty"`
	Dropping string `json:"dropping-particle,omitempty"`
	Particle string `json:"non-dropping-particle,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Literal  string `json:"literal,omitempty"`
}

// people translates names; "et al." becomes the literal "others", as BibTeX
// processors write it, because CSL has no word for names that were left out.
func people(names []cite.Name) []person {
	var all []person
	for _, n := range names {
		p := person{n.Family, n.Given, n.Dropping, n.Particle, n.Suffix, n.Literal}
		if p != (person{}) {
			all = append(all, p)
		}
		if n.Others {
			all = append(all, person{Literal: "others"})
		}
	}
	return all
}

type date struct {
	Parts   [][]int `json:"date-parts,omitempty"`
	Season  int     `json:"season,omitempty"`
	Circa   bool    `json:"circa,omitempty"`
	Literal string  `json:"literal,omitempty"`
}

func newDate(d cite.Date) date {
	out := date{Circa: d.Circa || d.Uncertain}
	if d.Season > 20 {
		out.Season = d.Season - 20
	}
	if d.Year == 0 {
		out.Literal = strings.TrimSpace(d.Literal)
		return out
	}
	out.Parts = append(out.Parts, parts(d))
	if d.End != nil && d.End.Year != 0 {
		out.Parts = append(out.Parts, parts(*d.End))
	}
	return out
}

// parts lists year, month and day. CSL has no year 0: -0043 in EDTF, 44 BCE, is
// its -44.
func parts(d cite.Date) []int {
	p := []int{d.Year}
	if d.Year < 0 {
		p[0]--
	}
	if d.Month != 0 {
		p = append(p, d.Month)
		if d.Day != 0 {
			p = append(p, d.Day)
		}
	}
	return p
}

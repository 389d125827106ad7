package cite

import (
	"strconv"
	"strings"
)

// An Entry is a bibliographic record. Types and field names are those of
// CSL 1.0.2 ("article-journal", "container-title"), because CSL tells apart
// what BibTeX lumps together; cite/bibtex and cite/csl translate.
// https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables
type Entry struct {
	Type   string // "book", "article-journal", ...; "document" if nothing tells
	Key    string
	Fields []Field           // text and number variables, in order, duplicates kept
	Names  map[string][]Name // by CSL role: "author", "editor", "translator", ...
	Dates  map[string]Date   // by CSL variable: "issued", "accessed", "original-date"
	Lang   string            // BCP 47 language of the work, "" if unknown
	Span   Span
}

// Get returns the first value of the named variable, or "".
func (e *Entry) Get(name string) string {
	for _, f := range e.Fields {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Set replaces the first value of the named variable, or adds it.
func (e *Entry) Set(name, value string, span Span) {
	for i, f := range e.Fields {
		if strings.EqualFold(f.Name, name) {
			e.Fields[i].Value, e.Fields[i].Span = value, span
			return
		}
	}
	e.Fields = append(e.Fields, Field{Name: name, Value: value, Span: span})
}

// Authors returns the names that a list is sorted by: the authors, or else the
// editors, or else the translators.
func (e *Entry) Authors() []Name {
	for _, role := range []string{"author", "editor", "translator"} {
		if n := e.Names[role]; len(n) > 0 {
			return n
		}
	}
	return nil
}

// A Name is a person or, when only Literal is set, an organisation. Its parts
// are those of CSL.
type Name struct {
	Given, Family, Suffix string
	Particle              string // non-dropping: "van der" in "van der Berg, J."
	Dropping              string // dropping: "de" in "Gaulle, Charles de"
	Literal               string
	Others                bool   // "et al.": stands for names that were left out
	Written               string // as the source spells it
	Span                  Span
}

// Sort returns the part of the name that a list is sorted by.
func (n Name) Sort() string {
	if n.Literal != "" {
		return n.Literal
	}
	return strings.TrimSpace(n.Particle + " " + n.Family)
}

// A Date is an EDTF level 1 date (ISO 8601-2:2019); zero parts are unknown.
type Date struct {
	Year, Month, Day int    // Year is negative for BCE
	Season           int    // 21 spring to 24 winter, as EDTF counts
	Suffix           string // "a" in 1984a
	Circa, Uncertain bool
	End              *Date  // for ranges; nil otherwise
	Literal          string // "forthcoming", "n.d."; also set if nothing else could be read
	Span             Span
}

// IsZero reports whether nothing is known of the date.
func (d Date) IsZero() bool {
	return d.Year == 0 && d.Month == 0 && d.Day == 0 && d.Season == 0 && d.End == nil && d.Literal == ""
}

// String returns the date in EDTF, or the literal if it has no year.
func (d Date) String() string {
	if d.Year == 0 {
		return d.Literal
	}
	s := d.level0() + d.qualifier()
	if d.End != nil {
		s += "/" + d.End.String()
	}
	return s
}

func (d Date) level0() string {
	s := pad(d.Year, 4)
	switch {
	case d.Season != 0:
		s += "-" + pad(d.Season, 2)
	case d.Month != 0 && d.Day != 0:
		s += "-" + pad(d.Month, 2) + "-" + pad(d.Day, 2)
	case d.Month != 0:
		s += "-" + pad(d.Month, 2)
	}
	return s
}

func (d Date) qualifier() string {
	switch {
	case d.Circa && d.Uncertain:
		return "%"
	case d.Circa:
		return "~"
	case d.Uncertain:
		return "?"
	}
	return ""
}

func pad(n, width int) string {
	sign := ""
	if n < 0 {
		sign, n = "-", -n
	}
	s := strconv.Itoa(n)
	return sign + strings.Repeat("0", max(0, width-len(s))) + s
}

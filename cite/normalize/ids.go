package normalize

import "github.com/citecheck/citecheck/cite/ident"

// reading turns a parser of identifiers into a cleaner of values: "" for what
// it cannot read.
func reading(parse func(string) (string, bool)) func(string) string {
	return func(s string) string {
		id, ok := parse(s)
		if !ok {
			return ""
		}
		return id
	}
}

var (
	readDOI   = reading(ident.ParseDOI)
	readISBN  = reading(ident.ParseISBN)
	readISSN  = reading(ident.ParseISSN)
	readArXiv = reading(ident.ParseArXiv)
	readPMID  = reading(pubMed)
)

// pubMed takes PMC numbers too, which lists give in the same place.
func pubMed(s string) (string, bool) {
	if id, ok := ident.ParsePMID(s); ok {
		return id, true
	}
	return ident.ParsePMCID(s)
}

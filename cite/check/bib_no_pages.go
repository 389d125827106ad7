package check

import (
	"fmt"
	"slices"
	"strings"

	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

// nothingGiven are the words that programs leave where they found no page.
const nothingGiven = `(?:n/a|nan|none|null|undefined|no pagination specified)`

var (
	openRange     = pattern.New(`^[A-Za-z]?\d+\s*(?:-+|[–—])\s*$`)
	halfRange     = pattern.New(`(?i)^(?:n\.p\.|[A-Za-z]?\d+)\s*(?:-+|[–—])\s*` + nothingGiven + `$`)
	pagesHeadless = pattern.New(`^\s*(?:--+|[–—])\s*[A-Za-z]?\d+$`)
	counted       = pattern.New(`(?i)^(?:[ivxlc]+[\s,+]+)?\d+\s*(?:pp?|pages?|pgs?|seiten|pág|págs|páginas|стр|с)\.?$`)
	collation     = pattern.New(`^(?:[IVXLC]+|[ivxlc]+)\s*[,+]\s*\d{2,4}(?:\s+[SsPp]\.?)?$|^\d{2,4}\s+S\.?$`)
	notGiven      = pattern.New(`(?i)^(?:[-–—?\s]+|` + nothingGiven + `(?:\s*[-–—]+\s*` + nothingGiven + `)?)$`)
	pageAddress   = pattern.New(`(?i)^\W*(?:available|url|doi|from|at)?[:\s]*(?:https?://|www\.|doi:?\s*10\.|10\.\d{4,9}/)`)
)

// wholeWorks are the types whose pages, if any, are all of them: "xii, 340".
var wholeWorks = []string{"book", "mvbook", "collection", "mvcollection", "proceedings", "phdthesis", "mastersthesis", "thesis", "techreport", "report"}

// noPages says why the value of a field as a whole is not pages, or "".
func noPages(r *Record, s string) string {
	whole := slices.Contains(wholeWorks, r.Type) && !r.Has("chapter")
	switch {
	case notGiven.MatchString(s):
		return fmt.Sprintf("pages %q are not given", s)
	case halfRange.MatchString(s) || r.Bib.Dialect != bibtex.Biblatex && openRange.MatchString(s): // biber takes "12--"
		return fmt.Sprintf("the range of pages %q has no end", s)
	case pagesHeadless.MatchString(s):
		return fmt.Sprintf("the range of pages %q has no beginning", s)
	case counted.MatchString(s) || whole && collation.MatchString(s):
		return fmt.Sprintf("pages %q say how many there are, not which", s)
	case pageAddress.MatchString(s):
		return fmt.Sprintf("pages %q are an address, which belongs into url or doi", excerpt(s))
	case !strings.ContainsAny(s, "0123456789") && saysPending(s):
		return fmt.Sprintf("pages %q are not pages: the state of a work belongs into note or pubstate", excerpt(s))
	}
	return ""
}

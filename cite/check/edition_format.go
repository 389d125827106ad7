package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var editionFormat = &Rule{
	ID:       "CC516",
	Name:     "edition-format",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An edition in another form than the style prints",
		Why: "The styles of BibTeX print \"2 edition\" for a number and \"2nd edition edition\" where the word is there already: they " +
			"want an ordinal, such as Second. Biblatex wants the number and makes the ordinal in the language of the document.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  address = {Princeton},\n  year = 1988,\n  edition = 2\n}\n"},
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  address = {Princeton},\n  year = 1988,\n  edition = {2nd edition}\n}\n"},
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  location = {Princeton},\n  date = {1988},\n  edition = {2nd}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, title = {A}, address = {B}, year = 1974, edition = {Second}}\n@book{b, title = {B}, address = {B}, year = 1974, edition = {2nd}}\n@book{c, title = {C}, address = {B}, year = 1974, edition = {Revised}}\n@book{d, title = {D}, address = {B}, year = 1974, edition = {2., überarb.}}\n"},
			{Format: "bibtex", Source: "@book{a, title = {A}, location = {B}, date = {1974}, edition = 2}\n@book{b, title = {B}, location = {B}, date = {1974}, edition = {2nd, revised}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("edition") {
			if f.known() && !f.usesMacro() {
				p.editionForm(r, f)
			}
		}
	},
}

// ordinalWords are the editions that the styles of BibTeX print as words.
var ordinalWords = strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth")

// editionWord is the word for an edition; programs cut it off at any letter.
const editionWord = `ed(?:n|ition|itio|iti|it|i)?`

var (
	numberedEdition = pattern.New(`(?i)^(\d{1,3})(st|nd|rd|th|\.|e|ème|a|ª|º)?(?:\s*(` + editionWord + `|aufl|auflage|éd|édition|ediție|edición|edizione)\.?)?$`)
	wordedEdition   = pattern.New(`(?i)^([a-z]+)(?:\s+(` + editionWord + `)\.?)?$`)
	otherEdition    = pattern.New(`(?i)^(.*\pL.*?),?[\s~]+(?:edition|edn\.?|ed\.)$`)
)

// An edition is a value that is a number, however it is written.
type edition struct {
	number int
	bare   bool // digits and nothing else
	worded bool // with "edition" or another word for it
}

func newEdition(s string) (edition, bool) {
	if m := numberedEdition.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1])
		return edition{number: n, bare: m[2] == "" && m[3] == "", worded: m[3] != ""}, n > 0
	}
	if m := wordedEdition.FindStringSubmatch(s); m != nil {
		n := slices.Index(ordinalWords, strings.ToLower(m[1])) + 1
		return edition{number: n, worded: m[2] != ""}, n > 0
	}
	return edition{}, false
}

func (p *Pass) editionForm(r *Record, f *BibField) {
	s := f.words()
	e, ok := newEdition(s)
	switch {
	case !ok && r.Bib.Dialect == bibtex.BibTeX:
		p.wordOfStyle(r, f)
	case !ok:
	case r.Bib.Dialect == bibtex.Biblatex && !e.bare:
		n := strconv.Itoa(e.number)
		p.reportFixed(r, f, fmt.Sprintf("edition %q is written out, where biblatex expects the number %s", s, n), r.Rewrite(f, "write "+n, n))
	case r.Bib.Dialect == bibtex.BibTeX && e.bare:
		p.reportFixed(r, f, fmt.Sprintf("edition %q is a number, where BibTeX expects an ordinal such as Second", s), ordinalFixes(r, f, e.number)...)
	case r.Bib.Dialect == bibtex.BibTeX && e.worded:
		p.reportFixed(r, f, fmt.Sprintf("edition %q says what it is, which the style adds", s), ordinalFixes(r, f, e.number)...)
	}
}

// wordOfStyle reports "Revised edition", which becomes "revised edition
// edition".
func (p *Pass) wordOfStyle(r *Record, f *BibField) {
	if m := otherEdition.FindStringSubmatch(strings.TrimSpace(f.TeX)); m != nil {
		fix := r.Rewrite(f, "write "+m[1], m[1])
		fix.Unsafe = true // a few styles print what is not a number as it is
		p.reportFixed(r, f, fmt.Sprintf("edition %q says what it is, which the style adds", f.words()), fix)
	}
}

// ordinalFixes offers the English ordinal, but not in a reference that is in
// another language: the words that a style adds may be in it too.
func ordinalFixes(r *Record, f *BibField, n int) []cite.Fix {
	if lang := r.Field("language", "langid"); lang != nil && !english.MatchString(lang.Text) {
		return nil
	}
	word := ordinalOf(n)
	return []cite.Fix{r.Rewrite(f, "write "+word, word)}
}

var english = pattern.New(`(?i)^(?:en\b|eng$|.*english|american|british)`)

// ordinalOf writes a number as a word, or with its ending from the
// twenty-first on.
func ordinalOf(n int) string {
	if n <= len(ordinalWords) {
		return capitalized(ordinalWords[n-1])
	}
	ending := "th"
	if n/10%10 != 1 && 1 <= n%10 && n%10 <= 3 {
		ending = [...]string{"st", "nd", "rd"}[n%10-1]
	}
	return strconv.Itoa(n) + ending
}

package check

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
)

var dateMalformed = &Rule{
	ID:       "CC510",
	Name:     "date-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A date that biblatex cannot read",
		Why: "Biber drops a date that is not written as ISO 8601 has it (1974, 1974-05, 1974-05-12, 1974/1979), and the reference " +
			"is printed without one. A day that the calendar does not have is wrong in any case.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  location = {Princeton},\n  date = {1988-13-45}\n}\n"},
			{Format: "bibtex", Source: "@online{wood,\n  author = {Wood, Ellen},\n  title = {The Origin of Capitalism},\n  url = {https://example.org/wood},\n  date = {May 4, 1999},\n  urldate = {2020-5-4}\n}\n"},
			{Format: "bibtex", Source: "@collection{lewin,\n  editor = {Lewin, Moshe},\n  title = {The Soviet Century},\n  publisher = {Verso},\n  location = {London},\n  date = {2005--2007}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, title = {A}, date = {1990}}\n@book{b, title = {B}, date = {1990-05-12/1990-06-01}}\n@book{c, title = {C}, date = {1990/}}\n@book{d, title = {D}, date = {199X}}\n@book{e, title = {E}, date = {1990-21}}\n" +
				"@book{f, title = {F}, date = {1990~}}\n@book{g, title = {G}, date = {../1990}}\n@book{h, title = {H}, date = {-0350}}\n@online{i, title = {I}, date = {2019-05-12T10:00:00+01:00}, urldate = {2020-02-29}}\n@book{j, title = {J}, date = {}}\n@book{k, title = {K}, date = {Y170002}}\n"},
			{Format: "bibtex", Source: "@phdthesis{a,\n  author = {Miller, Ann},\n  title = {Councils},\n  school = {Oxford},\n  year = 1974,\n  month = may,\n  urldate = {May 4, 2020}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("date", "urldate", "origdate", "eventdate") {
			if f.known() {
				p.malformedDate(r, f)
			}
		}
	},
}

// malformedDate reports a date that is wrong anywhere, and in files that
// biblatex reads one that is written in another way.
func (p *Pass) malformedDate(r *Record, f *BibField) {
	s := f.asDate()
	switch {
	case impossible(s):
		p.reportFixed(r, f, fmt.Sprintf("%s %q is not in the calendar", f.Name, excerpt(s)))
	case endsEarly(s) && wellFormed(s):
		p.reportFixed(r, f, fmt.Sprintf("%s %q ends before it begins", f.Name, excerpt(s)))
	case wellFormed(s) || !readsDates(r.Bib, f) || otherDigits(s):
	default:
		p.otherDate(r, f, s)
	}
}

// readsDates reports whether a field is one that biblatex will read: BibTeX
// prints urldate as it is, where a style prints it at all.
func readsDates(b *Bib, f *BibField) bool {
	return b.Dialect == bibtex.Biblatex || b.Dialect == "" && f.Name != "urldate"
}

// otherDigits reports what biber or a style of China or Japan reads in its own
// way: the digits of other scripts, and years with that of a reign behind them.
func otherDigits(s string) bool {
	han := false
	for _, c := range s {
		if c > unicode.MaxLatin1 && unicode.IsDigit(c) {
			return true
		}
		han = han || unicode.Is(unicode.Han, c)
	}
	return han && !strings.ContainsAny(s, "月")
}

func (p *Pass) otherDate(r *Record, f *BibField, s string) {
	repaired, sure := repairedDate(s)
	if repaired == "" {
		p.reportFixed(r, f, fmt.Sprintf("%s %q is not a date such as 1974, 1974-05-12 or 1974/1979", f.Name, excerpt(s)))
		return
	}
	fix := r.Rewrite(f, "write "+repaired, repaired)
	fix.Unsafe = !sure
	p.reportFixed(r, f, fmt.Sprintf("%s %q is not written as biblatex reads it: %s", f.Name, excerpt(s), repaired), fix)
}

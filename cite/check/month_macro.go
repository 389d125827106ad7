package check

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/date"
	"github.com/citecheck/citecheck/cite/pattern"
)

var monthNotMacro = &Rule{
	ID:       "CC511",
	Name:     "month-not-macro",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A month that is not one of the macros jan to dec, or stands in the year",
		Why: "The macro lets each style print the month in its own way and language, and sort by it; biblatex takes only " +
			"macros and numbers. A month that is spelled out stays as it is in all of them, and one in the year gets into labels.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  month = {January}\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Les conseils},\n  journal = {Annales},\n  year = 1974,\n  month = {Janvier}\n}\n"},
			{Format: "bibtex", Source: "@inproceedings{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  booktitle = {Proceedings of the Society},\n  year = 1974,\n  month = \"June 28--July 2\"\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  month = 13\n}\n"},
			{Format: "bibtex", Source: "@article{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  journal = {History Today},\n  year = 1974,\n  month = sept\n}\n"},
			{Format: "bibtex", Source: "@techreport{miller,\n  author = {Miller, Ann},\n  title = {Councils},\n  institution = {The Society},\n  year = {June 1974}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@misc{a, title = {A}, year = 1974, month = jan}\n@misc{b, title = {B}, year = 1974, month = 1}\n@misc{c, title = {C}, year = 1974, month = {12}}\n@misc{d, title = {D}, year = 1974, month = \"10~\" # jan}\n" +
				"@misc{e, title = {E}, year = 1974, month = JAN}\n@misc{f, title = {F}, year = 1974, month = {Spring}}\n@misc{g, title = {G}, year = 1974, month = jul # \"/\" # aug}\n@misc{h, title = {H}, year = 1974, month = {}}\n@misc{i, title = {I}, year = {2003-04}}\n@misc{j, title = {J}, year = {Spring 1974}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("month") {
			if s := f.words(); !isMonth(s, f) && s != "" && (asksForMonth(s) || r.Bib.Dialect == bibtex.Biblatex) {
				p.reportFixed(r, f, monthMessage(s), monthFixes(r, f, s)...)
			}
		}
		for r, f := range p.FieldsNamed("year") {
			p.monthInYear(r, f)
		}
	},
}

// monthMacros are the macros that every style has, in order.
var monthMacros = strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec")

const monthWords = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var (
	// englishMonth finds what is spelled out where a macro could stand.
	englishMonth = pattern.New(`(?i)\b(?:` + monthWords + `)\b\.?`)

	// englishDays are days and months in English with nothing in LaTeX but
	// dashes and ties.
	englishDays = pattern.New(`(?i)^(?:\b(?:` + monthWords + `)\b\.?|\b[0-3]?\d(?:st|nd|rd|th)?\b|[-–/,&~ ]|\band\b|\bto\b)+$`)
)

// isMonth reports a number or a macro, perhaps joined with other words.
func isMonth(s string, f *BibField) bool {
	if n, err := strconv.Atoi(s); err == nil {
		return 1 <= n && n <= 12 && len(s) <= 2
	}
	return f.usesMacro() && f.known()
}

// asksForMonth reports whether a value speaks of months at all: BibTeX has no
// other place for "Spring" and "Michaelmas Term".
func asksForMonth(s string) bool {
	return strings.ContainsAny(s, "0123456789") || englishMonth.MatchString(s) || namedMonth(s) != 0
}

// namedMonth reads the name of a month in any language, or returns 0.
func namedMonth(s string) int {
	s = strings.TrimRight(s, ".,")
	if strings.ContainsAny(s, "0123456789") || strings.Contains(s, " ") {
		return 0
	}
	d := date.Parse(s + " 2001")
	if d.Year != 2001 || d.Day != 0 || d.End != nil || d.Literal != "" {
		return 0
	}
	return d.Month
}

func monthMessage(s string) string {
	if m := namedMonth(s); m != 0 {
		return fmt.Sprintf("month %q is written as text, where the macro %s is expected", excerpt(s), monthMacros[m-1])
	}
	if _, err := strconv.Atoi(s); err == nil {
		return fmt.Sprintf("month %q is not from 1 to 12", excerpt(s))
	}
	return fmt.Sprintf("month %q is neither a macro from jan to dec nor a number", excerpt(s))
}

// monthFixes offers a macro for one month, and in a file of BibTeX macros with
// words between them for more: biblatex has day, date and issue for that.
func monthFixes(r *Record, f *BibField, s string) []cite.Fix {
	if m := namedMonth(s); m != 0 {
		fix := r.recode(f, "write "+monthMacros[m-1], monthMacros[m-1])
		fix.Unsafe = r.Bib.Dialect != bibtex.Biblatex && !wholeMonth(s) // the style may have no macros in that language
		return []cite.Fix{fix}
	}
	if r.Bib.Dialect != bibtex.BibTeX || len(f.Value.Pieces) != 1 || f.Value.Pieces[0].Unclosed || !englishDays.MatchString(f.TeX) || !englishMonth.MatchString(f.TeX) {
		return nil
	}
	code := joinedMonths(f.TeX)
	return []cite.Fix{r.recode(f, "write "+code, code)}
}

// wholeMonth reports an English name and nothing else.
func wholeMonth(s string) bool {
	at := englishMonth.FindStringIndex(s)
	return at != nil && at[0] == 0 && at[1] == len(s)
}

// joinedMonths replaces the names of months by macros: jun # "~28".
func joinedMonths(tex string) string {
	var pieces []string
	quoted := func(s string) {
		if s != "" {
			pieces = append(pieces, `"`+s+`"`)
		}
	}
	last := 0
	for _, at := range englishMonth.FindAllStringIndex(tex, -1) {
		quoted(tex[last:at[0]])
		pieces = append(pieces, macroOf(tex[at[0]:at[1]]))
		last = at[1]
	}
	quoted(tex[last:])
	return strings.Join(pieces, " # ")
}

func macroOf(name string) string {
	name = strings.ToLower(name)[:3]
	return monthMacros[slices.Index(monthMacros, name)]
}

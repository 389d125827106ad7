package check

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var yearMalformed = &Rule{
	ID:       "CC507",
	Name:     "year-malformed",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A year that is not one",
		Why: "Styles sort by the year and cite it: \"(Hahn, 198)\" helps no reader. Four digits are expected, or words that say " +
			"that there is no year or none yet.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{hahn,\n  author = {Hahn, Jeffrey},\n  title = {Soviet Grassroots},\n  publisher = {Princeton University Press},\n  year = {198}\n}\n"},
			{Format: "bibtex", Source: "@book{wood,\n  author = {Wood, Ellen},\n  title = {The Origin of Capitalism},\n  publisher = {Verso},\n  year = \"l999\"\n}\n"},
			{Format: "bibtex", Source: "@book{lewin,\n  author = {Lewin, Moshe},\n  title = {The Soviet Century},\n  publisher = {Verso},\n  year = circa\n}\n@string{circa = {circa}}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a, title = {A}, year = 1974}\n@book{b, title = {B}, year = {c. 1850}}\n@book{c, title = {C}, year = {[1990]}}\n@book{d, title = {D}, year = {1990/91}}\n" +
				"@book{e, title = {E}, year = {in~press}}\n@book{f, title = {F}, year = {n.d.}}\n@book{g, title = {G}, year = thisyear}\n@book{h, title = {H}, year = {19??}}\n@book{i, title = {I}, year = {44 B.C.}}\n" +
				"@book{j, title = {J}, year = {{\\`a para\\^itre}}}\n@book{k, title = {K}, year = {平成12年}}\n@book{l, title = {L}, year = {}}\n@book{m, title = {M}, year = {MDCCLXXVI}}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed("year") {
			if text := f.words(); f.known() && !yearOrReason(text) {
				p.reportFixed(r, f, fmt.Sprintf("year %q does not have four digits, as 1974 has", excerpt(text)), yearFixes(r, f, text)...)
			}
		}
	},
}

// yearOrReason reports whether a value says a year, or says that there is none.
func yearOrReason(s string) bool {
	return fourDigits.MatchString(s) || partlyKnown.MatchString(s) || beyondLatin(s) || otherCount.MatchString(plain(s)) || saysUndated(s)
}

var (
	fourDigits  = pattern.New(`(?:^|\D)\d{4}(?:\D|$)`)
	partlyKnown = pattern.New(`(?i)(?:^|\D)(?:\d\d\d[-–?xu_]|\d\d(?:[-–?xu_.][-–?xu_.]|[–—…]))(?:\D|$)`) // a decade, a century

	// Eras, centuries and guesses give other digits a sense; here without
	// their punctuation.
	otherCount = pattern.New(`^(?:.* )?(?:\d+ ?(?:b ?c(?: ?e)?|a ?d|c ?e|b ?p|[vn] ?chr|u ?z|a[pv] j c|[ad] ?c|a ?h|a ?m|a ?u ?c|(?:st|nd|rd|th)? ?c(?:ent(?:ury)?)?|jh|jahrhundert)|` +
		`(?:a ?d|a ?h|a ?u ?c|ca?|circa|um|vers|heisei|showa|taisho|meiji|reiwa|minguo|an|century|siglo|saec|sec|seculo|secolo|siecle) (?:\d+|[mdclxvi]+))(?: .*)?$` +
		`|^m[mdclxvi]{2,}$|^[mdclxvi]+e? siecle`)
)

// beyondLatin reports letters or digits of scripts that count years in their
// own way.
func beyondLatin(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r > unicode.MaxLatin1 && (unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r))
	})
}

// saysUndated reports words such as "in press" and "n.d.": see
// data/undated.tsv.
func saysUndated(s string) bool { return undatedClass(s) != "" }

// saysPending reports words such as "in press" alone.
func saysPending(s string) bool { return undatedClass(s) == "pending" }

// undatedClass returns the class of the first word or words of a value that
// have one, or "".
func undatedClass(s string) string {
	set := undatedPhrases()
	words := strings.Fields(plain(s))
	for i := range words {
		for n := 1; n <= min(5, len(words)-i); n++ {
			if class := set[strings.Join(words[i:i+n], " ")]; class != "" {
				return class
			}
		}
	}
	return ""
}

var undatedPhrases = sync.OnceValue(func() map[string]string {
	all := make(map[string]string)
	for phrase, class := range readPhrases("undated.tsv").class {
		all[plain(phrase)] = class
	}
	return all
})

// yearFixes offers the year that was meant where a slip of the keyboard alone
// can explain the value: letters that look like digits, a space.
func yearFixes(r *Record, f *BibField, s string) []cite.Fix {
	year := lookalikes.Replace(s)
	if !plausibleYear.MatchString(year) || len(s)-strings.Count(s, " ") != 4 {
		return nil
	}
	return []cite.Fix{r.Rewrite(f, "write "+year, year)}
}

var (
	lookalikes    = strings.NewReplacer("O", "0", "o", "0", "l", "1", "I", "1", " ", "")
	plausibleYear = pattern.New(`^(?:1[4-9]|20)\d\d$`)
)

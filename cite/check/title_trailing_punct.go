package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var titleTrailingPunct = &Rule{
	ID:       "CC520",
	Name:     "title-trailing-punct",
	Severity: cite.Info,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A title that ends with a stop or a comma, or stands in quotation marks",
		Why:   "Styles put their own punctuation behind titles and quotation marks around them, so they come out twice.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd,},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {``The Councils of Petrograd''},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {“The Councils of Petrograd,”},\n  journal = {History Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Made in the U.S.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Smith and Sons Ltd.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {And so on, etc.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {What is to be done?},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Waiting ...},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {``Councils'' and ``Soviets''},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {World War I.},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(titleFields...) {
			if trimmed, what := trailing(f.TeX); what != "" {
				p.Report(cite.Finding{
					Ref: r.Ref, Span: r.Within(f, 0, len(f.TeX)), Message: "the title " + what + ", which styles add themselves",
					Fixes: []cite.Fix{r.Rewrite(f, "write "+excerpt(trimmed), trimmed)},
				})
			}
		}
	},
}

// trailing returns a title without the punctuation that styles add, and what
// is wrong with it, or "".
func trailing(tex string) (trimmed, what string) {
	s := strings.TrimSpace(tex)
	for _, q := range [][2]string{{"``", "''"}, {"“", "”"}, {"\"", "\""}, {"„", "“"}, {"«", "»"}} {
		inner, ok := strings.CutPrefix(s, q[0])
		if inner, closed := strings.CutSuffix(inner, q[1]); ok && closed && !strings.Contains(inner, q[0]) && !strings.Contains(inner, q[1]) {
			return strings.TrimRight(inner, ",. "), "is in quotation marks"
		}
	}
	switch {
	case strings.HasSuffix(s, ","), strings.HasSuffix(s, ";"):
		return strings.TrimRight(s, ",; "), "ends with \"" + s[len(s)-1:] + "\""
	case strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") && plainWord.MatchString(s) && !abbreviatedEnd(s):
		return strings.TrimRight(s, ". "), "ends with a full stop"
	}
	return tex, ""
}

// plainWord matches a text that ends in a word and a stop.
var plainWord = pattern.New(`[\s-]\p{L}?\p{Ll}{3,}\.$`)

// stoppedWords are abbreviations that end titles.
var stoppedWords = strings.Fields("etc vol vols rev repr corr ill illus bis supp suppl suppl ser ed eds verm aufl usw jahrh bzw ff ltd inc corp bros dept univ")

func abbreviatedEnd(s string) bool {
	words := strings.Fields(strings.TrimSuffix(s, "."))
	last := strings.ToLower(words[len(words)-1])
	return isWordOf(last[strings.LastIndex(last, "-")+1:], stoppedWords)
}

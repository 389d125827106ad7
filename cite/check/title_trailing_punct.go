package check

import (
	"slices"
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
			if what, edits := trailing(f); what != "" {
				fixes := r.edited(f, "write "+shown(applied(f.TeX, edits)), edits...)
				if len(edits) > 1 {
					fixes = unsafe(fixes) // or the title is a quotation
				}
				span := r.Within(f, edits[0].from, edits[len(edits)-1].to)
				p.Report(cite.Finding{Ref: r.Ref, Span: span, Message: "the " + f.Name + " " + what + ", which styles add themselves", Fixes: fixes})
			}
		}
	},
}

var quotationMarks = [][2]string{{"``", "''"}, {"“", "”"}, {`"`, `"`}, {"„", "“"}, {"„", "”"}, {"«", "»"}, {"``", `"`}}

// trailing returns what a title has at its end, or around it, that styles add,
// and how to write it without.
func trailing(f *BibField) (what string, edits []texEdit) {
	from := len(f.TeX) - len(strings.TrimLeft(f.TeX, " \t\r\n"))
	s := strings.TrimSpace(f.TeX)
	for _, q := range quotationMarks {
		inner, opened := strings.CutPrefix(s, q[0])
		inner, closed := strings.CutSuffix(inner, q[1])
		if opened && closed && inner != "" && !strings.Contains(inner, q[0]) && !strings.Contains(inner, q[1]) {
			end := from + len(q[0]) + len(strings.TrimRight(inner, ",. "))
			return "is in quotation marks", []texEdit{{from, from + len(q[0]), ""}, {end, from + len(s), ""}}
		}
	}
	kept := strings.TrimRight(s, ",;. ")
	cut := []texEdit{{from + len(kept), from + len(s), ""}}
	switch end := s[len(kept):]; {
	case kept == "":
	case strings.ContainsAny(end, ",;") && !strings.Contains(end, "..") && !strings.HasSuffix(kept, `\`):
		return "ends with \"" + end + "\"", cut
	case end == "." && plainWord.MatchString(s) && !abbreviatedEnd(s, f.Name):
		return "ends with a full stop", cut
	}
	return "", nil
}

// plainWord matches a text that ends in a word and a stop.
var plainWord = pattern.New(`[\s-]\p{L}?\p{Ll}{3,}\.$`)

// stoppedWords are abbreviations that end titles.
var stoppedWords = strings.Fields(`etc vol vols rev repr corr ill illus bis supp suppl ser ed eds verm aufl usw jahrh bzw ltd inc corp bros dept
	univ proc conf symp trans int natl assoc assn soc commun comput sci technol eng engin lett math phys chem biol med mech appl theor anal
	syst netw res stud hist engl govt misc mitt abt anm bearb erw hrsg jhdt sog geb verb unv`)

// abbreviatedEnd reports whether the stop is that of an abbreviation, as all
// are where a booktitle is made of them.
func abbreviatedEnd(s, field string) bool {
	words := strings.Fields(strings.TrimSuffix(s, "."))
	last := strings.ToLower(words[len(words)-1])
	if isWordOf(last[strings.LastIndex(last, "-")+1:], stoppedWords) {
		return true
	}
	return field != "title" && slices.ContainsFunc(words[:len(words)-1], func(w string) bool { return strings.HasSuffix(w, ".") })
}

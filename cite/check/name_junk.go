package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

var nameJunk = &Rule{
	ID:       "CC607",
	Name:     "name-junk",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Something in a name that is no part of it",
		Why: "Titles, degrees, roles, addresses and labels come along when names are copied. They are printed, sorted by and searched for " +
			"as if they were a name.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {By Ann Moore},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Prof. Dr. Mary Hill},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ann Moore, PhD},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  editor = {Ann Moore (eds.)},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ann Moore ann@example.org},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Byron, George and Edwards, Ed and Prof, Jan and King, III, John and {Studio 54} and Doctorow, Cory and {Dr. Seuss} and Adams, M.D. and Adams, M. D.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for n := range p.names() {
			if n.tex == "" || n.others() {
				continue
			}
			if !n.person() && !strings.Contains(n.tex, "@") {
				continue
			}
			if what, loc := junkIn(n.tex); loc != nil {
				span := n.r.Within(n.f, n.from+loc[0], n.from+loc[1])
				p.reportName(&n, span, nil, "\""+strings.Trim(n.tex[loc[0]:loc[1]], " ,()[]")+"\" is "+what+", not part of a name")
			}
		}
	},
}

// junk is what does not belong into a name.
var junk = []struct {
	what  string
	match *pattern.Regexp
}{
	{"an e-mail address", pattern.New(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)},
	{"an address", pattern.New(`https?://\S+|www\.\S+`)},
	{"a role", pattern.New(`(?i)[\s,]*[(\[](?:eds?|editors?|hrsgg?|hg|hrsg|trans|transl|translators?|tr|éds?|dir|coord|a cura di|ред|author|illustrators?|compilers?|comps?)\.?[)\]]`)},
	{"a role", pattern.New(`(?i)^(?:edited by|translated by|written by|hrsg\. von|herausgegeben von)\s`)},
	{"a role", pattern.New(`(?i),\s*(?:eds?\.|editors?|hrsg\.?|translators?)$`)},
	{"a label", pattern.New(`^(?:By|BY|by)\s|^(?i:authors?|editors?|von|posted by)\s*:\s`)},
	{"a degree", pattern.New(`[,\s](?:Ph\.?[\s~]?D\.?|M\.D\.|MD|D\.?Phil\.?|LL\.?[MDB]\.?|M\.?Sc\.?|B\.?Sc\.?|MPH|MBA|Esq\.?)$`)},
	{"a title", pattern.New(`(?:^|,\s*)(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Herr|Frau|Проф)\.?[\s~]+)+(?:(?:h\.\s?c|phil|med|jur|rer|nat)\.\s*)*`)},
	{"a year", pattern.New(`[\s,(]\(?(?:1[5-9]|20)\d\d(?:\s*[-–]+\s*(?:(?:1[5-9]|20)\d\d)?)?\)?[.,]?$`)},
}

func junkIn(tex string) (what string, loc []int) {
	for _, j := range junk {
		if loc := j.match.FindStringIndex(tex); loc != nil {
			if !meansName(j.what, tex, loc) {
				return j.what, loc
			}
		}
	}
	return "", nil
}

// meansName reports whether what looks like junk is a name after all: "Prof,
// Jan" has a family name that looks like a title, "Smith, M.D." two initials.
func meansName(what, tex string, loc []int) bool {
	switch what {
	case "a title":
		return strings.TrimSpace(tex[loc[1]:]) == ""
	case "a degree":
		first, rest, _ := strings.Cut(strings.TrimSpace(tex[:loc[0]]), " ")
		return strings.HasPrefix(strings.Trim(tex[loc[0]:loc[1]], " ,"), "M") && (rest == "" || !name.IsFamiliar(first))
	}
	return false
}

package check

import (
	"strings"
	"unicode"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
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
			if n.tex == "" || n.others() || !n.person() && !strings.Contains(n.tex, "@") {
				continue
			}
			if j, loc := junkIn(n.tex); loc != nil {
				span := n.r.Within(n.f, n.from+loc[0], n.from+loc[1])
				p.reportName(&n, span, n.without(j, loc), "\""+excerpt(bibtex.Decode(strings.Trim(n.tex[loc[0]:loc[1]], " ,()[]")))+"\" is "+j.what+", not part of a name")
			}
		}
	},
}

// without is the fix that takes junk out of a name, or nil where no name would
// be left.
func (n *bibName) without(j *junkKind, loc []int) *cite.Fix {
	before, after := strings.TrimRight(n.tex[:loc[0]], " ,~"), strings.TrimLeft(n.tex[loc[1]:], " ,~")
	between := " "
	if strings.HasPrefix(strings.TrimSpace(n.tex[loc[0]:]), ",") || strings.HasPrefix(n.tex[loc[1]:], ",") {
		between = ", "
	}
	if before == "" || strings.Trim(after, "}") == "" {
		between = ""
	}
	rest := before + between + after
	if rest == "" || !strings.ContainsFunc(rest, unicode.IsLetter) || strings.Count(rest, "{") != strings.Count(rest, "}") {
		return nil
	}
	return n.rewritten(rest, j.doubt)
}

// A junkKind is something that does not belong into a name.
type junkKind struct {
	what  string
	match *pattern.Regexp
	doubt bool // whether a person should look at what is left
}

var junk = []junkKind{
	{"an e-mail address", pattern.New(`[<(]?\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?`), false},
	{"an address", pattern.New(`[<(]?(?:https?://\S+|www\.\S+)`), true},
	{"a role", pattern.New(`(?i)[\s,]*[(\[](?:eds?|editors?|hrsgg?|hg|hrsg|trans|transl|translators?|tr|éds?|dir|coord|coords|a cura di|ред|пер|сост|author|illustrators?|compilers?|comps?|org|orgs|moderator|chair)\.?[)\]]`), false},
	{"a role", pattern.New(`(?i)^(?:edited by|translated by|written by|compiled by|with (?:contributions?|assistance|help|illustrations?|an? (?:introduction|foreword|preface)) (?:from|by|of)|in collaboration with|hrsg\. von|herausgegeben von|unter mitarbeit von|под ред\.|под редакцией)\s+`), true},
	{"a role", pattern.New(`(?i),\s*(?:eds?\.|editors?|hrsg\.?|translators?)$`), false},
	{"a label", pattern.New(`^(?:By|BY|by)\s+|^(?i:authors?|editors?|von|posted by)\s*:\s+`), false},
	{"a label", pattern.New(`(?i)(?:authors? info(?:rmation)? (?:&|\\&|and) claims|view orcid profile|author links open overlay panel|see all articles by this author)`), false},
	{"a degree", pattern.New(`[,\s]\s*(?:Ph\.?[\s~]?D\.?|M\.D\.|MD|D\.?Phil\.?|LL\.?[MDB]\.?|M\.?Sc\.?|B\.?Sc\.?|MPH|MBA|Esq\.?)$`), false},
	{"a title", pattern.New(`(?:^|,\s*)(?:(?:Dr|Prof|Professor|Mr|Mrs|Ms|Herr|Frau|Проф)\.?[\s~]+)+(?:(?:h\.\s?c|phil|med|jur|rer|nat)\.\s*)*`), true},
	{"a number", pattern.New(`\s0\d{3}$`), false}, // by which dblp.org tells namesakes apart
	{"a mark", pattern.New(`[\s,]*(?:[*†‡§¶]+|\$\^\{?[^$]{1,12}\$|\\textsuperscript\{[^{}]{1,12}\}|\\(?:thanks|footnote|dag|ddag)\{[^{}]*\})`), false},
	{"a year", pattern.New(`[\s,(]+\(?(?:1[5-9]|20)\d\d(?:\s*[-–]+\s*(?:(?:1[5-9]|20)\d\d)?)?\)?[.,]?$`), false},
}

func junkIn(tex string) (*junkKind, []int) {
	for i := range junk {
		if loc := junk[i].match.FindStringIndex(tex); loc != nil && !meansName(junk[i].what, tex, loc) {
			return &junk[i], loc
		}
	}
	return nil, nil
}

// meansName reports whether what looks like junk is a name after all: "Prof,
// Jan" has a family name that looks like a title, "Smith, M.D." two initials,
// "ACM SIGPLAN 2005" a body.
func meansName(what, tex string, loc []int) bool {
	switch what {
	case "a title":
		return !strings.ContainsAny(strings.Trim(tex[loc[0]:], " ,~")[1:], " ~") || strings.TrimSpace(tex[loc[1]:]) == ""
	case "a degree":
		first, rest, _ := strings.Cut(strings.TrimSpace(tex[:loc[0]]), " ")
		return strings.HasPrefix(strings.Trim(tex[loc[0]:loc[1]], " ,"), "M") && (rest == "" || !name.IsFamiliar(first))
	case "a year":
		return !strings.Contains(tex, ",") && !name.IsFamiliar(strings.Fields(tex)[0])
	}
	return false
}

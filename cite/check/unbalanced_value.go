package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var unbalancedValue = &Rule{
	ID:       "CC524",
	Name:     "unbalanced-braces",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A bracket or quotation mark in a value without its partner",
		Why:   "Something was cut off or pasted twice; the bracket is printed as it is.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils (in Towns (of Russia)},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils in Towns)},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils (1905--1917},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The ``Councils of Petrograd},\n  journal = {History Today},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@article{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils of Petrograd},\n  journal = {History [Today},\n  year = {1991}\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {„Räte“, »Räte« and “Räte“},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Walks on (0,1] and [1,2[: (a) Councils (and {(Soviets)}), (b) Towns},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The Councils (1905--1917) and $[0,1)$: 1) how, 2) why},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {The workers' ``Councils'' of the '20s},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann},\n  title = {Smile :-)},\n  publisher = {Verso},\n  year = {1991}\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for r, f := range p.FieldsNamed(append([]string{"journal", "journaltitle", "publisher", "series"}, titleFields...)...) {
			if at, sign := unpaired(f.TeX); at >= 0 {
				p.ReportRef(r.Ref, r.Within(f, at, at+len(sign)), "%q has no partner in the %s", sign, f.Name)
			}
		}
	},
}

// pairs are signs that come in twos. What is at the end of a pair may also be
// something else: a bracket that closes "1)" or a smile, two apostrophes.
var pairs = [][2]string{{"(", ")"}, {"[", "]"}, {"``", "''"}, {"“", "”"}, {"«", "»"}}

// unpaired returns the first opening sign of a value that nothing closes, or a
// bracket that nothing opened behind a word; -1 if there is none.
func unpaired(tex string) (at int, sign string) {
	if !strings.ContainsAny(tex, "()[]`“«") {
		return -1, ""
	}
	text := texText(tex)
	for _, pair := range pairs {
		if at, sign := unpairedOf(tex, text, pair); at >= 0 {
			return at, sign
		}
	}
	return -1, ""
}

func unpairedOf(tex string, text []bool, pair [2]string) (at int, sign string) {
	var open []int
	extra, seen := -1, false
	for i := 0; i < len(tex); i++ {
		switch {
		case !text[i]:
		case strings.HasPrefix(tex[i:], pair[0]):
			if !smiles(tex, i) {
				open, seen = append(open, i), true
			}
			i += len(pair[0]) - 1
		case strings.HasPrefix(tex[i:], pair[1]):
			if len(open) > 0 {
				open = open[:len(open)-1]
			} else if closesWord(tex[:i], pair[1]) && extra < 0 {
				extra = i
			}
			i += len(pair[1]) - 1
		}
	}
	switch {
	case len(open) > 0 && !halfOpen(tex, pair[0]) && !otherWay(tex, pair, len(open)):
		return open[0], pair[0]
	case extra >= 0 && !seen:
		return extra, pair[1]
	}
	return -1, ""
}

// closesWord reports whether the sign behind s is a bracket at the end of a
// word: not of a number or a letter that counts items, not of a formula.
func closesWord(s, sign string) bool {
	word := s[strings.LastIndexAny(s, " ~([{")+1:]
	return sign == ")" && len(word) > len("iii") && !strings.ContainsAny(word, "0123456789:;=<-.&")
}

// halfOpen reports an interval such as [0,1) or ]a,b[, whose brackets differ.
func halfOpen(tex, sign string) bool {
	return (sign == "[" || sign == "(") && interval.MatchString(tex)
}

var interval = pattern.New(`[\[(\]]\s*[-+]?[\w.$\\]{1,8}\s*[,;]\s*[-+]?[\w.$\\]{1,8}\s*[\])\[]`)

// otherWay reports quotation marks that open a quotation in one language and
// close it in another: „Räte“, »Räte«, “Räte“.
func otherWay(tex string, pair [2]string, open int) bool {
	switch pair[0] {
	case "“":
		return open > 1 || strings.Contains(tex, "„")
	case "«":
		return open > 1 || strings.Index(tex, "»") < strings.Index(tex, "«") && strings.Contains(tex, "»")
	}
	return false
}

func smiles(tex string, at int) bool {
	return at > 0 && strings.IndexByte(":;=", tex[at-1]) >= 0 && (at == 1 || tex[at-2] == ' ')
}

package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/pattern"
)

var nameSeparator = &Rule{
	ID:       "CC602",
	Name:     "name-separator",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Names parted by something other than \"and\"",
		Why:   "BibTeX and biber know \"and\" alone: of \"Smith, J.; Doe, A.\" they make one person with a strange name.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann; Hill, Mary},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Ann Moore \\& Mary Hill},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, A., Hill, M., Rand, B.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{moore1991,\n  author = {Moore, Ann and Hill, Mary and {Smith & Sons} and King, Jr., M. L.},\n  title = {Councils},\n  publisher = {Verso},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@manual{att1991,\n  author = {AT\\&T},\n  title = {Unix},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for n := range p.names() {
			if names := n.apart(); len(names) > 1 {
				p.reportName(&n, n.span(), n.rewritten("part the names with \"and\"", strings.Join(names, " and "), false),
					"the names in \""+excerpt(n.text)+"\" must be parted by \"and\"")
			} else if n.parted() {
				p.reportName(&n, n.span(), nil, "the names in \""+excerpt(n.text)+"\" must be parted by \"and\"")
			}
		}
	},
}

// parted reports whether a name is several, parted by something else.
func (n *bibName) parted() bool { return len(n.apart()) > 1 }

// apart returns the names that something else than "and" parts, in LaTeX.
func (n *bibName) apart() []string {
	if !n.person() {
		return nil
	}
	if names := cutOutside(n.tex, ";"); len(names) > 1 {
		return names
	}
	if names := cutAmpersand(n.tex); len(names) > 1 {
		return names
	}
	return cutPairs(n.tex)
}

// cutOutside cuts a list at a byte outside of braces; empty pieces are dropped.
func cutOutside(tex, at string) []string {
	var names []string
	for {
		i := bibtex.OutsideBraces(tex, at)
		piece := tex
		if i >= 0 {
			piece = tex[:i]
		}
		if piece = strings.TrimSpace(piece); piece != "" {
			names = append(names, piece)
		}
		if i < 0 {
			return names
		}
		tex = tex[i+1:]
	}
}

// cutAmpersand cuts "A. Smith & B. Doe" and "Smith, A., & Doe, B.". Both sides
// must be persons by their form: several words or a comma.
func cutAmpersand(tex string) []string {
	i := bibtex.OutsideBraces(tex, "&")
	if i <= 0 {
		return nil
	}
	left := strings.TrimRight(strings.TrimSuffix(tex[:i], `\`), " ,")
	right := strings.TrimSpace(tex[i+1:])
	spaced := strings.ContainsAny(strings.TrimSuffix(tex[:i], `\`)[max(0, len(strings.TrimSuffix(tex[:i], `\`))-1):], " \n\t")
	if !spaced || !strings.ContainsAny(left, " ,") || !strings.ContainsAny(right, " ,") || bodyLike(left) || bodyLike(right) {
		return nil
	}
	var names []string
	if names = cutPairs(left); names == nil {
		names = []string{left}
	}
	if more := cutPairs(right); more != nil {
		return append(names, more...)
	}
	return append(names, right)
}

// initialsAfter matches the given names of "Smith, J. A.".
var initialsAfter = pattern.New(`^(?:\p{Lu}\.?[- ~]?){1,4}$`)

// cutPairs cuts "Smith, J., Doe, A., Poe, B.": pairs of a family name and
// initials, two of them at least.
func cutPairs(tex string) []string {
	commas := bibtex.CommasIn(tex)
	if len(commas) < 3 || len(commas)%2 == 0 {
		return nil
	}
	var names []string
	from := 0
	for i := 1; i <= len(commas); i += 2 {
		end := len(tex)
		if i < len(commas) {
			end = commas[i]
		}
		given := strings.TrimSpace(tex[commas[i-1]+1 : end])
		if !initialsAfter.MatchString(given) {
			return nil
		}
		names = append(names, strings.TrimSpace(tex[from:end]))
		from = min(end+1, len(tex))
	}
	return names
}

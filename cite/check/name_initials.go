package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var nameInitials = &Rule{
	ID:       "CC611",
	Name:     "name-initials-only-mixed",
	Severity: cite.Info,
	Since:    "0.1.0",
	Off:      true,
	Doc: Doc{
		Title: "Initials in a file that otherwise spells given names out",
		Why:   "A list in which some people have given names and others initials looks careless, and styles cannot spell out what is not there.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Anweiler, Oskar and Hahn, Jeffrey and Lewin, Moshe and Wood, E.},\n  title = {Councils},\n  publisher = {Brill},\n  year = 1958\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{a1958,\n  author = {Anweiler, O. and Hahn, J. W. and Lewin, Moshe},\n  title = {Councils},\n  publisher = {Brill},\n  year = 1958\n}\n"},
		},
	},
	Run: func(p *Pass) {
		var full int
		var short []bibName
		for n := range p.names() {
			parsed, ok := n.parts, n.single
			switch {
			case !ok || !n.person() || parsed.Given == "":
			case abbreviated(parsed.Given):
				short = append(short, n)
			default:
				full++
			}
		}
		const style = 3 // times as many in full make it the style of the file
		if full < style*len(short) {
			return
		}
		var told *BibField // one finding a list
		for _, n := range short {
			if n.f == told {
				continue
			}
			told = n.f
			p.reportName(&n, n.span(), nil, "\""+excerpt(n.text)+"\" has initials, where other given names are spelled out")
		}
	},
}

// initialsAndName matches given names of which one is spelled out: "John F.".
var initialsAndName = pattern.New(`\p{L}{2}[^.]`)

// abbreviated reports whether no given name is spelled out.
func abbreviated(given string) bool {
	return onlyInitials(given) && !initialsAndName.MatchString(given)
}

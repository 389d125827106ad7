package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/bibtex"
	"github.com/citecheck/citecheck/cite/name"
	"github.com/citecheck/citecheck/cite/pattern"
)

var nameCorporate = &Rule{
	ID:       "CC604",
	Name:     "name-corporate-unprotected",
	Severity: cite.Warning,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An organisation that BibTeX takes for a person",
		Why: "Without braces around it, \"Central Committee\" becomes \"Committee, C.\", and \"Ministry of Health and Welfare\" becomes two authors. " +
			"Braces keep the name together.",
		Bad: []cite.Example{
			{Format: "bibtex", Source: "@book{cc1961,\n  author = {Central Committee},\n  title = {Programme},\n  publisher = {Progress},\n  year = 1961\n}\n"},
			{Format: "bibtex", Source: "@techreport{who1991,\n  author = {World Health Organization},\n  title = {Health},\n  institution = {WHO},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@book{bz1991,\n  author = {Bundeszentrale für politische Bildung},\n  title = {Räte},\n  publisher = {bpb},\n  year = 1991\n}\n"},
			{Format: "bibtex", Source: "@manual{r2024,\n  author = {Team, R. Core and NHS Education for Scotland},\n  title = {R},\n  organization = {R Foundation},\n  year = 2024\n}\n"},
		},
		Good: []cite.Example{
			{Format: "bibtex", Source: "@book{cc1961,\n  author = {{Central Committee} and {World Health Organization}},\n  title = {Programme},\n  publisher = {Progress},\n  year = 1961\n}\n"},
			{Format: "bibtex", Source: "@book{bank1991,\n  author = {Banks, Iain and House, Mary and Unicef and Mark Church and Frank Kammer},\n  title = {Crow Road},\n  publisher = {Scribners},\n  year = 1991\n}\n"},
		},
	},
	Run: func(p *Pass) {
		for names := range p.nameLists() {
			for i := range names {
				switch n := &names[i]; {
				case !n.person() || n.parted():
				case bodyLike(n.tex):
					p.reportName(n, n.span(), n.rewritten("{"+n.tex+"}", torn(names, i)),
						n.quoted()+" is an organisation, which BibTeX takes for a person without braces around it")
				case turned(n.tex) != "":
					p.reportName(n, n.span(), n.rewritten("{"+turned(n.tex)+"}", true), n.quoted()+" is an organisation written as a person")
				}
			}
		}
	},
}

// torn reports whether an "and" of its own may have cut the name of a body in
// two, so that braces around one half would be wrong: "Ministry of Health and
// Welfare".
func torn(names []bibName, i int) bool {
	loose := func(n bibName) bool {
		return n.tex != "" && !n.others() && !bibtex.Enclosed(n.tex) && (!strings.Contains(n.tex, " ") || bodyLike(n.tex))
	}
	return i > 0 && loose(names[i-1]) || i+1 < len(names) && loose(names[i+1])
}

// bodyLike reports whether a name in LaTeX is that of a body. What has a comma
// is a person to whoever wrote it.
func bodyLike(tex string) bool {
	if bibtex.OutsideBraces(tex, ",") >= 0 {
		return false
	}
	text := bibtex.Decode(tex)
	words := strings.Fields(text)
	if len(words) < 2 {
		return false
	}
	first, last := words[0], words[len(words)-1]
	if isWordOf(strings.ToLower(last), familiesToo) && (len(words) == 2 || name.IsFamiliar(first)) {
		return false
	}
	return name.IsBody(text) || crew.MatchString(last) && !name.IsFamiliar(first) && !strings.Contains(first, ".") ||
		len(words) > 2 && forWord.MatchString(bare(tex))
}

// familiesToo are words for bodies that are family names as well.
var familiesToo = strings.Fields("kammer front watch fund hospital union college library museum trust senat senate congress synod zentrum parliament network alliance league partei verein verband academia banco amnesty treasury")

var (
	// crew matches the last word of names of groups that is no family name.
	crew = pattern.New(`^(?:[Tt]eam|[Tt]eams|[Pp]roject|[Gg]roup|[Cc]ollaborations?|[Cc]onsorti(?:um|a)|[Ss]oftware|[Ss]ystems|[Tt]echnologies|[Ii]ndustries|[Ll]aboratories|[Dd]evelopers|[Cc]ontributors|[Cc]ommunity|[Aa]uthors|[Mm]aintainers)$`)

	forWord = pattern.New(`\sfor\s(?:the\s)?\p{Lu}`)

	// bodyHeads are words for bodies that are nobody's family name, as programs leave
	// them when they turn "ATLAS Collaboration" around.
	bodyHeads = pattern.New(`^(?:Collaborations?|Consortium|Committee|Organi[sz]ation|Association|Foundation|University|Universität|Universidad|Universit[àé]|Institute?|Ministry|Ministère|Ministerium|Department|Commission|Laborator(?:y|ies)|Team|Federation|Agency|Corporation|Developers|Contributors|Министерство|Академия|Институт|Университет)$`)
)

// bare is a name without what stands in braces.
func bare(tex string) string {
	var b strings.Builder
	depth := 0
	for _, r := range tex {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// turned returns the name of a body that was turned around like a person's,
// "Collaboration, ATLAS", in its own order, or "".
func turned(tex string) string {
	pieces := cutOutside(tex, ",")
	if len(pieces) != 2 || !bodyHeads.MatchString(pieces[0]) || initialsAfter.MatchString(pieces[1]) {
		return ""
	}
	return lostInitial.ReplaceAllString(pieces[1], "$1 ") + " " + pieces[0]
}

// lostInitial matches what programs make of the "R" of "R Core Team".
var lostInitial = pattern.New(`^(\p{Lu})\. `)

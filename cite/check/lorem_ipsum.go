package check

import (
	"strings"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var loremIpsum = &Rule{
	ID:       "CC218",
	Name:     "lorem-ipsum",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "Filler text",
		Why:   "\"Lorem ipsum\" and \"asdf\" hold a place in a layout until the words come. Nobody means to publish them.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>Lorem ipsum dolor sit amet, consectetur adipiscing elit.</p>\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- asdf asdf. 1999.\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Origin of Capitalism*. London: Verso, 1999.\n- Blah blah blah. 1999.\n"},
			{Format: "bibtex", Source: "@book{a,\n  author = {Foo, Bar},\n  title = {Lorem ipsum},\n  publisher = {Verso},\n  year = 1999,\n}\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Printers have set \"Lorem ipsum dolor sit amet\" since the 1500s; the words `lorem ipsum` are from Cicero.\n"},
			{Format: "markdown", Source: "## References\n\n- Wood, Ellen. *The Lorem Ipsum Murders*. London: Verso, 1999.\n- Foo, Chee. *Tests*. London: Verso, 1999.\n"},
			{Format: "markdown", Source: "They said blah blah blah, and went home.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(loremFillers, "%q is filler, not text") },
}

var loremFillers = []filler{
	{re: pattern.New(`(?i)\b(lorem ipsum dolor(?: sit amet)?)\b`)},
	{re: pattern.New(`(?i)(?:^|[.,:;]\s*)(lorem ipsum)(?:[.,;]|$)`), listed: true},
	{re: pattern.New(`(?i)(?:^|[\s.,:;(])((?:asdf(?:asdf|ghjkl?)?|qwerty|sdfsdf|jkl;)(?: (?:asdf|sdf|qwerty)+)*)(?:[\s.,:;)]|$)`), listed: true},
	{re: pattern.New(`(?i)(?:^|\s)(asdf(?: asdf)+|lorem ipsum)(?:[\s.,;)]|$)`), allowed: func(s string, start, end int) bool { return strings.HasPrefix(strings.ToLower(s[start:end]), "lorem") }},
	{re: pattern.New(`(\[object Object\])`)},
	{re: pattern.New(`(?:^|[\s.,:(])((?:null|undefined|NaN)[-–](?:null|undefined|NaN))(?:[\s.,)]|$)`), listed: true},
	{re: pattern.New(`(\((?:null|undefined|NaN)\))`), listed: true},
	{re: pattern.New(`(?:[.,] )((?:N/A|NaN|undefined|null|NULL))(?:[.,]|$)`), listed: true},
	{re: pattern.New(`(?:^|[\s.,])((?:DOI|ISBN|ISSN|URL|Publisher|Pages?): ?(?:n/a|N/A|none|null|undefined|unknown|tba|TBA))(?:[\s.,)]|$)`), listed: true},
	{re: pattern.New(`^((?:IMG|DSC|DSCN|DCIM|PXL|Screenshot|Screen Shot|image|untitled)[-_ ]?\d[\w ()-]{2,40}\.(?:jpe?g|png|gif|webp|heic|JPE?G|PNG))$`)},
	{re: pattern.New(`(?i)(?:^|[.,:;]\s*)(blah(?:,? blah)+)(?:[.,;]|$)`), listed: true},
	{re: pattern.New(`(?i)(?:^|[.,:;]\s*)(foo,? bar(?:,? baz)?|foobar|bar,? foo)(?:[.,;\s]|$)`), listed: true},
}

package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var templateDate = &Rule{
	ID:       "CC223",
	Name:     "template-date",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The letters of a date format in place of a date",
		Why:   "YYYY-MM-DD says how a date is written, and was to be replaced by one.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey. Soviet Grassroots. https://hahn.edu/s [2021-XX-XX]\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
			{Format: "text", Source: "Literatur\n=========\n\nWeber, Max: Politik als Beruf. München 1919. URL: https://weber.de/politik (abgerufen am TT.MM.JJJJ).\n\nSimmel, Georg: Soziologie. Leipzig 1908.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "Dates are written YYYY-MM-DD.\n\n## References\n\n- Kuhn, Markus (2004). *A Summary of the Date and Time Notation*. 2004-12-19.\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(dateFillers, "%q is the format of a date, not a date") },
}

var dateFillers = []filler{
	{re: pattern.New(`(?:^|[^\p{L}\d])([\[(]?(?:YYYY|JJJJ|AAAA|ГГГГ|yyyy|jjjj|aaaa|гггг)[-./](?:MM|mm|ММ|мм)[-./](?:DD|TT|JJ|dd|tt|jj|ДД|дд)[\])]?)(?:[^\p{L}\d]|$)`), listed: true},
	{re: pattern.New(`(?:^|[^\p{L}\d])((?:DD|TT|JJ|GG|ДД|dd|tt|jj|gg|дд|MM|mm)[-./](?:MM|mm|ММ|мм|DD|dd)[-./](?:YYYY|JJJJ|AAAA|ГГГГ|yyyy|jjjj|aaaa|гггг|YY|JJ|yy))(?:[^\p{L}\d]|$)`), listed: true},
	{re: pattern.New(`(?:^|[^\p{L}\d])([\[(]?(?:19|20)\d\d[-./](?:[Xx]{2}|\?\?)[-./](?:[Xx]{2}|\?\?)[\])]?)`), listed: true},
	{re: pattern.New(`(?i)(?:^|[^\p{L}\d\]])(\[(?:date|datum|fecha|дата|日付|日期)\])(?:[^(\[:]|$)`), listed: true, allowed: ofAccess},
}

// ofAccess reports a date of access, of which CC222 speaks.
func ofAccess(s string, start, _ int) bool { return accessBefore.MatchString(s[:start]) }

var accessBefore = pattern.New(`(?i)(?:` + accessWords + `)\s*[:：]?\s*[\[(<]?$`)

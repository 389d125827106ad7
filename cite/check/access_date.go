package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var accessDate = &Rule{
	ID:       "CC222",
	Name:     "access-date-placeholder",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "An access date that was never written",
		Why:   "\"accessed [date]\" says that somebody looked, but not when.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey (1988). Soviet Grassroots. https://hahn.edu/s (accessed [date])\n- Wood, Ellen (1999). *The Origin of Capitalism*. Verso.\n"},
			{Format: "text", Source: "Литература\n==========\n\nЛенин В. И. Очередные задачи Советской власти // Правда. 1918. URL: http://lenin.ru/a (дата обращения: )\n\nВуд Э. Истоки капитализма. М., 1999.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Hahn, Jeffrey (1988). Soviet Grassroots. https://hahn.edu/s (accessed 12 May 2024)\n- Wood, Ellen (1999). *The Origin of Capitalism*. Retrieved May 4, 2020.\n"},
		},
	},
	Run: func(p *Pass) { p.fill(accessFillers, "%q has no date") },
}

const accessWords = `(?:last )?(?:accessed|retrieved|visited)(?: on| from)?|consultée? le|abgerufen am|abruf|zugriff(?: am)?|letzter zugriff|stand|consultado(?: el| em)?|acesso em|acessado em|visitato il|consultato il|geraadpleegd op|дата обращения|dostęp|閲覧日|访问日期|引用日期`

var accessFillers = []filler{
	{re: pattern.New(`(?i)([(\[（](?:` + accessWords + `)\s*[:：]?\s*[)\]）])`), listed: true},
	{re: pattern.New(`(?i)(?:^|[^\p{L}])((?:` + accessWords + `)\s*[:：]?\s*[\[(<]?(?:date|datum|fecha|data|дата|day month year|month day, year|dd month yyyy|x{1,2}[./ ]x{1,2}[./ ](?:x{2,4}|\d{4}))[\])>]?)(?:[^\p{L}]|$)`), listed: true},
}

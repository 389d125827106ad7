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
	{re: pattern.New(`(?i)(?:^|[^\p{L}])((?:` + accessWords + `)\s*[:：]?\s*[\[(<]?(?:date|datum|fecha|data|дата|day month year|month day, year|dd month yyyy|d{1,2}[./ ]m{1,2}[./ ](?:y{4}|j{4}|a{4}|r{4})|tt[./ ]mm[./ ]jjjj|дд[./ ]мм[./ ]гггг|х{2}\.х{2}\.(?:20)?х{2,4}|dd de mes de aaaa|dd de mês de aaaa|dia mês ano|día mes año|jour mois année|tag monat jahr|giorno mese anno|день месяц год|x{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}|x{1,2}[./ ]x{1,2}[./ ](?:x{2,4}|\d{4}))[\])>]?)(?:[^\p{L}]|$)`), listed: true},
}

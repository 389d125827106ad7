package check

import (
	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var questionMark = &Rule{
	ID:       "CC206",
	Name:     "question-mark-placeholder",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A question mark in place of a value",
		Why:   "\"p. ??\" is a note to look something up, and LaTeX prints \"[?]\" for a citation that it does not know.",
		Bad: []cite.Example{
			{Format: "markdown", Source: "## References\n\n- Lewin, Moshe. *The Making of the Soviet System*. Pantheon, 1985, p. ??\n- Wood, Ellen. *The Origin of Capitalism*. Verso, 1999.\n"},
			{Format: "text", Source: "The soviets were founded in 1905 [?], as others say.\n"},
		},
		Good: []cite.Example{
			{Format: "markdown", Source: "What?? Who did (?) that in 1917[?]\n\n## References\n\n- Wood, Ellen. *What Is Capitalism?* Verso, 1999.\n- Lewin, Moshe. *Who Was Stalin?* Pantheon, [1985?].\n"},
		},
	},
	Run: func(p *Pass) { p.fill(questionFillers, "%q stands where a value should") },
}

var questionFillers = []filler{
	{re: pattern.New(`(?:^|[^\d\p{L}])(\[\?{1,3}\]|\(\?{2,3}\))`)},
	{re: pattern.New(`(?i)(\((?:ref|refs|reference|source|cite|citation|page|year|date|author|publisher|title|name|first name|réf\.?|référence|année|auteur|quelle|beleg|jahr|seite|autor|fuente|año|página|fonte|ano|anno|pagina|источник|год|страница|автор|rok|źródło|bron|jaar) ?\?+\))`)},
	{re: pattern.New(`(\([\p{L} ]{2,30}\?{3}\))`)},
	{re: pattern.New(`(?i)((?:section|sect\.|figure|fig\.|table|tab\.|chapter|ch\.|eq\.|equation|appendix|page|p\.|abbildung|abschnitt|tabelle|kapitel|figura|tableau|chapitre|рис\.|табл\.|гл\.)[ ~\x{a0}]?\?{2,3})(?:[^?]|$)`)},
	{re: pattern.New(`(?:^|[\s:(])(\?{2,3}[-–]\?{2,3})(?:[\s.,;)]|$)`)},
	{re: pattern.New(`(?:^|\s)(\?{2,3}) (?:degrees|percent|per cent|%|mm|cm|km|kg|years|days|people|members|pages)\b`)},
	{re: pattern.New(`(?:^|[.,;:] )(\p{Lu}\p{Ll}+\?{2,3})(?:\s|[.,;]|$)`), listed: true},
	{re: pattern.New(`(?:^|\s)(\?{2,3}) (?:January|February|March|April|May|June|July|August|September|October|November|December)\b`)},
	{re: pattern.New(`(?:^|[.,;:(]\s?)((?i:date|year|publisher|author|title|page|pages|place|source|volume|issue|city|editor)\?)(?:[,.;)]|$)`), listed: true},
	{re: pattern.New(`(?i)(?:^|[^\p{L}\d])((?:pp?|ss?|vol|no|bd)\. ?\?+)(?:[^\p{L}\d]|$)`), listed: true, needs: []string{".?", ". ?"}},
	{re: pattern.New(`(?:^|[\s,;:(])(\?{2,4})(?:[\s,;:.)]|$)`), listed: true},
}

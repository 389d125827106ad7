package check

import (
	"regexp"
	"strings"
	"sync"

	"github.com/citecheck/citecheck/cite"
	"github.com/citecheck/citecheck/cite/pattern"
)

var wordError = &Rule{
	ID:       "CC213",
	Name:     "word-field-error",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "A word processor's error message in place of a reference",
		Why:   "\"Error! Reference source not found.\" says that what the author referred to was deleted. Readers do not learn what it was.",
		Bad: []cite.Example{
			{Format: "text", Source: "The soviets met in May (see Error! Reference source not found.).\n"},
			{Format: "markdown", Source: "Die Räte tagten im Mai, siehe **Fehler! Verweisquelle konnte nicht gefunden werden.**\n"},
			{Format: "html", Source: "<p>Les soviets siègent en mai (Erreur&nbsp;! Source du renvoi introuvable.).</p>\n"},
			{Format: "latex", Source: "\\documentclass{article}\n\\begin{document}\nСоветы собрались в мае (Ошибка! Источник ссылки не найден.).\n\\end{document}\n"},
			{Format: "text", Source: "苏维埃于五月开会，见错误!未找到引用源。\n"},
			{Format: "text", Source: "Los soviets se reunieron en mayo, ¡Error! Marcador no definido.\n"},
			{Format: "bibtex", Source: "@book{hill1988,\n  author = {Hill, Mary},\n  title = {Parties},\n  publisher = {Pantheon},\n  pages = {Error! Bookmark not defined.},\n  year = 1988\n}\n"},
		},
		Good: []cite.Example{
			{Format: "text", Source: "Word then prints \"Error! Reference source not found.\" and „Fehler! Textmarke nicht definiert.“, or the message Error! Bookmark not defined.\n"},
			{Format: "html", Source: "<p>An error! The reference source was not found. <code>Error! Bookmark not defined.</code></p>\n"},
			{Format: "markdown", Source: "Errore. L'origine è ignota. Fel! Ошибка! Она была найдена.\n"},
		},
	},
	Run: func(p *Pass) {
		set := wordErrors()
		for r := range p.residues(set.fillers, set.needles...) {
			if !saysMessage(lastWord(r.text[:r.start])) {
				p.ReportRef(r.ref, r.span, "%q is an error message: what it refers to is gone", r.words)
			}
		}
	},
}

// wordErrors are the messages: see data/word-errors.tsv.
var wordErrors = sync.OnceValue(func() (set markSet) {
	readLines("word-errors.tsv", func(columns []string) {
		openings := strings.Split(columns[1], "|")
		source := "¡?(?:" + flexible(openings) + ")" + blanks + "*(?:" + flexible(strings.Split(columns[2], "|")) + ")[.。]?"
		set.fillers = append(set.fillers, filler{re: pattern.New("(?i)" + source)})
		for _, o := range openings {
			set.needles = append(set.needles, o)
			if strings.Contains(o, " ") {
				set.needles = append(set.needles, strings.ReplaceAll(o, " ", "\u00a0"), strings.ReplaceAll(o, " ", "\u202f"))
			}
		}
	})
	return set
})

// blanks matches the white space that may stand between words.
const blanks = `[\s\x{a0}\x{202f}]`

// flexible returns an expression for one of the phrases, whatever white space
// and apostrophes it is spelt with.
func flexible(phrases []string) string {
	var all []string
	for _, phrase := range phrases {
		s := regexp.QuoteMeta(phrase)
		s = strings.ReplaceAll(s, " ", blanks+"+")
		all = append(all, strings.ReplaceAll(s, "'", "['’]"))
	}
	return strings.Join(all, "|")
}

// saysMessage reports a word after which a text speaks of a message.
func saysMessage(word string) bool {
	switch strings.Trim(word, ",:;\"'“”„«»()") {
	case "message", "messages", "says", "saying", "reads", "error", "errors", "prints", "called", "meldung", "fehlermeldung",
		"mensaje", "mensagem", "messaggio", "сообщение", "komunikat", "melding":
		return true
	}
	return false
}

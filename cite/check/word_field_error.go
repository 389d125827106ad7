package check

import (
	"strings"
	"sync"
	"unicode"

	"github.com/citecheck/citecheck/cite"
)

var wordFieldError = &Rule{
	ID:       "CC213",
	Name:     "word-field-error",
	Severity: cite.Error,
	Since:    "0.1.0",
	Doc: Doc{
		Title: "The error of a word processor in the place of a reference",
		Why: "\"Error! Reference source not found.\" is what Word and LibreOffice print, in the language of their menus, " +
			"when the target of a cross-reference is gone. The author saw it last as a number.",
		Bad: []cite.Example{
			{Format: "html", Source: "<p>The vote is shown in Error! Reference source not found. and was close.</p>\n"},
			{Format: "text", Source: "Die Räte (siehe Fehler! Verweisquelle konnte nicht gefunden werden.) entstanden 1905.\n"},
			{Format: "markdown", Source: "Les conseils (voir Erreur ! Source du renvoi introuvable.) furent fondés en 1905.\n"},
			{Format: "text", Source: "Советы (см. Ошибка! Источник ссылки не найден.) возникли в 1905 году.\n"},
			{Format: "text", Source: "苏维埃（错误！未找到引用源。）成立于1905年。\n"},
		},
		Good: []cite.Example{
			{Format: "html", Source: "<p>Word prints \"Error! Reference source not found.\" and <code>Error! Bookmark not defined.</code> there.</p>\n"},
			{Format: "text", Source: "An error. The reference source was not found in the archive.\n"},
		},
	},
	Run: func(p *Pass) {
		errors := wordErrors()
		if !p.mentions(errors.list...) {
			return
		}
		for i := range p.Doc.Blocks {
			if prose(&p.Doc.Blocks[i]) {
				p.wordErrors(i, errors.list)
			}
		}
	},
}

// wordErrors are the messages: see data/word-errors.tsv.
var wordErrors = sync.OnceValue(func() phraseSet { return readPhrases("word-errors.tsv") })

// wordErrors reports the messages in a block, each once.
func (p *Pass) wordErrors(block int, messages []string) {
	text := p.Doc.Blocks[block].Text
	low := sameLength(text.String())
	var found [][2]int
	for _, m := range messages {
		for at := 0; ; {
			i := strings.Index(low[at:], m)
			if i < 0 {
				break
			}
			start, end := at+i, at+i+len(m)
			at = end
			end += len(low[end:]) - len(strings.TrimLeft(low[end:], ".!"))
			if inOne(found, start, end) {
				continue
			}
			found = append(found, [2]int{start, end})
			if span := text.Span(start, end); !spokenOf(p.Doc, span) {
				p.ReportRef(p.refAt(span), span, "%q is what a word processor prints when the target of a reference is gone", text.String()[start:end])
			}
		}
	}
}

// sameLength writes letters small whose small form takes as many bytes, and
// white space as a space or none, so that places stay.
func sameLength(s string) string {
	return strings.Map(func(r rune) rune {
		if low := unicode.ToLower(r); len(string(low)) == len(string(r)) {
			return low
		}
		return r
	}, s)
}
